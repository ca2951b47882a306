"""How routes reach the running installation, and the things in it that a path names."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, FastAPI, Request

from api.errors import not_found
from casefile.matters import Matter
from casefile.store import Packet
from service.house import House

_SLASH = "%2F"


def provide(app: FastAPI, house: House) -> None:
    """Let every route of the app work on `house`."""
    app.state.house = house


def matter_address(matter_id: str) -> str:
    """Give a matter's address. A slash in its id is encoded twice: servers decode a path once."""
    return f"/matters/{quote(matter_id.replace('/', _SLASH), safe='')}"


def folder_problem(house: House) -> str | None:
    """Say why the watched folder is not watched just now; None where it is."""
    return house.reception.problem or house.reception.watch.status.problem


def _house(request: Request) -> House:
    house = request.app.state.house
    assert isinstance(house, House)
    return house


TheHouse = Annotated[House, Depends(_house)]


def _matter(matter: str, house: TheHouse) -> Matter:
    known = house.store.matters.get(matter)
    if known is None and _SLASH in matter:
        known = house.store.matters.get(matter.replace(_SLASH, "/"))
    if known is None:
        raise not_found("matter")
    return known


def _packet(packet: str, house: TheHouse) -> Packet:
    known = house.store.packets.get(packet)
    if known is None:
        raise not_found("packet")
    return known


TheMatter = Annotated[Matter, Depends(_matter)]
ThePacket = Annotated[Packet, Depends(_packet)]
