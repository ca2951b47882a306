"""Words on a page, with the place where each one stands."""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle as fractions (0..1) of the upright page, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Width as a fraction of the page."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Height as a fraction of the page."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre point (x, y)."""
        return ((self.x0 + self.x1) / 2, (self.top + self.bottom) / 2)

    def holds(self, other: Box) -> bool:
        """Tell whether the centre of `other` lies inside this box."""
        x, y = other.middle
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def rounded(self) -> tuple[float, float, float, float]:
        """Give (x0, top, x1, bottom), rounded so that the same page gives the same bytes."""
        return (round(self.x0, 5), round(self.top, 5), round(self.x1, 5), round(self.bottom, 5))


def union(boxes: Iterable[Box]) -> Box:
    """Give the smallest box around all `boxes`; raises ValueError where there are none."""
    held = list(boxes)
    if not held:
        raise ValueError("a box needs at least one word")
    return Box(
        min([box.x0 for box in held]),
        min([box.top for box in held]),
        max([box.x1 for box in held]),
        max([box.bottom for box in held]),
    )


LONG_LINE = 0.25
"""Lines shorter than this fraction of the width say nothing about how a page leans."""

LEAST_LEAN = 0.002


@dataclass(frozen=True, slots=True)
class Word:
    """One printed word: its text as read, where it stands, how sure the reading is.

    `line` numbers the reader's own text lines on the page, in reading order from 0.
    `confidence` is 0..1; words of a text layer carry 1. `read` is what the recogniser gave where
    the form of the value left no choice but another spelling; else empty.
    """

    text: str
    box: Box
    confidence: float = 1.0
    line: int = 0
    read: str = ""


_PLACE = struct.Struct("<5dq")
_NEW = object.__new__
_BOX = [Box.__dict__[name].__set__ for name in ("x0", "top", "x1", "bottom")]
_WORD = [Word.__dict__[name].__set__ for name in ("text", "box", "confidence", "line", "read")]


def places(words: Iterable[Word]) -> bytes:
    """Give boxes, confidences and lines of words in few bytes."""
    pack = _PLACE.pack
    return b"".join(
        pack(w.box.x0, w.box.top, w.box.x1, w.box.bottom, w.confidence, w.line) for w in words
    )


def respelled(words: Iterable[Word]) -> dict[int, str]:
    """Give what was read of the words that were put right, by their number."""
    return {number: word.read for number, word in enumerate(words) if word.read}


def placed(
    texts: Sequence[str], packed: bytes, read: Mapping[int, str] | None = None
) -> tuple[Word, ...]:
    """Give the words of `texts` at their `places`; `read` is what `respelled` gave of them.

    Raises ValueError where places and texts do not fit, LookupError where `read` does not.

    A packet has a million words. They are filled slot by slot, past the guard of frozen classes,
    which would take most of the time.
    """
    if len(packed) != len(texts) * _PLACE.size:
        raise ValueError("as many places as words are needed")
    set_x0, set_top, set_x1, set_bottom = _BOX
    set_text, set_box, set_confidence, set_line, set_read = _WORD
    words = []
    for text, (x0, top, x1, bottom, confidence, line) in zip(
        texts, _PLACE.iter_unpack(packed), strict=True
    ):
        box, word = _NEW(Box), _NEW(Word)
        set_x0(box, x0), set_top(box, top), set_x1(box, x1), set_bottom(box, bottom)
        set_text(word, text), set_box(word, box)
        set_confidence(word, confidence), set_line(word, line), set_read(word, "")
        words.append(word)
    for number, as_read in (read or {}).items():
        set_read(words[number], as_read)
    return tuple(words)


def lean(words: Sequence[Word]) -> float:
    """Give how far text lines fall (fraction of the height) from the left edge to the right.

    0 unless the longer lines agree that the page leans.
    """
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    slopes = sorted(
        (last.box.middle[1] - first.box.middle[1]) / (last.box.middle[0] - first.box.middle[0])
        for first, last in ((line[0], line[-1]) for line in lines.values())
        if last.box.middle[0] - first.box.middle[0] > LONG_LINE
    )
    if len(slopes) < 3:
        return 0.0
    middle = slopes[len(slopes) // 2]
    return middle if abs(middle) >= LEAST_LEAN else 0.0


def rows(words: Sequence[Word]) -> list[list[Word]]:
    """Group words into visual rows: everything at one height, left to right, top to bottom.

    Tables and forms are read by rows; running text is read by `Word.line`.
    """
    placed = sorted(((w.box.top + w.box.bottom) / 2, w.box.x0, n) for n, w in enumerate(words))
    grouped: list[list[Word]] = []
    centres = heights = 0.0
    for y, _, number in placed:
        word = words[number]
        height = word.box.bottom - word.box.top
        if grouped:
            count = len(grouped[-1])
            reach = max(min(height, heights / count), 0.004)
            if abs(y - centres / count) <= reach * 0.6:
                grouped[-1].append(word)
                centres, heights = centres + y, heights + height
                continue
        grouped.append([word])
        centres, heights = y, height
    return [sorted(row, key=lambda w: w.box.x0) for row in grouped]


class PageText:
    """The running text of a page, with the way back from characters to boxes.

    `text` holds the words of each line joined by single spaces and the lines by newlines. Rules
    search it with ordinary patterns and turn the span of a match into a quote and a box.
    """

    def __init__(self, words: Sequence[Word]) -> None:
        """Lay out `words` (in reading order) as text."""
        self.words = tuple(words)
        parts: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self.line_spans: list[tuple[int, int]] = []
        at = 0
        previous: int | None = None
        for word in self.words:
            if previous is not None:
                parts.append(" " if word.line == previous else "\n")
                at += 1
            if word.line != previous:
                self.line_spans.append((at, at))
            self._starts.append(at)
            self._ends.append(at + len(word.text))
            parts.append(word.text)
            at += len(word.text)
            self.line_spans[-1] = (self.line_spans[-1][0], at)
            previous = word.line
        self.text = "".join(parts)

    @property
    def lines(self) -> list[str]:
        """The text lines in reading order."""
        return [self.text[a:b] for a, b in self.line_spans]

    def words_in(self, start: int, end: int) -> list[Word]:
        """Give the words that stand wholly or partly in the span."""
        first = bisect_right(self._ends, start)
        return list(self.words[first : bisect_left(self._starts, end, first)])

    def box(self, start: int, end: int) -> Box:
        """Give the union of the boxes of the words in the span."""
        return union(w.box for w in self.words_in(start, end))

    def quote(self, start: int, end: int) -> str:
        """Give the record's own words in the span, joined by single spaces, whole words only."""
        return " ".join(w.text for w in self.words_in(start, end))

    def confidence(self, start: int, end: int) -> float:
        """Give the lowest word confidence in the span (1.0 where the span is empty)."""
        return min((w.confidence for w in self.words_in(start, end)), default=1.0)
