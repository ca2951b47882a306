"""What would be found otherwise, in words: visits and charges found anew or no longer."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from casefile.bills import Bill, BillForm, BillingLine
from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.matters import Matter, MatterFacts, PacketFacts
from casefile.pages import PageFacts, Source
from casefile.words import Box
from service.found_changes import found_changes

BOX = Box(0.1, 0.1, 0.9, 0.12)
DAY = dt.date(2024, 5, 6)
VISIT = Encounter("v1", "p1", Category.OFFICE_VISIT, DAY, (1, 2), facility="Tarn Street Clinic")
LINE = BillingLine(
    "l1", DAY, Decimal("85.50"), 3, BOX, code="97140", modifiers=("GP",),
    category=Category.PHYSICAL_THERAPY,
)  # fmt: skip
PAGE = PageFacts(1, Source.TEXT, Category.OFFICE_VISIT, 0)


def found(
    visit: Encounter = VISIT, line: BillingLine = LINE, page: PageFacts = PAGE
) -> MatterFacts:
    bills = (Bill("b1", BillForm.LEDGER, (3,), (line,)),)
    packet = PacketFacts(
        "p1", "tarn.pdf", "0", 1, None, None, (page,), encounters=(visit,), bills=bills
    )
    return MatterFacts(Matter("m"), (packet,))


def told(after: MatterFacts) -> dict[tuple[str, str], tuple[str, ...]]:
    return {(f.thing, f.would): f.rows for f in found_changes(found(), after)}


def test_what_reads_the_same_is_the_same() -> None:
    assert told(found(replace(VISIT, id="v9"), replace(LINE, id="l9"))) == {}


def test_a_visit_of_another_kind_is_one_found_and_one_not_found() -> None:
    changed = told(found(replace(VISIT, category=Category.CHIROPRACTIC)))
    place = "05/06/2024, Tarn Street Clinic (pages 1–2 of tarn.pdf)"
    assert changed == {
        ("visit", "would be found"): (f"Chiropractic, {place}",),
        ("visit", "would not be found"): (f"Office visit, {place}",),
    }


def test_a_charge_is_told_with_its_code_day_amount_and_care() -> None:
    changed = told(found(line=replace(LINE, category=Category.CHIROPRACTIC)))
    assert changed["charge", "would be found"] == (
        "97140 GP, 05/06/2024, $85.50, for chiropractic (page 3 of tarn.pdf)",
    )


def test_a_page_that_would_be_of_somebody_else_is_told() -> None:
    assert told(found(page=replace(PAGE, foreign=True))) == {
        ("page", "would be of another kind"): (
            "page 1 of tarn.pdf: Office visit, of somebody else instead of Office visit",
        )
    }
