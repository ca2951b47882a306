"""Addresses of the pages. Everything works without script; each view is its own address."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse

from api.house import TheHouse, TheMatter, ThePacket
from api.pages.looks import make_templates, matter_home
from api.pages.panes import choose, group_flags, pane
from api.routes.chronology import make_exports
from api.routes.flags import DecisionIn, dismiss_flag, reopen_flag
from api.routes.matters import summary
from api.routes.packets import AssignIn, assign_packet
from api.routes.uploads import upload
from casefile.matters import Matter, PacketFacts
from casefile.pages import PageFacts
from casefile.store import Packet
from chronology.export.report import FACT_LABELS, make_report, us_date
from service.house import House
from service.progress import jobs

router = APIRouter(default_response_class=HTMLResponse)
templates = make_templates()

_REASONS = (
    "An order or referral only",
    "We have it elsewhere",
    "The provider says there is none",
    "Not needed",
    "The reading is wrong",
)
_EXPORTS = (("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel"), ("json", "JSON"))


@router.get("/")
def matters_page(request: Request, house: TheHouse) -> HTMLResponse:
    """List matters, and what is being read."""
    rows = [summary(house, m) for m in house.store.matters.all()]
    rows.sort(key=lambda r: (-r.blocking_flags, -r.open_flags, r.client or r.id))
    working = [j for j in jobs(house) if j.stage != "done"]
    return templates.TemplateResponse(
        request, "matters.html", {"here": "matters", "rows": rows, "working": working}
    )


@router.get("/inbox")
def inbox_page(request: Request, house: TheHouse) -> HTMLResponse:
    """Show what needs a hand: undecided packets, files that could not be opened."""
    return templates.TemplateResponse(
        request,
        "inbox.html",
        {
            "here": "inbox",
            "folder": house.settings.inbox_folder,
            "unassigned": [(p, _named(house, p)) for p in house.store.packets.unassigned()],
            "failed": house.store.arrivals.failed(),
            "recent": house.store.arrivals.recent(50),
            "matters": house.store.matters.all(),
        },
    )


@router.post("/inbox")
def drop(
    house: TheHouse,
    files: Annotated[list[UploadFile], File()],
    matter: Annotated[str, Form()] = "",
    provider: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Take dropped files in, as the folder does."""
    upload(house, files, matter, provider)
    return RedirectResponse("/inbox", status_code=303)


@router.post("/packets/{packet}/assign")
def assign(packet: ThePacket, house: TheHouse, matter: Annotated[str, Form()]) -> RedirectResponse:
    """Say whose packet it is."""
    assign_packet(AssignIn(matter=matter), packet, house)
    return RedirectResponse("/inbox", status_code=303)


@router.get("/matters/{matter}")
def matter_page(request: Request, matter: TheMatter, house: TheHouse) -> HTMLResponse:
    """Show a matter: packets, requests, exports, log."""
    facts, judgement, _ = house.pipeline.result(matter.id)
    verdicts = {p.file: p.verdicts for p in make_report(facts, judgement, ()).packets}
    tracked = house.store.requests.of_matter(matter.id)
    asked = {r.index: r.request.provider for r in tracked}
    rows = [
        {
            "packet": packet,
            "verdicts": verdicts.get(packet.file, "being read"),
            "answers": asked.get(judgement.requests.get(packet.id, -1), "no request found"),
        }
        for packet in house.store.packets.of_matter(matter.id)
    ]
    written = {e.format for e in house.store.exports.of_matter(matter.id)}
    return _matter_view(
        request,
        house,
        matter,
        "overview",
        packets=rows,
        requests=tracked,
        exports=[e for e in _EXPORTS if e[0] in written],
        activity=house.store.activity.of(matter=matter.id)[:50],
    )


@router.post("/matters/{matter}/exports")
def export(matter: TheMatter, house: TheHouse) -> RedirectResponse:
    """Write the exports and come back to their links."""
    make_exports(matter, house)
    return RedirectResponse(matter_home(matter), status_code=303)


@router.get("/matters/{matter}/review")
def review_page(
    request: Request, matter: TheMatter, house: TheHouse, flag: str | None = None
) -> HTMLResponse:
    """Show the flags of a matter, the chosen one beside its evidence."""
    flags = house.store.flags.of_matter(matter.id, resolved=True)
    packets = {p.id: p for p in house.store.facts.of_matter(matter.id)}
    return _matter_view(
        request,
        house,
        matter,
        "review",
        groups=group_flags(flags, packets),
        chosen=choose(flags, flag, packets),
        reasons=_REASONS,
    )


@router.post("/matters/{matter}/flags/{flag}/dismiss")
def dismiss(
    flag: str,
    matter: TheMatter,
    house: TheHouse,
    reason: Annotated[str, Form()],
    person: Annotated[str, Form()],
) -> RedirectResponse:
    """Dismiss a flag and go to the next one."""
    dismiss_flag(flag, DecisionIn(reason=reason, person=person), matter, house)
    return RedirectResponse(f"{matter_home(matter)}/review", status_code=303)


@router.post("/matters/{matter}/flags/{flag}/reopen")
def reopen(
    flag: str,
    matter: TheMatter,
    house: TheHouse,
    reason: Annotated[str, Form()],
    person: Annotated[str, Form()],
) -> RedirectResponse:
    """Open a flag again and stay on it."""
    reopen_flag(flag, DecisionIn(reason=reason, person=person), matter, house)
    return RedirectResponse(f"{matter_home(matter)}/review?flag={flag}", status_code=303)


@router.get("/matters/{matter}/chronology")
def chronology_page(request: Request, matter: TheMatter, house: TheHouse) -> HTMLResponse:
    """Show the merged chronology, each quote with its page."""
    report = make_report(*house.pipeline.result(matter.id))
    return _matter_view(
        request, house, matter, "chronology", visits=(*report.visits, *report.undated)
    )


@router.get("/packets/{packet}")
def packet_page(
    request: Request, packet: ThePacket, house: TheHouse, page: int | None = None
) -> HTMLResponse:
    """Show the pages of a packet, one of them large with what was read and quoted from it."""
    facts = house.store.facts.load(packet.id)
    found = next((p for p in facts.pages if p.page == page), None) if facts else None
    quoted = [
        f for e in (facts.encounters if facts else ()) for f in e.facts if found and f.page == page
    ]
    matter = house.store.matters.get(packet.matter) if packet.matter else None
    context = {
        "here": "matters",
        "packet": packet,
        "matter": matter,
        "tab": "packets",
        "blocking": summary(house, matter).blocking_flags if matter else 0,
        "pages": [_tile(p) for p in facts.pages] if facts else [],
        "shown": (
            pane(facts, found.page, tuple(f.box for f in quoted)) if facts and found else None
        ),
        "about": _about(found) if found else [],
        "facts": [(FACT_LABELS[f.kind], f.text) for f in quoted],
    }
    return templates.TemplateResponse(request, "packet.html", context)


def _matter_view(
    request: Request, house: House, matter: Matter, tab: str, **context: object
) -> HTMLResponse:
    head = {
        "here": "matters",
        "matter": matter,
        "tab": tab,
        "blocking": summary(house, matter).blocking_flags,
    }
    name = {"overview": "matter.html"}.get(tab, f"{tab}.html")
    return templates.TemplateResponse(request, name, head | context)


def _named(house: House, packet: Packet) -> list[str]:
    facts: PacketFacts | None = house.store.facts.load(packet.id)
    names = [p.patient.name for p in facts.pages if p.patient] if facts else []
    return list(dict.fromkeys(names))[:3]


def _tile(page: PageFacts) -> dict[str, object]:
    tag = ""
    if not page.legible:
        tag = "cannot be read"
    elif page.foreign:
        tag = "somebody else's"
    elif page.needs_review:
        tag = "check"
    return {"page": page.page, "category": page.category, "date": page.date, "tag": tag}


def _about(page: PageFacts) -> list[tuple[str, str]]:
    sources = {"text": "its own text", "ocr": "the scan", "none": "nothing: it was not read"}
    about = [("Date", us_date(page.date)), ("Read from", sources[page.source])]
    if page.printed_page is not None:
        of = f" of {page.printed_total}" if page.printed_total else ""
        about.append(("Printed number", f"{page.printed_page}{of}"))
    if page.patient:
        about.append(("Patient named", page.patient.name))
    if page.problem:
        about.append(("Problem", page.problem))
    about += [("Why this kind", c.evidence) for c in page.candidates[:2]]
    return about
