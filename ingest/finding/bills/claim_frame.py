"""Where a CMS-1500 lies on its page: its frame, and the area of its service lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.finding.bills.forms import ClaimLabels
from ingest.finding.bills.labels import Label, find_label
from ingest.finding.bills.printed_rows import Row

_PAID_LABEL_AT = 0.725
"""Where the label of box 29 begins, in widths of the form (NUCC print grid of 80 columns)."""

_BOX_24, _HEAD_WORDS = re.compile(r"24\.?[Aa]?\.?"), 4


@dataclass(frozen=True)
class Frame:
    """Left edge and width of the printed form."""

    left: float
    width: float

    def at(self, share: float) -> float:
        """Give the place on the page of a column of the form."""
        return self.left + share * self.width


USUAL = Frame(0.035, 0.93)
"""Where a form lies that fills its page."""


def frame_of(rows: Sequence[Row], labels: ClaimLabels) -> Frame:
    """Measure the form by the labels of boxes 25 and 29, which stand in one row."""
    paid = find_label(rows, labels.paid)
    if paid is None:
        return USUAL
    left = rows[paid.row].words[0].box.x0
    width = (paid.box.x0 - left) / _PAID_LABEL_AT
    if left > 0.25 or not 0.4 < width < 1.0:
        return USUAL
    return Frame(left, width)


def line_area(rows: Sequence[Row], labels: ClaimLabels) -> tuple[float, float]:
    """Give the heights between which the service lines stand, as far as labels can be read."""
    head = find_label(rows, labels.lines_head) or _numbered_head(rows)
    prior = find_label(rows, labels.lines_above)
    top = max(head.box.bottom if head else 0.0, prior.box.bottom + 0.012 if prior else 0.0)
    at = head.row if head else prior.row if prior else len(rows) // 3
    feet = (find_label(rows, labels.lines_foot, at), find_label(rows, labels.total, at))
    return top or 0.3, min((f.box.top for f in feet if f), default=0.93)


def _numbered_head(rows: Sequence[Row]) -> Label | None:
    """Give the head of box 24 by its number alone, where its words are the print's own."""
    for n, row in enumerate(rows):
        if _BOX_24.fullmatch(row.words[0].text) and len(row.words) >= _HEAD_WORDS:
            return Label(n, row.box)
    return None
