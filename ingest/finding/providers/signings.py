"""What stands before the name of whoever signed or wrote: a typed mark, a time, an entry's date."""

from __future__ import annotations

import re

from ingest.finding.dates.grammar import read_dates
from ingest.sorting.titles import MONTH

_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:?\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?)?"
_DAY = rf"(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|(?i:{MONTH})\.? \d{{1,2}},? \d{{4}})"
_WHEN = re.compile(rf"(?<=[a-z])\s+(?:on\s+)?{_DAY}{_CLOCK}(?:\s*$|(?=\s+by\W*$))")
_SLASHED = re.compile(r"/[sS]/\W*$")
_OPENS_ENTRY = re.compile(
    r"^\W*(?:(?:visit|session|treatment|tx|round|consult|note|entry|date|dos|seen)\b"
    r"[\w#:. /]{0,14}\W*)?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^[^.:]{0,40}(?:[-\u2013\u2014,:] |  | by )$")


def opens_signature(ahead: str) -> bool:
    """Tell whether the words before a name end with the mark of a typed signature: "/s/"."""
    return _SLASHED.search(ahead) is not None


def without_time(ahead: str) -> str:
    """Take out the time of signing: "Signed on 03/04/2022 10:15 AM by" is "Signed by"."""
    return _WHEN.sub("", ahead)


def heads_entry(ahead: str) -> bool:
    """Tell whether the words before a name date an entry: "Mar 4, 2022 (visit 3 of 8) - "."""
    dates = read_dates(ahead)
    if len(dates) != 1 or not _OPENS_ENTRY.match(ahead[: dates[0].start]):
        return False
    between = ahead[dates[0].stop :]
    if not between.strip():
        return dates[0].time is None  # a fax machine prints day and time before its sender
    counted = _OPENS_ENTRY.match(between) is not None and any(c.isdigit() for c in between)
    return counted or _ENTRY.match(between) is not None
