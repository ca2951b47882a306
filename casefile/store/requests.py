"""Tracked requests for records in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from casefile.ids import digest
from casefile.matters import Request
from casefile.store.base import Clock
from casefile.store.codec import items_from_json, items_to_json, names_from_json, names_to_json
from casefile.store.engine import Sessions
from casefile.store.states import RequestStatus
from casefile.store.tables import RequestRow


@dataclass(frozen=True, slots=True)
class TrackedRequest:
    """A request and where it stands.

    `index` is its place among the matter's requests, as the contract counts them; -1 for one that
    was withdrawn. `by_hand` tells those a person entered from those of matter.json.
    """

    id: str
    matter: str
    index: int
    request: Request
    status: RequestStatus
    created_at: dt.datetime
    due: dt.date | None = None
    owner: str | None = None
    next_step: str = ""
    next_step_on: dt.date | None = None
    by_hand: bool = False
    withdrawn: bool = False


class Requests:
    """What was asked of whom: those listed in matter.json first, then those entered by hand."""

    def __init__(self, sessions: Sessions, clock: Clock) -> None:
        """Keep requests in the database behind `sessions`."""
        self._sessions = sessions
        self._clock = clock

    def get(self, request_id: str) -> TrackedRequest | None:
        """Give a request, or None."""
        with self._sessions.read() as session:
            row = session.get(RequestRow, request_id)
            if row is None:
                return None
            standing = [r.id for r in _standing(session, row.matter)]
            return _tracked(row, standing.index(row.id) if row.id in standing else -1)

    def of_matter(self, matter_id: str) -> tuple[TrackedRequest, ...]:
        """Give the requests that stand, in the order that `index` counts."""
        with self._sessions.read() as session:
            return tuple(_tracked(r, i) for i, r in enumerate(_standing(session, matter_id)))

    def open(self) -> tuple[TrackedRequest, ...]:
        """Give every request that stands and is not closed, by due date, then matter."""
        with self._sessions.read() as session:
            matters = sorted(set(session.scalars(select(RequestRow.matter))))
        tracked = [t for m in matters for t in self.of_matter(m)]
        waiting = [t for t in tracked if t.status is not RequestStatus.CLOSED]
        return tuple(sorted(waiting, key=lambda t: (t.due or dt.date.max, t.matter, t.index)))

    def list_anew(self, matter_id: str, requests: Sequence[Request]) -> bool:
        """Make the listed requests of a matter these; tell whether that changed anything.

        A request that is no longer listed is withdrawn, not deleted: its log remains.
        """
        with self._sessions.write() as session:
            former = {
                row.id: row
                for row in session.scalars(
                    select(RequestRow).where(
                        RequestRow.matter == matter_id, RequestRow.by_hand.is_(False)
                    )
                )
            }
            before = {k: (_tracked(r, 0), r.position) for k, r in former.items()}
            names = _names(matter_id, requests)
            for position, (name, request) in enumerate(zip(names, requests, strict=True)):
                row = former.get(name)
                if row is None:
                    row = self._new(name, matter_id)
                    session.add(row)
                _write(row, request, position)
                former[name] = row
            for name, row in former.items():
                row.withdrawn = name not in names
            session.flush()
            return before != {k: (_tracked(r, 0), r.position) for k, r in former.items()}

    def add(self, matter_id: str, request: Request) -> TrackedRequest:
        """Enter a request by hand."""
        with self._sessions.write() as session:
            mine = RequestRow.matter == matter_id
            count = session.scalar(select(func.count()).where(mine, RequestRow.by_hand.is_(True)))
            position = count or 0
            name = "r" + digest("by hand", matter_id, position)
            row = self._new(name, matter_id)
            row.by_hand = True
            _write(row, request, position)
            session.add(row)
            session.flush()
            return _tracked(row, [r.id for r in _standing(session, matter_id)].index(name))

    def set_status(self, request_id: str, status: RequestStatus) -> None:
        """Store a new status; which changes are allowed is for the tracking to say."""
        with self._sessions.write() as session:
            session.get_one(RequestRow, request_id).status = status

    def set_owner(self, request_id: str, owner: str | None) -> None:
        """Name who is responsible."""
        with self._sessions.write() as session:
            session.get_one(RequestRow, request_id).owner = owner

    def set_clock(
        self, request_id: str, due: dt.date | None, next_step: str, on: dt.date | None
    ) -> None:
        """Store when the records are due, what to do next and on which day."""
        with self._sessions.write() as session:
            row = session.get_one(RequestRow, request_id)
            row.due, row.next_step, row.next_step_on = due, next_step, on

    def _new(self, name: str, matter_id: str) -> RequestRow:
        return RequestRow(
            id=name,
            matter=matter_id,
            status=RequestStatus.NEW,
            next_step="",
            by_hand=False,
            withdrawn=False,
            created_at=self._clock(),
        )


def _names(matter_id: str, requests: Sequence[Request]) -> list[str]:
    # Named by what makes it this request, so that a corrected list of items is no new one.
    seen: dict[tuple[object, ...], int] = {}
    names = []
    for request in requests:
        identity = (request.provider.casefold(), request.sent, request.date_from, request.date_to)
        seen[identity] = ordinal = seen.get(identity, -1) + 1
        names.append("r" + digest(matter_id, *identity, ordinal))
    return names


def _standing(session: Session, matter_id: str) -> Sequence[RequestRow]:
    return session.scalars(
        select(RequestRow)
        .where(RequestRow.matter == matter_id, RequestRow.withdrawn.is_(False))
        .order_by(RequestRow.by_hand, RequestRow.position, RequestRow.id)
    ).all()


def _write(row: RequestRow, request: Request, position: int) -> None:
    row.position = position
    row.provider = request.provider
    row.items = items_to_json(request.items)
    row.files = names_to_json(request.files)
    row.sent = request.sent
    row.date_from = request.date_from
    row.date_to = request.date_to


def _tracked(row: RequestRow, index: int) -> TrackedRequest:
    return TrackedRequest(
        id=row.id,
        matter=row.matter,
        index=index,
        request=Request(
            provider=row.provider,
            items=items_from_json(row.items),
            sent=row.sent,
            date_from=row.date_from,
            date_to=row.date_to,
            files=names_from_json(row.files),
        ),
        status=row.status,
        created_at=row.created_at,
        due=row.due,
        owner=row.owner,
        next_step=row.next_step,
        next_step_on=row.next_step_on,
        by_hand=row.by_hand,
        withdrawn=row.withdrawn,
    )
