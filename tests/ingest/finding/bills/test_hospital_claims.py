# ruff: noqa: E501 - the drawings are as wide as the pages that they stand for
"""Hospitals' claim forms: revenue lines, boxes, payers, pages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from casefile.bills import BillForm
from casefile.categories import Category
from tests.ingest.finding.bills.drawn_claims import BARE, form, hospital, service


def test_the_number_of_the_first_box_is_no_part_of_the_name(bills):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
"""
    drawn = hospital(service, "2,010 00").replace(
        "CEDAR COUNTY HOSPITAL  ", "1 CEDAR COUNTY HOSPITAL"
    )
    assert bills(drawn)[0].provider == "CEDAR COUNTY HOSPITAL"


def test_what_the_payers_of_a_hospital_claim_paid_before(bills):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
"""
    plain = "50 PAYER NAME              51 HEALTH PLAN ID                       56 NPI"
    boxed = (
        "50 PAYER NAME              51 HEALTH PLAN ID    54 PRIOR PAYMENTS      55 EST. AMOUNT DUE"
    )
    insurer = "MIDLAND AUTO MUTUAL                                                1184627713"
    paid = "A MIDLAND AUTO MUTUAL       77120                    1,500 00               510 00"
    drawn = hospital(service, "2,010 00").replace(plain, boxed).replace(insurer, paid)
    (bill,) = bills(drawn)
    assert [(p.payer, p.amount) for p in bill.payments] == [("MIDLAND AUTO MUTUAL", Decimal(1500))]
    assert sum(line.charge for line in bill.lines) == Decimal(2010)
    assert not bills(hospital(service, "2,010 00"))[0].payments


def test_a_hospital_claim(bills, lines):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
0250     PHARMACY                                                    030424          4                   96 40
0352     CT ABDOMEN                   74177                          030424          1                3,300 00
"""
    (bill,) = bills(hospital(service, "5,406 40"))
    assert bill.form is BillForm.UB04
    assert lines(bill) == [
        ("2024-03-04", "99284", "2010.00"),
        ("2024-03-04", "0250", "96.40"),
        ("2024-03-04", "74177", "3300.00"),
    ]
    assert bill.totals[0].amount == Decimal("5406.40")
    assert bill.type_of_bill == "0131"
    assert (bill.provider, bill.rendering) == ("CEDAR COUNTY HOSPITAL", "ILSE VARGA")
    assert bill.npi == "1184627713"
    assert [line.units for line in bill.lines] == [1, 4, 1]
    assert [(line.category, line.ancillary) for line in bill.lines] == [
        (Category.EMERGENCY, False),
        (None, True),
        (Category.RADIOLOGY, False),
    ]


def test_room_and_board_by_its_rate_over_the_statement_period(bills):
    service = """
0120     ROOM-BOARD SEMI              1,450.00                                       3                4,350 00
0360     OR SERVICES                                                                 1                8,000 00
"""
    (bill,) = bills(hospital(service, "12,350 00", first="030424", last="030724"))
    room, theatre = bill.lines
    assert (room.date, room.end_date) == (dt.date(2024, 3, 4), dt.date(2024, 3, 7))
    assert (room.charge, room.units, room.category) == (Decimal(4350), 3, Category.INPATIENT)
    assert (room.rate, theatre.rate) == (Decimal(1450), None)
    assert theatre.category is Category.OPERATIVE


def test_modifiers_that_a_hospital_claim_prints_joined_to_the_code(bills):
    service = """
0612     MRI LUMBAR                   72148TC                        030424          1                  900 00
0972     READING MRI LUMBAR           7214826                        030424          1                  250 00
0320     SHOULDER 2V                  73030RT76                      030424          1                  210 00
0420     MANUAL THERAPY               9714059GP                      030424          1                   75 00
0270     SLING 3012904                                               030424          1                   38 00
"""
    (bill,) = bills(hospital(service, "1,473 00"))
    assert [(n.code, n.modifiers) for n in bill.lines] == [
        ("72148", ("TC",)),
        ("72148", ("26",)),
        ("73030", ("RT", "76")),
        ("97140", ("59", "GP")),
        ("0270", ()),
    ]
    assert bill.lines[1].description == "READING MRI LUMBAR"


def test_the_numbers_that_a_hospital_claim_prints_beside_its_lines(bills, lines):
    service = """
1+ 0120  ROOM-BOARD SEMI              1,450.00                                       3                4,350 00
2  0300  LABORATORY                   80053                          030624          1                  188 00
"""
    (bill,) = bills(hospital(service, "4,538 00", first="030424", last="030724"))
    assert lines(bill) == [("2024-03-04", "0120", "4350.00"), ("2024-03-06", "80053", "188.00")]
    assert [line.description for line in bill.lines] == ["ROOM-BOARD SEMI", "LABORATORY"]


def test_pages_of_one_hospital_claim_are_one_bill(bills):
    first = hospital(
        "0450     EMERGENCY VISIT       99283             030424    1          900 00",
        "",
        part="1",
        parts="2",
    )
    second = hospital(
        "0320     KNEE FILM             73560             030424    1          210 00",
        "1,110 00",
        part="2",
        parts="2",
    )
    found = bills(first, second)
    assert [bill.pages for bill in found] == [(1, 2)]
    assert sum(line.charge for line in found[0].lines) == Decimal(1110)


def test_years_in_four_digits(bills, lines):
    wide = [
        service("03 04 2024 03 04 2024", "11|97161|GP|A|142|00|1"),
        service("03 06 2024 03 06 2024", "11|97110|GP 59|AB|110|50|2"),
    ]
    (bill,) = bills(form(*wide, total="252 50"))
    assert lines(bill) == [("2024-03-04", "97161", "142.00"), ("2024-03-06", "97110", "110.50")]


def test_cents_with_the_rule_of_their_box_read_as_a_mark(bills, lines):
    marked = service("03 04 24 03 04 24", "11|J3301||A|96|00,|4")
    (bill,) = bills(form(marked, total="96 00", confidence=0.9))
    assert lines(bill) == [("2024-03-04", "J3301", "96.00")]
    assert bill.lines[0].units == 4


def test_a_hospital_claim_whose_red_labels_were_dropped(bills, lines):
    (bill,) = bills(BARE)
    assert bill.form is BillForm.UB04
    assert lines(bill) == [("2024-03-04", "99284", "2010.00"), ("2024-03-04", "0250", "96.40")]
    assert [t.amount for t in bill.totals] == [Decimal("2106.40")]
    assert (bill.type_of_bill, bill.account) == ("0131", "P0071442")
    assert bill.date_from == dt.date(2024, 3, 4)


def test_a_hospital_claim_of_data_alone_with_amounts_in_one_word(bills, lines):
    whole = (
        BARE.replace("2,010 00", " 2010.00").replace("96 40", "96.40").replace(" 06 40", "06.40")
    )
    (bill,) = bills(whole)
    assert bill.form is BillForm.UB04
    assert lines(bill) == [("2024-03-04", "99284", "2010.00"), ("2024-03-04", "0250", "96.40")]


def test_the_name_of_the_attending_ends_with_its_box(bills):
    printed = (
        "UB-04 CMS-1450  APPROVED OMB NO. 0938-0997    THE CERTIFICATIONS ON THE REVERSE "
        "APPLY TO THIS BILL"
    )
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
"""
    drawn = hospital(service, "2,010 00").replace(
        "UB-04 CMS-1450  APPROVED OMB NO. 0938-0997", printed
    )
    assert bills(drawn)[0].lines[0].provider == "ILSE VARGA"
