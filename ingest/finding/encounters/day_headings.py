"""Dates that stand alone over one note of a page after another: each is its note's own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from ingest.finding.found_page import FoundPage
from ingest.finding.rows import Row

_DAILY = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT, Category.INPATIENT}
)
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_DATE = re.compile(r"^\W*date\b", re.IGNORECASE)
_APART = 4
"""So many rows, at least, one note's heading stands above the next."""


def with_day_headings(page: FoundPage) -> FoundPage:
    """Know dates that stand alone over one note after another as those notes' own dates.

    "Date:" may stand before them, where the rows go on alike ("Date: ...   Visit: ...").
    """
    if page.sorted.category not in _DAILY:
        return page
    lone = [d for d in page.dates if d.role is DateRole.UNKNOWN and d.label in {"", "date"}]
    heads = {}
    for mention in lone:
        at = next((i for i, r in enumerate(page.rows) if r.reaches(mention.box.middle[1])), -1)
        if at >= 0 and _heads_alone(page.rows[at], mention):
            heads[at] = mention
    bare = all(not d.label for d in heads.values())
    alike = len({_beside_date(page.rows[at]) for at in heads}) == 1
    apart = [b - a for a, b in pairwise(sorted(heads))]
    if len(heads) < 2 or min(apart) < (_APART if bare else _APART - 1) or not (bare or alike):
        return page
    known = set(heads.values())
    dates = tuple(
        replace(d, role=DateRole.SERVICE, label="heading") if d in known else d for d in page.dates
    )
    return replace(page, dates=dates)


def _heads_alone(row: Row, mention: DateMention) -> bool:
    """Tell whether a row begins with a date that has its cell to itself, a weekday aside."""
    text = row.cell_texts()[0]
    rest = _DATE.sub("", WEEKDAY.sub("", text.replace(mention.text, "")))
    return mention.text in text and not any(c.isalnum() for c in rest)


def _beside_date(row: Row) -> str:
    """Give the first word of the cell beside an entry's date; nothing where there is none."""
    return row.cell_texts()[1].split()[0].lower() if len(row.cells) > 1 else ""
