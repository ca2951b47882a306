"""What the tests of bills take: the bills of drawings, and their lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from casefile.bills import Bill
from casefile.categories import Category
from casefile.pages import PageReading
from ingest.finding.bills.find import TablesOf, find_bills, no_tables
from tests.ingest.finding.bills.drawn import BillingPage, told, typed


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


@pytest.fixture
def lines() -> Callable[[Bill], list[tuple[str, str, str]]]:
    return told
