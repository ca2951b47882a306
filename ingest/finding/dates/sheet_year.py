"""Days without a year on sheets that name their year once: "yr 2024", "all dates 2023"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.finding.dates.columns import Column
from ingest.finding.dates.forms import PrintedDate, day_of
from ingest.finding.rows import Row

_YEAR = re.compile(
    r"\b(?:(?:year|yr)\.?\s*:?\s*|all (?:entries|dates|visits|days)\b[\w ,]{0,24}?\s)"
    r"((?:19|20)\d\d)\b(?![/.-]\d)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<![\w/.-])(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?![\w/.-])")
_HEADED = re.compile(r"\W*dates?\b", re.IGNORECASE)
_HEAD = 0.3


def sheet_year(rows: Sequence[Row]) -> int | None:
    """Give the one year that the head of a page names as its own."""
    named = {hit[1] for row in rows if row.top < _HEAD for hit in _YEAR.finditer(row.text)}
    return int(named.pop()) if len(named) == 1 else None


def days_of_sheet(row: Row, year: int, columns: Sequence[Column]) -> Iterator[PrintedDate]:
    """Read the days of a row headed "Date", or below such a head; "7/5" elsewhere rates pain."""
    headed = _HEADED.match(row.text) is not None
    for hit in _DAY.finditer(row.text):
        box = row.box(hit.start(), hit.end())
        below = any(
            c.table and c.label.kind == "generic" and c.x0 - 0.01 <= box.middle[0] <= c.x1 + 0.03
            for c in columns
        )
        day = day_of(year, hit[1], hit[2]) if headed or below else None
        if day is not None:
            yield PrintedDate(day, hit.start(), hit.end(), "numeric")
