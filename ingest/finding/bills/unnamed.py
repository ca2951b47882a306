"""Columns whose headings say nothing known, told by what stands under them.

Each house heads its bills in words of its own: "Flown" over the days, "USD" over the amounts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum, auto

from casefile.rules import RuleBook
from casefile.words import Word
from ingest.finding.bills.columns import CHARGED, Column, Columns, Field
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import (
    is_form_date,
    read_code,
    read_compact_date,
    read_date,
    read_money,
    read_units,
)

_LONGEST_DATE = 3


class _Shape(Enum):
    """What most cells of a column look like."""

    DATES = auto()
    CODES = auto()
    MONEY = auto()
    WORDS = auto()
    OTHER = auto()


@dataclass(frozen=True)
class _Body:
    """The rows under a head that print amounts, each as its cells by column number."""

    rows: tuple[dict[int, list[Word]], ...]

    def cells(self, n: int) -> list[list[Word]]:
        return [row[n] for row in self.rows if n in row]

    def amounts(self, n: int) -> list[Decimal | None]:
        return [_amount(row.get(n, ())) for row in self.rows]


def named_by_content(
    columns: Sequence[Column], below: Sequence[Row], rules: RuleBook = RuleBook()
) -> tuple[Column, ...]:
    """Give unnamed columns the fields that their cells show; those that show none are left out.

    Days, codes and words are taken where no column is headed as theirs. Of amounts, the leftmost
    that nearly every row has is the charge where none is headed so (the product of quantity and
    rate before its rate); one that runs on from row to row is the balance; any other is money of
    no known kind, which is at least no charge.
    """
    body = _body(columns, below)
    found = _without_misnamed(columns, body, rules)
    if not any(c.field is Field.UNNAMED for c in found):
        return tuple(found)
    for n, column in enumerate(columns):
        if column.field is Field.UNNAMED:
            fields = {c.field for c in found}
            found[n] = replace(column, field=_field(_shape(body.cells(n), rules), fields))
    money = [n for n, c in enumerate(found) if c.field is Field.OTHER_MONEY]
    money = [n for n in money if columns[n].field is Field.UNNAMED]
    for n, field in _money_fields(found, money, body).items():
        found[n] = replace(found[n], field=field)
    return tuple(c for c in found if c.field is not Field.UNNAMED)


def _without_misnamed(columns: Sequence[Column], body: _Body, rules: RuleBook) -> list[Column]:
    """Correct columns that hold what their headings do not say, where no other is headed so.

    "Procedure" and "Charge" may head the words of what was done, beside a column of the codes or
    amounts; "Service on" its day, "Service code" its code.
    """
    shapes = [_shape(body.cells(n), rules) for n in range(len(columns))]
    found = list(columns)
    for n, (column, shape) in enumerate(zip(columns, shapes, strict=True)):
        fields = {c.field for c in found}
        own = _Shape.CODES if column.field is Field.CODE else _Shape.MONEY
        named = column.field
        if named in (Field.CODE, *CHARGED) and shape is _Shape.WORDS:
            if own in shapes and Field.DESCRIPTION not in fields:
                named = Field.DESCRIPTION
        elif named is Field.DATE and shape is _Shape.WORDS and _Shape.DATES in shapes:
            named = Field.UNNAMED if Field.DESCRIPTION in fields else Field.DESCRIPTION
        elif named in (Field.DESCRIPTION, Field.ITEM) and shape is _Shape.DATES:
            named = named if Field.DATE in fields else Field.DATE
        elif named is Field.ITEM and shape is _Shape.CODES:
            named = named if fields & {Field.CODE, Field.REVENUE} else Field.CODE
        found[n] = replace(column, field=named)
    return found


def _body(columns: Sequence[Column], below: Sequence[Row]) -> _Body:
    """Sort the words of the rows that print amounts into columns, any of which may hold them."""
    open_ones = tuple(
        replace(c, field=Field.OTHER_MONEY) if c.field is Field.UNNAMED else c for c in columns
    )
    grid = Columns(open_ones)
    number = {column: n for n, column in enumerate(open_ones)}
    rows: list[dict[int, list[Word]]] = []
    for row in below:
        if not any(read_money(w.text) for w in row.words):
            continue
        cells: dict[int, list[Word]] = {}
        for column, words in grid.by_column(row):
            cells.setdefault(number[column], []).extend(words)
        rows.append(cells)
    return _Body(tuple(rows))


def _shape(cells: Sequence[Sequence[Word]], rules: RuleBook) -> _Shape:
    """Tell what more than half of a column's cells are."""
    tests = {
        _Shape.MONEY: lambda c: _amount(c) is not None,
        _Shape.DATES: _begins_with_a_date,
        _Shape.CODES: lambda c: any((r := read_code(w.text, rules)) and r.sure for w in c),
        _Shape.WORDS: lambda c: any(sum(map(str.isalpha, w.text)) > 2 for w in c),
    }
    for shape, fits in tests.items():
        if cells and sum(map(fits, cells)) * 2 > len(cells):
            return shape
    return _Shape.OTHER


def _begins_with_a_date(cell: Sequence[Word]) -> bool:
    if is_form_date(cell[0].text) and read_compact_date(cell[0].text):
        return True
    starts = (cell[:size] for size in range(1, _LONGEST_DATE + 1))
    return any(read_date(" ".join(w.text for w in start)) for start in starts)


def _amount(cell: Sequence[Word]) -> Decimal | None:
    """Give the amount that a cell holds, and nothing but one."""
    read = [r for w in cell if (r := read_money(w.text))]
    bare = [w for w in cell if not read_money(w.text) and any(map(str.isalnum, w.text))]
    return read[0].value if len(read) == 1 and not bare else None


def _field(shape: _Shape, fields: set[Field]) -> Field:
    if shape is _Shape.MONEY:
        return Field.OTHER_MONEY
    if shape is _Shape.DATES:
        return Field.POSTED if Field.DATE in fields else Field.DATE
    if shape is _Shape.CODES:
        return Field.ITEM if Field.CODE in fields else Field.CODE
    if shape is _Shape.WORDS:
        return Field.UNNAMED if Field.DESCRIPTION in fields else Field.DESCRIPTION
    return Field.ITEM


def _money_fields(
    columns: Sequence[Column], unnamed: Sequence[int], body: _Body
) -> dict[int, Field]:
    """Tell which unnamed columns of amounts are the charge, its rate, and the running balance."""
    found: dict[int, Field] = {}
    charged = next((n for f in CHARGED for n, c in enumerate(columns) if c.field is f), None)
    if charged is None or columns[charged].field is Field.RATE:
        full = [n for n in unnamed if _is_full(body.amounts(n))]
        first = full[0] if full else None
        if first is not None and charged is not None:
            found[first] = (
                Field.AMOUNT if _multiplied(columns, charged, first, body) else Field.OTHER_MONEY
            )
        elif first is not None:
            second = full[1] if len(full) > 1 else None
            if second is not None and _multiplied(columns, first, second, body):
                found[first], found[second], charged = Field.RATE, Field.AMOUNT, second
            else:
                found[first], charged = Field.CHARGE, first
    if charged is not None and Field.BALANCE not in {c.field for c in columns}:
        running = [n for n in unnamed if n not in found and _runs_on(charged, n, body)]
        found.update(dict.fromkeys(running[-1:], Field.BALANCE))
    return found


def _is_full(amounts: Sequence[Decimal | None]) -> bool:
    """Tell whether most rows print an amount, and not always none (a tax of 0.00)."""
    return sum(a is not None for a in amounts) * 2 > len(amounts) and any(amounts)


def _multiplied(columns: Sequence[Column], rate: int, product: int, body: _Body) -> bool:
    """Tell whether one column is the other times the units, in more than one way than by one."""
    units = next((n for n, c in enumerate(columns) if c.field is Field.UNITS), None)
    if units is None:
        return False
    for row in body.rows:
        each, total = _amount(row.get(rate, ())), _amount(row.get(product, ()))
        count = next((u for w in row.get(units, ()) if (u := read_units(w.text))), None)
        if each is not None and total is not None and count and each * count.value != total:
            return False
    return True


def _runs_on(charged: int, at: int, body: _Body) -> bool:
    """Tell whether a column holds what it held in the row above and the charge beside it."""
    charges, held = body.amounts(charged), body.amounts(at)
    steps = [
        now - before == charge
        for before, now, charge in zip(held, held[1:], charges[1:], strict=False)
        if before is not None and now is not None and charge is not None
    ]
    return sum(steps) * 2 > len(steps)
