"""Words that a ruling runs through: cells of a table that the recogniser took for one word.

Where cells are narrow it reads the line between a row's number and its date as a figure
(`1106/21/24` for `1 | 06/21/24`), or takes the line for a part of a letter. Nobody prints one value
across a ruling: what stands on each side of it is read by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

import cv2
import numpy as np
import numpy.typing as npt

from casefile.words import Box, Word
from ingest.reading.alone import PADDING, agreed, looks
from ingest.reading.engines import CODES, FIGURES, Engine
from ingest.reading.grays import ink_of
from ingest.reading.preparing import Prepared
from ingest.reading.twice import CONTESTED

MOST = 40
"""Words of one page that are parted at most."""

LEAST_DIGITS = 4
"""A word with fewer figures holds no date, no amount and no code that a ruling could spoil."""

LEAST_OF_PART = 3
"""The shortest such value: a diagnosis code of a letter and three figures."""

RULE_INCHES = 0.35
"""A ruling reaches so far at least, above the word and below it; no letter does."""

RULED = 0.92
"""So much of that height is ink where a ruling is, whose edges scanners fray."""

LEAST_WIDTH = 0.3
"""Heights of a word: narrower than this is nothing that was printed beside the ruling."""

_MARKED = re.compile(r"[/\-,$]")
"""Marks of dates and prices, which no code has."""

Cells = tuple[Box, ...]
"""The parts of a word, from left to right."""


def crossed(words: Sequence[Word], picture: Prepared) -> dict[int, Cells]:
    """Give the words that carry figures and have a ruling in their box, with the parts beside it.

    Words are given by their place in the list.
    """
    ink: npt.NDArray[np.uint8] | None = None
    found: dict[int, Cells] = {}
    for at, word in enumerate(words):
        if _figures(word.text) < LEAST_DIGITS:
            continue
        if ink is None:  # a leaning line has steps, which are closed so
            ink = np.asarray(cv2.dilate(ink_of(picture.pixels), np.ones((1, 3), np.uint8)))
        cells = tuple(_cells(word, ink, picture))
        if cells and len(found) < MOST:
            found[at] = cells
    return found


def _figures(text: str) -> int:
    return sum(c.isdigit() for c in text)


def _cells(word: Word, ink: npt.NDArray[np.uint8], picture: Prepared) -> Iterator[Box]:
    """Give what lies between the rulings in the box of a word; nothing where there are none."""
    left, top, right, bottom = (round(v) for v in picture.place_of(word.box))
    more = max(0, round((RULE_INCHES * picture.dpi - (bottom - top)) / 2))
    above, start = max(0, top - more), max(0, left)
    across = ink[above : bottom + more, start:right]
    if not across.size:
        return
    ruled = np.concatenate(([True], across.mean(axis=0) >= RULED, [True]))
    if not ruled[1:-1].any():
        return
    ends = np.flatnonzero(np.diff(ruled.astype(np.int8)))
    height, width = (bottom - top), (right - left)
    for begin, end in zip(ends[::2], ends[1::2], strict=True):
        if end - begin >= LEAST_WIDTH * height:
            box, share = word.box, word.box.width / width
            yield Box(box.x0 + begin * share, box.top, box.x0 + end * share, box.bottom)


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
    every = looks(picture, _inside(box, picture), engine, allowed)
    first = next(every)
    heard = agreed(chain((first,), every))
    sure = heard.confidence if heard is not None else min(first.confidence, CONTESTED)
    return Word((heard or first).text, box, round(sure, 4), line)


def _inside(box: Box, picture: Prepared) -> Box:
    """Draw a part in, so that the paper cut out around it does not hold the ruling."""
    height, width = picture.pixels.shape
    room = box.height * height * PADDING / width
    middle = box.middle[0]
    return replace(box, x0=min(box.x0 + room, middle), x1=max(box.x1 - room, middle))
