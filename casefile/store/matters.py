"""Matters in the store, and the inbox folders that belong to them."""

from __future__ import annotations

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from casefile.matters import Client, Matter
from casefile.store.base import Clock
from casefile.store.engine import Sessions
from casefile.store.requests import Requests
from casefile.store.tables import (
    ActivityRow,
    ArrivalRow,
    DecisionRow,
    ExportRow,
    FlagRow,
    MatterFolderRow,
    MatterRow,
    PacketRow,
    RequestRow,
)


class Matters:
    """Clients' cases, with what was asked of whom."""

    def __init__(self, sessions: Sessions, clock: Clock, requests: Requests) -> None:
        """Keep matters in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock
        self._requests = requests

    def get(self, matter_id: str) -> Matter | None:
        """Give a matter with its requests in their order, or None."""
        with self._sessions.read() as session:
            row = session.get(MatterRow, matter_id)
            return self._matter(row) if row else None

    def all(self) -> tuple[Matter, ...]:
        """Give every matter, by id."""
        with self._sessions.read() as session:
            rows = session.scalars(select(MatterRow)).all()
            return tuple(self._matter(row) for row in sorted(rows, key=lambda r: r.id))

    def upsert(self, matter: Matter, folder: str | None = None) -> bool:
        """Store what is known of a matter and its listed requests; tell whether that was news.

        `folder` is the inbox folder it was read from. Packets that came in that folder before, when
        only the folder's name was known, become this matter's; their ids stay.
        """
        with self._sessions.write() as session:
            row = session.get(MatterRow, matter.id)
            news = row is None
            if row is None:
                row = MatterRow(id=matter.id, created_at=self._clock())
                session.add(row)
            told = (matter.client.name, matter.client.dob, matter.date_of_loss)
            news = news or told != (row.client, row.dob, row.date_of_loss)
            row.client, row.dob, row.date_of_loss = told
            session.flush()
            news = self._requests.list_anew(matter.id, matter.requests) or news
            if folder is not None:
                news = _bind(session, folder, matter.id) or news
            return news

    def of_folder(self, folder: str) -> str:
        """Give the id of the matter that an inbox folder belongs to; a new folder makes one."""
        with self._sessions.write() as session:
            bound = session.get(MatterFolderRow, folder)
            if bound is not None:
                return bound.matter
            if session.get(MatterRow, folder) is None:
                session.add(MatterRow(id=folder, created_at=self._clock()))
                session.flush()
            session.add(MatterFolderRow(folder=folder, matter=folder))
            return folder

    def _matter(self, row: MatterRow) -> Matter:
        tracked = self._requests.of_matter(row.id)
        return Matter(
            id=row.id,
            client=Client(row.client, row.dob),
            date_of_loss=row.date_of_loss,
            requests=tuple(t.request for t in tracked),
        )


def _bind(session: Session, folder: str, matter: str) -> bool:
    bound = session.get(MatterFolderRow, folder)
    if bound is None:
        session.add(MatterFolderRow(folder=folder, matter=matter))
        return True
    if bound.matter == matter:
        return False
    former, bound.matter = bound.matter, matter
    session.flush()
    came_here = ArrivalRow.source.startswith(f"{folder}/", autoescape=True)
    came = select(ArrivalRow.packet).where(came_here, ArrivalRow.matter == former)
    session.execute(
        update(PacketRow)
        .where(PacketRow.matter == former, PacketRow.id.in_(came))
        .values(matter=matter, request=None)
    )
    session.execute(
        update(ArrivalRow).where(came_here, ArrivalRow.matter == former).values(matter=matter)
    )
    others = select(MatterFolderRow).where(MatterFolderRow.matter == former)
    if session.scalars(others).first() is None:
        _absorb(session, former, matter)
    return True


def _absorb(session: Session, former: str, matter: str) -> None:
    # Flags are computed anew for the matter that remains; all else goes over to it.
    session.execute(delete(FlagRow).where(FlagRow.matter == former))
    for table in (PacketRow, ArrivalRow, RequestRow, DecisionRow, ActivityRow, ExportRow):
        session.execute(update(table).where(table.matter == former).values(matter=matter))
    session.execute(delete(MatterRow).where(MatterRow.id == former))
