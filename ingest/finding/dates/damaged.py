"""Dates that a scan has damaged: a slash lost or read as a figure, or one digit read wrong."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

from casefile.look_alikes import as_digits
from ingest.finding.dates.forms import PrintedDate, day_of, year_of

_DAMAGED = re.compile(r"[\s:;.|]*([0-9][0-9/lI|%\\]{3,9}[0-9])(?![0-9A-Za-z/\-])")


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
        day = day_of(year_of(parts[2])[0], parts[0], parts[1])
        if day:
            found.add(day)
    return found
