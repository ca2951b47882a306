"""Dates that a sentence states: a day, a month of a year, or no more than a year."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from ingest.finding.dates.grammar import read_dates
from ingest.finding.dates.relative import named_months, named_weekdays, relative_dates
from ingest.finding.dates.yearless import yearless_dates

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_YEAR = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s+(?:of\s+)?((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<![\d/])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/])")
# "in 07/23" is a month, where "on 07/23" would be a day.
_SHORT = re.compile(
    r"\b[Ii]n\s+((0?[1-9]|1[0-2])/(\d\d))(?![\d/%]|\s*(?:hour|day|week|month|year)s?\b)"
)
_YEAR = re.compile(
    r"\b(?:in|circa|around|about|since|from|early|late|mid|year|of|approximately)[\s\-]+(?:the\s+)?(?:year\s+)?((?:19|20)\d\d)\b"
    r"|\(((?:19|20)\d\d)\)|,\s*((?:19|20)\d\d)\b(?=\s*[.;)]|$)",
    re.IGNORECASE,
)
_OF_THE_LOSS = re.compile(
    r"(?:accident|injur(?:y|ies|ed)|collision|crash|mva|mvc|loss|incident|fall|event|born|birth|dob|doi|dol|doa"
    r"|since|onset)\W+(?:(?:that|which|occurr?ed|happened|date|dated|of|on|from|was|took|place|in|is)\W+){0,4}$",
    re.IGNORECASE,
)


# The day is that of what came later: "admitted 5/31 for aftercare of the operation".
_AFTERCARE = re.compile(
    r"\b(?:for\s+(?:aftercare|recovery|rehab\w*)\s+(?:of|after|following|from)|recovering\s+from)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a sentence: the first and last day that it may mean, and its span.

    `of_loss` tells that it is the date of an injury or a birth; `year_only` that no month is given;
    `either` that it may as well be the next such month; `relative` that it is counted from the day
    of the note.
    """

    first: dt.date
    last: dt.date
    start: int
    end: int
    of_loss: bool = False
    year_only: bool = False
    either: bool = False
    relative: bool = False


def stated_dates(said: str, noted: dt.date | None = None) -> tuple[StatedDate, ...]:
    """Find the dates of a sentence, in order; of two readings of one place the fuller one.

    A day without a year is the last such day within half a year up to `noted`, the day of the note;
    "yesterday" and the like are counted from it.
    """
    found = [StatedDate(d.date, d.end or d.date, d.start, d.stop) for d in read_dates(said)]
    for match in _MONTH_YEAR.finditer(said):
        month = _MONTHS.index(match[1][:3].lower()) + 1
        _add(found, _month(int(match[2]), month, match.start(), match.end()))
    for match in _SLASHED.finditer(said):
        _add(found, _month(int(match[2]), int(match[1]), match.start(), match.end()))
    for match in _SHORT.finditer(said):
        if noted is not None and 2000 + int(match[3]) <= noted.year:
            month = int(match[2])
            _add(found, _month(2000 + int(match[3]), month, match.start(1), match.end(1)))
    for match in _YEAR.finditer(said):
        year = int(match[1] or match[2] or match[3])
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        _add(found, StatedDate(first, last, match.start(), match.end(), year_only=True))
    if noted is not None:
        for named in yearless_dates(said, noted):
            _add(
                found, StatedDate(named.day, named.day, named.start, named.end, either=named.either)
            )
        for first, last, start, end in relative_dates(said, noted):
            _add(found, StatedDate(first, last, start, end, relative=True))
        for first, last, start, end in named_months(said, noted):
            _add(found, StatedDate(first, last, start, end, either=True))
        for first, last, start, end in named_weekdays(said, noted):
            _add(found, StatedDate(first, last, start, end, either=True, relative=True))
    found.sort(key=lambda d: d.start)
    return tuple(replace(d, of_loss=_is_of_loss(said, d.start)) for d in found)


def is_of_aftercare(said: str, date: StatedDate, end: int) -> bool:
    """Tell whether a date is that of what came after the care that is named at `end`."""
    return _AFTERCARE.search(said, date.end, end) is not None


def _month(year: int, month: int, start: int, end: int) -> StatedDate:
    last = calendar.monthrange(year, month)[1]
    return StatedDate(dt.date(year, month, 1), dt.date(year, month, last), start, end)


def _add(found: list[StatedDate], new: StatedDate) -> None:
    if all(new.end <= d.start or new.start >= d.end for d in found):
        found.append(new)


def _is_of_loss(said: str, start: int) -> bool:
    return bool(_OF_THE_LOSS.search(said[max(0, start - 60) : start]))
