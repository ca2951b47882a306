"""Searching a matter's pages: the index says which pages, their readings say where on them."""

from __future__ import annotations

from dataclasses import dataclass

from casefile.search import Found, find_phrases, parse_search
from service.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that holds what was searched for, and where."""

    packet: str
    file: str
    page: int
    found: Found


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Some of the pages that hold it, in page order; `total` counts all."""

    total: int
    pages: tuple[FoundPage, ...]


def search_matter(
    pipeline: Pipeline, matter: str, query: str, *, limit: int = 50, offset: int = 0
) -> SearchResult:
    """Search all pages of a matter that were read; see casefile.search for what can be typed."""
    phrases = parse_search(query)
    total, hits = pipeline.store.search.find(matter, phrases, limit=limit, offset=offset)
    pages = []
    for hit in hits:
        packet = pipeline.store.packets.get(hit.packet)
        assert packet is not None
        found = find_phrases(pipeline.reading(packet, hit.page).words, phrases)
        # Read anew since the index was filled, the page may not hold it any more.
        pages.append(FoundPage(hit.packet, hit.file, hit.page, found or Found("", ())))
    return SearchResult(total, tuple(pages))
