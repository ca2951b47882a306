"""Flags while they are judged, and the causes that they share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casefile.categories import Category, FlagKind, Severity
from casefile.flags import Evidence


@dataclass(frozen=True, slots=True)
class Draft:
    """A flag before it has its ids.

    `identity` is what makes it this flag and no other, and must not change while the problem
    stays (packet ids, dates, names; never a place in a list). `causes` are keys of what lies
    behind it: drafts that share a key, directly or over others, are one finding.
    """

    kind: FlagKind
    identity: tuple[object, ...]
    message: str
    causes: tuple[str, ...] = ()
    category: Category | None = None
    date: dt.date | None = None
    end_date: dt.date | None = None
    packet: str | None = None
    pages: tuple[int, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    ask: str = ""
    severity: Severity | None = None


def cause(*parts: object) -> str:
    """Name a cause that several drafts may share."""
    return "|".join(str(part) for part in parts)


def care_cause(category: Category | None, day: dt.date | None) -> str:
    """Name the cause "no record of this care of this day", which bills and notes share."""
    return cause("care", category, day)
