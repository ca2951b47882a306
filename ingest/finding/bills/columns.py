"""Columns of a billing table: known by their header words, carried over to pages without them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from itertools import pairwise

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz, process

from casefile.rules import RuleBook
from casefile.words import Box, Word, union
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import read_money

_LIKE = 84.0
_FUZZY_FROM = 5
_WORD_GAP = 0.022
_LONGEST = 4
_CENTS_GAP = 0.015


class Field(StrEnum):
    """What a column holds."""

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


MONEY = frozenset(
    {
        Field.RATE, Field.CHARGE, Field.AMOUNT, Field.PAYMENT, Field.ADJUSTMENT, Field.BALANCE,
        Field.OTHER_MONEY,
    }
)  # fmt: skip
_CHARGED = (Field.CHARGE, Field.AMOUNT, Field.RATE)
_NUMERIC = MONEY | {Field.UNITS}


class RowCues(BaseModel):
    """Words by which rows of a statement are known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    total: tuple[str, ...]
    forward: tuple[str, ...]
    sums: tuple[str, ...]
    beside_sums: tuple[str, ...]
    payment: tuple[str, ...]
    adjustment: tuple[str, ...]
    treatment: tuple[str, ...]
    page: tuple[str, ...]
    section: tuple[str, ...]
    charges: tuple[str, ...]
    payments: tuple[str, ...]
    adjustments: tuple[str, ...]
    due: tuple[str, ...]


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
        return next((f for f in _CHARGED if self.has(f)), Field.AMOUNT)

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
        for word in row.words:
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

    def _column(self, word: Word) -> Column:
        if self._money and read_money(word.text):
            nearest = min(self._money, key=lambda c: _apart(c, word.box))
            if _apart(nearest, word.box) < 0.08:
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


def find_columns(rows: Sequence[Row], at: int, rules: RuleBook = RuleBook()) -> Columns | None:
    """Read row `at`, alone or with the next row below it, as the header of a table; else None."""
    alone = _headers(rows[at], rules)
    if at + 1 < len(rows) and rows[at + 1].box.top - rows[at].box.bottom < 0.012:
        stacked = _headers(_stacked(rows[at], rows[at + 1]), rules)
        below = _headers(rows[at + 1], rules)
        if len(stacked) > max(len(alone), len(below)) and _is_table(stacked):
            return Columns(stacked)
    if not _is_table(alone):
        return None
    over = at and rows[at].box.top - rows[at - 1].box.bottom < 0.012
    return Columns(tuple(_titled(c, rows[at - 1]) for c in alone) if over else alone)


def _titled(column: Column, above: Row) -> Column:
    """Give a column the word that stands by itself over its title: "Ins" over "Paid"."""
    over = [n for n, w in enumerate(above.words) if w.box.x0 < column.x1 and w.box.x1 > column.x0]
    if len(over) != 1:
        return column
    beside = above.words[max(over[0] - 1, 0) : over[0] + 2]
    if any(b.box.x0 - a.box.x1 < _WORD_GAP for a, b in pairwise(beside)):
        return column
    return replace(column, title=f"{above.words[over[0]].text} {column.title}")


def _is_table(columns: Sequence[Column]) -> bool:
    fields = {c.field for c in columns}
    charged = bool(fields & set(_CHARGED))
    known = fields & {Field.DATE, Field.CODE, Field.REVENUE, Field.DESCRIPTION, Field.NDC}
    return charged and bool(known) and len(fields) >= 3


def _headers(row: Row, rules: RuleBook) -> tuple[Column, ...]:
    """Read header words greedily, the longest phrase first; none where other words prevail."""
    tokens = [folded(w.text) for w in row.words]
    columns: list[Column] = []
    strange = at = 0
    while at < len(tokens):
        for size in range(min(_LONGEST, len(tokens) - at), 0, -1):
            words = row.words[at : at + size]
            if any(b.box.x0 - a.box.x1 > _WORD_GAP for a, b in pairwise(words)):
                continue
            named = [t for t in tokens[at : at + size] if t]
            field = None if _are_two(named, rules) else _named(" ".join(named), rules)
            if field:
                box = union(w.box for w in words)
                title = " ".join(w.text for w in words)
                columns.append(Column(field, box.x0, box.x1, title))
                at += size
                break
        else:
            strange += len(tokens[at]) > 2
            at += 1
    return tuple(columns) if strange <= len(columns) else ()


def _stacked(upper: Row, lower: Row) -> Row:
    """Join two header rows: what stands under a word belongs to it."""
    taken: set[int] = set()
    words: list[Word] = []
    for word in upper.words:
        mine = [
            n
            for n, w in enumerate(lower.words)
            if n not in taken and w.box.x0 < word.box.x1 + 0.004 and w.box.x1 > word.box.x0 - 0.004
        ]
        taken.update(mine)
        parts = [word, *(lower.words[n] for n in mine)]
        words.append(
            Word(" ".join(p.text for p in parts), union(p.box for p in parts), word.confidence)
        )
    words.extend(w for n, w in enumerate(lower.words) if n not in taken)
    return Row(tuple(sorted(words, key=lambda w: w.box.x0)))


@cache
def _vocabulary(rules: RuleBook) -> dict[str, Field]:
    table = rules.table("ingest.finding.bills", "columns", ColumnTable)
    return {phrase: field for field, phrases in table.headers.items() for phrase in phrases}


@cache
def _named(phrase: str, rules: RuleBook) -> Field | None:
    names = _vocabulary(rules)
    if phrase in names:
        return names[phrase]
    if len(phrase) < _FUZZY_FROM:
        return None
    near = process.extractOne(phrase, list(names), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return names[near[0]] if near and len(near[0]) >= _FUZZY_FROM else None


def _are_two(tokens: Sequence[str], rules: RuleBook) -> bool:
    """Tell whether words that name no column together are the exact names of two beside another."""
    names = _vocabulary(rules)
    return " ".join(tokens) not in names and any(
        " ".join(tokens[:n]) in names and " ".join(tokens[n:]) in names
        for n in range(1, len(tokens))
    )


def is_credit(text: str) -> bool:
    """Tell whether a word says that the amount before it is a credit ("42.00 CR")."""
    return text.strip(".").upper() == "CR"


def _are_cents(dollars: Word, word: Word) -> bool:
    """Tell whether a word is the cents of the amount that it follows closely ("168 50")."""
    close = word.box.x0 - dollars.box.x1 < _CENTS_GAP
    whole = re.fullmatch(r"\$?-?[\d,]+", dollars.text)
    return close and bool(whole) and bool(re.fullmatch(r"\d{2}", word.text))


def _apart(column: Column, box: Box) -> float:
    """How far an amount is from a header, by whichever of edge or centre agrees best."""
    return min(
        abs(column.x1 - box.x1),
        abs(column.x0 - box.x0),
        abs((column.x0 + column.x1) / 2 - box.middle[0]),
    )


def _shared(column: Column, box: Box) -> float:
    return max(0.0, min(column.x1, box.x1) - max(column.x0, box.x0))
