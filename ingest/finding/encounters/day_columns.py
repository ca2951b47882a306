"""Columns headed by days: of a flow sheet, where each is a visit, or of a cumulative result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.leading import is_own_visit, row_of
from ingest.finding.encounters.passages import Passage
from ingest.finding.rows import Row

_BY_COLUMN = frozenset(
    {
        Category.CHIROPRACTIC,
        Category.PHYSICAL_THERAPY,
        Category.OFFICE_VISIT,
        Category.LABORATORY,
    }
)
_HEADS_COLUMN = frozenset(
    {
        DateRole.UNKNOWN,
        DateRole.SERVICE,
        DateRole.EXAM,
        DateRole.PROCEDURE,
        DateRole.COLLECTED,
    }
)
GRID_ROWS = 3
"""So many rows, at least, make a grid."""

_OTHER_WORDS = 8
_TIME_OR_ZONE = re.compile(r"^(?:\d{1,2}:?\d{2}(?::\d{2})?|[ap]m|[ecmp][sd]?t)$", re.IGNORECASE)


def headed_columns(passage: Passage) -> tuple[DateMention, ...]:
    """Find the row of dates that heads the columns of a flow sheet or a cumulative result.

    Below a note that says when it was, columns of days only show how measures have changed.
    """
    if passage.category not in _BY_COLUMN:
        return ()
    for number, row in enumerate(passage.rows):
        heads = [
            d
            for d in passage.dates
            if d.end is None and d.role in _HEADS_COLUMN and row_of(d, (row,)) is row
        ]
        if len({d.date for d in heads}) < 2 or not _nothing_else(row, heads):
            continue
        above = [d for d in passage.dates if d.box.top < row.top and d not in heads]
        if passage.category is not Category.LABORATORY and any(map(is_own_visit, above)):
            continue
        if _filled(heads, passage.rows[number + 1 :]) >= GRID_ROWS:
            return tuple(heads)
    return ()


def _nothing_else(row: Row, heads: Sequence[DateMention]) -> bool:
    """Tell whether a row holds little but dates and times, and nothing between two dates."""
    left, right = heads[0].box.x0, heads[-1].box.x1
    dated = {w for d in heads for w in d.text.split()}
    other = [
        w
        for w in row.words
        if w.text not in dated and not _TIME_OR_ZONE.match(w.text) and not WEEKDAY.fullmatch(w.text)
    ]
    between = [w for w in other if left < w.box.middle[0] < right]
    return not between and len(other) <= _OTHER_WORDS


def _filled(heads: Sequence[DateMention], below: Sequence[Row]) -> int:
    """Count the rows that hold something under two or more of the columns."""
    filled = 0
    for row in below:
        under = [
            h for h in heads if any(w.box.x1 > h.box.x0 and w.box.x0 < h.box.x1 for w in row.words)
        ]
        if len(under) >= 2:
            filled += len(row.words) <= 3 * len(heads) + _OTHER_WORDS
    return filled
