"""Packets and their pages: where they stand and what became of each page."""

from __future__ import annotations

import datetime as dt

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.errors import not_found
from api.house import TheHouse, TheMatter, ThePacket
from casefile.categories import Category
from casefile.evidence import Question
from casefile.pages import PageFacts, Source
from casefile.store import Packet, PacketState

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

    matter: str = Field(min_length=1)


class PageOut(BaseModel):
    """One page: what it is and why. `date` is the day of the visit it is a record of.

    `needs_review` names what was a close call; `/explanation` has the whole of the evidence.
    """

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
    needs_review: list[Question]


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
        needs_review=list(page.close),
    )
