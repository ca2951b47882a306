"""Why: what was weighed for a page or an encounter, the evidence, and what won."""

from __future__ import annotations

from fastapi import APIRouter

from api.errors import Problem, not_found
from api.house import TheHouse, ThePacket
from casefile.matters import PacketFacts
from casefile.store import Packet
from service.explained import PacketExplained, PageExplained, VisitExplained
from service.explaining import explain_encounter, explain_packet, explain_page
from service.house import House

router = APIRouter()


@router.get("/packets/{packet}/explanation")
def show_explanation(packet: ThePacket, house: TheHouse) -> PacketExplained:
    """List a packet's pages and encounters, and which of them need review."""
    return explain_packet(_facts(house, packet))


@router.get("/packets/{packet}/pages/{page}/explanation")
def show_page_explanation(packet: ThePacket, page: int, house: TheHouse) -> PageExplained:
    """Explain a page: its kind, dates, person, numbers, document and visits, with their rivals."""
    if not 1 <= page <= packet.page_count:
        raise not_found("page")
    explained = explain_page(_facts(house, packet), page)
    if explained is None:
        raise not_found("page")
    return explained


@router.get("/packets/{packet}/encounters/{encounter}/explanation")
def show_encounter_explanation(
    packet: ThePacket, encounter: str, house: TheHouse
) -> VisitExplained:
    """Explain an encounter: its kind, dates, provider, facility and pages, with their rivals."""
    explained = explain_encounter(_facts(house, packet), encounter)
    if explained is None:
        raise not_found("encounter")
    return explained


def _facts(house: House, packet: Packet) -> PacketFacts:
    facts = house.store.facts.load(packet.id)
    if facts is None:
        raise Problem(409, "not_found_yet", "Nothing has been found in it yet.", "Wait for it.")
    return facts
