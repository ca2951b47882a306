"""Days that a house writes before their months, in figures: "22.1.2024" tells it of "5.2.2024"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.finding.bills.printed_rows import Row

_FIGURES = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})[.,;]?")
_MONTHS = 12


def month_first(rows: Sequence[Row]) -> list[Row]:
    """Give the rows with such days in the order year, month, day; unchanged where none is sure.

    One day that can be no month tells the house's order, unless another can only be read so.
    """
    read = [hit for row in rows for w in row.words if (hit := _FIGURES.fullmatch(w.text))]
    day_first = any(int(hit[1]) > _MONTHS >= int(hit[3]) for hit in read)
    if not day_first or any(int(hit[3]) > _MONTHS for hit in read):
        return list(rows)
    return [
        Row(tuple(replace(w, text=_FIGURES.sub(r"\4-\3-\1", w.text)) for w in row.words))
        if any(_FIGURES.fullmatch(w.text) for w in row.words)
        else row
        for row in rows
    ]
