"""Completeness flags and what judging a matter gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from casefile.categories import Category, FlagKind, Severity
from casefile.encounters import Fact
from casefile.page_refs import Evidence, PageRef
from casefile.readiness import Readiness
from casefile.specials import Specials

__all__ = [
    "ChronologyEntry",
    "CitedFact",
    "Evidence",
    "Flag",
    "FlagStatus",
    "Judgement",
    "PageRef",
]

FlagStatus = Literal["open", "dismissed", "resolved"]


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that is missing or wrong.

    `detail` holds the keys that the contract fixes for the kind, as JSON values. `message` is what
    a paralegal reads: what, how it is known, with dates and amounts; `sure` says how sure it is and
    why, `closes` what it would take to close it. `ask` is the line for the supplemental request
    letter, empty where no letter makes sense. Flags with one cause share `finding`.
    """

    id: str
    kind: FlagKind
    severity: Severity
    message: str
    finding: str
    category: Category | None = None
    date: dt.date | None = None
    end_date: dt.date | None = None
    packet: str | None = None
    pages: tuple[int, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    sure: str = ""
    closes: str = ""
    ask: str = ""
    status: FlagStatus = "open"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the matter's facts and the rules say, computed whole each time.

    `requests` maps packet id to the index of the request it answers; `links` billing line id to
    encounter id; `duplicates` a page to the page that it repeats. `specials` are the ledgers of
    what care cost, `readiness` whether the demand can go.
    """

    flags: tuple[Flag, ...] = ()
    requests: Mapping[str, int] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    duplicates: Mapping[PageRef, PageRef] = field(default_factory=dict)
    specials: Specials = field(default_factory=Specials)
    readiness: Readiness = field(default_factory=Readiness)


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A fact with the packet it stands in."""

    packet: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class ChronologyEntry:
    """One visit in the merged chronology, from one or several packets."""

    date: dt.date | None
    category: Category
    encounters: tuple[str, ...]
    facts: tuple[CitedFact, ...]
    end_date: dt.date | None = None
    time: str | None = None
    provider: str | None = None
    facility: str | None = None
