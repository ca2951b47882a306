"""Visual rows of a page, cut into cells: how forms, headers and tables are read.

The reader's own lines are never torn apart, so that a page scanned askew keeps its rows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from casefile.words import Box, Word, union

CELL_GAP = 0.025
"""White space, as a fraction of the page's width, that parts two cells of a row."""

_RULING = re.compile(r"^[|\[\]{}]+$|^_{2,}$|^~+$")


@dataclass(frozen=True, slots=True)
class Row:
    """Everything at one height, left to right.

    `text` joins the words by single spaces, `starts` gives each word's offset in it, `cells` the
    ranges of word numbers that stand together.
    """

    words: tuple[Word, ...]
    text: str
    starts: tuple[int, ...]
    cells: tuple[tuple[int, int], ...]
    top: float
    bottom: float

    def reaches(self, y: float) -> bool:
        """Tell whether a height of the page lies within the row."""
        return self.top - 0.001 <= y <= self.bottom + 0.001

    def word_at(self, offset: int) -> int:
        """Give the number of the word that the character at `offset` belongs to."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    def box(self, start: int, end: int) -> Box:
        """Give the box of the words that stand in the span of characters."""
        first, last = self.word_at(start), self.word_at(max(end - 1, start))
        return union(w.box for w in self.words[first : last + 1])

    def cell_of(self, offset: int) -> tuple[int, int]:
        """Give the span of characters of the cell around `offset`."""
        word = self.word_at(offset)
        for first, last in self.cells:
            if first <= word < last:
                return self.span(first, last)
        return (0, len(self.text))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Give the span of characters of the words from `first` up to `last`."""
        return (self.starts[first], self.starts[last - 1] + len(self.words[last - 1].text))

    def cell_texts(self) -> list[str]:
        """Give the text of each cell."""
        return [self.text[slice(*self.span(a, b))] for a, b in self.cells]


def page_rows(words: Sequence[Word]) -> tuple[Row, ...]:
    """Group the words of a page into rows, top to bottom."""
    pieces = sorted(_pieces(words), key=lambda p: (p[0].box.top + p[-1].box.top, p[0].box.x0))
    open_rows: list[list[list[Word]]] = []
    for piece in pieces:
        for row in reversed(open_rows[-6:]):
            if _joins(row, piece):
                row.append(piece)
                break
        else:
            open_rows.append([piece])
    return tuple(_row(row) for row in open_rows)


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = []
    line: int | None = None
    for word in words:
        if pieces and word.line == line:
            pieces[-1].append(word)
        else:
            pieces.append([word])
            line = word.line
    return pieces


def _joins(row: list[list[Word]], piece: list[Word]) -> bool:
    """Tell whether `piece` stands beside what the row holds, judged at the ends that meet."""
    left, right = piece[0].box, piece[-1].box
    nearest: tuple[float, Box, Box] | None = None
    for held in row:
        first, last = held[0].box, held[-1].box
        if left.x0 >= last.x1 - 0.005:
            gap, ours, theirs = left.x0 - last.x1, left, last
        elif right.x1 <= first.x0 + 0.005:
            gap, ours, theirs = first.x0 - right.x1, right, first
        else:
            return False
        if nearest is None or gap < nearest[0]:
            nearest = (gap, ours, theirs)
    if nearest is None:
        return False
    _, ours, theirs = nearest
    apart = abs((ours.top + ours.bottom) - (theirs.top + theirs.bottom)) / 2
    height = max(min(ours.bottom - ours.top, theirs.bottom - theirs.top), 0.006)
    return apart <= height * 0.6


def _row(pieces: list[list[Word]]) -> Row:
    words = [w for piece in sorted(pieces, key=lambda p: p[0].box.x0) for w in piece]
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    return Row(
        tuple(words),
        " ".join(w.text for w in words),
        tuple(starts),
        _cells(words),
        min(w.box.top for w in words),
        max(w.box.bottom for w in words),
    )


def _cells(words: Sequence[Word]) -> tuple[tuple[int, int], ...]:
    cuts = [0]
    for number, (left, right) in enumerate(pairwise(words), start=1):
        if right.box.x0 - left.box.x1 > CELL_GAP or _RULING.match(left.text):
            cuts.append(number)
    cuts.append(len(words))
    return tuple((a, b) for a, b in pairwise(cuts) if b > a)
