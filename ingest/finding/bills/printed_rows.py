"""A bill's page as printed rows: words cleaned of ruling, levelled, and grouped by height."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median

from casefile.pages import PageReading
from casefile.words import Box, Word, union

_RULING = "|[]{}_—–=~¦‘’`\\"
_SPECKS = frozenset("-.,:;'\"°•®©")
_LEVEL_SPAN = 0.25
_PLAIN = re.compile(r"[^a-z0-9#%/&]+")


@dataclass(frozen=True)
class Row:
    """Words at one height, left to right."""

    words: tuple[Word, ...]

    @cached_property
    def box(self) -> Box:
        """Where the row stands."""
        return union(word.box for word in self.words)

    @property
    def y(self) -> float:
        """The middle height of the row."""
        return self.box.middle[1]

    @cached_property
    def text(self) -> str:
        """The words as printed, joined by single spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def folded(self) -> str:
        """The text as labels are compared: lower case, marks left out."""
        return folded(self.text)


def folded(text: str) -> str:
    """Give `text` in lower case with marks (but # % / &) as single spaces."""
    return " ".join(_PLAIN.sub(" ", text.lower().replace("'", "")).split())


def page_rows(reading: PageReading, reach: float = 0.6) -> list[Row]:
    """Group the words of a page into rows; `reach` is in heights of the page's usual word.

    Ruling read as characters is cut away, and a page that stands askew is levelled first by the
    slope of the reader's own lines.
    """
    words = [w for word in reading.words for w in _without_ruling(word)]
    if not words:
        return []
    slope = _slope(reading.words)
    usual = median(w.box.height for w in words)

    def height(word: Word) -> float:
        x, y = word.box.middle
        return y - slope * x

    grouped: list[list[Word]] = []
    centre = 0.0
    for word in sorted(words, key=lambda w: (height(w), w.box.x0)):
        y = height(word)
        if grouped and y - centre <= usual * reach:
            grouped[-1].append(word)
            centre += (y - centre) / len(grouped[-1])
        else:
            grouped.append([word])
            centre = y
    return [Row(tuple(sorted(g, key=lambda w: (w.box.x0, w.box.top)))) for g in grouped]


def _without_ruling(word: Word) -> list[Word]:
    """Cut ruling away from a word; where it runs through the word, it is two words."""
    found = []
    step = word.box.width / max(len(word.text), 1)
    for part in re.finditer(r"[^|\[\]{}]+", word.text):
        text = part[0].strip().strip(_RULING).strip()
        if not text or text in _SPECKS:
            continue
        if text == word.text:
            return [word]
        box = word.box
        if part[0] != word.text.strip(_RULING):
            box = Box(box.x0 + part.start() * step, box.top, box.x0 + part.end() * step, box.bottom)
        found.append(replace(word, text=text, box=box))
    return found


def _slope(words: Sequence[Word]) -> float:
    """Rise of the print over the width of the page, from lines long enough to show it."""
    first: dict[int, Word] = {}
    last: dict[int, Word] = {}
    for word in words:
        first.setdefault(word.line, word)
        last[word.line] = word
    slopes = []
    for line, start in first.items():
        end = last[line]
        run = end.box.x0 - start.box.x0
        if run > _LEVEL_SPAN:
            slopes.append((end.box.bottom - start.box.bottom) / run)
    return median(slopes) if len(slopes) >= 3 else 0.0
