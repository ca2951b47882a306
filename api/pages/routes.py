"""Addresses of the pages. Everything works without script; each view is its own address."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Cookie, Query, Request
from fastapi.responses import HTMLResponse

from api.errors import not_found
from api.house import TheHouse, TheMatter, ThePacket, folder_problem, matter_address
from api.pages.legibility import how_read, not_used
from api.pages.looks import TEMPLATES, packet_names
from api.pages.overview import checks, shares
from api.pages.packet import about, documents, flags_of_page
from api.pages.panes import Marked, make_pane
from api.pages.review import choose, group_flags
from api.pages.timeline import visit_rows
from api.routes.matters import summary
from casefile.categories import Category
from casefile.flags import Flag, Judgement
from casefile.matters import Matter, PacketFacts
from casefile.page_ledger import packet_pages, page_ledger
from casefile.store import Arrival, Packet, matter_facts
from chronology.export.readiness import being_read_line, blocker_line
from chronology.export.received import packet_rows
from chronology.export.wording import FACT_LABELS, counted_verdicts
from service.directory import providers_to_choose
from service.house import House
from service.progress import JobState, jobs
from service.searching import found_on_page, search_matter

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


@router.get("/")
def matters_page(request: Request, house: TheHouse) -> HTMLResponse:
    """List matters, what is being read, and what needs a hand."""
    rows = [summary(house, m) for m in house.store.matters.all()]
    rows.sort(key=lambda r: (-r.blocking_findings, -r.open_flags, r.client or r.id))
    unsettled = [j for j in jobs(house) if j.stage != "done"]
    return TEMPLATES.TemplateResponse(
        request,
        "matters.html",
        {
            "here": "matters",
            "rows": [(row, matter_address(row.id)) for row in rows],
            "working": [j for j in unsettled if j.stage != "failed"],
            "stopped": [j for j in unsettled if j.stage == "failed"],
            "unassigned": house.store.packets.unassigned(),
            "failed": _waiting_for_a_copy(house),
            "folder": house.settings.inbox_folder.resolve(),
            "folder_problem": folder_problem(house),
        },
    )


@router.get("/upload")
def upload_page(request: Request, house: TheHouse, matter: str = "") -> HTMLResponse:
    """Take files, and show what became of the last ones."""
    return TEMPLATES.TemplateResponse(
        request,
        "upload.html",
        {
            "here": "upload",
            "folder": house.settings.inbox_folder.resolve(),
            "unassigned": [(p, _named(house, p)) for p in house.store.packets.unassigned()],
            "failed": _waiting_for_a_copy(house),
            "waiting": house.reception.watch.status.waiting,
            "recent": house.store.arrivals.recent(50),
            "matters": house.store.matters.all(),
            "chosen": matter,
        },
    )


@router.get("/directory")
def directory_page(
    request: Request, house: TheHouse, person: Annotated[str, Cookie()] = ""
) -> HTMLResponse:
    """List the printed names that people confirmed, firm-wide; what was taken back stands last."""
    named = sorted(house.store.directory.all(), key=lambda c: c.naming.known_as.casefold())
    return TEMPLATES.TemplateResponse(
        request,
        "directory.html",
        {
            "here": "directory",
            "standing": [c for c in named if c.taken_back_at is None],
            "taken_back": [c for c in named if c.taken_back_at is not None],
            "person": unquote(person),
        },
    )


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
        context |= _head(house, matter, "packets")
    return TEMPLATES.TemplateResponse(
        request, template, {"here": "matters", "matter": None, **context}
    )


def _matter_view(
    request: Request, house: House, matter: Matter, tab: str, **context: object
) -> HTMLResponse:
    template = {"overview": "matter.html"}.get(tab, f"{tab}.html")
    return TEMPLATES.TemplateResponse(request, template, _head(house, matter, tab) | context)


def _head(house: House, matter: Matter, tab: str) -> dict[str, object]:
    return {
        "here": "matters",
        "matter": matter,
        "home": matter_address(matter.id),
        "tab": tab,
        "counts": summary(house, matter),
    }


def _verdicts(facts: PacketFacts | None, judgement: Judgement) -> str:
    if facts is None:
        return ""
    return counted_verdicts(packet_pages(facts, judgement.duplicates).counts)


def _open(judgement: Judgement) -> list[Flag]:
    return [f for f in judgement.flags if f.status == "open"]


def _waiting_for_a_copy(house: House) -> list[Arrival]:
    """Give the files that could not be opened and of which no better copy came, newest first."""
    matters = {a.matter for a in house.store.arrivals.failed() if a.matter}
    waiting = {(m, f.file) for m in matters for f in house.store.arrivals.unreadable(m)}
    failed = reversed(house.store.arrivals.failed())
    return [a for a in failed if a.matter is None or (a.matter, a.file) in waiting]


def _jobs(house: House, matter: Matter) -> list[JobState]:
    return [j for j in jobs(house) if j.packet.matter == matter.id]


def _named(house: House, packet: Packet) -> list[str]:
    facts: PacketFacts | None = house.store.facts.load(packet.id)
    names = [p.patient.name for p in facts.pages if p.patient] if facts else []
    return list(dict.fromkeys(names))[:3]
