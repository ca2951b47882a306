"""Packets in the store: one per received file and matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select

from casefile.ids import packet_id
from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.states import PacketState
from casefile.store.tables import PacketRow


@dataclass(frozen=True, slots=True)
class Packet:
    """A registered packet. `file` is its path relative to the matter folder as first dropped.

    `matter` is None while it is undecided whose it is, `request` the id of the tracked request
    that it answers, `folder_hint` the name of the provider folder it lay in.
    """

    id: str
    matter: str | None
    file: str
    sha256: str
    page_count: int
    state: PacketState
    received_at: dt.datetime
    folder_hint: str | None = None
    provider: str | None = None
    request: str | None = None
    reason: str | None = None


class Packets:
    """What came."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep packets in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def register(
        self,
        matter: str | None,
        file: str,
        sha256: str,
        page_count: int,
        folder_hint: str | None = None,
    ) -> Packet:
        """Enter a received file; the same file of the same matter again gives the same packet.

        The id comes from the bytes, the matter and the place, and stays when the packet moves to
        another matter: citations already given out keep their meaning.
        """
        name = packet_id(sha256, f"{matter or ''}/{file}")
        with self._sessions.write() as session:
            row = session.get(PacketRow, name)
            if row is None:
                row = PacketRow(
                    id=name,
                    matter=matter,
                    file=file,
                    sha256=sha256,
                    page_count=page_count,
                    folder_hint=folder_hint,
                    state=PacketState.REGISTERED,
                    received_at=self._clock(),
                )
                session.add(row)
                session.flush()
            return _packet(row)

    def get(self, packet: str) -> Packet | None:
        """Give a packet, or None."""
        with self._sessions.read() as session:
            row = session.get(PacketRow, packet)
            return _packet(row) if row else None

    def of_matter(self, matter: str) -> tuple[Packet, ...]:
        """Give a matter's packets in file order."""
        return self._where(PacketRow.matter == matter)

    def unassigned(self) -> tuple[Packet, ...]:
        """Give the packets that no matter has yet, in file order."""
        return self._where(PacketRow.matter.is_(None))

    def in_state(self, *states: PacketState) -> tuple[Packet, ...]:
        """Give the packets in these states, oldest first: what a restarted service goes on with."""
        found = self._where(PacketRow.state.in_(states))
        return tuple(sorted(found, key=lambda p: (p.received_at, p.id)))

    def with_bytes(self, sha256: str) -> tuple[Packet, ...]:
        """Give every packet with these bytes, oldest first."""
        found = self._where(PacketRow.sha256 == sha256)
        return tuple(sorted(found, key=lambda p: (p.received_at, p.id)))

    def assign(self, packet: str, matter: str | None) -> None:
        """Give an undecided packet to a matter, or take it back."""
        with self._sessions.write() as session:
            row = session.get_one(PacketRow, packet)
            if row.matter != matter:
                row.matter, row.request = matter, None

    def set_state(self, packet: str, state: PacketState, reason: str | None = None) -> None:
        """Store how far the work has come; `reason` says in plain words why it failed."""
        with self._sessions.write() as session:
            row = session.get_one(PacketRow, packet)
            row.state, row.reason = state, reason

    def set_provider(self, packet: str, provider: str | None) -> None:
        """Store who sent it, as its pages say and the provider directory knows them."""
        with self._sessions.write() as session:
            session.get_one(PacketRow, packet).provider = provider

    def set_request(self, packet: str, request: str | None) -> None:
        """Store the id of the tracked request that it answers."""
        with self._sessions.write() as session:
            session.get_one(PacketRow, packet).request = request

    def _where(self, condition: ColumnElement[bool]) -> tuple[Packet, ...]:
        with self._sessions.read() as session:
            rows: Sequence[PacketRow] = session.scalars(select(PacketRow).where(condition)).all()
            # Sorted here: databases order accents and case each in their own way.
            return tuple(_packet(row) for row in sorted(rows, key=lambda r: (r.file, r.id)))


def _packet(row: PacketRow) -> Packet:
    return Packet(
        id=row.id,
        matter=row.matter,
        file=row.file,
        sha256=row.sha256,
        page_count=row.page_count,
        state=row.state,
        received_at=row.received_at,
        folder_hint=row.folder_hint,
        provider=row.provider,
        request=row.request,
        reason=row.reason,
    )
