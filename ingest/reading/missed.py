"""Rows of print that the recogniser passed over, and the words that a closer look finds there.

Tesseract leaves out whole lines that are read well by themselves: headings of another size, rows at
the edge of a table, lines of a page that leans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import cv2
import numpy as np

from casefile.words import Box, Word
from ingest.reading.inked import CELLS, Marks, cell_of

REACH = (12, 2)
"""Cells, across and down, within which marks belong together: the letters of a line do."""

LEAST_MARKS = 5
"""Fewer marks side by side are no line of text, or hardly worth a look."""

FLAT = 1.5
"""A row is so many times as wide as it is high; drawings and signatures are not."""

SURE = 0.75
"""Less sure words of a row that was passed over are noise read into a picture."""


def missed_rows(seen: Marks, words: Sequence[Word]) -> list[Box]:
    """Give the places where letter-sized marks stand side by side outside every word."""
    cells = np.zeros((CELLS, CELLS), np.uint8)
    places = [cell_of(x, y) for x, y in seen.outside(words)]
    for x, y in places:
        cells[y, x] = 1
    across, down = REACH
    _, labels = cv2.connectedComponents(
        cv2.dilate(cells, np.ones((down + 1, across + 1), np.uint8))
    )
    rows: dict[int, list[tuple[int, int]]] = {}
    for x, y in places:
        rows.setdefault(int(labels[y, x]), []).append((x, y))
    boxes = [_around(row) for row in rows.values() if len(row) >= LEAST_MARKS]
    return [box for box in boxes if box.width > FLAT * box.height]


def _around(row: Sequence[tuple[int, int]]) -> Box:
    """Give the box of a row by the middles of its marks, with room for the marks themselves."""
    xs, ys = [x for x, _ in row], [y for _, y in row]
    return Box(
        (min(xs) - 3) / CELLS, (min(ys) - 3) / CELLS, (max(xs) + 4) / CELLS, (max(ys) + 4) / CELLS
    )


def with_missed(
    words: Sequence[Word], found: Sequence[Word], rows: Sequence[Box]
) -> tuple[Word, ...]:
    """Put words that were found in missed rows among the others, each line at its height."""
    new = [w for w in found if _belongs(w, words, rows)]
    if not new:
        return tuple(words)
    lines = _lines(words)
    for line in _lines(new):
        below = (n for n, other in enumerate(lines) if _height(other) > _height(line))
        lines.insert(next(below, len(lines)), line)
    return tuple(replace(w, line=number) for number, line in enumerate(lines) for w in line)


def _belongs(word: Word, words: Sequence[Word], rows: Sequence[Box]) -> bool:
    if word.confidence < SURE or not any(c.isalnum() for c in word.text):
        return False
    if not any(row.holds(word.box) for row in rows):
        return False
    return not any(w.box.holds(word.box) or word.box.holds(w.box) for w in words)


def _height(line: Sequence[Word]) -> float:
    return line[0].box.middle[1]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    return [list(line) for _, line in groupby(words, key=lambda w: w.line)]
