"""Rows that begin with a date: which they are, and whether the date is the page's one visit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.encounters.counts import is_count
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.disciplines import discipline_of
from ingest.finding.encounters.passages import Passage
from ingest.finding.rows import Row

BY_ROW = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT, Category.PHARMACY}
)
"""Kinds of care that are entered row by row."""

_OF = re.compile(r"\d{1,3} ?(?:of|/) ?\d{1,3}")


def leads(mention: DateMention, passage: Passage, rules: RuleBook, *, pharmacy: bool) -> bool:
    """Tell whether a date leads its row, behind nothing but a weekday, a count or a discipline."""
    if pharmacy and mention.role is DateRole.DISPENSED:
        return True
    columned = mention.role in {DateRole.SERVICE, DateRole.EXAM}
    if mention.role not in {DateRole.UNKNOWN, DateRole.NARRATIVE} and not columned:
        return False
    if mention.role is DateRole.UNKNOWN and mention.label not in {"", "date"}:
        return False
    row = row_of(mention, passage.rows)
    if row is None:
        return False
    ahead = [w for w in row.words if w.box.x1 <= mention.box.x0 + 0.002]
    said = WEEKDAY.sub("", " ".join(w.text for w in ahead)).strip()
    spelt = any(sum(c.isalpha() for c in word) > 1 for word in said.split())
    counted = is_count(said, rules) or _OF.fullmatch(said)
    named = counted or discipline_of(said, rules) is not None
    if (spelt or len(ahead) > 2) and not named:
        return False
    return len(row.words) > len(mention.text.split()) or len(row.cells) > 1


def is_own_visit(mention: DateMention) -> bool:
    """Tell whether a date with a label of its own says when the page's one visit was."""
    return mention.role is DateRole.SERVICE or (
        mention.role is DateRole.EXAM and mention.label != ""
    )


def row_of(mention: DateMention, rows: Sequence[Row]) -> Row | None:
    """Give the row that a date stands in."""
    y = mention.box.middle[1]
    return next((r for r in rows if r.reaches(y)), None)
