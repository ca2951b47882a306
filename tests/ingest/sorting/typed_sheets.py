"""Pages typed out in a test: a block of text becomes the words of a page, in place."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from casefile.pages import PageReading, Source
from casefile.words import Box, Word

_ROWS = 66
_COLUMNS = 100


def typed_page(
    text: str, page: int = 1, *, foot: str = "", head: str = "", conf: float = 1.0
) -> PageReading:
    """Type `text` on a page, one row to a line; `foot` and `head` stand at the very edges.

    A run of three or more spaces is a gap as wide as it is printed.
    """
    lines = text.strip("\n").split("\n")
    placed = [(4 + i, line) for i, line in enumerate(lines)]
    if head:
        placed.insert(0, (1, head))
    placed += [(_ROWS - 3 + i, line) for i, line in enumerate(foot.split("\n")) if foot]
    words: list[Word] = []
    for number, (row, line) in enumerate(placed):
        top = row / _ROWS
        for hit in re.finditer(r"\S+", line):
            left = 0.06 + hit.start() / _COLUMNS
            right = 0.06 + (hit.end() - 0.2) / _COLUMNS
            words.append(Word(hit.group(), Box(left, top, right, top + 0.011), conf, number))
    return PageReading(page, Source.TEXT, tuple(words), 612, 792)


def typed_packet(pages: Sequence[str | PageReading]) -> list[PageReading]:
    """Type a packet: each text a page; readings made before keep all but their page number."""
    return [
        dataclasses.replace(p, page=i) if isinstance(p, PageReading) else typed_page(p, i)
        for i, p in enumerate(pages, 1)
    ]
