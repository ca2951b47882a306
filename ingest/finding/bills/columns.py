"""Columns of a billing table, and which words of a row stand in which of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from casefile.words import Box, Word
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_date, read_money

_CENTS_GAP = 0.015
_PANEL_GAP = 0.02
_FRACTION = re.compile(r"\d{1,2}\.\d{1,2}")


class Field(StrEnum):
    """What a column holds; one is `UNNAMED` until what stands in it has told."""

    DATE = "date"
    END_DATE = "end_date"
    POSTED = "posted"
    CODE = "code"
    REVENUE = "revenue"
    ITEM = "item"
    MODIFIER = "modifier"
    PLACE = "place"
    DIAGNOSIS = "diagnosis"
    DESCRIPTION = "description"
    UNITS = "units"
    RATE = "rate"
    CHARGE = "charge"
    AMOUNT = "amount"
    PAYMENT = "payment"
    ADJUSTMENT = "adjustment"
    BALANCE = "balance"
    OTHER_MONEY = "other_money"
    PROVIDER = "provider"
    NDC = "ndc"
    UNNAMED = "unnamed"


MONEY = frozenset(
    {
        Field.RATE, Field.CHARGE, Field.AMOUNT, Field.PAYMENT, Field.ADJUSTMENT, Field.BALANCE,
        Field.OTHER_MONEY,
    }
)  # fmt: skip
CHARGED = (Field.CHARGE, Field.AMOUNT, Field.RATE)
_NUMERIC = MONEY | {Field.UNITS}


class RowCues(BaseModel):
    """Words by which rows of a statement are known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    total: tuple[str, ...]
    forward: tuple[str, ...]
    of_the_year: tuple[str, ...] = ()
    to_date: tuple[str, ...] = ()
    sums: tuple[str, ...]
    beside_sums: tuple[str, ...]
    payment: tuple[str, ...]
    adjustment: tuple[str, ...]
    treatment: tuple[str, ...]
    claim_notes: tuple[str, ...] = ()
    page: tuple[str, ...]
    section: tuple[str, ...]
    charges: tuple[str, ...]
    payments: tuple[str, ...]
    adjustments: tuple[str, ...]
    due: tuple[str, ...]
    due_of_charges: tuple[str, ...] = ()


class ColumnTable(BaseModel):
    """columns.toml: header words by column, and the words by which rows are known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    headers: Mapping[Field, tuple[str, ...]]
    rows: RowCues


@dataclass(frozen=True, slots=True)
class Column:
    """One column and the place of its header."""

    field: Field
    x0: float
    x1: float
    title: str = ""


@dataclass(frozen=True)
class Columns:
    """The columns of a table, left to right."""

    columns: tuple[Column, ...]

    def has(self, field: Field) -> bool:
        """Tell whether the table has such a column."""
        return any(c.field is field for c in self.columns)

    @cached_property
    def charged(self) -> Field:
        """The column that holds what was charged."""
        return next((f for f in CHARGED if self.has(f)), Field.AMOUNT)

    @cached_property
    def _money(self) -> tuple[Column, ...]:
        return tuple(c for c in self.columns if c.field in MONEY)

    def cells(self, row: Row) -> dict[Field, list[Word]]:
        """Sort a row's words into columns: amounts by alignment, the rest by where they start."""
        found: dict[Field, list[Word]] = {}
        for column, words in self.by_column(row):
            found.setdefault(column.field, []).extend(words)
        return found

    def by_column(self, row: Row) -> list[tuple[Column, list[Word]]]:
        """Give each column that the row has words in with its words, in print order."""
        found: list[tuple[Column, list[Word]]] = []
        last: tuple[Column, Word] | None = None
        for word in self._beside_none(row):
            column = self._column(word)
            if (
                last
                and last[0].field in MONEY
                and (_are_cents(last[1], word) or is_credit(word.text))
            ):
                column = last[0]
            if found and found[-1][0] == column:
                found[-1][1].append(word)
            else:
                found.append((column, [word]))
            last = (column, word)
        return found

    def _beside_none(self, row: Row) -> Sequence[Word]:
        """Give the words of a row that stand in the table, not in a panel on its left.

        They are told apart where the table begins with a day and the row has one there.
        """
        first = self.columns[0]
        if first.field not in (Field.DATE, Field.POSTED):
            return row.words
        own = [w for w in row.words if _shared(first, w.box) and read_date(w.text)]
        if not own:
            return row.words
        return [w for w in row.words if w.box.x1 > min(first.x0, own[0].box.x0) - _PANEL_GAP]

    def _counted(self, word: Word, off: float) -> Column | None:
        """Give the column of quantities that a small figure stands under: "0.75" of an hour.

        `off` is how far the next column of amounts is.
        """
        if not _FRACTION.fullmatch(word.text):
            return None
        units = (c for c in self.columns if c.field is Field.UNITS)
        return next((c for c in units if apart(c, word.box) + _PANEL_GAP < off), None)

    def _column(self, word: Word) -> Column:
        if self._money and read_money(word.text):
            nearest = min(self._money, key=lambda c: apart(c, word.box))
            if counted := self._counted(word, apart(nearest, word.box)):
                return counted
            if apart(nearest, word.box) < 0.08:
                return nearest
        over = max(self.columns, key=lambda c: _shared(c, word.box))
        if _shared(over, word.box) > 0.5 * min(word.box.width, over.x1 - over.x0) and (
            over.field in _NUMERIC
        ):
            return over
        place = self.columns[0]
        for n, column in enumerate(self.columns):
            edge = column.x0 - 0.008
            if column.field in _NUMERIC:
                before = self.columns[n - 1].x1 if n else 0.0
                edge = max(column.x0 - 0.03, min(before + 0.004, edge))
            if word.box.x0 >= edge:
                place = column
        return place


def is_credit(text: str) -> bool:
    """Tell whether a word says that the amount before it is a credit ("42.00 CR")."""
    return text.strip(".").upper() == "CR"


def _are_cents(dollars: Word, word: Word) -> bool:
    """Tell whether a word is the cents of the amount that it follows closely ("168 50")."""
    close = word.box.x0 - dollars.box.x1 < _CENTS_GAP
    whole = re.fullmatch(r"\$?-?[\d,]+", dollars.text)
    return close and bool(whole) and bool(re.fullmatch(r"\d{2}", word.text))


def apart(column: Column, box: Box) -> float:
    """How far an amount is from a header, by whichever of edge or centre agrees best."""
    return min(
        abs(column.x1 - box.x1),
        abs(column.x0 - box.x0),
        abs((column.x0 + column.x1) / 2 - box.middle[0]),
    )


def _shared(column: Column, box: Box) -> float:
    return max(0.0, min(column.x1, box.x1) - max(column.x0, box.x0))
