"""Progress of the work on each packet, with a heartbeat and a reason in plain words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select

from casefile.store.base import Clock, upsert
from casefile.store.engine import Sessions
from casefile.store.tables import ProgressRow


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work on a packet is: `done` of `total` pages in `phase`.

    `started_at` is when the phase began; an old `heartbeat` means that the worker is gone.
    """

    packet: str
    phase: str
    done: int
    total: int
    started_at: dt.datetime
    heartbeat: dt.datetime
    reason: str = ""


class ProgressBook:
    """The state of all work, for people who wait for it."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep progress in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def beat(self, packet: str, phase: str, done: int, total: int, reason: str = "") -> None:
        """Store how far the work is, as of now."""
        now = self._clock()
        with self._sessions.write() as session:
            row = session.get(ProgressRow, packet)
            same_phase = row is not None and row.phase == phase
            values = {
                "packet": packet,
                "phase": phase,
                "done": done,
                "total": total,
                "started_at": row.started_at if row is not None and same_phase else now,
                "heartbeat": now,
                "reason": reason,
            }
            upsert(session, ProgressRow, values)

    def of_packet(self, packet: str) -> Progress | None:
        """Give the progress of a packet, or None where no work has begun."""
        with self._sessions.read() as session:
            row = session.get(ProgressRow, packet)
            return _progress(row) if row else None

    def all(self) -> tuple[Progress, ...]:
        """Give the progress of all packets, the last moved first."""
        with self._sessions.read() as session:
            rows = session.scalars(
                select(ProgressRow).order_by(ProgressRow.heartbeat.desc(), ProgressRow.packet)
            )
            return tuple(_progress(row) for row in rows)


def _progress(row: ProgressRow) -> Progress:
    return Progress(
        packet=row.packet,
        phase=row.phase,
        done=row.done,
        total=row.total,
        started_at=row.started_at,
        heartbeat=row.heartbeat,
        reason=row.reason,
    )
