"""The look of a page: its printed rows cut into segments, with the text folded for matching."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import median

from casefile.pages import PageReading
from casefile.words import Box, Word, rows, union

# Letters and digits that readers confuse are made one, in the page and in the cue alike.
_CONFUSED = str.maketrans({"0": "o", "1": "l", "i": "l", "|": "l", "!": "l", "5": "s", "8": "b"})
_APART = re.compile(r"[^a-z0-9|!]+")
_UNHEARD = frozenset({"and", "the", "of"})
_GAP = 0.028
_NOISE = 0.2
_SPREAD, _WIDER = 7, 1.6
"""So many single letters in a row are words set wide; a gap so much wider parts two words."""


@lru_cache(maxsize=16_384)  # each line is looked at by one rule after the other
def fold(text: str) -> tuple[str, ...]:
    """Give the tokens of `text` as they are compared: lower case, confusable glyphs made one."""
    plain = text.lower().replace("'", "").replace("\u2019", "")
    heard = " ".join(token for token in _APART.split(plain) if token and token not in _UNHEARD)
    return tuple(heard.translate(_CONFUSED).split())


@dataclass(frozen=True)
class Segment:
    """Words that stand together in one row, set off from others in it by a wide gap.

    `tall` is its height against the page's usual one; `row_size` counts the segments of its row.
    """

    words: tuple[Word, ...]
    row: int
    tall: float
    row_size: int

    @cached_property
    def text(self) -> str:
        """The words as printed, joined by single spaces; words set letter by letter whole."""
        if len(self.words) >= _SPREAD and all(
            w.text.isalpha() and len(w.text) == 1 for w in self.words
        ):
            return _gathered(self.words)
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """Where the segment stands."""
        return union(word.box for word in self.words)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """The folded tokens of the text."""
        return fold(self.text)

    @cached_property
    def capitalised(self) -> bool:
        """Tell whether the words are set as a heading: capital initials or capitals throughout."""
        long = [w.text for w in self.words if len(w.text) > 3 and w.text[0].isalpha()]
        if not long:
            return any(w.text[:1].isupper() for w in self.words)
        letters = sum(map(len, long))
        return (
            sum(t[0].isupper() for t in long) >= 0.7 * len(long)
            or sum(len(t) for t in long if t.isupper()) >= 0.7 * letters
        )

    @property
    def alone(self) -> bool:
        """Tell whether nothing else stands in its row."""
        return self.row_size == 1

    @property
    def confidence(self) -> float:
        """The lowest confidence of its words."""
        return min(word.confidence for word in self.words)


def _gathered(letters: Sequence[Word]) -> str:
    """Join letters that were set apart ("M i l l   C l i n i c"), parted where gaps are wide."""
    gaps = [after.box.x0 - letter.box.x1 for letter, after in pairwise(letters)]
    usual = median(gaps)
    text = letters[0].text
    for letter, gap in zip(letters[1:], gaps, strict=True):
        text += f" {letter.text}" if gap > _WIDER * usual else letter.text
    return text


class PageLayout:
    """One page as segments in rows, top to bottom; rows that are only noise are left out."""

    def __init__(self, reading: PageReading) -> None:
        """Cut the words of `reading` into segments."""
        self.reading = reading
        words = [w for w in reading.words if w.text.strip()]
        grouped = [r for r in rows(words) if any(w.confidence >= _NOISE for w in r)]
        tall = median(w.box.height for r in grouped for w in r) if grouped else 0.01
        self.segments: list[Segment] = []
        self.row_count = len(grouped)
        for index, row in enumerate(grouped):
            self.segments.extend(_segments(row, index, tall))

    @cached_property
    def last_row(self) -> int:
        """The index of the lowest row."""
        return self.row_count - 1

    def is_head(self, segment: Segment) -> bool:
        """Tell whether a running header could stand here."""
        return segment.row < 5 or segment.box.top < 0.1

    def is_margin(self, segment: Segment) -> bool:
        """Tell whether the segment stands in the page's margin, above or below the running text."""
        return segment.box.top < 0.06 or segment.box.bottom > 0.94

    def is_foot(self, segment: Segment) -> bool:
        """Tell whether a running footer could stand here."""
        return segment.row > self.last_row - 4 or segment.box.bottom > 0.91


def _segments(row: Sequence[Word], index: int, tall: float) -> list[Segment]:
    cuts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.box.x0 - before.box.x1 > _GAP:
            cuts.append([word])
        else:
            cuts[-1].append(word)
    return [
        Segment(
            tuple(cut),
            index,
            max(w.box.height for w in cut) / tall if tall else 1.0,
            row_size=len(cuts),
        )
        for cut in cuts
    ]
