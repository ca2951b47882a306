"""The place where care was given, where no letterhead was told: a label's, or the head's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from casefile.rules import RuleBook
from ingest.finding.dates import is_prose
from ingest.finding.providers import ProviderCues
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_HEAD = 0.25
_LABELLED = re.compile(r"^\W*([A-Za-z][A-Za-z /]{2,28}):\s+(.{4,70})$")
_ADDRESS = re.compile(r"(?<=\S)\s+(?=\(?\d|P\.? ?O\.? Box)", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:report|record|notes?|summary|form|profile|evaluation|authorization|history|page|patient|log"
    r"|statement|card|department of|questionnaire|results?)\b",
    re.IGNORECASE,
)


@cache
def _words(rules: RuleBook) -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    table = rules.table("ingest.finding", "providers", ProviderCues)
    return (
        frozenset("".join(fold(w)) for w in table.places),
        frozenset(fold(w) for w in table.facility),
    )


def facility_in(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> str | None:
    """Name the place that the rows of a visit tell of; None where they tell of none."""
    places, labels = _words(rules)
    for row in rows:
        if row.top > _HEAD:
            break
        for text in row.cell_texts():
            name = _ADDRESS.split(text, maxsplit=1)[0].strip(" ,-:")
            if _is_place(name, places):
                return name
    for row in rows:
        for text in row.cell_texts():
            match = _LABELLED.match(text)
            if match and fold(match[1]) in labels:
                place = re.split(r",|\s{2,}|\s\w+:", match[2])[0].strip()
                if _is_place(place, places):
                    return place
    return None


def _is_place(text: str, places: frozenset[str]) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 9 or ":" in text or is_prose(text) or _TITLE.search(text):
        return False
    if not text[:1].isupper() or sum(w[:1].islower() for w in words) > 2:
        return False
    return any(t in places for t in fold(text))
