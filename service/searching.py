"""Searching a matter's pages: the index says which pages, their readings say where on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casefile.near import has_spelling, near_spellings
from casefile.search import Found, Phrase, find_phrases, parse_search
from casefile.store import Packet, Store
from service.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page that holds what was searched for, and where."""

    packet: str
    file: str
    page: int
    found: Found


@dataclass(frozen=True, slots=True)
class NearSpelling:
    """A word on the matter's pages that may be a word asked for, misread; on how many pages."""

    word: str
    pages: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """Some of the pages that hold it, in page order; `total` counts all.

    `near` are other spellings, none of which is among these pages' hits.
    """

    total: int
    pages: tuple[FoundPage, ...]
    near: tuple[NearSpelling, ...] = ()


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
    near = _near(pipeline.store, matter, phrases) if offset == 0 else ()
    return SearchResult(total, tuple(pages), near)


def found_on_page(pipeline: Pipeline, packet: Packet, page: int, query: str) -> Found | None:
    """Find what was searched for on one page; None where it is not there."""
    return find_phrases(pipeline.reading(packet, page).words, parse_search(query))


def _near(store: Store, matter: str, phrases: Sequence[Phrase]) -> tuple[NearSpelling, ...]:
    asked = {token for phrase in phrases if not phrase.prefix for token in phrase.tokens}
    if not any(has_spelling(token) for token in asked):
        return ()
    held = store.search.words_of(matter)
    near = dict.fromkeys(word for token in sorted(asked) for word in near_spellings(token, held))
    return tuple(NearSpelling(word, held[word]) for word in near if word not in asked)
