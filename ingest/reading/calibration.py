"""How likely a word was read right, told from how sure the recogniser was of it.

The recogniser's own figure is no share of anything, and means less for words of one or two
characters than for long ones. The table beside this file holds what was measured, and is written by
`python -m bench calibration --fit`. Raise VERSION of the settings with it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from casefile.words import Word

TABLE = "calibration.json"
SHORT = 2
LEAST_FOR_LARGE = 60


class WordKind(StrEnum):
    """What a word is made of: the recogniser is as sure of each kind, and not as often right."""

    WORD = "word"
    FIGURE = "figure"
    """It holds a digit."""

    SHORT = "short"
    """One or two characters: nothing in the word itself speaks against a misreading."""


@dataclass(frozen=True)
class Calibration:
    """Shares of words that are right: by kind, one for each step of the recogniser's confidence.

    A share holds from its step up to the next one; the first step is 0.
    """

    steps: tuple[float, ...]
    right: Mapping[WordKind, tuple[float, ...]]

    def chance(self, word: Word) -> float:
        """Give the share (0..1) of such words that are right; 1 for words of a text layer."""
        if word.confidence >= 1:
            return 1.0
        return self.right[kind_of(word.text)][self.step(word.confidence)]

    def step(self, confidence: float) -> int:
        """Give the number of the step that a confidence lies on."""
        return bisect_right(self.steps, confidence) - 1


@cache
def shipped() -> Calibration:
    """Give the table beside this file."""
    content = resources.files("ingest.reading").joinpath(TABLE).read_text(encoding="utf-8")
    table = json.loads(content)
    return Calibration(tuple(table["steps"]), {kind: tuple(table[kind]) for kind in WordKind})


@lru_cache(maxsize=8192)  # most words of a packet come again and again
def kind_of(text: str) -> WordKind:
    """Tell what a word is made of."""
    if print_of(text) <= SHORT:
        return WordKind.SHORT
    return WordKind.FIGURE if any(c.isdigit() for c in text) else WordKind.WORD


@lru_cache(maxsize=8192)
def print_of(text: str) -> int:
    """Count the letters and figures of a word: what there is to be read of it."""
    return sum(c.isalnum() for c in text)


def share_right(words: Sequence[Word], table: Calibration | None = None) -> float:
    """Give the share (0..1) of the words' print that is likely right; 0 where there is none."""
    return _share(_weighed(words, table or shipped()))


def share_right_at_best(words: Sequence[Word]) -> float:
    """Give the share by a page's larger print alone, where that was read better than the whole.

    On claim forms the small captions drown in a fax, while what was typed into the boxes (all
    that matters) stays clear: the larger third of the words speaks for the page.
    """
    weighed = _weighed(words, shipped())
    whole = _share(weighed)
    if len(weighed) < LEAST_FOR_LARGE:
        return whole
    heights = sorted(w.height for w in weighed)
    large = heights[len(heights) * 2 // 3]
    return max(whole, _share([w for w in weighed if w.height >= large]))


class _Weighed(NamedTuple):
    """A word with something to be read: how much, how much of that is likely right, how high."""

    print: int
    right: float
    height: float


def _weighed(words: Sequence[Word], table: Calibration) -> list[_Weighed]:
    return [
        _Weighed(printed, printed * table.chance(word), word.box.height)
        for word in words
        if (printed := print_of(word.text))
    ]


def _share(words: Sequence[_Weighed]) -> float:
    return sum(w.right for w in words) / sum(w.print for w in words) if words else 0.0
