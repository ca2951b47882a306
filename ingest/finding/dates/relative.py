"""Dates that a sentence gives by the day of its note: "yesterday", "three weeks ago", "in July"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from casefile.number_words import SPELT

Span = tuple[dt.date, dt.date, int, int]
"""The first and the last day that words may mean, and where the words stand."""

_NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(SPELT[:12], start=1)}
_MONTHS = [m.lower() for m in calendar.month_name[1:]]
_YESTERDAY = re.compile(r"\b(?:yesterday|last\s+(?:night|evening))\b", re.IGNORECASE)
_LAST = re.compile(r"\b(?:last|this\s+past|the\s+past)\s+(week|month)\b", re.IGNORECASE)
_AGO = re.compile(
    rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})\s+(day|week|month)s?\s+(?:ago|back)\b", re.IGNORECASE
)
# A month without a year, in capitals as a name: "may" and "march" are verbs, too.
_PART = r"(?:early|late|mid|the\s+(?:end|middle|beginning|start)\s+of)"
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Aa]t)\s+(?:{_PART}[\s\-]+(?:to[\s\-]+)?)*("
    + "|".join(calendar.month_name[1:])
    + r")\b(?P<before>\s+of\s+last\s+year\b)?(?!\s*,?\s*(?:of\s+)?(?:\d{1,2}\b|(?:19|20)\d\d))"
)
_DAYS = "|".join(calendar.day_name)
# "on Monday", not "on Monday and Friday" nor "on Mondays".
_ON_DAY = re.compile(
    rf"\b[Oo]n\s+(?:(?:last|this\s+past)\s+)?({_DAYS})\b(?!\W+(?:(?:and|or|to|through)\s+)?(?:{_DAYS}|\d))"
)
_BACK = re.compile(r"\bback\s+$", re.IGNORECASE)
# A month that began so few days before the note is not yet spoken of as a time: the last one is.
_BEGUN = 7
# How many days on either side words like "three weeks ago" may be off, by their unit.
_LOOSE = {"day": 1, "week": 5, "month": 20}
_LENGTH = {"day": 1, "week": 7, "month": 30}


def relative_dates(said: str, noted: dt.date) -> tuple[Span, ...]:
    """Find what a sentence dates by the days before `noted`, the day of its note."""
    one = dt.timedelta(days=1)
    found: list[Span] = [
        (noted - one, noted - one, m.start(), m.end()) for m in _YESTERDAY.finditer(said)
    ]
    for match in _LAST.finditer(said):
        reach = 2 * _LENGTH[match[1].lower()]
        found.append((noted - dt.timedelta(days=reach), noted - one, match.start(), match.end()))
    for match in _AGO.finditer(said):
        unit = match[2].lower()
        count = int(match[1]) if match[1].isdigit() else _NUMBERS[match[1].lower()]
        middle = noted - dt.timedelta(days=count * _LENGTH[unit])
        loose = dt.timedelta(days=_LOOSE[unit])
        found.append((middle - loose, min(middle + loose, noted), match.start(), match.end()))
    return tuple(found)


def named_months(said: str, noted: dt.date) -> tuple[Span, ...]:
    """Find months without a year, as the last such month up to `noted`.

    The words do not say that it is past: "a block in January if needed".
    """
    found: list[Span] = []
    for match in _IN_MONTH.finditer(said):
        month = _MONTHS.index(match[1].lower()) + 1
        same = month == noted.month and (
            noted.day <= _BEGUN or bool(_BACK.search(said, 0, match.start()))
        )
        past = match["before"] or same or month > noted.month
        year = noted.year - 1 if past else noted.year
        last = dt.date(year, month, calendar.monthrange(year, month)[1])
        found.append((dt.date(year, month, 1), min(last, noted), match.start(), match.end()))
    return tuple(found)


def named_weekdays(said: str, noted: dt.date) -> tuple[Span, ...]:
    """Find days of the week, as the last such day before `noted`.

    The words do not say that it is past: "see me on Monday"; on a Monday, they say nothing.
    """
    found: list[Span] = []
    for match in _ON_DAY.finditer(said):
        back = (noted.weekday() - list(calendar.day_name).index(match[1])) % 7
        if back:
            day = noted - dt.timedelta(days=back)
            found.append((day, day, match.start(), match.end()))
    return tuple(found)
