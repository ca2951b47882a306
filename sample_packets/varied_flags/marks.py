"""Marks: what stands at the head and the foot of a sheet, written down as data.

A mark is a row or a piece. Rows follow each other: `---` is a rule, `**` opens a bold row, `++` a
large one, `^` a centered one; `¦` parts left and right, or left, middle and right. A piece has its
own place: `[x, y, side, face, size, words]`, `["rule", y, from, to, thick]`, and
`["frame", x, y, wide, high, thick]` or `["bar", x, y, wide, high, gray]`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sample_packets.builder.sheet import WIDTH, Sheet

Mark = str | Sequence[Any]
Fields = Mapping[str, Any]


@dataclass(frozen=True)
class RowType:
    """How rows are set: face, size, margins left and right."""

    face: str = "sans"
    size: float = 8.5
    left: float = 36
    right: float = 36

    def step(self, row: str) -> float:
        """Give the points from a row to the next."""
        if row == "---":
            return self.size * 0.6
        return (self.size + 4 if row.startswith("++") else self.size) * 1.28


def put_marks(
    sheet: Sheet, y: float, marks: Sequence[Mark], fields: Fields, kind: RowType
) -> float:
    """Put marks on a sheet, rows down from baseline `y`; gives the baseline below the last row."""
    for mark in marks:
        if isinstance(mark, str):
            row = mark.format_map(fields)
            _put_row(sheet, y, row, kind)
            y += kind.step(row)
        else:
            _put_piece(sheet, mark, fields)
    return y


def height(marks: Sequence[Mark], kind: RowType) -> float:
    """Give the points that the rows among marks take."""
    return sum(kind.step(mark) for mark in marks if isinstance(mark, str))


def _put_row(sheet: Sheet, y: float, row: str, kind: RowType) -> None:
    left, right = kind.left, WIDTH - kind.right
    if row == "---":
        sheet.line(left, y - kind.size * 0.6, right, y - kind.size * 0.6, 0.6)
        return
    mark = row[:2] if row[:2] in {"**", "++"} else ""
    size = kind.size + 4 if mark == "++" else kind.size
    face = f"{kind.face}-b" if mark else kind.face
    words = row[len(mark) :]
    places = ((left, "left"), ((left + right) / 2, "center"), (right, "right"))
    if words.startswith("^"):
        sheet.text(places[1][0], y, words[1:], face, size, align="center")
        return
    cells = [cell.strip() for cell in words.split("¦")]
    if len(cells) == 2:
        places = (places[0], places[2], places[2])
    for (x, side), cell in zip(places, cells, strict=False):
        if cell:
            sheet.text(x, y, cell, face, size, align=side)


def _put_piece(sheet: Sheet, piece: Sequence[Any], fields: Fields) -> None:
    match piece:
        case ["rule", y, left, right, thick]:
            sheet.line(left, y, right, y, thick)
        case ["frame", *place]:
            sheet.frame(*place)
        case ["bar", *place]:
            sheet.bar(*place)
        case [x, y, side, face, size, words]:
            sheet.text(x, y, words.format_map(fields), face, size, align=side)
        case _:
            raise ValueError(f"not a mark: {piece}")
