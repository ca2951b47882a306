"""The rows that every export is made of, whatever its file format."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from chronology.export.citations import Citation, PageRun, page_sources
from chronology.export.readiness import GateRow
from chronology.export.received import PacketRow, UnreadRow
from chronology.export.specials import LedgerRow, RemarkRow, SpecialsRow
from chronology.export.wording import us_date

__all__ = [
    "ChargeRow",
    "Citation",
    "FlagRow",
    "Gap",
    "PageRun",
    "Quote",
    "Report",
    "Visit",
    "page_sources",
]


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
    sure: str
    closes: str
    ask: str
    sources: tuple[Citation, ...]

    def about(self) -> Iterator[tuple[str, str]]:
        """Give what stands below the message, each with its label."""
        yield from (
            (label, words)
            for label, words in (("How sure", self.sure), ("What would close it", self.closes))
            if words
        )


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
    doubt: str
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
    specials: tuple[SpecialsRow, ...] = ()
    ledger: tuple[LedgerRow, ...] = ()
    remarks: tuple[RemarkRow, ...] = ()
    gates: tuple[GateRow, ...] = ()

    def citations(self) -> Iterator[Citation]:
        """Give every citation, in the order in which a reader meets them."""
        for visit in (*self.visits, *self.undated):
            for quote in visit.quotes:
                yield from quote.sources
            yield from visit.pages
        for flag in self.flags:
            yield from flag.sources
        yield from (charge.source for charge in self.charges)
        for row in self.ledger:
            yield from row.sources
        for remark in self.remarks:
            yield from remark.sources
