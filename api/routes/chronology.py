"""The case file, the chronology and their exports."""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from api.errors import Problem, not_found
from api.house import TheHouse, TheMatter, matter_address
from casefile.contract import CaseFile, build_casefile
from casefile.contract_forms import ChronologyDoc
from casefile.ids import digest
from casefile.store import SERVICE
from chronology.verify import BrokenCitationsError

router = APIRouter()

Format = Literal["pdf", "docx", "xlsx", "json"]
_FORMATS: dict[str, Format] = {".pdf": "pdf", ".docx": "docx", ".xlsx": "xlsx", ".json": "json"}
_MEDIA = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


class ExportOut(BaseModel):
    """An export and the address to fetch it from."""

    format: Format
    address: str
    path: str
    bytes: int


class WrittenOut(BaseModel):
    """An export that was written: when, and the SHA-256 of its bytes."""

    format: Format
    sha256: str
    at: dt.datetime


@router.get("/matters/{matter}/casefile", response_model=CaseFile)
def casefile(matter: TheMatter, house: TheHouse) -> Response:
    """Give the whole case file in the published form."""
    facts, judgement, chronology = house.pipeline.result(matter.id)
    text = build_casefile(facts, judgement, chronology).to_json()
    return Response(text, media_type="application/json")


@router.get("/matters/{matter}/chronology")
def chronology(matter: TheMatter, house: TheHouse) -> list[ChronologyDoc]:
    """Give the merged chronology, each fact with its page."""
    return build_casefile(*house.pipeline.result(matter.id)).chronology


@router.post("/matters/{matter}/exports", status_code=201)
def make_exports(matter: TheMatter, house: TheHouse) -> list[ExportOut]:
    """Write the chronology as PDF, DOCX, XLSX and JSON from what is known now."""
    folder = house.settings.exports_folder / digest(matter.id)
    try:
        files = house.pipeline.export(matter.id, folder)
    except BrokenCitationsError as error:
        raise Problem(
            409, "citations_do_not_hold", str(error), "Read the packet again, then export."
        ) from error
    made = []
    for file in files:
        kind = _FORMATS[file.suffix]
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        house.store.exports.record(matter.id, kind, str(file), sha256)
        address = f"/api{matter_address(matter.id)}/exports/{kind}"
        size = file.stat().st_size
        made.append(ExportOut(format=kind, address=address, path=str(file), bytes=size))
    house.store.activity.log(SERVICE, "wrote the exports", matter=matter.id)
    return made


@router.get("/matters/{matter}/exports")
def list_exports(matter: TheMatter, house: TheHouse) -> list[WrittenOut]:
    """List the exports that were written, oldest first."""
    return [
        WrittenOut(format=_FORMATS[f".{e.format}"], sha256=e.sha256, at=e.at)
        for e in house.store.exports.of_matter(matter.id)
    ]


@router.get(
    "/matters/{matter}/exports/{kind}",
    response_class=FileResponse,
    responses={200: {"content": {m: {} for m in _MEDIA.values()}, "description": "The file"}},
)
def fetch_export(kind: Format, matter: TheMatter, house: TheHouse) -> FileResponse:
    """Fetch an export that was written."""
    name = "casefile.json" if kind == "json" else f"chronology.{kind}"
    file = house.settings.exports_folder / digest(matter.id) / name
    if not file.is_file():
        raise not_found("export")
    return FileResponse(file, media_type=_MEDIA[kind], filename=name)
