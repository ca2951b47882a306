"""Printed visit counts: "Visit 4 of 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.encounters import VisitNumber
from casefile.rules import RuleBook
from ingest.finding.encounters_rules import encounter_rules
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_COUNT = re.compile(
    r"(?P<words>[A-Za-z][A-Za-z./]*(?:\s[A-Za-z#][A-Za-z./]*)?)\s?(?:#|No\.?|Number)?\s?[:.]?\s?#?"
    r"(?P<n>\d{1,3})\s?(?:(?:of|/|out of|ot)\s?(?P<of>\d{1,3}))?"
    r"(?![\d/:.\-]\d|\d|\s?(?:weeks?|days?|%))",
    re.IGNORECASE,
)


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
