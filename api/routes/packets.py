"""Packets and their pages: facts, words, pictures."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel

from api.errors import Problem, not_found
from api.house import TheHouse, TheMatter, ThePacket
from casefile.categories import Category
from casefile.pages import PageFacts, Source
from casefile.store import Packet, PacketState
from service.house import House

router = APIRouter()


class PacketOut(BaseModel):
    """A received packet and how far its work is."""

    id: str
    matter: str | None
    file: str
    sha256: str
    page_count: int
    provider: str | None
    state: PacketState
    reason: str | None
    received_at: dt.datetime


class FailedOut(BaseModel):
    """A dropped file that could not be opened."""

    source: str
    matter: str | None
    reason: str
    seen_at: dt.datetime


class AssignIn(BaseModel):
    """Whose packet it is."""

    matter: str


class PageOut(BaseModel):
    """One page: what it is and why."""

    page: int
    source: Source
    category: Category
    date: dt.date | None
    confidence: float | None
    rotation: int
    printed_page: int | None
    printed_total: int | None
    blank: bool
    legible: bool
    problem: str | None
    somebody_elses: bool
    patient: str | None
    candidates: list[str]


class WordOut(BaseModel):
    """One word with its box [x0, top, x1, bottom] as fractions of the upright page."""

    text: str
    bbox: tuple[float, float, float, float]
    confidence: float


class TextOut(BaseModel):
    """The words of a page in reading order."""

    page: int
    text: str
    words: list[WordOut]


@router.get("/matters/{matter}/packets")
def list_packets(matter: TheMatter, house: TheHouse) -> list[PacketOut]:
    """List a matter's packets."""
    return [_packet(p) for p in house.store.packets.of_matter(matter.id)]


@router.get("/packets")
def list_all_packets(house: TheHouse) -> list[PacketOut]:
    """List every packet, in the order in which they came."""
    return [_packet(p) for p in house.store.packets.in_state(*PacketState)]


@router.get("/failed")
def list_failed(house: TheHouse) -> list[FailedOut]:
    """List the files that could not be opened, and why."""
    return [
        FailedOut(source=a.source, matter=a.matter, reason=a.reason or "", seen_at=a.seen_at)
        for a in house.store.arrivals.failed()
    ]


@router.get("/unassigned")
def list_unassigned(house: TheHouse) -> list[PacketOut]:
    """List the packets of which it is undecided whose they are."""
    return [_packet(p) for p in house.store.packets.unassigned()]


@router.get("/packets/{packet}")
def show_packet(packet: ThePacket) -> PacketOut:
    """Show one packet."""
    return _packet(packet)


@router.post("/packets/{packet}/assign")
def assign_packet(entered: AssignIn, packet: ThePacket, house: TheHouse) -> PacketOut:
    """Say whose packet it is; its facts are found again for that client."""
    if house.store.matters.get(entered.matter) is None:
        raise not_found("matter")
    house.reception.assign(packet.id, entered.matter)
    changed = house.store.packets.get(packet.id)
    assert changed is not None
    return _packet(changed)


@router.post("/packets/{packet}/retry", status_code=202)
def retry_packet(packet: ThePacket, house: TheHouse) -> PacketOut:
    """Take a packet through all stages again; pages that were read are not read again."""
    house.engine.retry(packet.id)
    return _packet(packet)


@router.get("/packets/{packet}/original")
def original(packet: ThePacket, house: TheHouse) -> Response:
    """Give the file as received, byte for byte."""
    content = house.vault.path_of(packet.sha256).read_bytes()
    return Response(content, media_type="application/pdf")


@router.get("/packets/{packet}/pages")
def list_pages(packet: ThePacket, house: TheHouse) -> list[PageOut]:
    """List the pages of a packet with their verdicts; empty until they have been found."""
    facts = house.store.facts.load(packet.id)
    return [_page(p) for p in facts.pages] if facts else []


@router.get("/packets/{packet}/pages/{page}")
def show_page(packet: ThePacket, page: int, house: TheHouse) -> PageOut:
    """Show one page."""
    facts = house.store.facts.load(packet.id)
    found = next((p for p in facts.pages if p.page == page), None) if facts else None
    if found is None:
        raise not_found("page")
    return _page(found)


@router.get("/packets/{packet}/pages/{page}/text")
def page_text(packet: ThePacket, page: int, house: TheHouse) -> TextOut:
    """Give the words of a page with their boxes."""
    _require_page(packet, page)
    if house.store.pages.get(packet.id, page) is None:
        raise Problem(409, "not_read_yet", "This page has not been read yet.", "Wait for it.")
    reading = house.pipeline.reading(packet, page)
    return TextOut(
        page=page,
        text=reading.page_text().text,
        words=[
            WordOut(text=w.text, bbox=w.box.rounded(), confidence=round(w.confidence, 3))
            for w in reading.words
        ],
    )


@router.get("/packets/{packet}/pages/{page}/picture", response_class=Response)
def page_picture(
    packet: ThePacket,
    page: int,
    house: TheHouse,
    width: Annotated[int, Query(ge=50, le=2000)] = 1280,
) -> Response:
    """Give a page as an upright JPEG of this width in pixels."""
    _require_page(packet, page)
    content = picture(house, packet, page, width)
    headers = {"Cache-Control": "private, max-age=86400, immutable"}
    return Response(content, media_type="image/jpeg", headers=headers)


def picture(house: House, packet: Packet, page: int, width: int) -> bytes:
    """Draw a page upright."""
    read = house.store.pages.get(packet.id, page)
    return house.viewers.picture(
        house.vault.path_of(packet.sha256), page, width=width, rotation=read.rotation if read else 0
    )


def _require_page(packet: Packet, page: int) -> None:
    if not 1 <= page <= packet.page_count:
        raise not_found("page")


def _packet(packet: Packet) -> PacketOut:
    return PacketOut(
        id=packet.id,
        matter=packet.matter,
        file=packet.file,
        sha256=packet.sha256,
        page_count=packet.page_count,
        provider=packet.provider,
        state=packet.state,
        reason=packet.reason,
        received_at=packet.received_at,
    )


def _page(page: PageFacts) -> PageOut:
    return PageOut(
        page=page.page,
        source=page.source,
        category=page.category,
        date=page.date,
        confidence=page.confidence,
        rotation=page.rotation,
        printed_page=page.printed_page,
        printed_total=page.printed_total,
        blank=page.blank,
        legible=page.legible,
        problem=page.problem,
        somebody_elses=page.foreign,
        patient=page.patient.name if page.patient else None,
        candidates=[f"{c.value} ({c.score:.2f}): {c.evidence}" for c in page.candidates],
    )
