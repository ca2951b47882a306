"""A packet as its pages, in their documents, and one page with what was read of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.pages.looks import BRIEF_LABELS, headline, sentence
from casefile.categories import Category, FlagKind
from casefile.evidence import Question
from casefile.flags import Flag, Judgement, PageRef
from casefile.matters import PacketFacts
from casefile.pages import PageFacts
from chronology.export.wording import CATEGORY_LABELS, counted, us_date
from service.explaining_words import NEEDS_REVIEW, review_words


@dataclass(frozen=True, slots=True)
class Tile:
    """One page in the grid; `tag` only where it needs a look. `page` None: a page not received."""

    page: int | None
    caption: str
    tag: str = ""
    tone: str = "medium"
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class DocumentTiles:
    """The pages of one document, or of several of a kind in a row, under one bar."""

    name: str
    several: str
    tiles: tuple[Tile, ...]


def documents(
    facts: PacketFacts, judgement: Judgement, flags: Sequence[Flag]
) -> list[DocumentTiles]:
    """Lay a packet's pages out in packet order, under a bar for each document."""
    missing = _missing_after(facts.id, flags)
    kinds = {d.ordinal: d.category for d in facts.documents}
    made: list[DocumentTiles] = []
    for kind, run in groupby(facts.pages, key=lambda page: kinds.get(page.document)):
        tiles: list[Tile] = []
        held = set()
        for page in run:
            held.add(page.document)
            tiles.append(_tile(facts.id, page, judgement))
            tiles += [Tile(None, text) for text in missing.get(page.page, ())]
        name = CATEGORY_LABELS[kind] if kind else "Pages"
        several = counted(len(held), "document") if len(held) > 1 else ""
        made.append(DocumentTiles(name, several, tuple(tiles)))
    return made


def about(page: PageFacts, packet: str, judgement: Judgement) -> list[tuple[str, str]]:
    """Say what was found on a page."""
    rows = []
    if page.patient:
        rows.append(("Whose page", page.patient.name))
    rows.append(("Kind", CATEGORY_LABELS[page.category]))
    if page.category.is_care or page.date:
        rows.append(("Date of visit", us_date(page.date) if page.date else "No date"))
    if page.printed_page is not None:
        of = f" of {page.printed_total}" if page.printed_total else ""
        rows.append(("Printed number", f"Page {page.printed_page}{of}"))
    original = judgement.duplicates.get(PageRef(packet, page.page))
    if original:
        where = "" if original.packet == packet else " of another packet"
        rows.append(("Repeats", f"Page {original.page}{where}"))
    if page.foreign:
        rows.append(("Used in", "Nothing: kept out"))
    if page.needs_review:
        rows.append((sentence(NEEDS_REVIEW), sentence(review_words(page.close))))
    return rows


def flags_of_page(packet: str, page: int, flags: Sequence[Flag]) -> list[tuple[Flag, str]]:
    """Give the open flags that speak of a page, with their first sentences."""
    return [(f, headline(f.message)[0]) for f in flags if (packet, page) in _places(f)]


def flags_by_page(flags: Sequence[Flag]) -> Mapping[tuple[str, int], list[tuple[Flag, str]]]:
    """Give for each page the flags that speak of it, with what they say in a word or two."""
    found: dict[tuple[str, int], list[tuple[Flag, str]]] = {}
    for flag in flags:
        for place in _places(flag):
            found.setdefault(place, []).append((flag, BRIEF_LABELS[flag.kind]))
    return found


def _places(flag: Flag) -> list[tuple[str, int]]:
    places = [(flag.packet, page) for page in flag.pages] if flag.packet else []
    return list(dict.fromkeys([*places, *((e.packet, e.page) for e in flag.evidence)]))


def _tile(packet: str, page: PageFacts, judgement: Judgement) -> Tile:
    caption = us_date(page.date) if page.date else CATEGORY_LABELS[page.category]
    if page.blank:
        return Tile(page.page, "Blank")
    if not page.legible:
        return Tile(page.page, caption, "Cannot be read")
    if page.foreign:
        return Tile(page.page, caption, "Not client", "high", doubtful=_is_unsure(page))
    original = judgement.duplicates.get(PageRef(packet, page.page))
    if original:
        where = f"Repeats p. {original.page}" if original.packet == packet else "Repeat"
        return Tile(page.page, caption, where, "low")
    if page.category.is_care and page.date is None:
        return Tile(page.page, caption, "No date")
    return Tile(page.page, caption, doubtful=_is_unsure(page))


def _is_unsure(page: PageFacts) -> bool:
    """Tell whether a page needs review; an unsure kind only where it decides about a visit."""
    return page.needs_review and (
        page.category is not Category.OTHER or set(page.close) != {Question.CATEGORY}
    )


def _missing_after(packet: str, flags: Sequence[Flag]) -> dict[int, list[str]]:
    """Say which pages the numbering says exist, by the page after which they would stand."""
    found: dict[int, list[str]] = {}
    for flag in flags:
        if flag.kind is FlagKind.MISSING_PAGES and flag.packet == packet and flag.pages:
            total = flag.detail.get("printed_total")
            of = f" of {total}" if total else ""
            numbers = flag.detail.get("printed_missing", [])
            found.setdefault(flag.pages[0], []).extend(
                f"Page {number}{of} not received" for number in numbers[:6]
            )
    return found
