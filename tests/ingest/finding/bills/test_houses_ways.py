"""Bills that a house sets in a way of its own: panels, days before months, sums beside balances."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from casefile.bills import BillForm, TotalKind


def test_a_table_in_two_panels_is_read_down_the_left_one_first(bills, lines):
    (bill,) = bills(
        """
        Birchwood Therapy          itemization
        Date       Code     Qty    Fee        Date       Code     Qty    Fee
        03/02/21   97161    1      150.00     03/11/21   97110    1      45.00
        03/04/21   97110    2      90.00      03/16/21   97530    2      98.00
        03/09/21   97140    1      48.00
        Total fees                                       $431.00
        """
    )
    assert lines(bill) == [
        ("2021-03-02", "97161", "150.00"),
        ("2021-03-04", "97110", "90.00"),
        ("2021-03-09", "97140", "48.00"),
        ("2021-03-11", "97110", "45.00"),
        ("2021-03-16", "97530", "98.00"),
    ]
    assert all(line.end_date is None for line in bill.lines)
    assert [t.amount for t in bill.totals] == [Decimal("431.00")]


def test_two_days_of_one_head_are_no_panels(bills, lines):
    (bill,) = bills(
        """
        Birchwood Hospital
        From       Thru       Code     Qty    Charge
        03/02/21   03/04/21   97110    2      90.00
        03/05/21   03/05/21   97140    1      48.00
        """
    )
    assert lines(bill) == [("2021-03-02", "97110", "90.00"), ("2021-03-05", "97140", "48.00")]
    assert bill.lines[0].end_date == dt.date(2021, 3, 4)


DAYS = """
Account of O. Vance
{first:<12}  99204    Consultation    240.00
{second:<12}  20610    Injection       160.00
"""


def test_one_day_that_is_no_month_tells_how_a_house_writes_days(bills, lines):
    (bill,) = bills(DAYS.format(first="19.3.2021", second="6.4.2021"))
    assert lines(bill) == [("2021-03-19", "99204", "240.00"), ("2021-04-06", "20610", "160.00")]


def test_days_stay_behind_months_where_a_page_has_one_of_those(bills, lines):
    (bill,) = bills(DAYS.format(first="3.4.2021", second="4.16.2021"))
    assert lines(bill) == [("2021-03-04", "99204", "240.00"), ("2021-04-16", "20610", "160.00")]


def test_an_invoice_of_one_line_that_begins_with_its_day(bills, lines):
    (bill,) = bills(
        """
        invoice
        No. BD-3301
        For: Orrin Vance
        May 14, 2021 73721 MRI of the knee, 1 @ $870.00
        Amount due on this invoice: $870.00
        """
    )
    assert lines(bill) == [("2021-05-14", "73721", "870.00")]


def test_codes_without_any_day_are_no_charges(bills, lines):
    found = bills("Fees\n73721 MRI of the knee $870.00\nPrinted May 14, 2021")
    assert [line for bill in found for line in lines(bill)] == []


def test_an_invoice_of_a_laboratory_is_of_the_day_of_its_specimens(bills, lines):
    (bill,) = bills(
        """
        Patient invoice 771204
        Orrin Vance. Specimens collected May 3, 2021. Please pay by June 30, 2021.
        80053 metabolic panel $44.00
        85025 blood count $31.00
        Total $75.00.
        """
    )
    assert lines(bill) == [("2021-05-03", "80053", "44.00"), ("2021-05-03", "85025", "31.00")]


def test_a_sum_of_charges_beside_what_was_owed_before(bills):
    (bill,) = bills(
        """
        Birchwood Therapy
        Date         Code     Service     Amount
        03/02/2021   97161    Evaluation    150.00
        03/04/2021   97110    Exercise       90.00
        Balance forward 0.00 Charges this statement 260.00
        """
    )
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("260.00"))]


def test_what_was_owed_before_is_no_sum(bills):
    (bill,) = bills(
        """
        Birchwood Therapy
        Date         Code     Service     Amount
        Balance forward 75.00
        03/02/2021   97161    Evaluation    150.00
        03/04/2021   97110    Exercise       90.00
        """
    )
    assert bill.totals == ()


def test_the_line_of_who_printed_a_page_is_no_charge(bills, lines):
    (bill,) = bills(
        """
        Birchwood Hospital
        Date         Rev     Code     Description     Units     Charge
        03/02/2021   0450    99283    ER LEVEL III    1         940.00
        03/02/2021   0320    73030    SHOULDER        1         310.00
        Printed by   ROI7    04/09/21   1402                    Page    7
        """
    )
    assert lines(bill) == [("2021-03-02", "99283", "940.00"), ("2021-03-02", "73030", "310.00")]


def test_codes_right_behind_the_days_of_a_print_image(bills, lines):
    (bill,) = bills(
        """
        HEALTH INSURANCE CLAIM FORM (1500, print image)
        2. VANCE ORRIN  3. 03 14 1966  10b. AUTO ACCIDENT NO
        24A           24D CPT      MODIFIER      24G           24F
        05 03 2021    73721        26            1             290.00
        05 09 2021    72148        26 RT         1             305.00
                                             28. TOTAL CHARGE $595.00
        """
    )
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [("2021-05-03", "73721", "290.00"), ("2021-05-09", "72148", "305.00")]
