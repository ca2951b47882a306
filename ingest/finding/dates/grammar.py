"""The forms in which American records print a date, read strictly: no searching, no guessing.

Damaged digits (l for 1, O for 0, S for 5 ...) are put right only where the result is a possible
date, and such a date says that it was repaired.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

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
_JOIN = re.compile(r"\s?(?:-|\u2013|\u2014|to|thru|through|until)\s?", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\s|T|,|@|-|at\b|;|\(){0,4}(?P<h>\d{1,2})(?P<c>[:.])(?P<n>\d{2})(?::\d{2})?"
    r"(?:\s?(?P<ap>[ap])\.?\s?m\b\.?)?(?![\d/])"
    r"|(?:\s|,|@|-|at\b){0,4}(?P<mil>[0-2]\d[0-5]\d)(?P<hrs>\s?(?:hrs?|hours|h)\b)?(?![\d/:,\-])",
    re.IGNORECASE,
)
_TORN_YEAR = re.compile(r"\s(\d\d)(?![\d:/.])")
_DAMAGED = re.compile(r"[\s:;.|]*([0-9][0-9/lI|%\\]{3,9}[0-9])(?![0-9A-Za-z/\-])")


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


def read_dates(text: str, *, forms: bool = False) -> tuple[PrintedDate, ...]:
    """Read every printed date in `text`, in order.

    Args:
        text: one row or line of a page.
        forms: also read digits without marks ("11 30 23", "11302023"), as boxes of a form hold
            them; such a reading counts only beside a label.
    """
    if not any(c.isdigit() for c in text):
        return ()
    found: list[PrintedDate] = []
    for candidate in _candidates(text, forms=forms):
        if all(candidate.stop <= f.start or candidate.start >= f.stop for f in found):
            found.append(candidate)
    found.sort(key=lambda f: f.start)
    return tuple(_with_time(text, f) for f in _joined(text, found))


def _candidates(text: str, *, forms: bool) -> Iterator[PrintedDate]:
    yield from _short_ranges(text)
    yield from _isos(text)
    yield from _numerics(text)
    if re.search(r"[A-Za-z]{3}", text):
        yield from _named(text)
    if forms:
        yield from _unmarked(text)


def _short_ranges(text: str) -> Iterator[PrintedDate]:
    for m in _SHORT_RANGE.finditer(text):
        year, short = _year(m[5])
        first, last = _day(year, m[1], m[2]), _day(year, m[3], m[4])
        if first and last:
            first = first if first <= last else _day(year - 1, m[1], m[2])
            if first:
                yield PrintedDate(first, m.start(), m.end(), "numeric", end=last, short_year=short)


def _isos(text: str) -> Iterator[PrintedDate]:
    for m in _ISO.finditer(text):
        day = _day(int(m["y"]), m["m"], m["d"])
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
        full, short = _year(year)
        found = _day(full, month, day)
        if found:
            torn = _TORN_YEAR.match(text, m.end()) if year in {"19", "20"} else None
            whole = _day(int(year + torn[1]), month, day) if torn else None
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
        days.append(_day(year, month, day))
    return tuple(d for d in days if d is not None)


def read_damaged(text: str) -> tuple[PrintedDate, int] | None:
    """Read the damaged date that `text` begins with: a slash lost, or read as a 1.

    Returns the first possible reading with the `others`, and how many readings there are; None
    where `text` begins with nothing of the kind. Digits without any slash are never sure: their
    first reading stands among the `others` too.
    """
    match = _DAMAGED.match(text)
    if not match:
        return None
    readings = sorted(_restored(match[1]))
    if not readings:
        return None
    printed = PrintedDate(
        readings[0],
        match.start(1),
        match.end(1),
        "numeric",
        repaired=True,
        short_year=True,
        others=tuple(readings[1:] if "/" in match[1] else readings),
    )
    return printed, len(readings)


def may_be_damaged(text: str) -> bool:
    """Tell quickly whether `text` begins with what may be a damaged date."""
    match = _DAMAGED.match(text)
    return match is not None and len(match[1]) >= 5


def possible_dates(text: str) -> tuple[dt.date, ...]:
    """Give every date that a damaged word can stand for: slashes lost, or read as 1, 7 or a mark.

    None of them is sure by itself.
    """
    plain = re.sub(r"[.,'%\\-]", "/", text.strip())
    return tuple(sorted(_restored(plain, "1l|I7") if plain.count("/") <= 2 else ()))


def dates_one_digit_off(date: dt.date) -> tuple[dt.date, ...]:
    """Give the other days of the same year whose figures differ in one digit ("3/08", "3/28")."""
    found = set()
    for part in ("month", "day"):
        figures = f"{getattr(date, part):02d}"
        for at in range(2):
            for digit in "0123456789":
                number = int(figures[:at] + digit + figures[at + 1 :])
                with suppress(ValueError):
                    found.add(date.replace(**{part: number}))
    return tuple(sorted(found - {date}))


def _restored(digits: str, like_slash: str = "1l|I") -> set[dt.date]:
    """Give every date that comes of putting lost slashes back."""
    digits = digits.replace("%", "/").replace("\\", "/")
    texts = {digits}
    for _ in range(2 - digits.count("/")):
        texts |= {t[:i] + "/" + t[i:] for t in texts for i in range(1, len(t))} | {
            t[:i] + "/" + t[i + 1 :]
            for t in texts
            for i in range(1, len(t) - 1)
            if t[i] in like_slash
        }
    found = set()
    for text in texts:
        parts = as_digits(text).split("/")
        if len(parts) != 3 or len(parts[2]) not in {2, 4} or not all(p.isdigit() for p in parts):
            continue
        if len(parts[0]) > 2 or len(parts[1]) > 2:
            continue
        day = _day(_year(parts[2])[0], parts[0], parts[1])
        if day:
            found.add(day)
    return found


def _named(text: str) -> Iterator[PrintedDate]:
    for pattern in (_NAMED, _DAY_FIRST):
        for m in pattern.finditer(text):
            if m.start() and text[m.start() - 1].isalpha():
                continue
            month = _MONTHS.index(m["mon"][:3].lower().replace("0", "o")) + 1
            year, short = _year(m["y"].lstrip("'"))
            day = _day(year, str(month), m["d"])
            second = m.groupdict().get("d2")
            if day:
                yield PrintedDate(
                    day,
                    m.start(),
                    m.end(),
                    "named",
                    end=_day(year, str(month), second) if second else None,
                    repaired="0" in m["mon"],
                    short_year=short,
                )


def _unmarked(text: str) -> Iterator[PrintedDate]:
    for m in _SPACED.finditer(text):
        year, short = _year(m["y"])
        day = _day(year, m["m"], m["d"])
        if day:
            yield PrintedDate(day, m.start(), m.end(), "spaced", short_year=short)
    for m in _COMPACT.finditer(text):
        digits = m["digits"]
        year, short = _year(digits[4:])
        day = _day(year, digits[:2], digits[2:4])
        if day is None and len(digits) == 8:
            day, short = _day(int(digits[:4]), digits[4:6], digits[6:]), False
        if day:
            yield PrintedDate(day, m.start(), m.end(), "compact", short_year=short)


def _year(digits: str) -> tuple[int, bool]:
    if len(digits) == 4:
        return int(digits), False
    year = int(digits)
    return (2000 if year < CENTURY_PIVOT else 1900) + year, True


def _day(year: int, month: str, day: str) -> dt.date | None:
    if not 1900 <= year <= 2099:
        return None
    try:
        return dt.date(year, int(month), int(day))
    except ValueError:
        return None


def _joined(text: str, found: list[PrintedDate]) -> list[PrintedDate]:
    """Make one range of two dates that a dash or "to" joins."""
    out: list[PrintedDate] = []
    for printed in found:
        if out and out[-1].end is None:
            between = text[out[-1].stop : printed.start]
            clock = _TIME.match(between)
            link = between[clock.end() :] if clock else between
            if _JOIN.fullmatch(link) and out[-1].date <= printed.date:
                time = _clock(clock, out[-1])
                out[-1] = replace(out[-1], end=printed.date, stop=printed.stop, time=time)
                continue
        out.append(printed)
    return out


def _with_time(text: str, printed: PrintedDate) -> PrintedDate:
    if printed.end is not None:
        return printed
    match = _TIME.match(text, printed.stop)
    time = _clock(match, printed)
    return replace(printed, time=time, stop=match.end()) if match and time else printed


def _clock(match: re.Match[str] | None, printed: PrintedDate) -> str | None:
    """Give the time of day that stands beside a date; four bare digits only where no year fits."""
    if not match:
        return None
    if match["mil"]:
        if not match["hrs"] and printed.short_year and match[0][0] not in "-@":
            return None
        hour, minute = int(match["mil"][:2]), int(match["mil"][2:])
    else:
        if match["c"] == "." and printed.short_year:
            return None
        hour, minute = int(match["h"]), int(match["n"])
        if match["ap"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if match["ap"] in "pP" else 0)
    return f"{hour:02d}:{minute:02d}" if hour <= 23 and minute <= 59 else None
