"""The forms in which American records print a date, read strictly: no searching, no guessing.

Damaged digits (l for 1, O for 0, S for 5 ...) are put right only where the result is a possible
date, and such a date says that it was repaired.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.look_alikes import as_digits

CENTURY_PIVOT = 50
"""Two-digit years below this are 20xx, others 19xx; a birth date may be moved back later."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|[o0]ct(?:[o0]ber)?|n[o0]v(?:ember)?|dec(?:ember)?)"
)
_DIGIT = r"[0-9OoQDIl|!SsBZ]"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)"
_TAIL = r"(?![0-9A-Za-z]|[/\-.,]\d)"

_NUMERIC = re.compile(
    rf"(?<![0-9A-Za-z/.$#])(?P<m>{_DIGIT}{{1,2}})(?P<s>\s?/\s?|-|\.|\u2013)"
    rf"(?P<d>{_DIGIT}{{1,2}})(?P<s2>\s?/\s?|-|\.|\u2013)(?P<y>{_DIGIT}{{4}}|{_DIGIT}{{2}})"
    r"(?![0-9A-Za-z]|/\d|-(?![0-2]\d[0-5]\d(?!\d))\d(?!\d?/)|\.\d)"
)
_SHORT_RANGE = re.compile(
    r"(?<![0-9A-Za-z/.\-$#])(\d{1,2})/(\d{1,2})\s?(?:-|\u2013|to|thru|through)\s?"
    r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d|\d\d)(?![\d/])",
    re.IGNORECASE,
)
_NAMED = re.compile(
    _MONTH.format("mon") + r"[.\-\s/]{0,2}(?P<d>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:\s?(?:-|\u2013|to|thru|through)\s?(?P<d2>\d{1,2})(?:st|nd|rd|th)?)?"
    rf"(?:\s?[,.;\-/]\s?|\s)(?P<y>{_YEAR})" + _TAIL,
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<![0-9A-Za-z/.])(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s\-/.]{0,2}(?:of\s)?"
    + _MONTH.format("mon")
    + rf"[\s\-/.,]{{0,2}}(?P<y>{_YEAR})"
    + _TAIL,
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![0-9A-Za-z/.\-])(?P<y>(?:19|20)\d\d)(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})"
    r"(?![0-9]|[/\-]\d)"
)
_SPACED = re.compile(
    r"(?<![0-9A-Za-z/.,\-$#])(?P<m>\d{1,2})\s\|?\s?(?P<d>\d{1,2})\s\|?\s?"
    r"(?P<y>(?:19|20)\d\d|\d\d)(?![0-9A-Za-z/\-.,:%])"
)
_COMPACT = re.compile(r"(?<![0-9A-Za-z/.\-$#])(?P<digits>\d{8}|\d{6})(?![0-9A-Za-z/\-.])")
_SPELT = re.compile(r"[A-Za-z]{3}")
_TORN_YEAR = re.compile(r"\s(\d\d)(?![\d:/.])")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed, and the span of the text that it takes up.

    `end` closes a range, `time` is HH:MM. `form` is "numeric", "named", "iso", "spaced" or
    "compact"; the last two are dates only where a label says so. `short_year` tells that the
    century was chosen. `others` are further dates that damaged digits can stand for.
    """

    date: dt.date
    start: int
    stop: int
    form: str
    end: dt.date | None = None
    time: str | None = None
    repaired: bool = False
    short_year: bool = False
    others: tuple[dt.date, ...] = ()


def printed_forms(text: str, *, forms: bool) -> Iterator[PrintedDate]:
    """Read every date in `text` by one form after another; some may lie within each other."""
    yield from _short_ranges(text)
    yield from _isos(text)
    yield from _numerics(text)
    if _SPELT.search(text):
        yield from _named(text)
    if forms:
        yield from _unmarked(text)


def _short_ranges(text: str) -> Iterator[PrintedDate]:
    for m in _SHORT_RANGE.finditer(text):
        year, short = year_of(m[5])
        first, last = day_of(year, m[1], m[2]), day_of(year, m[3], m[4])
        if first and last:
            first = first if first <= last else day_of(year - 1, m[1], m[2])
            if first:
                yield PrintedDate(first, m.start(), m.end(), "numeric", end=last, short_year=short)


def _isos(text: str) -> Iterator[PrintedDate]:
    for m in _ISO.finditer(text):
        day = day_of(int(m["y"]), m["m"], m["d"])
        if day:
            yield PrintedDate(day, m.start(), m.end(), "iso")


def _numerics(text: str) -> Iterator[PrintedDate]:
    for m in _NUMERIC.finditer(text):
        if m["s"].strip() != m["s2"].strip() or (m["s"] == "-" == text[m.end() : m.end() + 1]):
            continue
        parts, start = [m["m"], m["d"], m["y"]], m.start()
        if text[start - 1 : start] == "-" and not re.search(r"/\d{2,4}-$", text[:start]):
            continue
        damaged = not all(p.isdigit() for p in parts)
        if damaged and sum(c.isdigit() for p in parts for c in p) < 3:
            continue
        if parts[0] in {"0", "O", "o"} and re.search(r"(?<!\S)[1Il|]\s$", text[:start]):
            parts[0], start, damaged = "10", start - 2, True
        month, day, year = (as_digits(p) for p in parts)
        full, short = year_of(year)
        found = day_of(full, month, day)
        if found:
            torn = _TORN_YEAR.match(text, m.end()) if year in {"19", "20"} else None
            whole = day_of(int(year + torn[1]), month, day) if torn else None
            others = (whole,) if whole else _other_digits(full, parts)
            yield PrintedDate(
                found,
                start,
                m.end(),
                "numeric",
                repaired=damaged,
                short_year=short,
                others=others,
            )


def _other_digits(year: int, parts: list[str]) -> tuple[dt.date, ...]:
    """Give what else a B may stand for: readers take 3, 5, 6 and 8 for it."""
    if not any("B" in part for part in parts[:2]):
        return ()
    days = []
    for digit in "356":
        month, day = (as_digits(p.replace("B", digit)) for p in parts[:2])
        days.append(day_of(year, month, day))
    return tuple(d for d in days if d is not None)


def _named(text: str) -> Iterator[PrintedDate]:
    for pattern in (_NAMED, _DAY_FIRST):
        for m in pattern.finditer(text):
            if m.start() and text[m.start() - 1].isalpha():
                continue
            month = _MONTHS.index(m["mon"][:3].lower().replace("0", "o")) + 1
            year, short = year_of(m["y"].lstrip("'"))
            day = day_of(year, str(month), m["d"])
            second = m.groupdict().get("d2")
            if day:
                yield PrintedDate(
                    day,
                    m.start(),
                    m.end(),
                    "named",
                    end=day_of(year, str(month), second) if second else None,
                    repaired="0" in m["mon"],
                    short_year=short,
                )


def _unmarked(text: str) -> Iterator[PrintedDate]:
    for m in _SPACED.finditer(text):
        year, short = year_of(m["y"])
        day = day_of(year, m["m"], m["d"])
        if day:
            yield PrintedDate(day, m.start(), m.end(), "spaced", short_year=short)
    for m in _COMPACT.finditer(text):
        digits = m["digits"]
        year, short = year_of(digits[4:])
        day = day_of(year, digits[:2], digits[2:4])
        if day is None and len(digits) == 8:
            day, short = day_of(int(digits[:4]), digits[4:6], digits[6:]), False
        if day:
            yield PrintedDate(day, m.start(), m.end(), "compact", short_year=short)


def year_of(digits: str) -> tuple[int, bool]:
    """Read the figures of a year, and tell whether its century was chosen."""
    if len(digits) == 4:
        return int(digits), False
    year = int(digits)
    return (2000 if year < CENTURY_PIVOT else 1900) + year, True


def day_of(year: int, month: str, day: str) -> dt.date | None:
    """Give the day that figures say; None where there is none such."""
    if not 1900 <= year <= 2099:
        return None
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None
