"""Totals, payments and balances of statements are no charges."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from casefile.bills import BillForm, TotalKind


def test_hospital_statement_over_pages_with_subtotals_and_headers_once(bills, lines):
    (bill,) = bills(
        """
        St. Odile Medical Center              Itemized Statement of Charges
        Account Number: 7700123
        Svc Date      Rev Code   CPT/HCPCS   Description                 Qty      Amount
        0250 PHARMACY
        11/30/2023    0250                   Ketorolac 30 mg             1         48.00
        11/30/2023    0636       J2405       Ondansetron inj             2         66.20
        SUBTOTAL PHARMACY                                                         114.20
        PAGE TOTAL                                                                114.20
        """,
        """
        St. Odile Medical Center              Itemized Statement of Charges
        Carried forward                                                           114.20
        0450 EMERGENCY
        11/30/2023    0450       99284 25    ED visit level 4            1      1,960.00
        11/30/2023    0351       70450       CT head                     1      2,210.00
        12/04/2023    0250                   Ketorolac 30 mg returned    1        -48.00
        SUBTOTAL EMERGENCY                                                      4,170.00
        TOTAL CHARGES                                                           4,236.20
        12/20/2023                           Insurance payment                 -2,000.00
        BALANCE DUE                                                             2,236.20
        """,
    )
    assert lines(bill) == [
        ("2023-11-30", "0250", "48.00"),
        ("2023-11-30", "J2405", "66.20"),
        ("2023-11-30", "99284", "1960.00"),
        ("2023-11-30", "70450", "2210.00"),
        ("2023-12-04", "0250", "-48.00"),
    ]
    assert sum(line.charge for line in bill.lines) == Decimal("4236.20")
    assert (TotalKind.CHARGES, Decimal("4236.20")) in [(t.kind, t.amount) for t in bill.totals]
    assert (TotalKind.PAGE, Decimal("114.20")) in [(t.kind, t.amount) for t in bill.totals]
    assert [p.amount for p in bill.payments] == [Decimal(2000)]
    assert bill.pages == (1, 2)
    assert bill.lines[1].revenue_code == "0636"
    assert bill.lines[2].modifiers == ("25",)


def test_the_code_within_the_description_and_totals_in_one_row(bills, lines):
    (bill,) = bills(
        """
        Westmere Orthopaedics                         STATEMENT
        Patient: Ivo Brandt   Account No: 55-1201
        Date        Description                       Charges   Ins. Pmt    Adj     Balance
        01/04/24    Office Visit Level 4 (99204)       355.00                        355.00
        01/04/24    X-Ray Shoulder 2+ views 73030      120.00                        475.00
        01/20/24    Insurer Payment                             -200.00   -60.00     215.00
        Total Charges: $475.00   Total Payments: $200.00   Balance Due: $215.00
        """
    )
    assert lines(bill) == [("2024-01-04", "99204", "355.00"), ("2024-01-04", "73030", "120.00")]
    assert [(p.amount, p.adjustment) for p in bill.payments] == [
        (Decimal(200), False),
        (Decimal(60), True),
    ]
    assert [(t.kind, t.amount) for t in bill.totals] == [
        (TotalKind.CHARGES, Decimal(475)),
        (TotalKind.PAYMENTS, Decimal(200)),
        (TotalKind.BALANCE, Decimal(215)),
        (TotalKind.RUNNING, Decimal(215)),
    ]
    assert [p.payer or p.description for p in bill.payments] == ["Insurer Payment"] * 2


def test_new_charges_are_a_sum(bills, lines):
    (bill,) = bills(
        """
        Lantern Medical Supply               Rental statement
        From          Through       HCPCS       Equipment           Charge
        04/02/2021    04/16/2021    E0218-RR    Cold unit           150.00
                                    Previous balance                 40.00
                                    New charges                     150.00
                                    Total amount due                190.00
        """
    )
    assert lines(bill) == [("2021-04-02", "E0218", "150.00")]


def test_line_0001_of_a_claim_shown_as_a_list_is_its_total(bills, lines):
    (bill,) = bills(
        """
        INSTITUTIONAL CLAIM DISPLAY         CINDER VALLEY HOSPITAL
        PATIENT: DOE, JANE      PCN: CV-40017      TOB: 0137
        STMT FROM: 04/19/2021   THRU: 04/20/2021
        LN   REV    HCPC     MODS   SERVICE DT    DESCRIPTION       UNITS      TOT CHG
        01   0450   99283    25     04/19/2021    EMERGENCY           1       1,120.00
        02   0320   73030           04/19/2021    RADIOLOGY           1         310.00
             0001                                 TOTAL CHARGES               1,430.00
        """
    )
    assert lines(bill) == [("2021-04-19", "99283", "1120.00"), ("2021-04-19", "73030", "310.00")]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("1430.00"))]
    assert bill.form is BillForm.UB04
    assert (bill.account, bill.type_of_bill) == ("CV-40017", "0137")
    assert (bill.date_from, bill.date_to) == (dt.date(2021, 4, 19), dt.date(2021, 4, 20))


def test_each_claim_shown_as_a_list_has_its_own_total(bills):
    shown = """
        INSTITUTIONAL CLAIM DISPLAY         CINDER VALLEY HOSPITAL
        PATIENT: DOE, JANE      PCN: CV-40017      TOB: 013{}
        REV    HCPC     SERVICE DT    DESCRIPTION       UNITS      TOT CHG
        0450   99283    04/19/2021    EMERGENCY           1       1,120.00
        0001                          TOTAL CHARGES               1,120.00
        """
    found = bills(shown.format(1), shown.format(8))
    assert [bill.pages for bill in found] == [(1,), (2,)]
    assert [bill.type_of_bill for bill in found] == ["0131", "0138"]


DUE = """
    Tri-Rivers Ambulance District         Billing statement
    Date         HCPCS     Description              Qty      Rate       Charge
    {before}
    02/14/2024   A0427     ALS emergency base       1      1,150.00   1,150.00
    02/14/2024   A0425     Ground mileage           10        18.50     185.00
    {paid}
                                                   Total due          1,353.00
    """


def test_a_total_due_is_the_total_of_charges_where_nothing_else_was_added(bills):
    (bill,) = bills(DUE.format(before="", paid=""))
    assert Decimal("1353.00") in {t.amount for t in bill.totals if t.kind is TotalKind.CHARGES}


@pytest.mark.parametrize(
    "said",
    [
        {
            "before": "Previous balance                                                     90.00",
            "paid": "",
        },
        {
            "before": "",
            "paid": "03/01/2024             Patient payment                              -40.00",
        },
    ],
)
def test_a_total_due_is_no_total_of_charges_beside_payments_and_balances(bills, said):
    (bill,) = bills(DUE.format(**said))
    assert TotalKind.CHARGES not in {t.kind for t in bill.totals}


def test_a_credit_mark_that_stands_apart(bills, lines):
    (bill,) = bills(
        """
        Ridgeway Laboratories                Client Invoice
        Date         Code     Test              Qty    Unit price     Extended
        01/05/2022   84443    TSH                 1         71.00        71.00
        01/09/2022   84443    TSH, credit         1      71.00 CR     71.00 CR
        """
    )
    assert lines(bill) == [("2022-01-05", "84443", "71.00"), ("2022-01-09", "84443", "-71.00")]


@pytest.mark.parametrize(
    ("paid", "label", "kinds"),
    [
        ("", "Total", {TotalKind.BALANCE, TotalKind.CHARGES, TotalKind.RUNNING}),
        ("", "Balance due", {TotalKind.BALANCE, TotalKind.RUNNING}),
        (
            "2022-04-09              Payment                           $50.00     $110.00",
            "Total",
            {TotalKind.BALANCE, TotalKind.RUNNING},
        ),
    ],
)
def test_a_total_under_the_balances_is_of_charges_where_nothing_was_paid(bills, paid, label, kinds):
    (bill,) = bills(
        f"""
        Juniper Hand Therapy
        Date         Code       Item                   Fee        Paid      Balance
        2022-04-02   97110 GO   Exercise               $80.00                $80.00
        2022-04-06   97110 GO   Exercise               $80.00               $160.00
        {paid}
                                           {label:>18}               $190.00
        """
    )
    assert {t.kind for t in bill.totals} == kinds


def test_an_amount_by_itself_sums_up(bills, lines):
    (bill,) = bills(
        """
        Juniper Imaging LLC                  Invoice
        Date          Service              Code       Qty        Total
        02-Apr-2022   MRI knee             73721        1    $1,100.00
                                                   Amount    $1,150.00
        """
    )
    assert lines(bill) == [("2022-04-02", "73721", "1100.00")]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal(1150))]


@pytest.mark.parametrize("label", ["Amount due", "Please pay", "Balance due", "Pay this amount"])
def test_what_is_due_is_the_total_where_nothing_was_paid(bills, label):
    (bill,) = bills(
        f"""
        Quarry Hill Occupational Health      Provider invoice
        Svc date     Code     Service           Billed
        02/01/2023   99203    New injury        265.00
        02/15/2023   99213    Recheck           158.00
        {label}                                 453.00
        """
    )
    assert [t.amount for t in bill.totals if t.kind is TotalKind.CHARGES] == [Decimal("453.00")]


@pytest.mark.parametrize(
    "rows",
    [
        "Patient balance                         453.00",
        "Past due                                453.00",
        "Amount due                               53.00",
        "02/20/2023   Payment, thank you         -20.00\n        Amount due    453.00",
        "Previous balance                         30.00\n        Amount due    453.00",
    ],
)
def test_what_is_due_is_no_total_of_charges_beside_payments_or_older_debts(bills, rows):
    (bill,) = bills(
        f"""
        Quarry Hill Occupational Health      Provider invoice
        Svc date     Code     Service           Billed
        02/01/2023   99203    New injury        265.00
        02/15/2023   99213    Recheck           158.00
        {rows}
        """
    )
    assert [t for t in bill.totals if t.kind is TotalKind.CHARGES] == []


def test_an_older_debt_in_the_head_leaves_what_is_due_open(bills):
    (bill,) = bills(
        """
        Quarry Hill Occupational Health      Provider invoice
        Previous balance   30.00
        Svc date     Code     Service           Billed
        02/01/2023   99203    New injury        265.00
        02/15/2023   99213    Recheck           158.00
        Amount due                              453.00
        """
    )
    assert [t for t in bill.totals if t.kind is TotalKind.CHARGES] == []


@pytest.mark.parametrize(("label", "amount"), [("In all", "488.00"), ("All told", "498.00")])
def test_a_row_that_sums_up_dated_charges_is_their_total_whatever_its_name(
    bills, lines, label, amount
):
    (bill,) = bills(
        f"""
        Quarry Hill Occupational Health      Receipt
        Date         Code     Service           Qty      Price
        02/01/2023   99203    New injury        1       265.00
        02/15/2023   99213    Recheck           1       158.00
        02/15/2023   A4565    Sling             1        65.00
        {label}                                         {amount}
        """
    )
    assert len(lines(bill)) == 3
    assert [str(t.amount) for t in bill.totals if t.kind is TotalKind.CHARGES] == [amount]


def test_an_undated_fee_under_dated_charges_is_a_charge(bills, lines):
    (bill,) = bills(
        """
        Quarry Hill Occupational Health      Receipt
        Date         Code     Service           Qty      Price
        02/01/2023   99203    New injury        1       265.00
        02/15/2023   99213    Recheck           1       158.00
        02/15/2023   A4565    Sling             1        65.00
        Rush handling                                    15.00
        """
    )
    assert [charge for _, _, charge in lines(bill)] == ["265.00", "158.00", "65.00", "15.00"]


def test_sums_side_by_side_in_one_row(bills):
    (bill,) = bills(
        """
        HARROW NEUROLOGY GROUP, P.C.                              ITEMIZED STATEMENT
        SVC DATE   PROV   PROC    MOD   DESCRIPTION               QTY        AMOUNT
        03/05/24   MO     99205         NEW PATIENT LEVEL 5         1        520.00
        04/16/24   MO     99214         EST PATIENT LEVEL 4         1        245.00
        CHARGES 765.00   PAYMENTS 500.00   BALANCE 265.00
        """
    )
    assert [(t.kind, t.amount) for t in bill.totals] == [
        (TotalKind.CHARGES, Decimal("765.00")),
        (TotalKind.PAYMENTS, Decimal("500.00")),
        (TotalKind.BALANCE, Decimal("265.00")),
    ]
