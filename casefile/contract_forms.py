"""The forms of casefile.json: its parts as pydantic models, with fixed names and vocabularies."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from casefile.bills import CodeSystem
from casefile.categories import Category, FactKind, FlagKind, Severity
from casefile.flags import FlagStatus
from casefile.page_ledger import PageVerdict
from casefile.pages import Source, Turn

Fraction4 = tuple[float, float, float, float]
IsoDate = str


class Closed(BaseModel):
    """A form that takes no other keys."""

    model_config = ConfigDict(extra="forbid")


class PageRefDoc(Closed):
    """A page of a packet."""

    packet: str
    page: int


class MatterDoc(Closed):
    """The matter's head."""

    id: str
    client: str | None
    dob: IsoDate | None
    date_of_loss: IsoDate | None


class PageDoc(Closed):
    """One page with its verdict."""

    page: int = Field(ge=1)
    source: Source
    confidence: float | None = Field(ge=0, le=1)
    rotation: Turn
    category: Category
    date: IsoDate | None
    printed_page: int | None
    printed_total: int | None
    blank: bool
    legible: bool
    duplicate_of: PageRefDoc | None
    verdict: PageVerdict | None = None


class FactDoc(Closed):
    """A quoted fact of an encounter."""

    kind: FactKind
    text: str
    page: int
    bbox: Fraction4
    code: str | None


class EncounterDoc(Closed):
    """One visit in one packet."""

    id: str
    date: IsoDate | None
    end_date: IsoDate | None
    time: str | None
    category: Category
    provider: str | None
    facility: str | None
    provider_printed: str | None = None
    facility_printed: str | None = None
    pages: list[int]
    facts: list[FactDoc]


class BillingLineDoc(Closed):
    """One printed charge line."""

    id: str
    date: IsoDate | None
    end_date: IsoDate | None
    code: str | None
    code_system: CodeSystem | None
    modifiers: list[str]
    units: int | float
    charge: str = Field(pattern=r"^-?\d+\.\d{2}$")
    description: str
    provider: str | None
    page: int
    bbox: Fraction4
    doubtful: list[str] = []
    encounter: str | None


class PacketDoc(Closed):
    """One received file."""

    id: str
    file: str
    sha256: str
    page_count: int
    provider: str | None
    request: int | None
    pages: list[PageDoc]
    encounters: list[EncounterDoc]
    billing_lines: list[BillingLineDoc]


class EvidenceDoc(Closed):
    """What supports a flag, and where it stands."""

    packet: str
    page: int
    text: str
    bbox: Fraction4 | None


class FlagDoc(Closed):
    """One thing that is missing or wrong."""

    id: str
    kind: FlagKind
    severity: Severity
    category: Category | None
    date: IsoDate | None
    end_date: IsoDate | None
    packet: str | None
    pages: list[int]
    detail: dict[str, Any]
    message: str
    sure: str = ""
    closes: str = ""
    ask: str
    evidence: list[EvidenceDoc]
    finding: str
    status: FlagStatus


class CiteDoc(Closed):
    """Where a fact of the chronology stands."""

    packet: str
    page: int
    bbox: Fraction4


class CitedFactDoc(Closed):
    """A quoted fact of the chronology."""

    kind: FactKind
    text: str
    cite: CiteDoc


class ChronologyDoc(Closed):
    """One visit of the merged chronology."""

    date: IsoDate | None
    end_date: IsoDate | None
    time: str | None
    category: Category
    provider: str | None
    facility: str | None
    encounters: list[str]
    facts: list[CitedFactDoc]


def iso(day: dt.date | None) -> IsoDate | None:
    """Give a day as the contract writes it."""
    return day.isoformat() if day is not None else None
