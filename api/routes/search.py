"""Page search: every page of a matter that holds some words, with the boxes where they stand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from api.house import TheHouse, TheMatter
from service.searching import search_matter

router = APIRouter()


class HitOut(BaseModel):
    """A page that holds it; boxes [x0, top, x1, bottom] as fractions of the upright page."""

    packet: str
    file: str
    page: int
    snippet: str
    boxes: list[tuple[float, float, float, float]]


class NearOut(BaseModel):
    """A word on the matter's pages that may be one asked for, misread; on how many pages."""

    word: str
    pages: int


class SearchOut(BaseModel):
    """Some of the pages that hold it, in page order; `total` counts all.

    `near` (with the first of the hits) are other spellings; their pages are no hits.
    """

    total: int
    hits: list[HitOut]
    near: list[NearOut]


@router.get("/matters/{matter}/search")
def search_pages(
    matter: TheMatter,
    house: TheHouse,
    q: Annotated[str, Query(max_length=300)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> SearchOut:
    """Search all pages of a matter for words that stand on one page.

    Words in quotation marks stand side by side; a star at the end finds every word that begins so.
    """
    result = search_matter(house.pipeline, matter.id, q, limit=limit, offset=offset)
    return SearchOut(
        total=result.total,
        hits=[
            HitOut(
                packet=hit.packet,
                file=hit.file,
                page=hit.page,
                snippet=hit.found.snippet,
                boxes=[box.rounded() for box in hit.found.boxes],
            )
            for hit in result.pages
        ],
        near=[NearOut(word=near.word, pages=near.pages) for near in result.near],
    )
