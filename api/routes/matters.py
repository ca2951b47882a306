"""Matters and what was asked of whom."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.errors import Problem
from api.house import TheHouse, TheMatter
from casefile.categories import Category
from casefile.matters import Client, Matter, Request
from casefile.store import SERVICE, PacketState, RequestStatus, TrackedRequest
from service.house import House
from tracking.requests import enter_request

router = APIRouter()


class RequestIn(BaseModel):
    """A request for records, as in matter.json."""

    model_config = ConfigDict(str_strip_whitespace=True, populate_by_name=True)
    provider: str = Field(min_length=1, max_length=300)
    sent: dt.date | None = None
    date_from: dt.date | None = Field(default=None, alias="from")
    date_to: dt.date | None = Field(default=None, alias="to")
    items: list[Category] = []
    files: list[str] = []

    def as_request(self) -> Request:
        """Give it as a fact."""
        return Request(
            provider=self.provider,
            items=tuple(self.items),
            sent=self.sent,
            date_from=self.date_from,
            date_to=self.date_to,
            files=tuple(self.files),
        )


class RequestOut(BaseModel):
    """A tracked request: where it stands and what comes next."""

    id: str
    index: int
    provider: str
    items: list[Category]
    sent: dt.date | None
    date_from: dt.date | None
    date_to: dt.date | None
    status: RequestStatus
    due: dt.date | None
    next_step: str
    next_step_on: dt.date | None


class MatterIn(BaseModel):
    """A matter as a person enters it."""

    model_config = ConfigDict(str_strip_whitespace=True)
    id: str = Field(min_length=1, max_length=120, pattern=r"^[^/\\\x00-\x1f]+$")
    client: str | None = None
    dob: dt.date | None = None
    date_of_loss: dt.date | None = None
    requests: list[RequestIn] = []


class MatterOut(BaseModel):
    """A matter with its counts.

    Flags with one cause are one finding: `blocking_findings` is what stands before a demand.
    `packets_under_work` are not judged yet: more may come of them.
    """

    id: str
    client: str | None
    dob: dt.date | None
    date_of_loss: dt.date | None
    packets: int
    pages: int
    open_flags: int
    blocking_findings: int
    packets_under_work: int


class ActivityOut(BaseModel):
    """One line of the log."""

    at: dt.datetime
    who: str
    what: str
    request: str | None
    packet: str | None


@router.get("/matters")
def list_matters(house: TheHouse) -> list[MatterOut]:
    """List every matter with how much came and how much is open."""
    return [summary(house, matter) for matter in house.store.matters.all()]


@router.post("/matters", status_code=201)
def create_matter(entered: MatterIn, house: TheHouse) -> MatterOut:
    """Enter a matter, or change what is known of one; what depends on it is found again."""
    if entered.id in {".", ".."}:
        raise Problem(422, "not_understood", "That is not a name for a matter.", "Use the number.")
    matter = Matter(
        id=entered.id,
        client=Client(entered.client, entered.dob),
        date_of_loss=entered.date_of_loss,
        requests=tuple(r.as_request() for r in entered.requests),
    )
    house.reception.enter_matter(matter)
    return summary(house, matter)


@router.get("/matters/{matter}")
def show_matter(matter: TheMatter, house: TheHouse) -> MatterOut:
    """Show one matter."""
    return summary(house, matter)


@router.get("/matters/{matter}/requests")
def list_requests(matter: TheMatter, house: TheHouse) -> list[RequestOut]:
    """List what was asked of whom, where it stands and when it is due."""
    return [_request(r) for r in house.store.requests.of_matter(matter.id)]


@router.post("/matters/{matter}/requests", status_code=201)
def add_request(entered: RequestIn, matter: TheMatter, house: TheHouse) -> RequestOut:
    """Enter a request by hand; it is tracked like the listed ones, and the matter judged again."""
    added = enter_request(
        house.store, matter.id, entered.as_request(), SERVICE, house.pipeline.rules
    )
    house.engine.judge_again(matter.id)
    return _request(added)


@router.get("/matters/{matter}/activity")
def list_activity(matter: TheMatter, house: TheHouse) -> list[ActivityOut]:
    """List what was done in a matter, by whom and when."""
    return [
        ActivityOut(at=e.at, who=e.who, what=e.what, request=e.request, packet=e.packet)
        for e in house.store.activity.of(matter=matter.id)
    ]


def summary(house: House, matter: Matter) -> MatterOut:
    """Count what a matter holds."""
    packets = house.store.packets.of_matter(matter.id)
    flags = [f.flag for f in house.store.flags.of_matter(matter.id) if f.flag.status == "open"]
    return MatterOut(
        id=matter.id,
        client=matter.client.name,
        dob=matter.client.dob,
        date_of_loss=matter.date_of_loss,
        packets=len(packets),
        pages=sum(p.page_count for p in packets),
        open_flags=len(flags),
        blocking_findings=len({f.finding for f in flags if f.severity == "high"}),
        packets_under_work=sum(p.state is not PacketState.FOUND for p in packets),
    )


def _request(tracked: TrackedRequest) -> RequestOut:
    asked = tracked.request
    return RequestOut(
        id=tracked.id,
        index=tracked.index,
        provider=asked.provider,
        items=list(asked.items),
        sent=asked.sent,
        date_from=asked.date_from,
        date_to=asked.date_to,
        status=tracked.status,
        due=tracked.due,
        next_step=tracked.next_step,
        next_step_on=tracked.next_step_on,
    )
