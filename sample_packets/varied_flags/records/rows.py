"""Rows of a head or a foot, written down as text.

`---` is a rule, `**` opens a bold row, `++` a large one, `^` a centered one; `¦` parts left and
right, or left, middle and right.
"""

from __future__ import annotations

from collections.abc import Sequence

from sample_packets.builder.sheet import WIDTH, Sheet


def put_rows(
    sheet: Sheet, y: float, rows: Sequence[str], face: str, size: float, sides: tuple[float, float]
) -> float:
    """Write rows down from baseline `y` between margins; gives the baseline below the last."""
    left, right = sides[0], WIDTH - sides[1]
    for row in rows:
        if row == "---":
            sheet.line(left, y - size * 0.6, right, y - size * 0.6, 0.6)
            y += size * 0.6
            continue
        mark = row[:2] if row[:2] in {"**", "++"} else ""
        high = size + 4 if mark == "++" else size
        own = f"{face}-b" if mark else face
        words = row[len(mark) :]
        if words.startswith("^"):
            sheet.text((left + right) / 2, y, words[1:], own, high, align="center")
        else:
            cells = [cell.strip() for cell in words.split("¦")]
            places = ((left, "left"), ((left + right) / 2, "center"), (right, "right"))
            if len(cells) == 2:
                places = (places[0], places[2], places[2])
            for (x, side), cell in zip(places, cells, strict=False):
                if cell:
                    sheet.text(x, y, cell, own, high, align=side)
        y += high * 1.28
    return y


def high_of(rows: Sequence[str], size: float) -> float:
    """Give the points that rows take."""
    high = {"---": size * 0.6}
    return sum(high.get(row, (size + 4 if row[:2] == "++" else size) * 1.28) for row in rows)
