"""The form in which explanations are given, by `fullchart explain --json` and the REST interface.

Boxes are [x0, top, x1, bottom] as fractions of the upright page. `needs_review` names what was a
close call.
"""

from __future__ import annotations

import datetime as dt

from pydantic import BaseModel

from casefile.categories import Category
from casefile.dates import DateRole
from casefile.evidence import Question
from casefile.pages import Numbering, Source

Bbox = tuple[float, float, float, float]


class GroundOut(BaseModel):
    """Words that speak for a candidate, where they stand, and what they bring to its weight.

    Without a `place`, `words` are a reason and no quote.
    """

    place: str
    words: str
    weight: float | None
    page: int | None
    bbox: Bbox | None


class CandidateOut(BaseModel):
    """One answer that was weighed."""

    value: str
    weight: float
    grounds: list[GroundOut]


class ChoiceOut(BaseModel):
    """What was decided and why. `lead` is what the first candidate weighs more than the second."""

    question: Question
    value: str | None
    why: str
    candidates: list[CandidateOut]
    lead: float | None
    needs_review: bool


class DateOut(BaseModel):
    """A printed date, why it has its role, and the visits (ids) that it dates."""

    date: dt.date
    end_date: dt.date | None
    time: str | None
    text: str
    role: DateRole
    because: str
    repaired: bool
    bbox: Bbox
    visits: list[str]


class NumberOut(BaseModel):
    """A printed page number, and whether it is the one that the page goes by."""

    numbering: Numbering
    number: int
    total: int | None
    series: str
    text: str
    bbox: Bbox
    chosen: bool


class DocumentOut(BaseModel):
    """The document that a page belongs to, and why it begins it or goes on with it."""

    pages: list[int]
    category: Category
    title: str
    continues: bool
    why: str


class ReadingOut(BaseModel):
    """How a page was read; `confidence` is the share of its print that was likely read right."""

    source: Source
    confidence: float | None
    rotation: int
    legible: bool
    blank: bool
    problem: str | None


class VisitPageOut(BaseModel):
    """A page of a visit, and what makes it one."""

    page: int
    why: str


class VisitExplained(BaseModel):
    """An encounter: what was decided of it, and why."""

    id: str
    packet: str
    file: str
    category: Category
    date: dt.date | None
    end_date: dt.date | None
    provider: str | None
    facility: str | None
    pages: list[VisitPageOut]
    choices: list[ChoiceOut]
    needs_review: list[Question]


class PageExplained(BaseModel):
    """A page: what was decided of it, and why.

    `date` is the choice of the visit that it is a record of; `date_from` the page that prints this
    date, where the page itself does not.
    """

    packet: str
    file: str
    page: int
    page_count: int
    category: ChoiceOut
    person: ChoiceOut | None
    date: ChoiceOut | None
    date_from: int | None
    dates: list[DateOut]
    visits: list[VisitExplained]
    printed: list[NumberOut]
    document: DocumentOut | None
    letterhead: str | None
    reading: ReadingOut
    needs_review: list[Question]


class PageLine(BaseModel):
    """A page in a line."""

    page: int
    category: Category
    date: dt.date | None
    somebody_elses: bool
    needs_review: list[Question]


class VisitLine(BaseModel):
    """An encounter in a line."""

    id: str
    category: Category
    date: dt.date | None
    provider: str | None
    pages: list[int]
    needs_review: list[Question]


class PacketExplained(BaseModel):
    """A packet: its pages and encounters, and which were close calls."""

    packet: str
    file: str
    pages: list[PageLine]
    visits: list[VisitLine]


Explained = PacketExplained | PageExplained | VisitExplained
