"""The case file, the chronology and their exports."""

from __future__ import annotations

import hashlib
from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from api.errors import Problem, not_found
from api.house import TheHouse, TheMatter
from casefile.contract import CaseFile, ChronologyDoc, build_casefile
from casefile.ids import digest
from casefile.store import SERVICE
from chronology.verify import BrokenCitationsError

router = APIRouter()

Format = Literal["pdf", "docx", "xlsx", "json"]
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
        kind = file.suffix.lstrip(".")
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        house.store.exports.record(matter.id, kind, str(file), sha256)
        address = f"/api/matters/{matter.id}/exports/{kind}"
        made.append(
            ExportOut.model_validate(
                {
                    "format": kind,
                    "address": address,
                    "path": str(file),
                    "bytes": file.stat().st_size,
                }
            )
        )
    house.store.activity.log(SERVICE, "wrote the exports", matter=matter.id)
    return made


@router.get("/matters/{matter}/exports/{kind}", response_class=FileResponse)
def fetch_export(kind: Format, matter: TheMatter, house: TheHouse) -> FileResponse:
    """Fetch an export that was written."""
    name = "casefile.json" if kind == "json" else f"chronology.{kind}"
    file = house.settings.exports_folder / digest(matter.id) / name
    if not file.is_file():
        raise not_found("export")
    return FileResponse(file, media_type=_MEDIA[kind], filename=name)
