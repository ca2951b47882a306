"""Labels of dates that head a column of a table, or a box of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.finding.dates.forms import PrintedDate
from ingest.finding.dates.labels import Label, LabelBook
from ingest.finding.rows import Row
from ingest.finding.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Column:
    """A date label that heads a column or a box."""

    x0: float
    x1: float
    label: Label
    top: float
    table: bool


def label_above(row: Row, one: PrintedDate, columns: Sequence[Column]) -> Label | None:
    """Read the label in the cell above: of a table at any distance, of a form close by."""
    box = row.box(one.start, one.stop)
    height = max(row.bottom - row.top, 0.008)
    for column in reversed(columns):
        if box.x1 < column.x0 - 0.01 or box.x0 > column.x1 + 0.02:
            continue
        if column.table or box.top - column.top < 3.2 * height:
            return column.label
    return None


def with_heads(row: Row, columns: list[Column], book: LabelBook, *, dated: bool) -> list[Column]:
    """Add the labels of this row that may head dates below it."""
    if dated or len(row.words) > 24:
        return columns
    short = [cell for cell in row.cells if cell[1] - cell[0] <= 7]
    near = [
        (cell, label)
        for cell in short
        if len(text := row.text[slice(*row.span(*cell))]) > 1 and (label := book.exactly(text))
    ]
    if not near and len(row.words) < 3:
        return columns
    heads = sum(1 for t in _phrases(row.text) if t in book.heads)
    if not near and heads >= 2:
        near = _inside(row, book)
    if not near:
        return columns
    table = heads >= 1 or len(row.cells) >= 4
    kept = [c for c in columns if not (table and c.table)]
    for (first, last), label in near:
        box = row.box(*row.span(first, last))
        kept.append(Column(box.x0, box.x1, label, box.top, table))
    return kept


def _phrases(text: str) -> list[tuple[str, ...]]:
    words = [t.text for t in tokens_of(text)]
    return [(w,) for w in words] + list(pairwise(words))


def _inside(row: Row, book: LabelBook) -> list[tuple[tuple[int, int], Label]]:
    """Find a date label inside a table head whose cells stand too close to be told apart."""
    for size in (3, 2, 1):
        for first in range(len(row.words) - size + 1):
            span = row.span(first, first + size)
            label = book.exactly(row.text[slice(*span)])
            # "Hypertonic R QL" heads no column "R:"; an initial needs its cell to itself
            if label and len(label.text) > 2 and label.kind in {"label", "generic"}:
                return [((first, first + size), label)]
    return []
