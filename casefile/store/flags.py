"""Flags in the store, and apart from them what people decided about them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from casefile.categories import FlagKind
from casefile.flags import Flag, FlagStatus
from casefile.ids import digest
from casefile.store.base import Clock
from casefile.store.codec import flag_from_json, flag_to_json
from casefile.store.engine import Sessions
from casefile.store.states import Action
from casefile.store.tables import DecisionRow, FlagRow, MatterRow


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a flag, and on what evidence."""

    flag: str
    action: Action
    reason: str
    person: str
    at: dt.datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class StoredFlag:
    """A flag with its status, when it was first raised, and the decision that holds for it.

    `decision` is also given where it no longer holds because the evidence changed: then the flag
    is open again.
    """

    flag: Flag
    raised_at: dt.datetime
    resolved_at: dt.datetime | None = None
    decision: Decision | None = None


_SAID_BY_DETAIL = frozenset(
    {
        FlagKind.MISSING_CATEGORY,
        FlagKind.MISSING_PROVIDER,
        FlagKind.MISSING_RECORD,
        FlagKind.TREATMENT_GAP,
        FlagKind.VISIT_GAP,
    }
)
_SAID_BY_WORDS = frozenset({FlagKind.MISSING_BILL, FlagKind.REFERENCED_NOT_RECEIVED})
_PLACES = frozenset({"request", "encounter", "page"})
"""Keys of a detail that say where something stands in a list or a packet, not what it is."""


def evidence_digest(flag: Flag) -> str:
    """Digest what a flag rests on, not how it is worded: a changed digest reopens it.

    That nothing came of an item, that a provider was never asked, what was billed without a record
    and which visits are skipped is the same finding however many packets bear it out. A visit
    without a charge, and care that is told of, is another finding when other words speak of it, not
    when the same words stand on one more page.
    """
    if flag.kind in _SAID_BY_DETAIL:
        said = {key: value for key, value in flag.detail.items() if key not in _PLACES}
        dates = [flag.date, flag.end_date]
        return digest(*dates, json.dumps(said, sort_keys=True, default=str), length=32)
    if flag.kind in _SAID_BY_WORDS:
        words = sorted({" ".join(e.text.lower().split()) for e in flag.evidence})
        return digest(flag.date, flag.end_date, words, length=32)
    evidence = [(e.packet, e.page, e.text) for e in flag.evidence]
    detail = json.dumps(dict(flag.detail), sort_keys=True, default=str)
    return digest(flag.date, flag.end_date, flag.packet, flag.pages, detail, evidence, length=32)


class Flags:
    """Findings, recomputed at will, and decisions, which recomputing never touches."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep flags in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def save(
        self, matter: str, flags: Sequence[Flag], rules: str, resolved: Sequence[Flag] = ()
    ) -> None:
        """Make these the flags of a matter; those no longer raised are resolved, not deleted.

        `resolved` says of the latter what answered them: their words and evidence are kept so.
        """
        now = self._clock()
        answered = {flag.id: flag for flag in resolved}
        with self._sessions.write() as session:
            former = {row.id: row for row in _rows(session, matter)}
            for position, flag in enumerate(flags):
                row = former.pop(flag.id, None)
                if row is None:
                    row = FlagRow(matter=matter, id=flag.id, raised_at=now)
                    session.add(row)
                row.position, row.kind, row.flag = position, flag.kind, flag_to_json(flag)
                row.resolved_at = None
            for row in former.values():
                row.resolved_at = row.resolved_at or now
                if row.id in answered:
                    row.flag = flag_to_json(answered[row.id])
            judged = session.get_one(MatterRow, matter)
            judged.judged_at, judged.rules = now, rules

    def of_matter(self, matter: str, *, resolved: bool = False) -> tuple[StoredFlag, ...]:
        """Give a matter's flags in the order of the judgement, decisions laid over.

        `resolved` adds those that were raised once and are answered now, after the others.
        """
        with self._sessions.read() as session:
            decided = {d.flag: d for d in _decisions(session, matter)}
            rows = [r for r in _rows(session, matter) if resolved or r.resolved_at is None]
            rows.sort(key=lambda r: (r.resolved_at is not None, r.position, r.id))
            return tuple(_stored(row, decided.get(row.id)) for row in rows)

    def get(self, matter: str, flag: str) -> StoredFlag | None:
        """Give one flag, or None."""
        with self._sessions.read() as session:
            row = session.get(FlagRow, (matter, flag))
            decided = {d.flag: d for d in _decisions(session, matter)}
            return _stored(row, decided.get(flag)) if row else None

    def overlay(self, matter: str, flags: Sequence[Flag]) -> tuple[Flag, ...]:
        """Give freshly computed flags the status that people's decisions say."""
        with self._sessions.read() as session:
            decided = {d.flag: d for d in _decisions(session, matter)}
        return tuple(replace(f, status=_status(f, decided.get(f.id))) for f in flags)

    def decide(
        self, matter: str, flag: str, action: Action, reason: str, person: str
    ) -> StoredFlag:
        """Store a person's decision. Raises KeyError where the matter has no such flag."""
        with self._sessions.write() as session:
            row = session.get(FlagRow, (matter, flag))
            if row is None:
                raise KeyError(flag)
            decision = Decision(
                flag=flag,
                action=action,
                reason=reason,
                person=person,
                at=self._clock(),
                evidence=evidence_digest(flag_from_json(row.flag)),
            )
            session.add(
                DecisionRow(
                    matter=matter,
                    flag=flag,
                    action=action,
                    reason=reason,
                    person=person,
                    evidence=decision.evidence,
                    at=decision.at,
                )
            )
            return _stored(row, decision)

    def decisions(self, matter: str) -> tuple[Decision, ...]:
        """Give every decision ever taken in a matter, oldest first."""
        with self._sessions.read() as session:
            return tuple(_decisions(session, matter))

    def judged_at(self, matter: str) -> dt.datetime | None:
        """Give when the matter's flags were last computed."""
        with self._sessions.read() as session:
            return session.scalar(select(MatterRow.judged_at).where(MatterRow.id == matter))


def _rows(session: Session, matter: str) -> list[FlagRow]:
    return list(session.scalars(select(FlagRow).where(FlagRow.matter == matter)))


def _decisions(session: Session, matter: str) -> list[Decision]:
    rows = session.scalars(
        select(DecisionRow).where(DecisionRow.matter == matter).order_by(DecisionRow.id)
    )
    return [Decision(r.flag, r.action, r.reason, r.person, r.at, r.evidence) for r in rows]


def _status(flag: Flag, decision: Decision | None) -> FlagStatus:
    if decision is None or decision.action is not Action.DISMISS:
        return "open"
    return "dismissed" if decision.evidence == evidence_digest(flag) else "open"


def _stored(row: FlagRow, decision: Decision | None) -> StoredFlag:
    flag = flag_from_json(row.flag)
    status: FlagStatus = "resolved" if row.resolved_at else _status(flag, decision)
    return StoredFlag(replace(flag, status=status), row.raised_at, row.resolved_at, decision)
