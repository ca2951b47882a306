"""The rows of an entry in a log or a list of notes: from its day down to the day of the next."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.dates import DateMention
from ingest.finding.dates.grammar import read_dates
from ingest.finding.encounters.counts import is_count
from ingest.finding.rows import Row


def rows_of_entry(entry: DateMention, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Give the rows of the entry that a date opens; none where its row is not among `rows`.

    Args:
        entry: the date that opens the entry.
        rows: the rows of its page, top to bottom.
    """
    y = entry.box.middle[1]
    own = next((n for n, r in enumerate(rows) if r.reaches(y)), None)
    if own is None:
        return ()
    below = (n for n, r in enumerate(rows) if n > own and _opens(r))
    return tuple(rows[own : next(below, len(rows))])


def _opens(row: Row) -> bool:
    """Tell whether a row begins with its day, or with a count and its day."""
    return any(d.start == 0 or is_count(row.text[: d.start]) for d in read_dates(row.text))
