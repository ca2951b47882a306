"""Bills as typed pages: each character of a drawing is a place on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from casefile.bills import Bill
from casefile.categories import Category
from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from ingest.finding.bills.find import TablesOf, find_bills, no_tables

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


@pytest.fixture
def page() -> Callable[..., PageReading]:
    return typed


@pytest.fixture
def bills() -> Callable[..., tuple[Bill, ...]]:
    """Find the bills of drawings (or readings), one page each, all of one document."""

    def find(
        *drawings: str | PageReading,
        documents: list[int] | None = None,
        category: Category = Category.BILLING,
        tables_of: TablesOf = no_tables,
    ) -> tuple[Bill, ...]:
        readings = [
            typed(d, n) if isinstance(d, str) else d for n, d in enumerate(drawings, start=1)
        ]
        numbers = documents or [1] * len(readings)
        pages = [BillingPage(r.page, category, d) for r, d in zip(readings, numbers, strict=True)]
        by_page = {r.page: r for r in readings}
        return find_bills("p1", by_page.__getitem__, pages, tables_of=tables_of)

    return find


def told(bill: Bill) -> list[tuple[str, str, str]]:
    """Give (date, code, charge) of each line."""
    return [
        (line.date.isoformat() if line.date else "", line.code or "", f"{line.charge:.2f}")
        for line in bill.lines
    ]


@pytest.fixture
def lines() -> Callable[[Bill], list[tuple[str, str, str]]]:
    return told
