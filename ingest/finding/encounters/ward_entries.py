"""Days that lead the entries of a stay's chart: each is a day on which the patient was there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.rules import RuleBook
from ingest.finding.encounters.leading import row_of
from ingest.finding.encounters.listings import is_listed
from ingest.finding.encounters.passages import Passage

_ENTRIES = 3
"""So many dates in one line lead the entries of a log."""

_IN_LINE = 0.012
_LEFT = re.compile(
    r"\W*(?:dis?charged?|d/c'?d)\b(?!\s+(?:plan|teach|instruct|goal|need|summar|to be|med))",
    re.IGNORECASE,
)


def with_ward_entries(passage: Passage, rules: RuleBook) -> Passage:
    """Know the days that lead a stay's entries as days of it, and one of "Discharge" as its last.

    A ward's log heads its days with nothing, or so far above that no label is near.
    """
    if passage.category is not Category.INPATIENT:
        return passage
    admitted = [d.date for d in passage.dates if d.role is DateRole.ADMISSION]
    if not admitted:
        return passage
    led = [d for d in passage.dates if _leads(d, passage) and d.date >= admitted[0]]
    led = [d for d in led if _in_line(d, led) >= _ENTRIES and not is_listed(d, passage, rules)]
    days = [d.date for d in led]
    if days != sorted(days) and days != sorted(days, reverse=True):
        return passage
    told = {id(d): _role(d, passage) for d in led if d.role is DateRole.UNKNOWN}
    dates = tuple(
        replace(d, role=told[id(d)], label="entry") if id(d) in told else d for d in passage.dates
    )
    return replace(passage, dates=dates)


def _leads(mention: DateMention, passage: Passage) -> bool:
    """Tell whether a date without a label of another day begins its row, with words behind it."""
    unlabelled = mention.role is DateRole.UNKNOWN and mention.label in {"", "date"}
    if not unlabelled and mention.role is not DateRole.SERVICE:
        return False
    row = row_of(mention, passage.rows)
    return row is not None and row.text.startswith(mention.text) and len(row.words) > 1


def _in_line(mention: DateMention, led: Sequence[DateMention]) -> int:
    return sum(abs(d.box.x0 - mention.box.x0) < _IN_LINE for d in led)


def _role(mention: DateMention, passage: Passage) -> DateRole:
    """Give what the entry's first word makes of its day."""
    row = row_of(mention, passage.rows)
    left = row is not None and _LEFT.match(row.text[len(mention.text) :])
    return DateRole.DISCHARGE if left else DateRole.SERVICE
