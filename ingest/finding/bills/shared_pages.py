"""Pages that hold the bills of several houses, one below the other.

Hospitals print the bill of a physicians' group under their own, each with its head, its table and
its total.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from casefile.bills import TotalKind
from casefile.rules import RuleBook
from ingest.finding.bills.columns import ColumnTable
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.headings import find_columns
from ingest.finding.bills.heads import begins_with_a_name
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.row_kinds import RowKind, row_kind
from ingest.finding.bills.values import read_money

_HEAD_ROWS = 8
"""How many rows a head has at most, from the total above it to its table."""


def houses_of(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> list[Sequence[Row]]:
    """Part the rows of a page where a house is named between a total and another table."""
    starts = [0]
    cues = rules.table("ingest.finding.bills", "columns", ColumnTable).rows
    totals = [
        n
        for n, row in enumerate(rows)
        if any(read_money(w.text) for w in row.words)
        and row_kind(row, cues, named=False) is RowKind.TOTAL
    ]
    for n in totals:
        head = range(n + 1, min(n + 1 + _HEAD_ROWS, len(rows)))
        table = next((m for m in head if find_columns(rows, m, rules)), None)
        between = range(n + 1, table or n + 1)
        named = [m for m in between if begins_with_a_name(rows[m], rules)]
        if named and not any(m in totals for m in between):
            starts.append(named[-1])
    return [rows[a:b] for a, b in zip(starts, [*starts[1:], len(rows)], strict=True)]


def add_up(parts: Sequence[PageBill]) -> bool:
    """Tell whether each part of a page is a bill by itself: its charges are what it prints."""
    return all(_adds_up(part) for part in parts)


def _adds_up(bill: PageBill) -> bool:
    printed = [t.amount for t in bill.totals if t.kind in (TotalKind.CHARGES, TotalKind.BALANCE)]
    charged = sum((line.charge or Decimal(0) for line in bill.lines), Decimal(0))
    return bool(printed) and max(printed) == charged
