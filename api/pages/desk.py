"""What concerns no single matter: the list of matters, what is received, the directory."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import unquote

from fastapi import APIRouter, Cookie, Request
from fastapi.responses import HTMLResponse

from api.house import TheHouse, folder_problem, matter_address
from api.pages.looks import TEMPLATES
from api.routes.matters import summary
from casefile.matters import PacketFacts
from casefile.store import Arrival, Packet
from service.house import House
from service.progress import jobs

router = APIRouter(default_response_class=HTMLResponse)


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


def _waiting_for_a_copy(house: House) -> list[Arrival]:
    """Give the files that could not be opened and of which no better copy came, newest first."""
    matters = {a.matter for a in house.store.arrivals.failed() if a.matter}
    waiting = {(m, f.file) for m in matters for f in house.store.arrivals.unreadable(m)}
    failed = reversed(house.store.arrivals.failed())
    return [a for a in failed if a.matter is None or (a.matter, a.file) in waiting]


def _named(house: House, packet: Packet) -> list[str]:
    facts: PacketFacts | None = house.store.facts.load(packet.id)
    names = [p.patient.name for p in facts.pages if p.patient] if facts else []
    return list(dict.fromkeys(names))[:3]
