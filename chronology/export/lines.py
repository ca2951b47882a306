"""Text broken into lines: runs of one look, words, and what of them a line holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth

_PARTS = re.compile(r"(?P<end>\n)|(?P<blank>[^\S\n\xa0]+)|(?P<word>[\S\xa0]+)")
"""A no-break space is part of a word."""
_TIGHTER = 0.05
"""The share of its spaces that a line may lose to hold one more word."""
_WIDTHS_KEPT = 20_000


class Run(NamedTuple):
    """Text of one look; `address` is where it leads as a link.

    A passage gives its own face and size to the runs that name none.
    """

    text: str
    face: str = ""
    size: float = 0
    address: str = ""

    @property
    def width(self) -> float:
        """The width in points."""
        return _width(self.text, self.face, self.size)


class Line:
    """A line under way: its words, what room they take, and how much of that is spaces."""

    def __init__(self, room: float) -> None:
        """Begin a line of `room` points."""
        self.room = room
        self._runs: list[Run] = []
        self._taken = self._spaces = 0.0
        self._gaps = 0

    def __bool__(self) -> bool:
        return bool(self._runs)

    @property
    def squeeze(self) -> float:
        """What each space is wider, below zero where the line is fuller than its room."""
        return min(self.room - self._taken, 0) / max(self._gaps, 1)

    def placed(self, left: float) -> Iterator[tuple[Run, float, float]]:
        """Give the text from `left` on, what looks alike as one, with where it begins and ends."""
        for look, alike in groupby(self._runs, itemgetter(slice(1, None))):
            runs = list(alike)
            run = Run("".join(run.text for run in runs), *look)
            right = left + sum(run.width for run in runs) + self.squeeze * run.text.count(" ")
            yield run, left, right
            left = right

    def add(self, space: Run, word: Sequence[Run], width: float) -> bool:
        """Put a word of a width behind the others and a space; False where it does not fit."""
        if self._runs:
            wide = space.width
            if self._taken + wide + width > self.room + _TIGHTER * (self._spaces + wide):
                return False
            self._runs.append(space)
            self._taken += wide
            self._spaces += wide
            self._gaps += 1
        self._runs += word
        self._taken += width
        return True


def broken(runs: Iterable[Run], first: float, rest: float) -> list[Line]:
    """Break text into lines: the first of `first` points, the others of `rest`."""
    lines = [Line(first)]
    for space, word in _words(runs):
        if not word:
            lines.append(Line(rest))
        for part, width in _fitting(word, rest):
            if not lines[-1].add(space, part, width):
                lines.append(Line(rest))
                lines[-1].add(space, part, width)
    return lines if lines[-1] else lines[:-1]


def _words(runs: Iterable[Run]) -> Iterator[tuple[Run, list[Run]]]:
    """Give the words with the space before each; one without runs is a line's end."""
    space: Run | None = None
    word: list[Run] = []
    for text, face, size, address in runs:
        blank = Run(" ", face, size, address)
        space = space or blank
        for part in _PARTS.finditer(text):
            if part.lastgroup == "word":
                word.append(Run(part[0], face, size, address))
                continue
            if word:
                yield space, word
            space, word = blank, []
            if part.lastgroup == "end":
                yield space, word
    if space and word:
        yield space, word


def _fitting(word: list[Run], room: float) -> Iterator[tuple[list[Run], float]]:
    """Give a word with its width, in parts where no line holds it."""
    width = sum(run.width for run in word)
    if width <= room:
        yield word, width
        return
    part: list[Run] = []
    width = 0.0
    for char in (run._replace(text=char) for run in word for char in run.text):
        if part and width + char.width > room:
            yield part, width
            part, width = [], 0.0
        part.append(char)
        width += char.width
    yield part, width


@lru_cache(maxsize=_WIDTHS_KEPT)
def _width(text: str, face: str, size: float) -> float:
    """Give the width of text; words come again and again."""
    return stringWidth(text, face, size)
