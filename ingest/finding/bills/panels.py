"""Tables that are set in two panels side by side, as one: the left panel, then the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from casefile.rules import RuleBook
from casefile.words import Word
from ingest.finding.bills.columns import CHARGED, Field
from ingest.finding.bills.headings import find_columns
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_date, read_money

_FEWEST = 3
_LEANS = 0.008


def unfolded(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> list[Row]:
    """Give the rows with those of a table in two panels parted, all of the left one first."""
    for n in range(len(rows)):
        edge = _second_panel(rows, n, rules)
        if edge is None:
            continue
        last = max((m for m in range(n + 1, len(rows)) if _is_entry(rows[m])), default=n)
        parts = [_parted(r, edge) for r in rows[n : last + 1]]
        left = [Row(words) for words, _ in parts if words]
        right = [Row(words) for _, words in parts if words]
        return [*rows[:n], *left, *right, *rows[last + 1 :]]
    return list(rows)


def _second_panel(rows: Sequence[Row], at: int, rules: RuleBook) -> float | None:
    """Give where the head of a table begins anew; None where it does not."""
    counts = Counter(w.text.lower() for w in rows[at].words)
    if sum(count == 2 for count in counts.values()) < _FEWEST:  # cheap, and no head says it thrice
        return None
    head = find_columns(rows, at, rules)
    if head is None or len(head.columns) % 2:
        return None
    half = len(head.columns) // 2
    first, second = head.columns[:half], head.columns[half:]
    fields = [c.field for c in first]
    if fields != [c.field for c in second] or Field.DATE not in fields:
        return None
    return second[0].x0 - _LEANS if set(fields) & set(CHARGED) else None


def _is_entry(row: Row) -> bool:
    return any(read_date(w.text) for w in row.words) and any(read_money(w.text) for w in row.words)


def _parted(row: Row, edge: float) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    left = tuple(w for w in row.words if w.box.x0 < edge)
    return left, tuple(w for w in row.words if w.box.x0 >= edge)
