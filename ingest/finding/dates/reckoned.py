"""Days counted from the day of a note: "eleven weeks out from", "16 days after", "3 weeks ago"."""

from __future__ import annotations

import datetime as dt
import re

from casefile.number_words import ANY_SPELT, SPELT, TENS, number_of

_OF_TEN = rf"(?:{'|'.join(TENS)})(?:[\s-](?:{'|'.join(SPELT[:9])}))?"
_NUMBER = rf"(?:\d{{1,3}}|{_OF_TEN}|{ANY_SPELT})"
_ABOUT = r"about|around|approximately|approx\.?|nearly|almost|over|roughly|some|just|more\s+than"
_COUNTED = re.compile(
    rf"(?P<about>\b(?:{_ABOUT})\s+)?"
    rf"\b(?P<number>{_NUMBER})[\s-]+(?P<unit>day|week|wk|month)s?\s+"
    r"(?:ago|out|status[\s-]post|s/p|post(?:[\s-]?op\w*)?|after|following|since|from)\b",
    re.IGNORECASE,
)
_LENGTH = {"day": 1, "week": 7, "wk": 7, "month": 30.4}
_LOOSE = {"day": 2, "week": 7, "wk": 7, "month": 21}


def reckoned(said: str, noted: dt.date) -> tuple[dt.date, dt.date] | None:
    """Give the first and last day that a sentence, noted on a day, may count back to."""
    match = _COUNTED.search(said)
    if match is None:
        return None
    unit = match["unit"].lower()
    days = round(_number(match["number"].lower()) * _LENGTH[unit])
    loose = _LOOSE[unit] * (2 if match["about"] else 1) + days // 10
    middle = noted - dt.timedelta(days=days)
    reach = dt.timedelta(days=loose)
    return middle - reach, min(middle + reach, noted)


def is_counted(said: str) -> bool:
    """Tell whether a sentence counts back to something, whatever the day of its note."""
    return _COUNTED.search(said) is not None


def _number(word: str) -> int:
    if word.isdigit() or word in SPELT:
        return number_of(word)
    tens, _, unit = word.replace("-", " ").partition(" ")
    return 10 * (TENS.index(tens) + 2) + (number_of(unit) if unit else 0)
