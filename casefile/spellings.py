"""The forms in which one date is printed, for searching."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from itertools import product

CENTURY_FROM = 50
"""Years of two digits from here on are of the last century."""

_DIGITS = ((2, 2, 4), (1, 2, 4), (2, 1, 4), (1, 1, 4), (2, 2, 2), (1, 2, 2), (2, 1, 2), (1, 1, 2))

_MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}


def date_spellings(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Give other forms of a date, word by word; nothing where it is none.

    Month first, as in 03/11/2024, 3/11/24 and March 11, 2024, or year first: 2024-03-11.
    """
    day = _date(words)
    if day is None:
        return ()
    months = (f"{day.month:02}", str(day.month))
    days = (f"{day.day:02}", str(day.day))
    years = (f"{day.year}", f"{day.year % 100:02}")
    name = calendar.month_name[day.month].lower()
    forms: list[tuple[str, ...]] = list(product(months, days, years))
    forms += product((name, name[:3]), days, years[:1])
    forms += [(years[0], months[0], days[0])]
    # As claim forms print it in their boxes.
    forms += [(months[0] + days[0] + year,) for year in years]
    return tuple(form for form in dict.fromkeys(forms) if form != tuple(words))


def _date(words: Sequence[str]) -> dt.date | None:
    if len(words) == 3 and words[0] in _MONTHS:
        words = (f"{_MONTHS[words[0]]:02}", *words[1:])
    digits = tuple(len(word) if word.isascii() and word.isdigit() else 0 for word in words)
    if digits == (4, 2, 2):
        year, month, day = (int(word) for word in words)
    elif digits in _DIGITS:
        month, day, year = (int(word) for word in words)
    else:
        return None
    if year < 100:
        year += 1900 if year >= CENTURY_FROM else 2000
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
