"""The amounts of one row of a billing table, and its quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from casefile.words import Word
from ingest.finding.bills.columns import Columns, Field, is_credit
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.row_cells import Credit, RowCells
from ingest.finding.bills.values import Read, read_cell_money, read_money, read_units

_SUM = re.compile(r"(\d+(?:\.\d)?)u? ?\+ ?(\d+(?:\.\d)?)")
_AMOUNTS = (
    Field.RATE,
    Field.CHARGE,
    Field.AMOUNT,
    Field.PAYMENT,
    Field.ADJUSTMENT,
    Field.BALANCE,
    Field.OTHER_MONEY,
)


def read_amounts(
    read: RowCells, cells: dict[Field, list[Word]], columns: Columns, *, whole_dollars: bool
) -> None:
    """Read what is charged, paid, taken off and left, and how many of what price."""
    amounts: dict[Field, Read[Decimal]] = {}
    for field in _AMOUNTS:
        texts = _figures(cells.get(field, ()))
        if texts:
            if field is columns.charged:
                read.printed_charge = "".join(texts)
            value = _cell_amount(field, texts, whole_dollars=whole_dollars)
            if value is not None:
                amounts[field] = value
    read.any_money = bool(amounts)
    read.charge, read.rate = amounts.get(columns.charged), amounts.get(Field.RATE)
    read.units = _units(cells.get(Field.UNITS, []))
    if read.units and read.rate and read.charge:
        told = [u for w in cells[Field.UNITS] if (u := read_units(w.text))]
        priced = (u for u in told if u.value * read.rate.value == read.charge.value)
        read.units = next(priced, read.units)  # "12 miles @ 18.00" may lean into the quantity
    if read.units and read.charge and read.charge.value < 0 and _is_minus(cells[Field.UNITS]):
        read.units = Read(-read.units.value, read.units.sure)
    extended = amounts.get(Field.AMOUNT)
    if (
        columns.charged is Field.CHARGE
        and extended
        and read.charge
        and read.units
        and read.units.value * read.charge.value == extended.value
    ):
        read.charge = extended
    if cells.keys() & {Field.PAYMENT, Field.ADJUSTMENT}:
        read.credits = tuple(_credits(read.row, columns, whole_dollars=whole_dollars))
    read.balance = amounts.get(Field.BALANCE)


def _credits(row: Row, columns: Columns, *, whole_dollars: bool) -> Iterator[Credit]:
    """Give each amount of the payment and adjustment columns: who paid is told by the column."""
    for column, cell in columns.by_column(row):
        texts = _figures(cell)
        if column.field in (Field.PAYMENT, Field.ADJUSTMENT) and texts:
            amount = _cell_amount(column.field, texts, whole_dollars=whole_dollars)
            if amount is not None:
                yield Credit(amount.value, column.field is Field.ADJUSTMENT, column.title)


def _units(words: Sequence[Word]) -> Read[Decimal] | None:
    """Read a quantity; an anesthetic's is the sum of its time and base units ("7 + 3 base")."""
    if parts := _SUM.search(" ".join(w.text for w in words)):
        return Read(Decimal(parts[1]) + Decimal(parts[2]))
    return next((u for w in words if (u := read_units(w.text.strip("()-\N{MINUS SIGN}")))), None)


def _is_minus(words: Sequence[Word]) -> bool:
    """Tell whether a quantity is taken back: "-1", "1-", "(1)", beside a charge that is less."""
    counted = next((w.text for w in words if re.search(r"\d", w.text)), "")
    return bool(re.fullmatch(r"[-\N{MINUS SIGN}]\d\S*|\d\S*[-\N{MINUS SIGN}]|\(\d\S*\)", counted))


def _figures(words: Sequence[Word]) -> list[str]:
    """Give the figures of a cell, each with the "CR" that may stand apart behind it."""
    texts: list[str] = []
    for word in words:
        if re.search(r"\d", word.text):
            texts.append(word.text)
        elif texts and is_credit(word.text):
            texts[-1] += "CR"
    return texts


def _cell_amount(
    field: Field, texts: Sequence[str], *, whole_dollars: bool
) -> Read[Decimal] | None:
    plain = [r for text in texts if (r := read_money(text))]
    if len(plain) == 1:
        return plain[0]
    if plain and field in (Field.PAYMENT, Field.ADJUSTMENT):
        return Read(sum((r.value for r in plain), Decimal(0)))
    if plain:
        # The next column's amount was drawn in; amounts are never one amount in pieces.
        return Read(plain[0].value, sure=False)
    return read_cell_money(" ".join(texts), whole_dollars=whole_dollars)
