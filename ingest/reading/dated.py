"""Damaged dates where the form says that a date stands: after a label, in boxes, by a month's name.

There a stroke that was read as a 1, or not at all, is put back where one date alone can have been
printed, and so are the letters of a month before its day and year. What was read is kept with each
word, which stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from rapidfuzz.distance import Levenshtein

from casefile.look_alikes import as_digits
from casefile.words import Word

_LABEL_WORDS = 5
"""How many words back a label may begin: "Date of Initial Evaluation:"."""

_SAYS_DATE = re.compile(r"(?:dates?|dob|dos|doi|d\.o\.b\.?):?", re.IGNORECASE)
_LOST = re.compile(r"\d{1,3}[/1lI|]?\d{1,3}/(?:\d\d|(?:19|20)\d\d)|\d{1,2}/\d{3,5}")
_MONTH, _DAY, _YEAR = r"(0?[1-9]|1[0-2])", r"(0?[1-9]|[12]\d|3[01])", r"((?:19|20)?\d\d)"
_WAYS = tuple(
    re.compile(_MONTH + first + _DAY + second + _YEAR)
    for first in ("/", "[1lI|]", "")
    for second in ("/", "[1lI|]", "")
    if (first == "/") != (second == "/")
)
"""One stroke as printed, which shows that it is a date; the other read as a figure, or lost."""

_WHOLE = re.compile(f"{_MONTH}/{_DAY}/{_YEAR}")

_BOXES = 6
_BOX = re.compile(r"[\dA-Za-z|!()©]{2}")
_BLOT = re.compile(r"[^\w\s]{1,2}")
_BOXED = re.compile(r"(0[1-9]|1[0-2]) (0[1-9]|[12]\d|3[01]) (\d\d)")

_LONG_MONTHS = (
    "January", "February", "March", "April", "August",
    "September", "October", "November", "December",
)  # fmt: skip
"""Months whose names are long enough to be known by most of their letters."""

_LETTERS_FOR_ONE = 3
"""So many letters of a month's name bear one that was misread."""

_DAY_OF_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?")
_FULL_YEAR = re.compile(r"(?:19|20)\d\d[.,;:)]*")


def dated(words: Iterable[Word]) -> tuple[Word, ...]:
    """Give the words with the damaged dates put right that can only be one."""
    right: list[Word] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        for at, word in enumerate(line):
            if (date := _labelled_date(word, line[:at])) is not None:
                line[at] = replace(word, text=date, read=word.read or word.text)
        for at, text in (*_boxed_dates(line), *_months(line)):
            if line[at].text != text:
                line[at] = replace(line[at], text=text, read=line[at].read or line[at].text)
        right += line
    return tuple(right)


def _labelled_date(word: Word, before: Sequence[Word]) -> str | None:
    """Give the one date that a word after the label of a date can be."""
    text = word.text.rstrip(".,;")
    if not before or not before[-1].text.endswith(":"):
        return None
    if _WHOLE.fullmatch(text) or not _LOST.fullmatch(text):
        return None
    label = [w.text for w in before[-_LABEL_WORDS:]]
    if not any(_SAYS_DATE.fullmatch(said) for said in label):
        return None
    ways = (hit for way in _WAYS if (hit := way.fullmatch(text)))
    # Who prints 07 does not print 9 beside it, but 09.
    found = {hit.groups() for hit in ways if not (hit[1][0] == "0" and len(hit[2]) == 1)}
    return "/".join(found.pop()) if len(found) == 1 else None


def _months(line: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Give place and name of each word before a day and a year that must be the name of a month."""
    for at, (word, day, year) in enumerate(zip(line, line[1:], line[2:], strict=False)):
        if not (_DAY_OF_MONTH.fullmatch(day.text) and _FULL_YEAR.fullmatch(year.text)):
            continue
        near = [month for month in _LONG_MONTHS if _is_nearly(word.text, month)]
        if len(near) == 1:
            yield at, near[0].upper() if word.text.isupper() else near[0]


def _is_nearly(text: str, month: str) -> bool:
    """Tell whether a word is a month's name, some letters of which may have been misread."""
    most = (len(month) - 1) // _LETTERS_FOR_ONE
    apart = Levenshtein.distance(text.lower(), month.lower(), score_cutoff=most)
    return text.isalpha() and apart <= most


def _boxed_dates(line: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Give place and figures of the boxes of a first and a last day, side by side, in one line."""
    at = 0
    while at + _BOXES <= len(line):
        boxes = line[at : at + _BOXES]
        figures = [_as_figures(w.text) for w in boxes]
        if figures[1:3] == figures[4:] and _BLOT.fullmatch(boxes[0].text):
            figures[0] = figures[3]  # a day of one day, whose month is a blot
        if _first_and_last(figures) and any(w.text.isdigit() for w in boxes):
            yield from enumerate(figures, start=at)
            at += _BOXES
        else:
            at += 1


def _as_figures(text: str) -> str:
    """Read a box as figures: the top of a 0 that was lost makes a C of it, a worn 1 a bracket."""
    if not _BOX.fullmatch(text):
        return ""
    return as_digits(re.sub("[Cc]", "0", re.sub("[()]", "1", text)))


def _first_and_last(figures: Sequence[str]) -> bool:
    first = _BOXED.fullmatch(" ".join(figures[:3]))
    last = _BOXED.fullmatch(" ".join(figures[3:]))
    if first is None or last is None:
        return False
    return first[3] == last[3] and (first[1], first[2]) <= (last[1], last[2])
