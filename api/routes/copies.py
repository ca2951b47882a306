"""The searchable copy of a packet."""

from __future__ import annotations

from pathlib import PurePosixPath

from fastapi import APIRouter
from fastapi.responses import FileResponse

from api.errors import Problem
from api.house import TheHouse, ThePacket
from api.routes.pictures import require_original
from casefile.ids import digest
from chronology.export.searchable import CannotCopyError
from service.exporting import SEARCHABLE, searchable_copy

router = APIRouter()


@router.get(
    "/packets/{packet}/searchable",
    response_class=FileResponse,
    responses={200: {"content": {"application/pdf": {}}, "description": "The copy"}},
)
def fetch_searchable(packet: ThePacket, house: TheHouse) -> FileResponse:
    """Give a copy of the packet with its pages upright and their words laid under them.

    It is made when it is first asked for, and again where pages have been read since.
    """
    require_original(house, packet)
    keys = [record.reading or "" for record in house.store.pages.of_packet(packet.id)]
    name = f"{packet.id}-{digest(*keys)}.pdf"
    file = house.settings.exports_folder / SEARCHABLE / name
    if not file.is_file():
        try:
            searchable_copy(house.store, house.vault, house.pipeline.cache, packet, file)
        except CannotCopyError as error:
            raise Problem(
                409,
                "cannot_be_copied",
                f"{str(error)[0].upper()}{str(error)[1:]}.",
                "The file as received can still be fetched.",
            ) from error
    named = f"{PurePosixPath(packet.file).stem} (searchable).pdf"
    return FileResponse(file, media_type="application/pdf", filename=named)
