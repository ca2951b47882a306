"""The provider directory: printed names that people confirmed, firm-wide."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.errors import Problem, not_found
from api.house import TheHouse
from casefile.directory import Confirmation, Naming, NotConfirmable
from service.directory import confirm, take_back

router = APIRouter()


class NamingIn(BaseModel):
    """A printed name, the provider (or department of it) that it is, and who says so."""

    model_config = ConfigDict(str_strip_whitespace=True)
    printed: str = Field(min_length=1, max_length=300)
    provider: str = Field(min_length=1, max_length=300)
    department: str | None = Field(default=None, max_length=200)
    npi: str | None = Field(default=None, max_length=20)
    person: str = Field(min_length=1, max_length=200)


class PersonIn(BaseModel):
    """Who does it."""

    model_config = ConfigDict(str_strip_whitespace=True)
    person: str = Field(min_length=1, max_length=200)


class ConfirmationOut(BaseModel):
    """What was confirmed, by whom and when; `known_as` is shown in place of the printed name."""

    id: int
    printed: str
    provider: str
    department: str | None
    npi: str | None
    known_as: str
    person: str
    at: dt.datetime
    taken_back_by: str | None
    taken_back_at: dt.datetime | None


@router.get("/directory")
def list_directory(house: TheHouse, *, taken_back: bool = False) -> list[ConfirmationOut]:
    """List what stands in the directory; `taken_back` adds what was taken back."""
    found = house.store.directory.all()
    return [_out(c) for c in found if taken_back or c.taken_back_at is None]


@router.post("/directory", status_code=201)
def confirm_naming(entered: NamingIn, house: TheHouse) -> ConfirmationOut:
    """Confirm that a printed name is a provider; matters that print it are judged again."""
    naming = Naming(
        entered.printed, entered.provider, entered.department or None, entered.npi or None
    )
    try:
        return _out(confirm(house.store, house.engine, naming, entered.person))
    except NotConfirmable as reason:
        raise _refused(reason) from None


@router.post("/directory/{confirmation}/take-back")
def take_back_naming(confirmation: int, entered: PersonIn, house: TheHouse) -> ConfirmationOut:
    """Take a confirmation back; the matters that it changed are judged again without it."""
    try:
        return _out(take_back(house.store, house.engine, confirmation, entered.person))
    except KeyError:
        raise not_found("confirmation") from None
    except NotConfirmable as reason:
        raise _refused(reason) from None


def _refused(reason: NotConfirmable) -> Problem:
    return Problem(409, "not_confirmable", str(reason), "Look at the directory.")


def _out(confirmation: Confirmation) -> ConfirmationOut:
    naming = confirmation.naming
    return ConfirmationOut(
        id=confirmation.id,
        printed=naming.printed,
        provider=naming.provider,
        department=naming.department,
        npi=naming.npi,
        known_as=naming.known_as,
        person=confirmation.person,
        at=confirmation.at,
        taken_back_by=confirmation.taken_back_by,
        taken_back_at=confirmation.taken_back_at,
    )
