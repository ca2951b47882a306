"""Titles of notes and sections, by which the kind of care is known that stands under them."""

from __future__ import annotations

from casefile.categories import Category
from ingest.finding.encounters.rules import EncounterRules
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold

_OTHER_DISCIPLINES = frozenset(fold("chiropractic therapy"))
"""An "office visit record - chiropractic" is the chiropractor's own."""

_FILLERS = frozenset(
    fold("all results result report reports final data summary notes note studies cont continued")
)


def kind_titled(row: Row, table: EncounterRules) -> Category | None:
    """Read a row as the title of a note or section."""
    if len(row.words) > 22 or is_prose(row.text):
        return None
    text = row.text if len(row.words) <= 4 else row.cell_texts()[0]
    if not text.lstrip("[(|{*-\u2022 ")[:1].isupper():
        return None
    tokens = fold(text)
    for size in range(min(len(tokens), 7), 0, -1):
        kind = table.titles.get(tokens[:size])
        if kind is None:
            continue
        rest = tokens[size:]
        if _OTHER_DISCIPLINES & set(rest):
            return None
        by = rest[:1] == ("by",)
        if by or (size >= 2 and len(rest) <= 2) or all(t.isdigit() or t in _FILLERS for t in rest):
            return kind
        return None
    return None
