"""Bills that do not add up, and scans that only look so."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_matters import BOX, bill, day, flags, line, matter, packet, page

from casefile.bills import Bill, BillForm, PrintedTotal, TotalKind
from casefile.categories import FlagKind
from casefile.pages import Source

KIND = FlagKind.BILLING_TOTAL_MISMATCH


def billed(*charges, total, form=BillForm.LEDGER, **other):
    lines = [line("99213", day(4, n), c, number=1) for n, c in enumerate(charges, 1)]
    own = bill(*lines, total=total, form=form)
    return matter(packet(page(1, "billing", **other), bills=(own,)))


def test_both_figures_are_named():
    (flag,) = flags(billed("100.00", "50.25", total="1200.00"), KIND)
    assert flag.detail == {"printed": "1200.00", "sum": "150.25"}
    assert "$1,200.00" in flag.message
    assert "$150.25" in flag.message


@pytest.mark.parametrize("total", ["150.25", None])
def test_what_adds_up_or_has_no_total(total):
    assert not flags(billed("100.00", "50.25", total=total), KIND)


def test_a_bill_without_lines_has_nothing_to_compare():
    assert not flags(billed(total="900.00"), KIND)


@pytest.mark.parametrize("printed", ["150.26", "2150.25", "1150.25", "15.25", "99150.25"])
def test_a_digit_misread_on_a_scan_is_no_mismatch(printed):
    scanned = billed("100.00", "50.25", total=printed, source=Source.OCR, confidence=0.7)
    assert not flags(scanned, KIND)
    assert flags(billed("100.00", "50.25", total=printed), KIND)


def test_a_badly_scanned_claim_form_lacks_a_line():
    poor = {"source": Source.OCR, "confidence": 0.7}
    clean = {"source": Source.OCR, "confidence": 0.97}
    claim = {"total": "430.00", "form": BillForm.CMS1500}
    assert not flags(billed("100.00", "50.25", **claim, **poor), KIND)
    assert flags(billed("100.00", "50.25", **claim, **clean), KIND)
    assert flags(billed("100.00", "50.25", total="430.00", **poor), KIND)


def with_page_totals(*amounts):
    lines = [line("99213", day(4, n), "60.00", number=n) for n in (1, 2)]
    totals = [PrintedTotal(TotalKind.PAGE, a, n, BOX) for n, a in enumerate(amounts, 1)]
    own = Bill("b", BillForm.ITEMIZED, (1, 2), tuple(lines), tuple(totals))
    return matter(packet(page(1, "billing"), page(2, "billing"), bills=(own,)))


@pytest.mark.parametrize(("amounts", "wrong"), [((60, 60), 0), ((60, 120), 0), ((60, 95), 1)])
def test_page_subtotals_alone_or_carried_forward(amounts, wrong):
    facts = with_page_totals(*(Decimal(a) for a in amounts))
    assert len(flags(facts, KIND)) == wrong


def test_of_several_printed_totals_one_that_fits_is_enough():
    lines = [line("99213", day(4, 1), "60.00"), line("99213", day(4, 2), "60.00")]
    own = bill(*lines, total="120.00")
    odd = PrintedTotal(TotalKind.CHARGES, Decimal("60.00"), 1, BOX)
    paid = PrintedTotal(TotalKind.PAYMENTS, Decimal("20.00"), 1, BOX)
    facts = packet(page(1, "billing"), bills=(replace(own, totals=(odd, paid, *own.totals)),))
    assert not flags(matter(facts), KIND)
