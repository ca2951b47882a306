"""Every printed date of a line, in order: ranges put together, with the time of day beside them."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.finding.dates.forms import PrintedDate, printed_forms

_FIGURE = re.compile(r"\d")
_JOIN = re.compile(r"\s?(?:-|\u2013|\u2014|to|thru|through|until)\s?", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\s|T|,|@|-|at\b|;|\(){0,4}(?P<h>\d{1,2})(?P<c>[:.])(?P<n>\d{2})(?::\d{2})?"
    r"(?:\s?(?P<ap>[ap])\.?\s?m\b\.?)?(?![\d/])"
    r"|(?:\s|,|@|-|at\b){0,4}(?P<mil>[0-2]\d[0-5]\d)(?P<hrs>\s?(?:hrs?|hours|h)\b)?(?![\d/:,\-])",
    re.IGNORECASE,
)


def read_dates(text: str, *, forms: bool = False) -> tuple[PrintedDate, ...]:
    """Read every printed date in `text`, in order.

    Args:
        text: one row or line of a page.
        forms: also read digits without marks ("11 30 23", "11302023"), as boxes of a form hold
            them; such a reading counts only beside a label.
    """
    if not _FIGURE.search(text):
        return ()
    found: list[PrintedDate] = []
    for candidate in printed_forms(text, forms=forms):
        if all(candidate.stop <= f.start or candidate.start >= f.stop for f in found):
            found.append(candidate)
    found.sort(key=lambda f: f.start)
    return tuple(_with_time(text, f) for f in _joined(text, found))


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
