"""Printed visit counts: "Visit 4 of 12", or "#4" in a card's column of visits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.encounters import VisitNumber
from casefile.rules import RuleBook
from casefile.words import Box
from ingest.finding.encounters_rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_COUNT = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z./]*(?:\s[A-Za-z#][A-Za-z./]*)?)\s?(?:#|No\.?|Number)?\s?[:.]?\s?#?"
    r"(?P<n>\d{1,3})\s?(?:(?:of|/|out of|ot)\s?(?P<of>\d{1,3}))?"
    r"(?![\d/:.\-]\d|\d|\s?(?:weeks?|days?|%))",
    re.IGNORECASE,
)

_IN_COLUMN = re.compile(
    r"(?:#|No\.?)?\s?(?P<n>\d{1,3})\.?(?:\s?(?:of|/)\s?(?P<of>\d{1,3}))?", re.IGNORECASE
)
_IN_LINE = 0.02


def visit_number(
    page: int, rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Find the visit count of a passage; None where none is printed.

    A number without a total counts only where a mark ("Visit #4", "Visit No. 4", "Visit: 4")
    shows that it is one.
    """
    words = encounter_rules(rules).visit
    last_words = {label[-1] for label in words if label}
    for row in rows:
        if not any(c.isdigit() for c in row.text):
            continue
        letters = "".join(fold(row.text))
        if not any(last in letters for last in last_words):
            continue
        for match in _COUNT.finditer(row.text):
            tokens = fold(match["words"])
            if not tokens or not (tokens in words or tokens[-1:] in words):
                continue
            marked = re.search(r"#|No\b|Number|:", match[0], re.IGNORECASE)
            if match["of"] is None and not marked:
                continue
            number, total = int(match["n"]), int(match["of"]) if match["of"] else None
            if number == 0 or (total is not None and number > total):
                continue
            box = row.box(match.start(), match.end())
            return VisitNumber(number, total, page, box)
    return None


def visit_in_column(
    page: int, entry: Sequence[Row], rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> VisitNumber | None:
    """Read the count in a card's row that stands under a head of its own ("Visit": "#4")."""
    words = encounter_rules(rules).visit
    for row in entry:
        for head in reversed([r for r in rows if r.bottom <= row.top + 0.002]):
            for first, last in head.cells:
                if fold(head.text[slice(*head.span(first, last))]) not in words:
                    continue
                return _count_under(page, row, head.box(*head.span(first, last)))
    return None


def _count_under(page: int, row: Row, head: Box) -> VisitNumber | None:
    for first, last in row.cells:
        start, end = row.span(first, last)
        box = row.box(start, end)
        if box.x0 > head.x1 or box.x1 < head.x0 or abs(box.x0 - head.x0) > _IN_LINE:
            continue
        count = _IN_COLUMN.fullmatch(row.text[start:end])
        if count and int(count["n"]):
            total = int(count["of"]) if count["of"] else None
            if total is None or int(count["n"]) <= total:
                return VisitNumber(int(count["n"]), total, page, box)
    return None
