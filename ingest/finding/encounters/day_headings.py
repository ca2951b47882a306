"""Dates that stand alone over one note of a page after another: each is its note's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from ingest.finding.encounters.rules import EncounterRules
from ingest.finding.found_page import FoundPage
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_DAILY = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT, Category.INPATIENT}
)
WEEKDAY = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?", re.IGNORECASE
)
_DATE = re.compile(r"^\W*date\b", re.IGNORECASE)
_NEXT_LABEL = re.compile(r"(?<=\s)(?!Date)[A-Z][A-Za-z]+(?: [A-Za-z]+)?\s?:.*$")
_TELLS = 8
"""So many words in the row below tell of a visit."""

_HEAD = 0.25
_APART = 4
"""So many rows, at least, one note's heading stands above the next."""


def with_day_headings(pages: Sequence[FoundPage], table: EncounterRules) -> list[FoundPage]:
    """Know dates that stand alone over the notes of a document as those notes' own dates.

    "Date:" may stand before them, where the rows go on alike ("Date: ...   Visit: ..."). Where
    some page holds several, a page of one note has but one such date, at its head.
    """
    known = [_day_headings(page, table) for page in pages]
    if not any(known):
        return list(pages)
    return [
        _headed(page, own or _day_at_head(page)) for page, own in zip(pages, known, strict=True)
    ]


def _headed(page: FoundPage, days: frozenset[DateMention]) -> FoundPage:
    dates = tuple(
        replace(d, role=DateRole.SERVICE, label="heading") if d in days else d for d in page.dates
    )
    return replace(page, dates=dates) if days else page


def _day_headings(page: FoundPage, table: EncounterRules) -> frozenset[DateMention]:
    """Give the dates that stand alone over several notes of a page."""
    if page.sorted.category not in _DAILY:
        return frozenset()
    heads = _lone_dates(page)
    bare = all(not d.label for d in heads.values())
    alike = len({_beside_date(page.rows[at], heads[at]) for at in heads}) == 1
    if len(heads) < 2 or not (bare or alike):
        return frozenset()
    apart = _apart(page.rows, sorted(heads), bare=bare, table=table)
    return frozenset(heads.values()) if apart else frozenset()


def _day_at_head(page: FoundPage) -> frozenset[DateMention]:
    """Give the one date that stands alone on a page, at its head."""
    if page.sorted.category not in _DAILY:
        return frozenset()
    lone = list(_lone_dates(page).values())
    at_head = len(lone) == 1 and not lone[0].label and lone[0].box.top < _HEAD
    return frozenset(lone) if at_head else frozenset()


def _lone_dates(page: FoundPage) -> dict[int, DateMention]:
    """Give the dates that have the beginning of a row to themselves, by row."""
    heads = {}
    for mention in page.dates:
        if mention.role is not DateRole.UNKNOWN or mention.label not in {"", "date"}:
            continue
        at = next((i for i, r in enumerate(page.rows) if r.reaches(mention.box.middle[1])), -1)
        if at >= 0 and _heads_alone(page.rows[at], mention) and not _torn_list(page.rows, at):
            heads[at] = mention
    return heads


def _torn_list(rows: Sequence[Row], at: int) -> bool:
    """Tell whether the row above breaks off in a list: "MMR: 03/30/2012, 05/02/2012,"."""
    return at > 0 and rows[at - 1].text.rstrip()[-1:] in {",", ";"}


def _apart(rows: Sequence[Row], heads: Sequence[int], *, bare: bool, table: EncounterRules) -> bool:
    """Tell whether each of the headings stands over a note: rows enough, or a row full of words.

    Below "Records reviewed" and its like, the days are of others' notes.
    """
    nearest = min(b - a for a, b in pairwise(heads))
    if nearest >= (_APART if bare else _APART - 1):
        return True
    told = all(at + 1 < len(rows) and len(rows[at + 1].words) >= _TELLS for at in heads)
    listed = any(
        len(r.words) <= _TELLS and any(fold(r.text)[: len(p)] == p for p in table.lists)
        for r in rows[: heads[-1]]
    )
    return told and nearest > 1 and not listed


def _heads_alone(row: Row, mention: DateMention) -> bool:
    """Tell whether a row begins with a date that has its cell to itself, a weekday aside.

    Another label may follow it in the cell: "Date: 6/5/23  Provider: ...".
    """
    text = row.cell_texts()[0]
    rest = _NEXT_LABEL.sub("", WEEKDAY.sub("", text.replace(mention.text, "")))
    return mention.text in text and not any(c.isalnum() for c in _DATE.sub("", rest))


def _beside_date(row: Row, mention: DateMention) -> str:
    """Give the first word beside an entry's date; nothing where there is none."""
    words = row.text.partition(mention.text)[2].split()
    return words[0].lower() if words else ""
