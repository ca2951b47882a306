"""Counts of a card's or log's entries: in a column of visits, in series, or under their dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from casefile.dates import DateMention
from casefile.encounters import VisitNumber
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding.encounters.counts import COUNT, IN_LINE, count_of, count_under, names_visit
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_BEHIND_DATE = re.compile(
    r"[\s,;|-]*(?:#|\(|No\.?\s?)?(?P<n>\d{1,3})\)?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?(?=[\s|;,]|$)"
    r"(?!\s?(?:[ap]m|min\w*|hrs?|lbs?|kg|units?|%|/)\b)",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(
    r"\W*(?:No\.?\s?)?(?P<n>\d{1,3})[.)]?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?[\s|,:-]*", re.IGNORECASE
)
_FEWEST, _MOST, _STEP = 3, 0.75, 2
_TABLE = 3


def visit_in_column(
    page: int, entry: Sequence[Row], rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Read the count in a card's row that stands under a head of its own ("Visit": "#4")."""
    for row in entry:
        for head in reversed([r for r in rows if r.bottom <= row.top + 0.002]):
            for first, last in _heads_of_counts(head, rules):
                return count_under(page, row, head.box(*head.span(first, last)))
    return None


def _heads_of_counts(head: Row, rules: RuleBook) -> Iterator[tuple[int, int]]:
    """Give the words of a row that head a column of counts: a cell, or a part of a table's head."""
    words = encounter_rules(rules).visit
    parts = list(head.cells)
    if len(head.cells) >= _TABLE and not any(c.isdigit() for c in head.text):
        numbers = range(len(head.words))
        parts += [(n, n + size) for size in (2, 1) for n in numbers if n + size <= len(head.words)]
    yield from (part for part in parts if fold(head.text[slice(*head.span(*part))]) in words)


def numbers_in_series(
    page: int, entries: Mapping[dt.date, DateMention], rows: Sequence[Row], before: int | None
) -> dict[dt.date, VisitNumber]:
    """Read the bare numbers beside the dates of a card's entries, which count its visits.

    Nothing but their rise from entry to entry tells: by one or two, as visits do, from the first
    or second visit, or from the number `before` of the card's other side. Pain and weights go
    their own ways.
    """
    found = {}
    for day in sorted(entries):
        count = _bare_number(page, entries[day], rows)
        if count is not None:
            found[day] = count
    numbers = [v.number for v in found.values()]
    if len(numbers) < _FEWEST or len(numbers) < _MOST * len(entries):
        return {}
    rise = numbers[-1] - numbers[0]
    goes_on = before is not None and 0 < numbers[0] - before <= _STEP * 2
    rises = all(a < b for a, b in pairwise(numbers)) and rise <= _STEP * (len(numbers) - 1)
    return found if rises and (numbers[0] <= _STEP or goes_on) else {}


def _bare_number(page: int, entry: DateMention, rows: Sequence[Row]) -> VisitNumber | None:
    """Read the number that stands right behind an entry's date, or before it."""
    y = entry.box.middle[1]
    row = next((r for r in rows if r.reaches(y)), None)
    if row is None:
        return None
    at = row.text.find(entry.text)
    behind = _BEHIND_DATE.match(row.text, at + len(entry.text)) if at >= 0 else None
    ahead = _BEFORE_DATE.fullmatch(row.text[: max(at, 0)])
    match = behind or ahead
    if match is None or not int(match["n"]):
        return None
    total = int(match["of"]) if match["of"] else None
    return VisitNumber(int(match["n"]), total, page, row.box(*match.span("n")))


def visit_under_date(
    page: int, date: Box, rows: Sequence[Row], others: Sequence[Box], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Read the count that stands under an entry's date in the same column of a log.

    `others` are the dates of the other entries: what stands below the next of them is its own.
    A cell that holds nothing but the name of a visit and a number ("Pool visit 3") is a count.
    """
    ends = min((o.top for o in others if o.top > date.bottom), default=1.0)
    for row in rows:
        if row.top < date.bottom - IN_LINE / 4 or row.bottom > ends + IN_LINE / 4:
            continue
        for cell in row.cells:
            start, end = row.span(*cell)
            if abs(row.box(start, end).x0 - date.x0) > IN_LINE:
                continue
            count = COUNT.fullmatch(row.text[start:end])
            tokens = fold(count["words"]) if count else ()
            if count is None or not names_visit(tokens, rules):
                continue
            number, total = count_of(count["n"]), count_of(count["of"])
            if number and (total is None or number <= total):
                return VisitNumber(number, total, page, row.box(start, end))
    return None
