"""Flags: list, dismiss, reopen."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from api.errors import Problem, not_found
from api.house import TheHouse, TheMatter
from casefile.contract import flag_doc
from casefile.contract_forms import FlagDoc
from casefile.flags import FlagStatus
from casefile.store import Action, StoredFlag
from service.house import House

router = APIRouter()

_FROM: dict[Action, FlagStatus] = {Action.DISMISS: "open", Action.REOPEN: "dismissed"}
_DONE = {Action.DISMISS: "dismissed", Action.REOPEN: "opened again"}


class FlagOut(BaseModel):
    """A flag with what was decided about it."""

    flag: FlagDoc
    raised_at: dt.datetime
    resolved_at: dt.datetime | None
    decided_by: str | None
    decided_at: dt.datetime | None
    reason: str | None


class DecisionIn(BaseModel):
    """Why, and who says so."""

    model_config = ConfigDict(str_strip_whitespace=True)
    reason: str = Field(min_length=1, max_length=2000)
    person: str = Field(min_length=1, max_length=200)


@router.get("/matters/{matter}/flags")
def list_flags(
    matter: TheMatter,
    house: TheHouse,
    status: Annotated[Literal["open", "dismissed", "resolved", "all"], Query()] = "open",
) -> list[FlagOut]:
    """List the flags of a matter by status."""
    found = [_flag(f) for f in house.store.flags.of_matter(matter.id, resolved=True)]
    return [f for f in found if status in ("all", f.flag.status)]


@router.post("/matters/{matter}/flags/{flag}/dismiss")
def dismiss_flag(flag: str, entered: DecisionIn, matter: TheMatter, house: TheHouse) -> FlagOut:
    """Dismiss a flag, with a reason; it stays dismissed until its evidence changes."""
    return _decide(house, matter.id, flag, Action.DISMISS, entered)


@router.post("/matters/{matter}/flags/{flag}/reopen")
def reopen_flag(flag: str, entered: DecisionIn, matter: TheMatter, house: TheHouse) -> FlagOut:
    """Open a dismissed flag again."""
    return _decide(house, matter.id, flag, Action.REOPEN, entered)


def _decide(house: House, matter: str, flag: str, action: Action, entered: DecisionIn) -> FlagOut:
    known = house.store.flags.get(matter, flag)
    if known is None:
        raise not_found("flag")
    needed = _FROM[action]
    if known.flag.status != needed:
        raise Problem(
            409,
            f"not_{needed}",
            f"This flag is {known.flag.status}, not {needed}: somebody or something was faster.",
            "Look at it again.",
        )
    with house.store.transaction():
        decided = house.store.flags.decide(matter, flag, action, entered.reason, entered.person)
        house.store.activity.log(
            entered.person,
            f"{_DONE[action]}: {known.flag.message} ({entered.reason})",
            matter=matter,
        )
    return _flag(decided)


def _flag(stored: StoredFlag) -> FlagOut:
    decision = stored.decision
    return FlagOut(
        flag=flag_doc(stored.flag),
        raised_at=stored.raised_at,
        resolved_at=stored.resolved_at,
        decided_by=decision.person if decision else None,
        decided_at=decision.at if decision else None,
        reason=decision.reason if decision else None,
    )
