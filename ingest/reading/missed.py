"""Rows of print that the recogniser passed over, and the words that a closer look finds there.

Tesseract leaves out whole lines that are read well by themselves: headings of another size, rows at
the edge of a table, columns of a form, lines of a page that leans.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median

import cv2
import numpy as np

from casefile.doubt import is_sound
from casefile.words import Box, Word
from ingest.reading.alone import can_be_printed, read_alone
from ingest.reading.engines import FIGURES, Engine
from ingest.reading.inked import CELLS, Marks, cell_of
from ingest.reading.preparing import Prepared

REACH = (12, 2)
"""Cells, across and down, within which marks belong together: the letters of a line do."""

LEAST_MARKS = 5
"""Fewer marks side by side are no line of text, or hardly worth a look."""

LEAST_IN_CELL = 3
"""So few are worth one where values stand in their column and print in their row: `7.73`."""

IN_COLUMN = 3
BESIDE = 0.01
"""So many values whose edges differ by no more of the page's width make a column."""

MOST_IN_CELL = 10
MOST_CELLS = 20
"""Cells of a page that are read by themselves at most."""

HALF, HALF_LETTER = 0.5, 1.5
"""Cells from the edge of one to its middle, and from the middle of a mark to its edge."""

FLAT = 1.5
"""A row is so many times as wide as it is high; drawings and signatures are not."""

SURE = 0.75
"""Less sure words of a row that was passed over are noise read into a picture."""

SURE_ANYWHERE = 0.9
"""The same where no letters were seen: print beside a black edge is hidden with the edge."""

SURE_VALUE = 0.3
"""The same of what has the form of a date, an amount or a code, which noise hardly ever has."""

LEAST_ANYWHERE = 2
"""A single character where no letters were seen is a piece of a ruling."""

LEVEL, LIKE = 0.5, 2.0
"""Shares of a word's height: how far the middles of words of one line differ, and their heights."""


def missed_rows(seen: Marks, words: Sequence[Word]) -> list[Box]:
    """Give the places where letter-sized marks stand side by side outside every word."""
    boxes = [
        _around(row)
        for row in _rows(seen, words)
        if len(row) >= LEAST_MARKS or _cell(row, words) is not None
    ]
    return [box for box in boxes if box.width > FLAT * box.height]


def missed_cells(seen: Marks, words: Sequence[Word]) -> list[Box]:
    """Give the places of values of a column that nothing was read of: `7.73` among prices."""
    found = (_cell(row, words) for row in _rows(seen, words))
    return [box for box in found if box is not None]


def with_heard(
    words: Sequence[Word], cells: Sequence[Box], picture: Prepared, engine: Engine
) -> tuple[Word, ...]:
    """Put the values in that two looks at such a place hear alike.

    `picture` is the enlarged picture of the page.
    """
    lines = _lines(words)
    for box in cells[:MOST_CELLS]:
        heard = read_alone(picture, box, engine, FIGURES)
        if heard is None or not can_be_printed(heard.text):
            continue
        word = Word(heard.text, box, round(heard.confidence, 4))
        line = _line_of(word, lines)
        if line is not None:
            line.insert(bisect(line, box.x0, key=lambda w: w.box.x0), word)
    return tuple(replace(w, line=number) for number, line in enumerate(lines) for w in line)


def _rows(seen: Marks, words: Sequence[Word]) -> Iterable[list[tuple[int, int]]]:
    """Give the cells of marks outside every word, those of each row together."""
    cells = np.zeros((CELLS, CELLS), np.uint8)
    places = [cell_of(x, y) for x, y in seen.outside(words, fringe=True)]
    for x, y in places:
        cells[y, x] = 1
    across, down = REACH
    _, labels = cv2.connectedComponents(
        cv2.dilate(cells, np.ones((down + 1, across + 1), np.uint8))
    )
    rows: dict[int, list[tuple[int, int]]] = {}
    for x, y in places:
        rows.setdefault(int(labels[y, x]), []).append((x, y))
    return rows.values()


def _cell(row: Sequence[tuple[int, int]], words: Sequence[Word]) -> Box | None:
    """Give the place of marks that stand in a column of values and in a row of a table, if any."""
    if not LEAST_IN_CELL <= len(row) <= MOST_IN_CELL:
        return None
    left = (min(x for x, _ in row) + HALF - HALF_LETTER) / CELLS
    right = (max(x for x, _ in row) + HALF + HALF_LETTER) / CELLS
    middle = (sum(y for _, y in row) / len(row) + HALF) / CELLS
    if not any(w.box.top < middle < w.box.bottom for w in words):
        return None
    values = [w.box for w in words if is_sound(w.text)]
    beginning = [box for box in values if abs(box.x0 - left) < BESIDE]
    ending = [box for box in values if abs(box.x1 - right) < BESIDE]
    column = max(beginning, ending, key=len)
    if len(column) < IN_COLUMN:
        return None
    height = median(box.height for box in column)
    return Box(left, middle - height / 2, right, middle + height / 2)


def _around(row: Sequence[tuple[int, int]]) -> Box:
    """Give the box of a row by the middles of its marks, with room for the marks themselves."""
    xs, ys = [x for x, _ in row], [y for _, y in row]
    return Box(
        (min(xs) - 3) / CELLS, (min(ys) - 3) / CELLS, (max(xs) + 4) / CELLS, (max(ys) + 4) / CELLS
    )


def with_missed(
    words: Sequence[Word], found: Sequence[Word], rows: Sequence[Box]
) -> tuple[Word, ...]:
    """Put the words that a closer look found where nothing was read among the others.

    In a missed row they need be less sure than elsewhere. What has the form of a date, an amount or
    a code need not be sure: it is marked doubtful, and read again by itself. A word joins the line
    that it stands on; the others make lines of their own, each at its height.
    """
    new = [w for w in found if _belongs(w, words, rows)]
    if not new:
        return tuple(words)
    # What was made of a few points of such a word ("." for a code in a cell) gives way to it.
    lines = _lines([w for w in words if _says(w) or not any(n.box.holds(w.box) for n in new)])
    apart: list[Word] = []
    for word in new:
        line = _line_of(word, lines)
        if line is None:
            apart.append(word)
        else:
            at = bisect(line, word.box.x0, key=lambda w: w.box.x0)
            line.insert(at, word)
    for line in _lines(apart):
        below = (n for n, other in enumerate(lines) if _height(other) > _height(line))
        lines.insert(next(below, len(lines)), line)
    return tuple(replace(w, line=number) for number, line in enumerate(lines) for w in line)


def _belongs(word: Word, words: Sequence[Word], rows: Sequence[Box]) -> bool:
    in_row = any(row.holds(word.box) for row in rows)
    least = SURE_VALUE if is_sound(word.text) else SURE if in_row else SURE_ANYWHERE
    alone = not in_row and len(word.text) < LEAST_ANYWHERE
    if not _says(word) or alone or word.confidence < least:
        return False
    said = (w.box for w in words if _says(w))
    return not any(box.holds(word.box) or word.box.holds(box) for box in said)


def _says(word: Word) -> bool:
    return any(c.isalnum() for c in word.text)


def _line_of(word: Word, lines: Sequence[list[Word]]) -> list[Word] | None:
    """Give the line that a word stands on, of several the one with the nearest word."""
    beside = [
        (min(_gap(word.box, other.box) for other in level), n)
        for n, line in enumerate(lines)
        if (level := [w for w in line if _is_level(word.box, w.box)])
    ]
    return lines[min(beside)[1]] if beside else None


def _is_level(box: Box, other: Box) -> bool:
    """Tell whether two words of like height stand on one line, as far apart as they are."""
    low, high = sorted((box.height, other.height))
    return abs(box.middle[1] - other.middle[1]) < LEVEL * high and high < LIKE * low


def _gap(box: Box, other: Box) -> float:
    return max(box.x0 - other.x1, other.x0 - box.x1)


def _height(line: Sequence[Word]) -> float:
    return line[0].box.middle[1]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    return [list(line) for _, line in groupby(words, key=lambda w: w.line)]
