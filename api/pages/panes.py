"""Pages as they are shown: the picture, the boxes on it, the part of it that matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefile.doubt import doubtful_words
from casefile.matters import PacketFacts
from casefile.pages import PageReading
from casefile.store import Packet
from casefile.words import Box, Word, union
from chronology.export.wording import CATEGORY_LABELS
from service.house import House

_HEAD = 0.15
"""Who and when stand in this part of a page, from the top."""

_ABOVE, _BELOW = 0.10, 0.22
"""How much of the page is shown above and below the evidence in a fold."""

_LEAST = 0.4
"""A fold shows at least this much of the page with the evidence."""

_GROW = 0.004


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a page, from `top` to `bottom` as fractions of its height."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Pane:
    """One page with its boxes, and the letter that names it in the sentence.

    `windows` are the parts that a fold leaves, none where the whole page is shown; `ratio` is the
    height of the page over its width. `doubtful` are words that may have been misread. `query` is
    what was searched for, so that the page shown alone marks it too.
    """

    packet: str
    name: str
    page: int
    total: int
    category: str
    boxes: tuple[Box, ...] = ()
    letter: str = ""
    ratio: float = 1.0
    windows: tuple[Window, ...] = ()
    doubtful: tuple[Word, ...] = ()
    query: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """Something that stands on a page: its words, and its place where that is known."""

    text: str
    box: Box | None


def make_pane(
    house: House,
    packet: PacketFacts | Packet,
    page: int,
    marked: Sequence[Marked] = (),
    *,
    name: str,
    letter: str = "",
    folded: bool = False,
    doubted: bool = False,
    query: str = "",
) -> Pane:
    """Show one page of a packet with what is `marked` on it; `doubted`: its doubtful words, too.

    A page can be shown before the packet's facts are found; its kind is not known then.
    """
    reading = _reading(house, packet.id, page)
    boxes = [box for mark in marked for box in _boxes(mark, reading)]
    pages = packet.pages if isinstance(packet, PacketFacts) else ()
    category = next((p.category for p in pages if p.page == page), None)
    doubtful = doubtful_words(reading, house.pipeline.rules) if doubted and reading else ()
    return Pane(
        packet=packet.id,
        name=name,
        page=page,
        total=packet.page_count,
        category=CATEGORY_LABELS[category] if category else "Page",
        boxes=tuple(dict.fromkeys(_grown(box) for box in boxes)),
        letter=letter,
        ratio=reading.height / reading.width if reading else 1.0,
        windows=_fold(boxes) if folded and reading else (),
        doubtful=tuple(replace(word, box=_grown(word.box)) for word in doubtful),
        query=query,
    )


def _reading(house: House, packet: str, page: int) -> PageReading | None:
    known = house.store.packets.get(packet)
    if known is None or house.store.pages.get(packet, page) is None:
        return None
    return house.pipeline.reading(known, page)


def _boxes(mark: Marked, reading: PageReading | None) -> list[Box]:
    """Give a box for each line of the quoted words; else the one box that is known."""
    if mark.box is None:
        return []
    found = _words_of(mark, reading) if reading else []
    lines: dict[int, list[Word]] = {}
    for word in found:
        lines.setdefault(word.line, []).append(word)
    return [union(w.box for w in line) for line in lines.values()] or [mark.box]


def _words_of(mark: Marked, reading: PageReading) -> list[Word]:
    assert mark.box is not None
    text = reading.page_text()
    # A word that the line's end parts is quoted as it stands there.
    pattern = r"\s+".join(re.escape(word) for word in mark.text.split())
    for found in re.finditer(pattern, text.text) if pattern else ():
        words = text.words_in(*found.span())
        if _touch(union(w.box for w in words), mark.box):
            return words
    return []


def _touch(one: Box, other: Box) -> bool:
    near = 0.01
    return one.top < other.bottom + near and other.top < one.bottom + near


def _grown(box: Box) -> Box:
    return Box(
        max(box.x0 - _GROW, 0.0),
        max(box.top - _GROW, 0.0),
        min(box.x1 + _GROW, 1.0),
        min(box.bottom + _GROW, 1.0),
    )


def _fold(boxes: Sequence[Box]) -> tuple[Window, ...]:
    """Leave the head of the page and what stands around the boxes."""
    if not boxes:
        return ()
    whole = union(boxes)
    bottom = min(whole.bottom + _BELOW, 1.0)
    top = max(min(whole.top - _ABOVE, bottom - _LEAST), 0.0)
    if top < _HEAD + 0.05:
        return (Window(0.0, max(bottom, 0.5)),)
    return (Window(0.0, _HEAD), Window(top, bottom))
