"""Prints of electronic claims, and claims headed by the numbers of their boxes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import BillForm, TotalKind
from casefile.categories import Category


@pytest.mark.parametrize(
    ("biller", "head", "total"),
    [
        ("BILLING PROV  OAKUM ANESTHESIA GROUP  NPI 1234567893", "LX DTP*472    SV1 HC", "CLM02"),
        ("BILLING PRV 85:  Oakum Anesthesia Group  NPI 1234567893", "DTP 472     SV101 ", "CLM02"),
        ("BILLING PROVIDER: Oakum Anesthesia Group", "SVC LINE     HC     ", "CLAIM TOTAL"),
    ],
)
def test_the_print_of_an_electronic_claim(bills, lines, biller, head, total):
    (bill,) = bills(
        f"""
        PROFESSIONAL CLAIM 837P
        {biller}
        SUBSCRIBER    OSEI, AMA     DMG 02111984 F
        {head}        DESC                    UN       AMT
        03092022      01400 AA      ANES KNEE               1     880.00
        03102022      01402 AA      ANES KNEE AGAIN         1     410.00
        {total}                                                  1290.00
        """
    )
    assert lines(bill) == [("2022-03-09", "01400", "880.00"), ("2022-03-10", "01402", "410.00")]
    assert (bill.provider or "").lower() == "oakum anesthesia group"
    assert [t.amount for t in bill.totals if t.kind is TotalKind.CHARGES] == [Decimal(1290)]


def test_electronic_claims_of_two_houses_are_two_bills(bills):
    def claim(house: str, code: str, charge: str) -> str:
        return f"""
        PROFESSIONAL CLAIM 837P
        BILLING PROV  {house}  NPI 1234567893
        LX DTP*472    SV1 HC        DESC                    UN       AMT
        03092022      {code}        SERVICE                 1     {charge}
        CLM02                                                     {charge}
        """

    found = bills(
        claim("OAKUM ANESTHESIA GROUP", "01400", "880.00"),
        claim("TILBURY RADIOLOGISTS PC", "73562", " 41.00"),
    )
    assert [bill.provider for bill in found] == [
        "OAKUM ANESTHESIA GROUP",
        "TILBURY RADIOLOGISTS PC",
    ]


def test_a_hospital_claim_headed_by_the_numbers_of_its_boxes(bills, lines):
    (bill,) = bills(
        """
        UNIFORM BILL REPRINT                                                    TOB  0131
        PELL RIVER COMMUNITY HOSPITAL                                           PCN 8810221
        FL6 030422 THRU 030522
        42      43                          44            45           46              47
        0450    EMERG ROOM                  99284-25      030422       1           1905.00
        0320    DX X-RAY                    73564-LT      030422       1            415.00
        0250    PHARMACY                                  030422       3             61.20
        0001    TOTAL                                                              2381.20
        """
    )
    assert bill.form is BillForm.UB04
    assert [charge for _, _, charge in lines(bill)] == ["1905.00", "415.00", "61.20"]
    assert bill.provider == "PELL RIVER COMMUNITY HOSPITAL"
    assert bill.account == "8810221"
    assert str(bill.date_from) == "2022-03-04"
    assert [t.amount for t in bill.totals] == [Decimal("2381.20")]


def test_category_of_an_electronic_claim_follows_its_codes(bills):
    (bill,) = bills(
        """
        PROFESSIONAL CLAIM 837P
        BILLING PROV  TILBURY RADIOLOGISTS PC  NPI 1234567893
        LX DTP*472    SV1 HC        DESC                    UN       AMT
        03092022      HC:73562:26   KNEE                    1      41.00
        """
    )
    assert [line.category for line in bill.lines] == [Category.RADIOLOGY]
