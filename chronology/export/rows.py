"""The rows that every export is made of, whatever its file format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from casefile.flags import PageRef
from casefile.words import Box
from chronology.export.received import PacketRow, UnreadRow
from chronology.export.wording import page_runs, us_date


@dataclass(frozen=True, slots=True)
class Citation:
    """A page of a packet as people cite it: "mercy/records p. 3"."""

    ref: PageRef
    file: str
    box: Box | None = None

    @property
    def label(self) -> str:
        """The citation as it stands alone."""
        return f"{self.file} p. {self.ref.page}"


@dataclass(frozen=True, slots=True)
class PageRun:
    """Successive pages of one packet: the first and the last, which are one where it is single."""

    first: Citation
    last: Citation

    @property
    def pages(self) -> range:
        """The page numbers of the run."""
        return range(self.first.ref.page, self.last.ref.page + 1)


@dataclass(frozen=True, slots=True)
class Quote:
    """The record's words with what they are and every place where they stand; the first is cited.

    `weight`: 1 changes the case, 2 supports it, 3 is routine.
    """

    kind: str
    text: str
    sources: tuple[Citation, ...]
    weight: int = 2

    @property
    def source(self) -> Citation:
        """The page that the words are quoted from."""
        return self.sources[0]


@dataclass(frozen=True, slots=True)
class Visit:
    """One row of the chronology; quotes stand in the order of a clinical note.

    `printed` are the names on its pages that the provider directory knows by others.
    """

    day: dt.date | None
    end: dt.date | None
    time: str | None
    provider: str | None
    facility: str | None
    what: str
    quotes: tuple[Quote, ...]
    pages: tuple[Citation, ...]
    printed: tuple[str, ...] = ()

    @property
    def when(self) -> str:
        """Date, span and time as people read them."""
        text = us_date(self.day)
        if self.end and self.end != self.day:
            text += f" to {us_date(self.end)}"
        return f"{text} {self.time}" if self.time else text

    @property
    def who(self) -> str:
        """Provider and facility on a line each, once where they are the same; then as printed."""
        names = [name for name in (self.provider, self.facility) if name]
        if len(names) == 2 and names[0].casefold() == names[1].casefold():
            names.pop()
        names += [f"printed as {name}" for name in self.printed]
        return "\n".join(names) or "not named"

    @property
    def files(self) -> list[str]:
        """The packets that the visit stands in."""
        return list(dict.fromkeys(c.file for c in self.pages))

    def by_kind(self) -> list[tuple[str, list[Quote]]]:
        """Give the quotes under the name of their kind."""
        return [(kind, list(group)) for kind, group in groupby(self.quotes, lambda q: q.kind)]


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch without treatment, told where it stands in time: before the visit of `until`."""

    until: dt.date
    message: str


@dataclass(frozen=True, slots=True)
class FlagRow:
    """One finding: something that is missing or wrong, whichever rules noticed it."""

    weight: str
    day: dt.date | None
    message: str
    ask: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """One billing line, the page it stands on, and the record of what it bills for."""

    day: dt.date | None
    end: dt.date | None
    provider: str
    code: str
    modifiers: str
    what: str
    units: Decimal
    charge: Decimal
    record: Citation | None
    source: Citation


@dataclass(frozen=True, slots=True)
class Report:
    """The whole content of an export."""

    title: str
    head: tuple[tuple[str, str], ...]
    visits: tuple[Visit, ...]
    undated: tuple[Visit, ...]
    gaps: tuple[Gap, ...]
    flags: tuple[FlagRow, ...]
    packets: tuple[PacketRow, ...]
    unread: tuple[UnreadRow, ...]
    charges: tuple[ChargeRow, ...]

    def citations(self) -> Iterator[Citation]:
        """Give every citation, in the order in which a reader meets them."""
        for visit in (*self.visits, *self.undated):
            for quote in visit.quotes:
                yield from quote.sources
            yield from visit.pages
        for flag in self.flags:
            yield from flag.sources
        yield from (charge.source for charge in self.charges)


def page_sources(pages: Sequence[Citation]) -> list[tuple[str, list[PageRun]]]:
    """Give citations in the compact form: each file once, with the runs of its pages."""
    by_file: dict[str, dict[int, Citation]] = {}
    for citation in pages:
        by_file.setdefault(citation.file, {}).setdefault(citation.ref.page, citation)
    return [
        (file, [PageRun(held[first], held[last]) for first, last in page_runs(held)])
        for file, held in by_file.items()
    ]
