"""A packet in its documents, and its pages, each with what was read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.errors import not_found
from api.house import TheHouse, ThePacket
from api.pages.heads import matter_head
from api.pages.legibility import how_read, not_used
from api.pages.looks import TEMPLATES, packet_names
from api.pages.packet import about, documents, flags_of_page
from api.pages.panes import Marked, make_pane
from casefile.flags import Flag, Judgement
from casefile.matters import Matter, PacketFacts
from casefile.page_ledger import packet_pages
from casefile.store import Packet
from chronology.export.wording import FACT_LABELS, counted_verdicts
from service.house import House
from service.progress import jobs
from service.searching import found_on_page

router = APIRouter(default_response_class=HTMLResponse)


@router.get("/packets/{packet}")
def packet_page(
    request: Request, packet: ThePacket, house: TheHouse, page: int | None = None
) -> HTMLResponse:
    """Show the pages of a packet in their documents, and one of them with what was read."""
    facts = house.store.facts.load(packet.id)
    matter = house.store.matters.get(packet.matter) if packet.matter else None
    judgement = house.pipeline.result(matter.id)[1] if matter else Judgement()
    job = next((j for j in jobs(house) if j.packet.id == packet.id and j.stage != "done"), None)
    answers = house.store.requests.get(packet.request) if packet.request else None
    context = {
        "documents": documents(facts, judgement, _open(judgement)) if facts else [],
        "document_count": len(facts.documents) if facts else 0,
        "job": job,
        "answers": answers,
        "verdicts": _verdicts(facts, judgement),
        "matters": house.store.matters.all(),
        **_page_context(house, packet, facts, page, judgement),
    }
    return _packet_view(request, house, packet, matter, "packet.html", **context)


@router.get("/packets/{packet}/pages/{page}")
def page_page(
    request: Request,
    packet: ThePacket,
    page: int,
    house: TheHouse,
    q: Annotated[str, Query(max_length=300)] = "",
) -> HTMLResponse:
    """Show one page large; what was searched for is boxed, else what was quoted from it."""
    if not 1 <= page <= packet.page_count:
        raise not_found("page")
    facts = house.store.facts.load(packet.id)
    matter = house.store.matters.get(packet.matter) if packet.matter else None
    judgement = house.pipeline.result(matter.id)[1] if matter else Judgement()
    context = _page_context(house, packet, facts, page, judgement, query=q)
    return _packet_view(request, house, packet, matter, "page.html", number=page, q=q, **context)


def _page_context(
    house: House,
    packet: Packet,
    facts: PacketFacts | None,
    page: int | None,
    judgement: Judgement,
    *,
    query: str = "",
) -> dict[str, object]:
    """Give what is shown of a page: as soon as it was read, and more when its facts are found."""
    if page is None or house.store.pages.get(packet.id, page) is None:
        return {"shown": None, "about": [], "quotes": [], "page_flags": [], "not_used": None}
    reading = house.pipeline.reading(packet, page)
    found = next((p for p in facts.pages if p.page == page), None) if facts else None
    quoted = [f for e in facts.encounters for f in e.facts if f.page == page] if facts else []
    flags = flags_of_page(packet.id, page, _open(judgement))
    marked = [Marked(f.text, f.box) for f in quoted]
    marked += [
        Marked(e.text, e.box)
        for flag, _ in flags
        for e in flag.evidence
        if (e.packet, e.page) == (packet.id, page)
    ]
    hits = found_on_page(house.pipeline, packet, page, query)
    if hits:
        marked = [Marked("", box) for box in hits.boxes]
    held = facts or packet
    name = packet_names([packet])[packet.id]
    shown = make_pane(house, held, page, marked, name=name, doubted=True)
    rows = about(found, packet.id, judgement) if found else []
    return {
        "shown": shown,
        "about": rows + how_read(reading, len(shown.doubtful)),
        "quotes": [(FACT_LABELS[f.kind], f.text) for f in quoted],
        "page_flags": flags,
        "not_used": not_used(reading),
    }


def _packet_view(
    request: Request,
    house: House,
    packet: Packet,
    matter: Matter | None,
    template: str,
    **context: object,
) -> HTMLResponse:
    siblings = house.store.packets.of_matter(packet.matter) if packet.matter else (packet,)
    context |= {"packet": packet, "name": packet_names(siblings)[packet.id]}
    if matter:
        context |= matter_head(house, matter, "packets")
    return TEMPLATES.TemplateResponse(
        request, template, {"here": "matters", "matter": None, **context}
    )


def _verdicts(facts: PacketFacts | None, judgement: Judgement) -> str:
    if facts is None:
        return ""
    return counted_verdicts(packet_pages(facts, judgement.duplicates).counts)


def _open(judgement: Judgement) -> list[Flag]:
    return [f for f in judgement.flags if f.status == "open"]
