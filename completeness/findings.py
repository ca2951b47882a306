"""From drafts to flags: their ids, how sure they are, and which of them are one finding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from casefile.categories import FlagKind
from casefile.flags import Flag
from casefile.ids import finding_id, flag_id
from completeness.assurance import how_sure, what_closes
from completeness.drafts import Draft
from completeness.held import Held


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


def settle(drafts: Iterable[Draft], held: Held) -> tuple[Flag, ...]:
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
            severity=draft.severity or held.tables.severities.severity[draft.kind],
            message=draft.message,
            finding=finding_id(findings.root(key)),
            category=draft.category,
            date=draft.date,
            end_date=draft.end_date,
            packet=draft.packet,
            pages=draft.pages,
            detail=dict(draft.detail),
            evidence=draft.evidence,
            sure=how_sure(draft, held),
            closes=what_closes(draft, held),
            ask=draft.ask,
        )
        for key, draft in unique.items()
    ]
    never = dt.date.max
    return tuple(
        sorted(flags, key=lambda f: (kinds[f.kind], f.date or never, f.packet or "", f.pages, f.id))
    )
