"""Pages: what was read of one, and what was made of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Literal

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.evidence import Candidate, Choice, Question
from casefile.words import Box, PageText, Word, placed, places, respelled

Turn = Literal[0, 90, 180, 270]


class Source(StrEnum):
    """Where the words of a page came from."""

    TEXT = "text"
    OCR = "ocr"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is needed to know a page again without its words.

    `picture` is the SHA-256 of the rendered page, `dhash` a 64-bit difference hash of the upright
    picture (fax headers cropped), `ink` the share of dark pixels.
    """

    picture: str
    dhash: int
    ink: float


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a ruled table; `box` is the cell's frame."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table as rows of cells; a missing cell is None."""

    rows: tuple[tuple[Cell | None, ...], ...]


@dataclass(frozen=True, slots=True)
class OtherText:
    """What a page says by the way of reading that was not kept: `source` names that way."""

    source: Source
    text: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """Everything that reading one page gave. It depends on that page and the settings alone.

    `rotation` is the clockwise turn, after the page's own /Rotate, that made it upright; boxes are
    fractions of the upright page. `problem` says in plain words why a page is not legible or was
    not read. `width` and `height` are points of the upright page. `key` names the page's content
    and how it was read: the reading is kept under it; a page that could not be read has none.

    `confidence` is the share (0..1) of the page's print that was likely read right, as measured;
    `covered` the share of its letter-sized marks that stand inside a word, which it is weighed by.
    `other` is there where the page has a text layer and was recognised, too.
    """

    page: int
    source: Source
    words: tuple[Word, ...]
    width: float
    height: float
    rotation: Turn = 0
    confidence: float | None = None
    blank: bool = False
    legible: bool = True
    problem: str | None = None
    fingerprint: Fingerprint | None = None
    engine: str = ""
    key: str | None = None
    covered: float = 1.0
    other: OtherText | None = None

    def page_text(self) -> PageText:
        """Lay the words out as searchable text."""
        return PageText(self.words)

    def __reduce__(self) -> tuple[Callable[..., PageReading], tuple[Any, ...]]:
        """Travel from the reader's process with words packed, not as hundreds of objects."""
        rest = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "words"}
        texts = [word.text for word in self.words]
        return _unpacked, (texts, places(self.words), respelled(self.words), rest)


def _unpacked(
    texts: Sequence[str], packed: bytes, read: Mapping[int, str], rest: Mapping[str, Any]
) -> PageReading:
    return PageReading(words=placed(texts, packed, read), **rest)


class Numbering(StrEnum):
    """Which counter a printed page number belongs to."""

    DOCUMENT = "document"
    PRINT_RUN = "print_run"
    FAX = "fax"
    BATES = "bates"


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A page number that stands on the page ("Page 3 of 12", "P. 003/012", "SMITH000117").

    `series` tells counters of one kind apart: the Bates prefix, the print-out's identifier.
    """

    numbering: Numbering
    number: int
    total: int | None
    text: str
    box: Box
    series: str = ""


@dataclass(frozen=True, slots=True)
class PersonOnPage:
    """The patient that a page names: as printed, with birth date and record number where given.

    `label` are the words that make the name the patient's.
    """

    name: str
    dob: dt.date | None = None
    mrn: str | None = None
    box: Box | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """One page as the matter knows it: the page object of the contract and the grounds for it.

    `document` is the ordinal of the document in its packet that the page belongs to. `foreign`
    says that the page is of somebody other than the client. `text` is the page's running text.
    `candidates` are the categories that were weighed, best first; `whose` tells how it was decided
    whose page it is; `placed` why it begins its document or goes on with it; `close` are the close
    calls among what was decided of the page and of its visits.
    """

    page: int
    source: Source
    category: Category
    document: int
    confidence: float | None = None
    rotation: Turn = 0
    date: dt.date | None = None
    printed: tuple[PrintedNumber, ...] = ()
    printed_page: int | None = None
    printed_total: int | None = None
    blank: bool = False
    legible: bool = True
    problem: str | None = None
    patient: PersonOnPage | None = None
    foreign: bool = False
    fingerprint: Fingerprint | None = None
    text: str = ""
    dates: tuple[DateMention, ...] = ()
    candidates: tuple[Candidate, ...] = field(default=())
    title: str = ""
    letterhead: str | None = None
    placed: str = ""
    whose: Choice | None = None
    close: tuple[Question, ...] = ()

    @property
    def needs_review(self) -> bool:
        """Tell whether something about the page was a close call."""
        return bool(self.close)
