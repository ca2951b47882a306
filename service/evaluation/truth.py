"""What is true of a matter, as truth files ("fullchart-truth/1") write it down."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

Place = tuple[str, int]
"""A page: file and number."""


class _Open(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class CopyOf(_Open):
    """The page that a page is a copy of."""

    file: str
    page: int


class PageTruth(_Open):
    """One page: any of `category_ok`, `dates_ok` and `printed` is right; `style` is its layout."""

    page: int
    category: str
    category_ok: tuple[str, ...]
    dates_ok: tuple[str, ...] = ()
    date_scored: bool = False
    printed: tuple[tuple[int, int | None], ...] = ()
    rotation_ok: tuple[int, ...] = (0,)
    blank: bool = False
    blank_scored: bool = True
    legible: bool = True
    wrong_patient: str | None = None
    duplicate_of: CopyOf | None = None
    text: str = ""
    rows: str = ""
    source: str = ""
    style: str = ""

    @property
    def printed_text(self) -> str:
        """All that is printed, by rows where the truth gives them."""
        return self.rows or self.text

    @property
    def hollow(self) -> bool:
        """Tell whether there is nothing on it to judge by."""
        return self.blank or not self.blank_scored


class PacketTruth(_Open):
    """One file; `arrives` is "inbox" where it lies outside the matter's folder."""

    file: str
    pages: tuple[PageTruth, ...]
    arrives: str = "folder"


class EncounterTruth(_Open):
    """One visit in one packet; an optional one is neither required nor wrong."""

    id: str
    file: str
    date: str | None
    end_date: str | None = None
    category: str
    provider: str | None = None
    providers_ok: tuple[str, ...] = ()
    facility: str | None = None
    pages: tuple[int, ...]
    core: tuple[int, ...] = ()
    optional: bool = False
    undated: bool = False
    foreign: bool = False

    @property
    def dates(self) -> frozenset[str]:
        """First and last day."""
        return frozenset(d for d in (self.date, self.end_date) if d)


class LineTruth(_Open):
    """One printed charge line."""

    file: str
    page: int
    date: str
    charge: str
    codes_ok: tuple[str, ...]
    encounters_ok: tuple[str, ...] = ()
    legible: bool = True


class FlagTruth(_Open):
    """One thing that is missing or wrong; an optional one is neither required nor wrong."""

    kind: str
    category: str | None = None
    date: str | None = None
    end_date: str | None = None
    file: str | None = None
    pages: tuple[int, ...] = ()
    detail: dict[str, Any]
    request: int | None = None
    provider: str | None = None
    names_ok: tuple[str, ...] = ()
    encounters_ok: tuple[str, ...] = ()
    optional: bool = False


class Planted(_Open):
    """A sentence written on purpose: a reference ("ref") or a decoy."""

    kind: str
    sentence: str


class Truth(_Open):
    """All that is true of a matter.

    `complete` says that the text was written for the purpose, so that a reference, a provider or
    a contradiction that is not listed is wrong; elsewhere it is not scored, nobody having looked.
    """

    packets: tuple[PacketTruth, ...]
    encounters: tuple[EncounterTruth, ...]
    billing_lines: tuple[LineTruth, ...]
    flags: tuple[FlagTruth, ...]
    planted: tuple[Planted, ...] = ()
    complete: bool = False

    def without_absent(self, held: set[str]) -> Truth:
        """Leave out packets that lie outside the matter's folder and that nobody brought."""
        gone = {p.file for p in self.packets if p.arrives == "inbox" and p.file not in held}
        if not gone:
            return self
        return self.model_copy(
            update={
                "packets": tuple(p for p in self.packets if p.file not in gone),
                "encounters": tuple(e for e in self.encounters if e.file not in gone),
                "billing_lines": tuple(b for b in self.billing_lines if b.file not in gone),
                "flags": tuple(f for f in self.flags if f.file not in gone),
            }
        )
