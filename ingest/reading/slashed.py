"""Dates whose slashes were read as figures, or not at all, amid a column or a row of dates.

Narrow print has upright slashes: `2127125` for 2/27/25. Beside dates, in their years and with or
without their leading zeros, it can be one date alone. What was read is kept with the word, which
stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, product
from statistics import mode

from casefile.doubt import bare_value
from casefile.words import Word

IN_COLUMN = 3
"""So many whole dates with the same left edge make a column of them."""

BESIDE = 0.01
"""By so much of the page's width their left edges differ."""

IN_ROW = 2
"""So many whole dates make a row of them, where but one other word stands on their line."""

BOTH_OF_TWO = 4
"""Figures of a month and a day that are both printed in two."""

_MONTH, _DAY = re.compile(r"0?[1-9]|1[0-2]"), re.compile(r"0?[1-9]|[12]\d|3[01]")
_WHOLE = re.compile(rf"({_MONTH.pattern})/({_DAY.pattern})/(\d\d|\d{{4}})")
_LOST = re.compile(r"[\d/|lI\]]{4,10}")
_SLASH = re.compile(r"[/17|lI\]]?")
"""What a slash is read as; or nothing."""


@dataclass(frozen=True, slots=True)
class _Print:
    """How the dates around a word are printed: their years, and whether with leading zeros."""

    years: frozenset[str]
    padded: bool

    def possible(self, text: str) -> set[str]:
        """Give every date printed so that a text can have been.

        A slash may be lost where the other is left, which tells that it is a date.
        """
        strokes = (0, 1) if "/" in text else (1,)
        found = set()
        for month, first, day, second in product((1, 2), strokes, (1, 2), strokes):
            ends = list(accumulate((0, month, first, day, second)))
            parts = [text[a:b] for a, b in zip(ends, (*ends[1:], len(text)), strict=True)]
            if self._is_date(parts):
                found.add("/".join(parts[::2]))
        return found

    def _is_date(self, parts: Sequence[str]) -> bool:
        month, first, day, second, year = parts
        if not (_MONTH.fullmatch(month) and _DAY.fullmatch(day) and year in self.years):
            return False
        wrong = len(month + day) < BOTH_OF_TWO if self.padded else _has_zero(month, day)
        if wrong:
            return False
        return bool(_SLASH.fullmatch(first) and _SLASH.fullmatch(second))


def slashed(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words with the dates put right that can be one alone beside the dates around."""
    values = [bare_value(word.text) for word in words]
    whole = [(w, date) for w, v in zip(words, values, strict=True) if (date := _WHOLE.fullmatch(v))]
    rows = {line: list(group) for line, group in groupby(words, key=lambda w: w.line)}
    instead: dict[int, Word] = {}
    for at, (word, value) in enumerate(zip(words, values, strict=True)):
        lost = whole and _LOST.fullmatch(value) and not _WHOLE.fullmatch(value)
        around = list(_around(word, whole, rows[word.line])) if lost else []
        possible = _printed(around).possible(value) if around else set()
        if len(possible) == 1:
            text = word.text.replace(value, possible.pop(), 1)
            instead[at] = replace(word, text=text, read=word.read or word.text)
    return tuple(instead.get(at, word) for at, word in enumerate(words))


_Date = tuple[Word, re.Match[str]]


def _around(word: Word, whole: Sequence[_Date], row: Sequence[Word]) -> Iterator[re.Match[str]]:
    """Give the dates of the column or the row that a word stands in."""
    column = [date for other, date in whole if abs(other.box.x0 - word.box.x0) < BESIDE]
    if len(column) >= IN_COLUMN:
        yield from column
    beside = [date for other, date in whole if other.line == word.line]
    others = sum(not _LOST.fullmatch(bare_value(w.text)) for w in row)
    if len(beside) >= IN_ROW and others <= 1:
        yield from beside


def _printed(dates: Sequence[re.Match[str]]) -> _Print:
    """Tell how most dates are printed: at the head of their column may stand that of a fax."""
    digits = mode(len(date[3]) for date in dates)
    alike = [date for date in dates if len(date[3]) == digits]
    zeros = sum(_has_zero(date[1], date[2]) for date in alike)
    bare = sum(len(date[1] + date[2]) < BOTH_OF_TWO for date in alike)
    return _Print(frozenset(date[3] for date in alike), padded=zeros > bare)


def _has_zero(month: str, day: str) -> bool:
    return month[0] == "0" or day[0] == "0"
