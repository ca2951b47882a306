"""Arrivals in the store: every drop of every file, and what became of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from casefile.matters import UnreadableFile
from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.states import Verdict
from casefile.store.tables import ArrivalRow, PacketRow


@dataclass(frozen=True, slots=True)
class Arrival:
    """One drop of one file.

    `source` is its path in the inbox, `file` the path relative to the matter folder. `destination`
    is where the dropped file goes once its verdict is committed, `moved_at` when it went.
    """

    id: int
    source: str
    matter: str | None
    file: str
    folder_hint: str | None
    sha256: str
    size: int
    seen_at: dt.datetime
    verdict: Verdict
    reason: str | None = None
    packet: str | None = None
    destination: str | None = None
    moved_at: dt.datetime | None = None


class Arrivals:
    """The book of what was dropped."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep arrivals in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def begin(
        self,
        *,
        source: str,
        matter: str | None,
        file: str,
        sha256: str,
        size: int,
        folder_hint: str | None = None,
    ) -> Arrival:
        """Enter a drop whose bytes are known; one that was interrupted goes on instead."""
        with self._sessions.write() as session:
            row = session.scalars(
                select(ArrivalRow)
                .where(
                    ArrivalRow.source == source,
                    ArrivalRow.sha256 == sha256,
                    ArrivalRow.moved_at.is_(None),
                )
                .order_by(ArrivalRow.id)
            ).first()
            if row is None:
                row = ArrivalRow(
                    source=source,
                    matter=matter,
                    file=file,
                    folder_hint=folder_hint,
                    sha256=sha256,
                    size=size,
                    seen_at=self._clock(),
                    verdict=Verdict.PENDING,
                )
                session.add(row)
                session.flush()
            return _arrival(row)

    def decide(
        self,
        arrival: int,
        verdict: Verdict,
        destination: str | None,
        packet: str | None = None,
        reason: str | None = None,
    ) -> Arrival:
        """Store what became of a drop and where its file is going to be moved."""
        with self._sessions.write() as session:
            row = session.get_one(ArrivalRow, arrival)
            row.verdict, row.destination = verdict, destination
            row.packet, row.reason = packet, reason
            session.flush()
            return _arrival(row)

    def redirect(self, arrival: int, destination: str) -> None:
        """Store another place to move a drop to: its own was taken meanwhile."""
        with self._sessions.write() as session:
            session.get_one(ArrivalRow, arrival).destination = destination

    def moved(self, arrival: int) -> None:
        """Store that the dropped file has left the inbox."""
        with self._sessions.write() as session:
            row = session.get_one(ArrivalRow, arrival)
            row.moved_at = row.moved_at or self._clock()

    def unmoved(self) -> tuple[Arrival, ...]:
        """Give the drops whose file has not left the inbox, as far as is known."""
        return self._where(ArrivalRow.moved_at.is_(None))

    def of_matter(self, matter: str) -> tuple[Arrival, ...]:
        """Give a matter's drops, oldest first."""
        return self._where(ArrivalRow.matter == matter)

    def of_packet(self, packet: str) -> tuple[Arrival, ...]:
        """Give every drop of a packet, oldest first."""
        return self._where(ArrivalRow.packet == packet)

    def recent(self, limit: int = 200) -> tuple[Arrival, ...]:
        """Give the last drops, newest first."""
        with self._sessions.read() as session:
            rows = session.scalars(select(ArrivalRow).order_by(ArrivalRow.id.desc()).limit(limit))
            return tuple(_arrival(row) for row in rows)

    def failed(self) -> tuple[Arrival, ...]:
        """Give every drop that could not be read, oldest first."""
        return self._where(ArrivalRow.verdict == Verdict.FAILED)

    def unreadable(self, matter: str) -> tuple[UnreadableFile, ...]:
        """Give the matter's files that cannot be opened, in file order.

        One that came again under the same name and could be read then is answered, and left out.
        """
        with self._sessions.read() as session:
            failed = session.scalars(
                select(ArrivalRow).where(
                    ArrivalRow.matter == matter, ArrivalRow.verdict == Verdict.FAILED
                )
            ).all()
            answered = set(
                session.scalars(select(PacketRow.file).where(PacketRow.matter == matter))
            )
            latest = {
                (row.file, row.sha256): UnreadableFile(row.file, row.sha256, row.reason or "")
                for row in failed
                if row.file not in answered
            }
            return tuple(latest[key] for key in sorted(latest))

    def _where(self, condition: ColumnElement[bool]) -> tuple[Arrival, ...]:
        with self._sessions.read() as session:
            rows = session.scalars(select(ArrivalRow).where(condition).order_by(ArrivalRow.id))
            return tuple(_arrival(row) for row in rows)


def _arrival(row: ArrivalRow) -> Arrival:
    return Arrival(
        id=row.id,
        source=row.source,
        matter=row.matter,
        file=row.file,
        folder_hint=row.folder_hint,
        sha256=row.sha256,
        size=row.size,
        seen_at=row.seen_at,
        verdict=row.verdict,
        reason=row.reason,
        packet=row.packet,
        destination=row.destination,
        moved_at=row.moved_at,
    )
