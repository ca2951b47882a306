"""Columns of a table without a header, told by the shapes of what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from casefile.codes import revenue_family
from casefile.rules import RuleBook
from casefile.words import Word
from ingest.finding.bills.columns import Column, Columns, Field
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import (
    read_code,
    read_compact_date,
    read_date,
    read_money,
    read_revenue,
)

_FULL_REVENUE = re.compile(r"0[1-9]\d{2}")
_UNMARKED = re.compile(r"\d{6}|\d{8}")
_FEWEST = 2
_LEADING = 3
_CODE_WITHIN = 9
_TOGETHER = 0.02
_LEANS = 0.008


def columns_by_shape(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> Columns | None:
    """Make columns from rows of the shape date ... code ... amount; None where too few are.

    With two or more columns of amounts the leftmost is the charge, and the rightmost the balance
    if nearly every row has one.
    """
    shaped = [row for row in rows if _is_line(row, rules)]
    if len(shaped) < _FEWEST:
        return None
    dates = [w for r in shaped for w in _date(r)]
    codes = [w for r in shaped for w in r.words if read_code(w.text, rules)]
    columns = [
        Column(Field.DATE, min(w.box.x0 for w in dates), max(w.box.x1 for w in dates)),
        Column(Field.CODE, min(w.box.x0 for w in codes), max(w.box.x1 for w in codes)),
    ]
    revenue = [
        w
        for r in shaped
        for w in r.words[1:3]
        if read_revenue(w.text) and len(w.text) == 4 and w.box.x1 < columns[1].x0
    ]
    if len(revenue) * 2 >= len(shaped):
        box = (min(w.box.x0 for w in revenue), max(w.box.x1 for w in revenue))
        columns.append(Column(Field.REVENUE, *box))
    columns.append(Column(Field.DESCRIPTION, columns[1].x1 + 0.005, columns[1].x1 + 0.1))
    dated = [r for r in rows if _date(r)]
    columns.extend(_money_columns(dated))
    return Columns(tuple(sorted(columns, key=lambda c: c.x0)))


def told_by_content(columns: Columns, rows: Sequence[Row], rules: RuleBook = RuleBook()) -> Columns:
    """Give the columns of dates and codes their fields where the head calls them something else.

    A ledger may date its charges under "Posted" or "Visit" alone, and an invoice may print its
    codes under "Item". A column is taken so if most of its figures are dates or codes and no other
    column is headed as one.
    """
    if not columns.has(Field.DATE):
        columns = _taken(columns, rows, Field.DATE, _is_date)
    if not (columns.has(Field.CODE) or columns.has(Field.REVENUE)):
        columns = _taken(columns, rows, Field.CODE, lambda text: bool(read_code(text, rules)))
    return columns


def departments_told(
    columns: Columns, rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> Columns:
    """Give the columns with a hospital's departments as revenue codes, where these stand there.

    Under "Dept" most figures have to be revenue codes with their leading zero: a house's own
    numbers of departments seldom are.
    """
    if columns.has(Field.REVENUE):
        return columns
    return _taken(columns, rows, Field.REVENUE, lambda text: _is_department(text, rules))


def _is_department(text: str, rules: RuleBook) -> bool:
    return bool(_FULL_REVENUE.fullmatch(text)) and revenue_family(text, rules) is not None


def _taken(
    columns: Columns, rows: Sequence[Row], field: Field, fits: Callable[[str], bool]
) -> Columns:
    """Give the first column of another name that mostly holds such words its field."""
    for n, column in enumerate(columns.columns):
        if column.field not in (Field.POSTED, Field.ITEM):
            continue
        right = columns.columns[n + 1].x0 if n + 1 < len(columns.columns) else 1.0
        under = [w for r in rows for w in r.words if column.x0 - _LEANS < w.box.x0 < right - _LEANS]
        held = [w.text for w in under if any(c.isdigit() for c in w.text)]
        if held and sum(map(fits, held)) * 2 > len(held):
            named = replace(column, field=field)
            return Columns((*columns.columns[:n], named, *columns.columns[n + 1 :]))
    return columns


def _is_date(text: str) -> bool:
    """Tell a date, also one that a hospital prints without marks ("041923")."""
    return bool(read_date(text) or (_UNMARKED.fullmatch(text) and read_compact_date(text)))


def _is_line(row: Row, rules: RuleBook) -> bool:
    """Tell a row of date, code and amount; what stands behind the amount is a check's number."""
    codes = [n for n, w in enumerate(row.words[1:_CODE_WITHIN], 1) if read_code(w.text, rules)]
    money = [n for n, w in enumerate(row.words) if read_money(w.text)]
    return bool(_date(row)) and bool(codes) and bool(money) and codes[0] < money[-1]


def _date(row: Row) -> tuple[Word, ...]:
    """Give the words of the date that a row begins with, or has behind a word or two."""
    for size in (1, 2, 3):
        for at in range(_LEADING):
            words = row.words[at : at + size]
            if len(words) == size and read_date(" ".join(w.text for w in words)):
                return words
    return ()


def _money_columns(rows: Sequence[Row]) -> list[Column]:
    clusters: list[list[tuple[float, float]]] = []
    edges = sorted((w.box.x1, w.box.x0) for r in rows for w in r.words if read_money(w.text))
    for x1, x0 in edges:
        if clusters and x1 - clusters[-1][-1][1] < _TOGETHER:
            clusters[-1].append((x0, x1))
        else:
            clusters.append([(x0, x1)])
    spans = [(min(a for a, _ in c), max(b for _, b in c), len(c)) for c in clusters]
    found = []
    for n, (x0, x1, count) in enumerate(spans):
        last = n == len(spans) - 1
        if n == 0:
            field = Field.CHARGE
        elif last and count * 4 >= len(rows) * 3:
            field = Field.BALANCE
        else:
            field = Field.PAYMENT
        found.append(Column(field, x0, x1))
    return found
