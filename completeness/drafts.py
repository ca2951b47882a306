"""Flags while they are judged, and how those with one cause become one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from casefile.categories import Category, FlagKind, Severity
from casefile.flags import Evidence, Flag
from casefile.ids import finding_id, flag_id
from completeness.tables import Severities


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


class _Findings:
    """Joins causes that stand on one draft (union-find with the smallest key as the root)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, key: str) -> str:
        path = []
        while self._parent.setdefault(key, key) != key:
            path.append(key)
            key = self._parent[key]
        for step in path:
            self._parent[step] = key
        return key

    def join(self, keys: Iterable[str]) -> None:
        roots = sorted({self.root(k) for k in keys})
        for other in roots[1:]:
            self._parent[other] = roots[0]


def settle(drafts: Iterable[Draft], severities: Severities) -> tuple[Flag, ...]:
    """Give the drafts their ids and findings, in a fixed order; one flag per kind and identity."""
    kinds = {kind: place for place, kind in enumerate(FlagKind)}
    unique: dict[str, Draft] = {}
    for draft in drafts:
        unique.setdefault(flag_id(draft.kind, *draft.identity), draft)
    findings = _Findings()
    for key, draft in unique.items():
        findings.join((*draft.causes, key))
    flags = [
        Flag(
            id=key,
            kind=draft.kind,
            severity=draft.severity or severities.severity[draft.kind],
            message=draft.message,
            finding=finding_id(findings.root(key)),
            category=draft.category,
            date=draft.date,
            end_date=draft.end_date,
            packet=draft.packet,
            pages=draft.pages,
            detail=dict(draft.detail),
            evidence=draft.evidence,
            ask=draft.ask,
        )
        for key, draft in unique.items()
    ]
    never = dt.date.max
    return tuple(
        sorted(flags, key=lambda f: (kinds[f.kind], f.date or never, f.packet or "", f.pages, f.id))
    )
