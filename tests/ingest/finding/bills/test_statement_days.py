"""Which day each charge of a statement is of."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from casefile.bills import BillForm, CodeSystem, TotalKind
from casefile.categories import Category


def test_a_date_printed_once_for_its_group(bills, lines):
    (bill,) = bills(
        """
        Patient Account Ledger           Mill Creek Chiropractic
        Date         Code     Description          Charge
        10/02/2023   98940    Adjustment            58.00
                     97012    Traction              30.00
                     97014    Stimulation           28.00
        10/04/2023   98940    Adjustment            58.00
        """
    )
    assert [d for d, _, _ in lines(bill)] == ["2023-10-02"] * 3 + ["2023-10-04"]


def test_days_with_the_month_in_words_and_a_short_year(bills, lines):
    (bill,) = bills(
        """
        Patient Account Ledger           Mill Creek Chiropractic
        Date          Code     Description          Charge
        Oct 02, 23    98940    Adjustment            58.00
        Oct 04, '23   98940    Adjustment            58.00
        """
    )
    assert [d for d, _, _ in lines(bill)] == ["2023-10-02", "2023-10-04"]


def test_group_headings_that_carry_the_date(bills, lines):
    (bill,) = bills(
        """
        Transaction Detail         Summit Hand Therapy
        Code       Description              Units    Charge
        Date of Service: 05/06/2024
        97165      OT evaluation            1        190.00
        97530      Activities               2        140.00
        Date of Service: 05/13/2024
        97530      Activities               2        140.00
        """
    )
    assert lines(bill) == [
        ("2024-05-06", "97165", "190.00"),
        ("2024-05-06", "97530", "140.00"),
        ("2024-05-13", "97530", "140.00"),
    ]


def test_ranges_of_dates(bills):
    (bill,) = bills(
        """
        Itemized Statement         Fairmont Hospital
        From         To           Rev     Description             Qty    Charges
        03/04/2024   03/06/2024   0120    Semi private room       2     3,400.00
        03/04/2024   03/04/2024   0360    OR services             1     9,100.50
        """
    )
    assert bill.form is BillForm.ITEMIZED
    first, second = bill.lines
    assert (first.date, first.end_date) == (dt.date(2024, 3, 4), dt.date(2024, 3, 6))
    assert (second.date, second.end_date) == (dt.date(2024, 3, 4), None)
    assert (first.code, first.code_system) == ("0120", CodeSystem.REV)
    assert (first.category, second.category) == (Category.INPATIENT, Category.OPERATIVE)


def test_a_ledger_dated_by_the_day_of_posting_alone(bills, lines):
    (bill,) = bills(
        """
        Quarry Road Orthopedics                      Account Statement
        Posted      Description            Proc      Qty    Charges    Receipts   Balance
        3/04/21     Office visit           99213      1      150.00                150.00
        3/04/21     Knee films             73562      1       95.00                245.00
        4/02/21     Insurance payment                                   120.00     125.00
        """
    )
    assert lines(bill) == [("2021-03-04", "99213", "150.00"), ("2021-03-04", "73562", "95.00")]
    assert [(p.date, p.amount) for p in bill.payments] == [(dt.date(2021, 4, 2), Decimal("120.00"))]


def test_the_day_of_posting_does_not_date_charges_under_a_visit_of_their_own(bills, lines):
    (bill,) = bills(
        """
        Quarry Road Orthopedics                      Account Statement
        Posted      Description            Proc      Qty    Charges
        Date of service: 02/26/2021
        3/04/21     Office visit           99213      1      150.00
        3/04/21     Knee films             73562      1       95.00
        """
    )
    assert lines(bill) == [("2021-02-26", "99213", "150.00"), ("2021-02-26", "73562", "95.00")]


def test_one_day_over_several_rows_under_visit(bills, lines):
    (bill,) = bills(
        """
        Foundry Street Therapy                       Patient Ledger
        Visit         CPT      Mod      Service                Units     Fee     Paid / Adj.
        05/04/2021    97161    GP       Evaluation               1     170.00
        05/06/2021    97110    GP       Exercise                 2      98.00
                      97140    GP 59    Manual therapy           1      54.00
        05/20/2021                      Insurance payment                         180.00
                                        All charges                   322.00
                                        Paid and adjusted                        -180.00
        """
    )
    assert lines(bill) == [
        ("2021-05-04", "97161", "170.00"),
        ("2021-05-06", "97110", "98.00"),
        ("2021-05-06", "97140", "54.00"),
    ]
    assert [p.amount for p in bill.payments] == [Decimal("180.00")]
    kinds = {t.kind: t.amount for t in bill.totals}
    assert kinds[TotalKind.CHARGES] == Decimal("322.00")


def test_visit_numbers_are_no_days(bills, lines):
    (bill,) = bills(
        """
        Foundry Street Therapy         Patient Ledger     Date of service: 05/04/2021
        Visit      CPT      Service                Units     Fee
        1          97161    Evaluation               1     170.00
        1          97110    Exercise                 2      98.00
        """
    )
    assert lines(bill) == [("2021-05-04", "97161", "170.00"), ("2021-05-04", "97110", "98.00")]


def test_an_invoice_with_codes_under_item_and_days_of_delivery(bills, lines):
    (bill,) = bills(
        """
        Lantern Medical Supply                               Delivery Invoice
        Item      Mod    Description          Delivered     Qty   Unit price    Extension
        E0114     NU     Crutches             07/02/2021     1        84.00         84.00
        E0114     NU     Crutches, returned   07/06/2021     1       (84.00)       (84.00)
        L1833            Knee orthosis        07/09/2021     2       210.00        420.00
                                                             Total                 420.00
        """
    )
    assert lines(bill) == [
        ("2021-07-02", "E0114", "84.00"),
        ("2021-07-06", "E0114", "-84.00"),
        ("2021-07-09", "L1833", "420.00"),
    ]
    assert bill.lines[2].units == 2


def test_days_printed_without_marks(bills, lines):
    (bill,) = bills(
        """
        Cinder Valley Hospital               DETAIL OF CHARGES
        SVC DATE     RC       DESCRIPTION         HCPCS/MOD     UNITS       CHARGES
        041921       0450     ED LEVEL 3          99283           1        1,120.00
        041921       0270     DRESSING                            2           31.00
        042021       0270     DRESSING CREDIT                     1           15.50-
        """
    )
    assert lines(bill) == [
        ("2021-04-19", "99283", "1120.00"),
        ("2021-04-19", "0270", "31.00"),
        ("2021-04-20", "0270", "-15.50"),
    ]
    assert not any(line.doubtful for line in bill.lines)


def test_days_without_marks_under_a_head_that_does_not_say_so(bills, lines):
    (bill,) = bills(
        """
        Foundry Street Hospital                      Outpatient Account
        SVC       RC      NARRATIVE              HCPC     CT     GROSS
        030421    0450    Emergency visit        99284     1     1,150.00
        030421    0320    Knee films             73562     1       395.00
        030521    0270    Dressings                        2        48.00
        Gross charges to date                                    1,593.00
        """
    )
    assert lines(bill) == [
        ("2021-03-04", "99284", "1150.00"),
        ("2021-03-04", "73562", "395.00"),
        ("2021-03-05", "0270", "48.00"),
    ]
    assert [n.units for n in bill.lines] == [1, 1, 2]
    assert [t.amount for t in bill.totals] == [Decimal("1593.00")]


def test_days_may_be_headed_session(bills, lines):
    (bill,) = bills(
        """
        Superbill
        Elk Bend Counseling, PLLC         For: Ada Minter      Dx F41.1
        Session          CPT      Service                    POS    Fee
        Feb 6, 2024      90791    Intake interview           11     $205.00
        Feb 20, 2024     90832    Psychotherapy 30 min       11     $95.00
        Sum of fees      $300.00
        """
    )
    assert lines(bill) == [("2024-02-06", "90791", "205.00"), ("2024-02-20", "90832", "95.00")]
