"""Words that a ruling runs through: cells of a table that the recogniser took for one word.

Where cells are narrow it reads the line between a row's number and its date as a figure
(`1106/21/24` for `1 | 06/21/24`), or takes the line for a part of a letter. Nobody prints one value
across a ruling: what stands on each side of it is read by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import cv2
import numpy as np
import numpy.typing as npt

from casefile.words import Box, Word
from ingest.reading.alone import PADDING, agreed, can_be_printed, looks
from ingest.reading.engines import CODES, FIGURES, Engine
from ingest.reading.grays import ink_of
from ingest.reading.preparing import Prepared
from ingest.reading.runs import runs
from ingest.reading.twice import CONTESTED, NEARLY_SURE

MOST = 80
"""Words of one page that are parted at most."""

LEAST_DIGITS = 4
"""A word with fewer figures holds no date, no amount and no code that a ruling could spoil."""

LEAST_OF_PART = 3
"""The shortest such value: a diagnosis code of a letter and three figures."""

RULE_INCHES = 0.35
"""A ruling reaches so far at least, above the word and below it; no letter does."""

RULED = 0.92
"""So much of that height is ink where a ruling is, whose edges scanners fray."""

FAINTLY_RULED = 0.7
"""So much is enough where the ruling of a column stands: thin ones break in copying."""

COLUMN_INCHES = 0.02
"""A column's ruling strays by so much at most from one row to the next few."""

IN_COLUMN = 3
"""Words that one ruling runs through surely make it the ruling of a column."""

LEAST_WIDTH = 0.3
"""Heights of a word: narrower than this is nothing that was printed beside the ruling."""

_MARKED = re.compile(r"[/\-,$]")
"""Marks of dates and prices, which no code has."""

Cells = tuple[Box, ...]
"""The parts of a word, from left to right."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """A word that carries figures: its place in the list, and its left edge in pixels.

    `inked` is how much of each column of pixels is ink, above the word and below it, too.
    """

    at: int
    left: int
    inked: npt.NDArray[np.float64]

    def rulings(self) -> Iterator[float]:
        """Give where rulings surely run through the word, in pixels of the page."""
        for begin, end in runs(self.inked >= RULED):
            yield self.left + (begin + end) / 2

    def ruled(self, columns: Sequence[float], near: float) -> npt.NDArray[np.bool_]:
        """Tell of each column of pixels whether a ruling is there, or the faint one of a table."""
        places = np.arange(self.left, self.left + len(self.inked))
        known = (np.abs(places[:, None] - np.array(columns)) <= near).any(axis=1)
        return self.inked >= np.where(known, FAINTLY_RULED, RULED)


def crossed(words: Sequence[Word], picture: Prepared) -> dict[int, Cells]:
    """Give the words that carry figures and have a ruling in their box, with the parts beside it.

    Words are given by their place in the list.
    """
    strips = _strips(words, picture)
    near = COLUMN_INCHES * picture.dpi
    rulings = sorted(x for strip in strips for x in strip.rulings())
    columns = [x for x in rulings if _beside(rulings, x, near) >= IN_COLUMN]
    found: dict[int, Cells] = {}
    for strip in strips:
        word = words[strip.at]
        cells = tuple(_cells(word, strip.inked >= RULED, picture))
        faint = tuple(_cells(word, strip.ruled(columns, near), picture))
        if len(faint) > max(len(cells), 1):  # at the end of a word it may be a stroke of a letter
            cells = faint
        if cells and len(found) < MOST:
            found[strip.at] = cells
    return found


def _strips(words: Sequence[Word], picture: Prepared) -> list[_Strip]:
    carry = [at for at, word in enumerate(words) if _figures(word.text) >= LEAST_DIGITS]
    if not carry:
        return []
    # A leaning line has steps, which are closed so.
    ink = np.asarray(cv2.dilate(ink_of(picture.pixels), np.ones((1, 3), np.uint8)))
    strips = []
    for at in carry:
        left, top, right, bottom = (round(v) for v in picture.place_of(words[at].box))
        more = max(0, round((RULE_INCHES * picture.dpi - (bottom - top)) / 2))
        above, start = max(0, top - more), max(0, left)
        part = ink[above : bottom + more, start:right]
        if part.size:
            strips.append(_Strip(at, start, part.mean(axis=0)))
    return strips


def _figures(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _beside(sorted_places: Sequence[float], x: float, near: float) -> int:
    return bisect_right(sorted_places, x + near) - bisect_left(sorted_places, x - near)


def _cells(word: Word, ruled: npt.NDArray[np.bool_], picture: Prepared) -> Iterator[Box]:
    """Give what lies between the rulings in the box of a word; nothing where there are none.

    They are drawn in, so that paper cut out around them, now or later, does not hold the ruling.
    """
    if not ruled.any():
        return
    _, top, _, bottom = picture.place_of(word.box)
    box, share, room = word.box, word.box.width / len(ruled), PADDING * (bottom - top)
    for begin, end in runs(~ruled):
        if end - begin >= LEAST_WIDTH * (bottom - top):
            left = begin + room if begin else 0
            right = end - room if end < len(ruled) else end
            if left < right:
                yield Box(box.x0 + left * share, box.top, box.x0 + right * share, box.bottom)


def with_cells(
    words: Sequence[Word], cells: Mapping[int, Cells], picture: Prepared, engine: Engine
) -> tuple[Word, ...]:
    """Give the words with those parted that a ruling runs through, each part as it is heard.

    What no two looks at a part hear alike is doubtful. `picture` is the enlarged picture of the
    page.
    """
    parted: list[Word] = []
    for at, word in enumerate(words):
        parted += _parted(word, cells[at], picture, engine) if at in cells else [word]
    return tuple(parted)


def _parted(word: Word, cells: Cells, picture: Prepared, engine: Engine) -> list[Word]:
    # `5354.16` may be M54.16 behind a number; without a point it is a date that lost its marks.
    code = any(c.isalpha() or c == "." for c in word.text) and not _MARKED.search(word.text)
    allowed = CODES if code else FIGURES
    parts = [_heard(box, word.line, picture, engine, allowed) for box in cells]
    told = [part for part in parts if part.text]
    return told if any(_figures(part.text) >= LEAST_OF_PART for part in told) else [word]


def _heard(box: Box, line: int, picture: Prepared, engine: Engine, allowed: str) -> Word:
    every = looks(picture, box, engine, allowed)
    first = next(every)
    heard = agreed(chain((first,), every))
    if heard is None:
        return Word(first.text, box, round(min(first.confidence, CONTESTED), 4), line)
    # Reading a value once more, alone, would be the same looks at the same place.
    sure = max(heard.confidence, NEARLY_SURE if can_be_printed(heard.text) else 0.0)
    return Word(heard.text, box, round(sure, 4), line)
