"""The activity log: who did what, when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.tables import ActivityRow

SERVICE = "Fullchart"
"""Who did what no person did."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody, or the service itself, did."""

    at: dt.datetime
    who: str
    what: str
    matter: str | None = None
    request: str | None = None
    packet: str | None = None


class Activity:
    """A log that is only added to."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep the log in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def log(
        self,
        who: str,
        what: str,
        *,
        matter: str | None = None,
        request: str | None = None,
        packet: str | None = None,
    ) -> None:
        """Enter what was done, in words a paralegal reads."""
        row = ActivityRow(
            at=self._clock(), who=who, what=what, matter=matter, request=request, packet=packet
        )
        with self._sessions.write() as session:
            session.add(row)

    def of(
        self,
        *,
        matter: str | None = None,
        request: str | None = None,
        packet: str | None = None,
        limit: int = 1000,
    ) -> tuple[Entry, ...]:
        """Give the last entries about a matter, a request or a packet, oldest first."""
        query = select(ActivityRow).order_by(ActivityRow.id.desc()).limit(limit)
        if matter is not None:
            query = query.where(ActivityRow.matter == matter)
        if request is not None:
            query = query.where(ActivityRow.request == request)
        if packet is not None:
            query = query.where(ActivityRow.packet == packet)
        with self._sessions.read() as session:
            rows = reversed(session.scalars(query).all())
            return tuple(Entry(r.at, r.who, r.what, r.matter, r.request, r.packet) for r in rows)
