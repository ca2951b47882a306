"""Physicians' claim forms: service lines, boxes, numbers."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from casefile.bills import BillForm, CodeSystem, TotalKind
from casefile.categories import Category
from casefile.pages import Table
from tests.ingest.finding.bills.drawn_claims import THREE, at, form, service


def test_service_lines_and_boxes(bills, lines):
    (bill,) = bills(form(*THREE, paid="25 00"))
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]
    assert [line.modifiers for line in bill.lines] == [("GP",), ("GP", "59"), ("GP",)]
    assert [line.units for line in bill.lines] == [1, 2, 1]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("310.75"))]
    assert [p.amount for p in bill.payments] == [Decimal(25)]
    assert bill.provider == "ASPEN JOINT CLINIC PC"
    assert bill.rendering == "HUGO LINDT DPT"
    assert bill.account == "PR-20931"
    assert {line.category for line in bill.lines} == {Category.PHYSICAL_THERAPY}
    assert all(line.doubtful == () for line in bill.lines)


def test_the_numbers_that_the_form_prints_beside_its_lines(bills, lines):
    numbered = [[at(-2, str(n)), *line] for n, line in enumerate(THREE, 1)]
    (bill,) = bills(form(*numbered))
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]


def test_a_through_date_that_is_left_blank(bills, lines):
    claimed = (
        service("04 02 24", "11|99213||A|165|00|1"),
        service("04 03 24", "11|20610|RT|A|210|00|1"),
    )
    (bill,) = bills(form(*claimed, total="375 00"))
    assert lines(bill) == [("2024-04-02", "99213", "165.00"), ("2024-04-03", "20610", "210.00")]
    assert [(line.end_date, line.doubtful) for line in bill.lines] == [(None, ())] * 2


def test_a_damaged_date_is_not_read_years_from_the_other_lines(bills):
    claimed = (
        service("\u00ae 04 22 04 04 22", "11|97035|GP|A|82|25|1"),
        service("04 04 22 04 04 22", "11|97112|GP|A|136|00|2"),
        service("04 07 22 04 07 22", "11|97110|GP|A|50|75|1"),
    )
    (bill,) = bills(form(*claimed, total="269 00"))
    damaged, *plain = bill.lines
    assert damaged.date is None or damaged.date.year == 2022
    assert "date" in damaged.doubtful
    assert [line.doubtful for line in plain] == [(), ()]


def test_the_telephone_number_of_who_bills_is_no_payment(bills):
    reading = form(*THREE, paid="", telephone="(316) 555-0170")
    assert bills(reading)[0].payments == ()


def test_unsplit_dates_and_charges(bills, lines):
    stay = [at(0, "030424"), at(9, "030624"), at(18.2, "21"), at(24, "99231"), at(44, "A")]
    stay += [at(50, "390.00"), at(59, "3"), at(68, "1184627713")]
    (bill,) = bills(form(stay, total="390.00"))
    assert lines(bill) == [("2024-03-04", "99231", "390.00")]
    assert bill.lines[0].end_date == dt.date(2024, 3, 6)
    assert bill.lines[0].units == 3
    assert bill.lines[0].category is Category.INPATIENT


def test_shaded_rows_describe_and_are_no_lines(bills, lines):
    line = service("03 04 24 03 04 24", "11|J3301|RT|A|40|00|4")
    (bill,) = bills(form(line, total="40 00", above="N400003029321 ML1 Triamcinolone"))
    assert lines(bill) == [("2024-03-04", "J3301", "40.00")]
    assert "Triamcinolone" in bill.lines[0].description
    assert bill.lines[0].code_system is CodeSystem.HCPCS
    assert bill.lines[0].ancillary


def test_each_form_with_its_total_is_a_claim(bills):
    found = bills(form(*THREE, page=1), form(*THREE, page=2))
    assert [bill.pages for bill in found] == [(1,), (2,)]
    continued = bills(form(*THREE, total="CONTINUED", page=1), form(*THREE, total="621 50", page=2))
    assert [bill.pages for bill in continued] == [(1, 2)]


def test_the_number_of_who_bills_is_that_of_box_33a(bills):
    (bill,) = bills(form(*THREE, number="a. 1184627713"))
    assert bill.npi == "1184627713"
    (glued,) = bills(form(*THREE, number="a.1184627713"))
    assert glued.npi == "1184627713"


@pytest.mark.parametrize("number", ["", "a. 1184627718", "a. 118462771", "a. 3165550118"])
def test_a_number_whose_digits_do_not_add_up_is_not_used(bills, number):
    (bill,) = bills(form(*THREE, number=number))
    assert bill.npi is None


def test_a_ledger_behind_a_claim_is_read_as_a_ledger_though_its_title_was_lost(bills, lines):
    ledger = """
        Date         Code    Description              Units   Charges   Payments   Balance
        03/08/2024   97110   Therapeutic exercise     1         55.25                55.25
        03/08/2024   97140   Manual therapy           1         58.25               113.50
        """
    claim, behind = bills(form(*THREE), ledger)
    assert claim.form is BillForm.CMS1500
    assert lines(behind) == [("2024-03-08", "97110", "55.25"), ("2024-03-08", "97140", "58.25")]


def test_the_rulings_of_a_claim_form_are_not_looked_for(bills) -> None:
    claim = form(service("03 04 24 03 04 24", "11|99213||A|310|75|1"))
    asked: list[int] = []

    def tables(page: int) -> tuple[Table, ...]:
        asked.append(page)
        return ()

    (bill,) = bills(claim, tables_of=tables)
    assert bill.form is BillForm.CMS1500
    assert [line.code for line in bill.lines] == ["99213"]
    assert asked == []


@pytest.mark.parametrize(
    ("modifier", "category"), [("25", Category.OFFICE_VISIT), ("", Category.PHYSICAL_THERAPY)]
)
def test_a_physicians_visit_beside_the_therapy_of_his_office(bills, modifier, category):
    lines = (
        service("04 02 24 04 02 24", f"11|99213|{modifier}|A|165|00|1"),
        service("04 02 24 04 02 24", "11|97110|GP|A|110|50|2"),
    )
    reading = form(*lines, total="275 50", signed="HUGO LINDT")
    assert bills(reading)[0].lines[0].category is category
