"""Pages as people see them: the picture, the words with their boxes, the file as received."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import FileResponse
from pydantic import BaseModel

from api.errors import Problem, not_found
from api.house import TheHouse, ThePacket
from casefile.doubt import is_doubtful
from casefile.ids import digest
from casefile.pages import Source
from casefile.store import Packet
from ingest.reading.calibration import shipped
from service.house import House

router = APIRouter()


class WordOut(BaseModel):
    """One word with its box [x0, top, x1, bottom] as fractions of the upright page.

    `confidence` is the recogniser's own; `right` the share (0..1) of words like it that were
    measured to be right. A `doubtful` word carries a date, an amount or a code and may have been
    misread.
    `read` is what stood there as read, where the form left one other spelling; else empty.
    """

    text: str
    bbox: tuple[float, float, float, float]
    confidence: float
    right: float
    doubtful: bool
    read: str = ""


class OtherOut(BaseModel):
    """What the page says by the way of reading that was not kept: its text layer, or OCR."""

    source: Source
    text: str


class TextOut(BaseModel):
    """The words of a page in reading order.

    `confidence` is the share (0..1) of the page's print that was likely read right. `other` is
    there where the page has a text layer and was recognised, too.
    """

    page: int
    text: str
    confidence: float | None
    words: list[WordOut]
    other: OtherOut | None = None


@router.get("/packets/{packet}/pages/{page}/text")
def page_text(packet: ThePacket, page: int, house: TheHouse) -> TextOut:
    """Give the words of a page with their boxes."""
    _require_page(packet, page)
    if house.store.pages.get(packet.id, page) is None:
        raise Problem(409, "not_read_yet", "This page has not been read yet.", "Wait for it.")
    reading = house.pipeline.reading(packet, page)
    calibrated, other = shipped(), reading.other
    return TextOut(
        page=page,
        text=reading.page_text().text,
        confidence=reading.confidence,
        words=[
            WordOut(
                text=w.text,
                bbox=w.box.rounded(),
                confidence=round(w.confidence, 3),
                right=calibrated.chance(w),
                doubtful=is_doubtful(w, house.pipeline.rules),
                read=w.read,
            )
            for w in reading.words
        ],
        other=OtherOut(source=other.source, text=other.text) if other else None,
    )


@router.get(
    "/packets/{packet}/pages/{page}/picture",
    response_class=Response,
    responses={
        200: {"content": {"image/jpeg": {}}, "description": "The page, upright"},
        304: {"description": "Not changed since the picture with this ETag"},
    },
)
def page_picture(
    request: Request,
    packet: ThePacket,
    page: int,
    house: TheHouse,
    width: Annotated[int, Query(ge=50, le=2000)] = 1280,
) -> Response:
    """Give a page as an upright JPEG of this width in pixels."""
    _require_page(packet, page)
    read = house.store.pages.get(packet.id, page)
    turn = read.rotation if read else 0
    # Asked again each time: a page that is being read may yet turn.
    headers = {
        "ETag": f'"{digest(packet.sha256, page, turn, width, length=24)}"',
        "Cache-Control": "private, no-cache",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    require_original(house, packet)
    content = house.viewers.picture(
        house.vault.path_of(packet.sha256), page, width=width, rotation=turn, kind="jpeg"
    )
    return Response(content, media_type="image/jpeg", headers=headers)


@router.get(
    "/packets/{packet}/original",
    response_class=FileResponse,
    responses={200: {"content": {"application/pdf": {}}, "description": "The file"}},
)
def original(packet: ThePacket, house: TheHouse) -> FileResponse:
    """Give the file as received, byte for byte."""
    require_original(house, packet)
    return FileResponse(
        house.vault.path_of(packet.sha256),
        media_type="application/pdf",
        filename=PurePosixPath(packet.file).name,
    )


def require_original(house: House, packet: Packet) -> None:
    """Raise a Problem where the vault no longer holds the file."""
    if not house.vault.holds(packet.sha256):
        raise Problem(
            409,
            "original_missing",
            "The file as received is not in the vault any more.",
            "Put the vault back from its backup; `fullchart check` lists what is missing.",
        )


def _require_page(packet: Packet, page: int) -> None:
    if not 1 <= page <= packet.page_count:
        raise not_found("page")
