"""Sums, balances and prices of bills that do not add up in the ledger."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from made_bills import (
    CLAIM,
    UB,
    only,
    paid,
    total,
)
from made_matters import (
    bill,
    day,
    line,
    matter,
    packet,
    page,
)

from casefile.bills import (
    TotalKind,
)
from casefile.pages import Source
from completeness import judge


def test_a_balance_that_does_not_follow_is_told_with_both_figures():
    own = bill(line("99213", day(4, 2), "100.00"))
    rows = (paid("40.00", "Ins payment"),)
    before = total(TotalKind.FORWARD, "15.00")
    right = replace(own, payments=rows, totals=(before, total(TotalKind.BALANCE, "75.00")))
    assert only(right).differences == ()
    running = replace(right, totals=(before, total(TotalKind.RUNNING, "75.00")))
    assert only(running).differences == ()
    wrong = replace(right, totals=(total(TotalKind.BALANCE, "75.00"),))
    (difference,) = only(wrong).differences
    assert (difference.printed, difference.sum) == (Decimal("75.00"), Decimal("60.00"))


@pytest.mark.parametrize(("brought", "left"), [("140.00", None), ("75.00", "195.00")])
def test_a_sum_carried_to_the_next_page_is_no_balance_of_before(brought, left):
    lines = (line("99213", day(4, 2), "140.00"), line("99214", day(4, 9), "80.00", number=2))
    account = replace(
        bill(*lines, pages=(1, 2)),
        payments=(paid("100.00", "Insurance payment"),),
        totals=(total(TotalKind.FORWARD, brought), total(TotalKind.BALANCE, "120.00", 2)),
    )
    ledger = only(account)
    assert [f"{d.sum:.2f}" for d in ledger.differences] == ([left] if left else [])


def test_charges_that_miss_their_total_are_told():
    claim = bill(line("99213", day(4, 2), "100.00"), form=CLAIM, total="150.00")
    (difference,) = only(claim).differences
    assert (difference.printed, difference.sum) == (Decimal("150.00"), Decimal("100.00"))
    assert only(bill(line("99213", day(4, 2), "100.00"), total="100.00")).differences == ()


def test_a_digit_that_a_scan_misread_is_no_difference():
    own = replace(
        bill(line("99213", day(4, 2), "1200.00"), total="1700.00"),
        payments=(paid("440.00", "Ins payment"), paid("60.00", "Write off", adjustment=True)),
    )
    sums = (*own.totals, total(TotalKind.PAYMENTS, "-506.00"), total(TotalKind.BALANCE, "700.01"))
    printed = replace(own, totals=sums)
    told = [d.printed for d in only(printed).differences]
    assert told == [Decimal("1700.00"), Decimal("506.00")]
    scan = page(1, "billing", source=Source.OCR, confidence=0.8)
    (ledger,) = judge(matter(packet(scan, bills=(printed,)))).specials.providers
    assert ledger.differences == ()


def test_payments_that_miss_their_total_are_told():
    own = replace(
        bill(line("99213", day(4, 2), "100.00")),
        payments=(paid("40.00", "Ins payment"),),
        totals=(total(TotalKind.PAYMENTS, "45.00"),),
    )
    assert [(d.printed, d.sum) for d in only(own).differences] == [(Decimal(45), Decimal(40))]


def test_the_total_of_payments_may_stand_in_a_column_of_each_payer():
    rows = (paid("14.18", "Insurance"), paid("10.00", "Patient"))
    columns = (total(TotalKind.PAYMENTS, "14.18"), total(TotalKind.PAYMENTS, "10.00"))
    own = replace(bill(line("99213", day(4, 2), "24.18")), payments=rows, totals=columns)
    assert only(own).differences == ()
    short = replace(own, totals=(columns[0], total(TotalKind.PAYMENTS, "8.00")))
    assert [f"{d.printed:.2f}" for d in only(short).differences] == ["22.18"]


def priced(charge: str, rate: str, units: int, n: int):
    return line("99070", day(4, n), charge, rate=Decimal(rate), units=Decimal(units))


def test_units_that_their_price_does_not_make_the_charge_are_told():
    right = (priced("36.80", "18.40", 2, 1), priced("-18.40", "18.40", 1, 1))
    wrong = priced("95.00", "45.00", 2, 2)
    (difference,) = only(bill(*right, wrong)).differences
    assert (difference.printed, difference.sum) == (Decimal("95.00"), Decimal("90.00"))
    assert only(bill(*right)).differences == ()


def test_a_column_that_never_multiplies_holds_no_prices_but_a_hospital_claims_rate_does():
    statement = bill(priced("95.00", "45.00", 2, 1), priced("80.00", "30.00", 3, 2))
    assert only(statement).differences == ()
    room = replace(bill(priced("5670.00", "1890.00", 2, 1)), form=UB)
    assert [d.sum for d in only(room).differences] == [Decimal("3780.00")]


def test_two_charges_for_one_service_of_an_account_are_one_expense_and_told():
    statement = replace(bill(line("99213", day(4, 2), "145.00")), account="A-7")
    scanned = line("99213", day(4, 2), "745.00", doubtful=("charge",))
    claim = replace(bill(scanned, form=CLAIM), account="A-7")
    for bills in ((statement, claim), (claim, statement)):
        ledger = only(*bills)
        assert ledger.billed == Decimal("145.00")
        assert "$745.00" in ledger.differences[0].message
    elsewhere = replace(claim, account="B-9")
    assert only(statement, elsewhere).billed == Decimal("890.00")
