"""The tabs of a matter: overview, review, chronology, search."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Cookie, Query, Request
from fastapi.responses import HTMLResponse

from api.house import TheHouse, TheMatter
from api.pages.heads import matter_head
from api.pages.looks import TEMPLATES, packet_names
from api.pages.overview import checks, shares
from api.pages.panes import Marked, make_pane
from api.pages.review import choose, group_flags
from api.pages.timeline import visit_rows
from casefile.categories import Category
from casefile.matters import Matter
from casefile.page_ledger import page_ledger
from casefile.store import matter_facts
from chronology.export.readiness import being_read_line, blocker_line
from chronology.export.received import packet_rows
from service.directory import providers_to_choose
from service.house import House
from service.progress import JobState, jobs
from service.searching import search_matter

router = APIRouter(default_response_class=HTMLResponse)

REASONS = (
    "An order or referral only",
    "We have it elsewhere",
    "The provider says there is none",
    "Not needed",
    "The reading is wrong",
    "Other",
)
_EXPORTS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"), ("json", "Data (JSON)"))
_LOG_LINES = 30
_HITS = 50


@router.get("/matters/{matter}")
def matter_page(request: Request, matter: TheMatter, house: TheHouse) -> HTMLResponse:
    """Show a matter: can the demand go, packets, requests, exports, log."""
    facts, judgement, _ = house.pipeline.result(matter.id)
    verdicts = {p.file: p.verdicts for p in packet_rows(facts.packets, judgement)}
    packets = house.store.packets.of_matter(matter.id)
    tracked = house.store.requests.of_matter(matter.id)
    asked = {r.index: r.request for r in tracked}
    working = [j for j in _jobs(house, matter) if j.stage not in {"done", "failed"}]
    names = packet_names(packets)
    rows = [
        {
            "packet": packet,
            "name": names[packet.id],
            "verdicts": verdicts.get(packet.file),
            "answers": asked.get(judgement.requests.get(packet.id, -1)),
            "flags": sum(f.packet == packet.id and f.status == "open" for f in judgement.flags),
        }
        for packet in packets
    ]
    written = {e.format: e.at for e in house.store.exports.of_matter(matter.id)}
    return _matter_view(
        request,
        house,
        matter,
        "overview",
        packets=rows,
        requests=tracked,
        categories=[c for c in Category if c not in {Category.BLANK, Category.OTHER}],
        checks=checks(judgement.readiness),
        ready=judgement.readiness.ready,
        blocker=blocker_line(judgement.readiness),
        reading=being_read_line(judgement.readiness),
        shares=shares(page_ledger(facts, judgement.duplicates)),
        specials=judgement.specials,
        working=working,
        stopped=[j for j in _jobs(house, matter) if j.stage == "failed"],
        exports=[(kind, label, written[kind]) for kind, label in _EXPORTS if kind in written],
        activity=list(reversed(house.store.activity.of(matter=matter.id, limit=_LOG_LINES))),
        folder=house.settings.inbox_folder.resolve() / matter.id,
    )


@router.get("/matters/{matter}/review")
def review_page(
    request: Request,
    matter: TheMatter,
    house: TheHouse,
    flag: str | None = None,
    *,
    whole: bool = False,
    person: Annotated[str, Cookie()] = "",
) -> HTMLResponse:
    """Show the flags of a matter, the chosen one beside its evidence."""
    flags = house.store.flags.of_matter(matter.id, resolved=True)
    packets = {p.id: p for p in matter_facts(house.store, matter.id).packets}
    groups = group_flags(flags, packets)
    chosen = choose(house, flags, groups, packets, flag, whole=whole)
    dismissed = sum(f.flag.status == "dismissed" for f in flags)
    still_open = sum(f.flag.status == "open" for f in flags)
    return _matter_view(
        request,
        house,
        matter,
        "review",
        groups=groups,
        chosen=chosen,
        decided=dismissed,
        total=dismissed + still_open,
        whole=whole,
        reasons=REASONS,
        providers=providers_to_choose(house.store, matter),
        person=unquote(person),
    )


@router.get("/matters/{matter}/chronology")
def chronology_page(
    request: Request,
    matter: TheMatter,
    house: TheHouse,
    *,
    visit: int | None = None,
    packet: str | None = None,
    page: int | None = None,
) -> HTMLResponse:
    """Show the merged chronology; a chosen visit with its page beside it."""
    facts, judgement, chronology = house.pipeline.result(matter.id)
    names = packet_names(facts.packets)
    rows = visit_rows(facts, chronology, judgement.flags, names)
    chosen = next((r for r in rows if r.number == visit), None)
    shown = None
    if chosen:
        places = [(s.packet, p) for s in chosen.sources for p in s.pages]
        place = (packet, page) if (packet, page) in places else places[0]
        held = next(p for p in facts.packets if p.id == place[0])
        marked = [
            Marked(q.text, q.fact.box)
            for q in (*chosen.quotes, *chosen.more)
            if (q.packet, q.page) == place
        ]
        shown = make_pane(house, held, place[1] or 1, marked, name=names[held.id])
    return _matter_view(
        request, house, matter, "chronology", visits=rows, chosen=chosen, shown=shown
    )


@router.get("/matters/{matter}/search")
def search_page(
    request: Request,
    matter: TheMatter,
    house: TheHouse,
    *,
    q: Annotated[str, Query(max_length=300)] = "",
    offset: Annotated[int, Query(ge=0)] = 0,
    packet: str | None = None,
    page: int | None = None,
) -> HTMLResponse:
    """Search all pages of a matter; a chosen page beside the list, with what was found boxed."""
    result = search_matter(house.pipeline, matter.id, q, limit=_HITS, offset=offset)
    packets = {p.id: p for p in house.store.packets.of_matter(matter.id)}
    names = packet_names(packets.values())
    hits = (None, *result.pages, None)
    at = next((n for n, h in enumerate(hits) if h and (h.packet, h.page) == (packet, page)), 0)
    chosen, shown = hits[at], None
    if chosen:
        marked = [Marked("", box) for box in chosen.found.boxes]
        held = house.store.facts.load(chosen.packet) or packets[chosen.packet]
        shown = make_pane(house, held, chosen.page, marked, name=names[chosen.packet], query=q)
    asked = urlencode({"q": q})
    return _matter_view(
        request,
        house,
        matter,
        "search",
        q=q,
        asked=asked,
        result=result,
        names=names,
        offset=offset,
        step=_HITS,
        chosen=chosen,
        shown=shown,
        earlier=hits[at - 1],
        later=hits[at + 1],
        reading=[j for j in _jobs(house, matter) if j.stage in {"waiting", "reading"}],
    )


def _matter_view(
    request: Request, house: House, matter: Matter, tab: str, **context: object
) -> HTMLResponse:
    template = {"overview": "matter.html"}.get(tab, f"{tab}.html")
    return TEMPLATES.TemplateResponse(request, template, matter_head(house, matter, tab) | context)


def _jobs(house: House, matter: Matter) -> list[JobState]:
    return [j for j in jobs(house) if j.packet.matter == matter.id]
