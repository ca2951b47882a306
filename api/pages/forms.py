"""What the forms of the pages send; each does what the REST interface does, then shows a page."""

from __future__ import annotations

import datetime as dt
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from api.errors import Problem, not_found
from api.house import TheHouse, TheMatter, ThePacket, matter_address
from api.pages.review import group_flags, next_flag
from api.routes.chronology import make_exports
from api.routes.directory import NamingIn, PersonIn, confirm_naming, take_back_naming
from api.routes.flags import DecisionIn, dismiss_flag, reopen_flag
from api.routes.matters import RequestIn, add_request
from api.routes.packets import AssignIn, assign_packet, retry_packet
from api.routes.uploads import upload
from casefile.categories import Category, FlagKind

router = APIRouter(default_response_class=RedirectResponse)

_YEAR = 365 * 24 * 3600


class DismissalForm(BaseModel):
    """Why a flag is dismissed: one of the reasons, words where they are needed, and who says so."""

    model_config = ConfigDict(str_strip_whitespace=True)
    reason: str = Field(min_length=1, max_length=200)
    words: str = Field(default="", max_length=1500)
    person: str = Field(min_length=1, max_length=200)


class KnownForm(BaseModel):
    """Which provider the one of a flag is, and who says so."""

    model_config = ConfigDict(str_strip_whitespace=True)
    provider: str = Field(min_length=1, max_length=300)
    department: str = Field(default="", max_length=200)
    npi: str = Field(default="", max_length=20)
    person: str = Field(min_length=1, max_length=200)


class RequestForm(BaseModel):
    """A request for records, as a person enters it."""

    model_config = ConfigDict(str_strip_whitespace=True)
    provider: str = Field(min_length=1, max_length=300)
    sent: dt.date | None = None
    items: list[Category] = []


@router.post("/upload")
def drop(
    house: TheHouse,
    files: Annotated[list[UploadFile], File()],
    matter: Annotated[str, Form()] = "",
    provider: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Take dropped files in, as the folder does."""
    upload(house, files, matter, provider)
    return _see("/")


@router.post("/packets/{packet}/assign")
def assign(
    packet: ThePacket, house: TheHouse, entered: Annotated[AssignIn, Form()]
) -> RedirectResponse:
    """Say whose packet it is."""
    assign_packet(entered, packet, house)
    return _see(f"/packets/{packet.id}")


@router.post("/packets/{packet}/retry")
def retry(packet: ThePacket, house: TheHouse) -> RedirectResponse:
    """Take a packet through all stages again."""
    retry_packet(packet, house)
    return _see(f"/packets/{packet.id}")


@router.post("/matters/{matter}/exports")
def export(matter: TheMatter, house: TheHouse) -> RedirectResponse:
    """Write the exports and come back to their links."""
    make_exports(matter, house)
    return _see(f"{matter_address(matter.id)}#exports")


@router.post("/matters/{matter}/requests")
def ask(
    matter: TheMatter, house: TheHouse, entered: Annotated[RequestForm, Form()]
) -> RedirectResponse:
    """Enter a request by hand."""
    asked = RequestIn(provider=entered.provider, sent=entered.sent, items=entered.items)
    add_request(asked, matter, house)
    return _see(f"{matter_address(matter.id)}#requests")


@router.post("/matters/{matter}/flags/{flag}/dismiss")
def dismiss(
    flag: str, matter: TheMatter, house: TheHouse, entered: Annotated[DismissalForm, Form()]
) -> RedirectResponse:
    """Dismiss a flag and go to the next one."""
    if entered.reason == "Other" and not entered.words:
        raise Problem(422, "reason_missing", "Say in words why.", "Go back and write the reason.")
    reason = f"{entered.reason}: {entered.words}" if entered.words else entered.reason
    flags = house.store.flags.of_matter(matter.id, resolved=True)
    following = next_flag(group_flags(flags, {}), flag)
    dismiss_flag(flag, DecisionIn(reason=reason, person=entered.person), matter, house)
    return _review(matter.id, following, entered.person)


@router.post("/matters/{matter}/flags/{flag}/reopen")
def reopen(
    flag: str, matter: TheMatter, house: TheHouse, entered: Annotated[PersonIn, Form()]
) -> RedirectResponse:
    """Open a flag again and stay on it."""
    reopen_flag(flag, DecisionIn(reason="opened again", person=entered.person), matter, house)
    return _review(matter.id, flag, entered.person)


@router.post("/matters/{matter}/flags/{flag}/known")
def known(
    flag: str, matter: TheMatter, house: TheHouse, entered: Annotated[KnownForm, Form()]
) -> RedirectResponse:
    """Confirm that a provider who was never asked is one that the firm knows; go to the next."""
    stored = house.store.flags.get(matter.id, flag)
    if stored is None or stored.flag.kind is not FlagKind.MISSING_PROVIDER:
        raise not_found("flag")
    following = next_flag(group_flags(house.store.flags.of_matter(matter.id), {}), flag)
    naming = NamingIn(printed=stored.flag.detail["name"], **entered.model_dump())
    confirm_naming(naming, house)
    return _review(matter.id, following, entered.person)


@router.post("/directory/{confirmation}/take-back")
def take_back(
    confirmation: int, house: TheHouse, entered: Annotated[PersonIn, Form()]
) -> RedirectResponse:
    """Take back what was confirmed of a printed name."""
    take_back_naming(confirmation, entered, house)
    return _see("/directory")


def _see(address: str) -> RedirectResponse:
    return RedirectResponse(address, status_code=303)


def _review(matter: str, flag: str | None, person: str) -> RedirectResponse:
    """Go to a flag, and remember the name of who decides."""
    chosen = f"?flag={flag}#{flag}" if flag else ""
    answer = _see(f"{matter_address(matter)}/review{chosen}")
    answer.set_cookie("person", quote(person), max_age=_YEAR, httponly=True, samesite="strict")
    return answer
