"""Rows of a ruled table: what stands in one row's frame is one row, however its cells wrap."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.pages import Table
from casefile.words import Box, union
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_money

_COLUMNS = 4
_TALLEST = 0.09


def unwrapped(rows: Sequence[Row], tables: Sequence[Table]) -> list[Row]:
    """Join printed rows that lie in the frame of one table row and tell of one charge.

    A frame with amounts at several heights is left as it is: there the lines between the rows are
    not ruled, and the frame holds many charges.
    """
    frames = [frame for table in tables for frame in _frames(table)]
    joined: list[Row] = []
    open_frame: Box | None = None
    for row in rows:
        frame = next((f for f in frames if f.holds(row.box)), None)
        if frame is not None and frame == open_frame:
            joined[-1] = Row((*joined[-1].words, *row.words))
        else:
            open_frame = frame if frame is not None and _one_charge(rows, frame) else None
            joined.append(row)
    return joined


def _frames(table: Table) -> list[Box]:
    found = []
    for cells in table.rows:
        held = [cell.box for cell in cells if cell is not None]
        if len(held) >= _COLUMNS and (frame := union(held)).height <= _TALLEST:
            found.append(frame)
    return found


def _one_charge(rows: Sequence[Row], frame: Box) -> bool:
    within = [row for row in rows if frame.holds(row.box)]
    priced = [row for row in within if any(_is_amount(word.text) for word in row.words)]
    return len(within) > 1 and len(priced) == 1


def _is_amount(text: str) -> bool:
    return "." in text and read_money(text) is not None
