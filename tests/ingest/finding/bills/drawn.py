"""Bills drawn as text: each character of a drawing is a place on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casefile.bills import Bill
from casefile.categories import Category
from casefile.pages import PageReading, Source
from casefile.words import Box, Word

_LEFT, _STEP, _TOP, _PITCH, _HEIGHT = 0.04, 0.0092, 0.03, 0.0165, 0.0095


@dataclass(frozen=True)
class BillingPage:
    page: int
    category: Category = Category.BILLING
    document: int = 1
    letterhead: str | None = None


Cells = list[tuple[float, str]]


def laid(
    rows: list[tuple[float, Cells]],
    page: int = 1,
    *,
    step: float = 0.0065,
    slope: float = 0.0,
    scale: float = 1.0,
    shift: float = 0.0,
    confidence: float = 1.0,
) -> PageReading:
    """Lay out cells (left edge, text) at heights; `slope` tilts, `scale` and `shift` move them."""
    words: list[Word] = []
    for n, (top, cells) in enumerate(rows):
        for left, text in cells:
            for found in re.finditer(r"\S+", text):
                x0 = (left + found.start() * step) * scale + shift
                x1 = (left + found.end() * step) * scale + shift
                y = top * scale + slope * x0
                box = Box(x0, y, x1, y + _HEIGHT * scale)
                words.append(Word(found[0], box, confidence, n))
    source = Source.TEXT if confidence == 1 else Source.OCR
    return PageReading(page, source, tuple(words), 612, 792, confidence=confidence)


def typed(drawing: str, page: int = 1, **said: float) -> PageReading:
    """Lay out a drawing: each character is a place on the page, each line a row."""
    lines = drawing.strip("\n").split("\n")
    rows = [(_TOP + n * _PITCH, [(_LEFT, line)]) for n, line in enumerate(lines)]
    return laid(rows, page, step=_STEP, **said)


def told(bill: Bill) -> list[tuple[str, str, str]]:
    """Give (date, code, charge) of each line."""
    return [
        (line.date.isoformat() if line.date else "", line.code or "", f"{line.charge:.2f}")
        for line in bill.lines
    ]
