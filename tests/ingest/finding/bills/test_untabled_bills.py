"""Bills that are no table: superbills, invoices whose charges stand in lines, pharmacy slips."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from casefile.bills import CodeSystem, TotalKind
from casefile.categories import Category


def test_a_superbill_prices_what_was_done(bills, lines):
    (bill,) = bills(
        """
        Fernwood Internal Medicine       Encounter Charges
        Patient: Ada Minter              Date of Visit: 04/09/2021
        NEW PATIENT                      IMAGING
        99203 Low                        72100 L-spine
        99204 Moderate         260.00    73030 Shoulder           90.00
        99205 High                       73562 Knee
        Dx: M54.50                       Today's charges        $350.00
        Follow up 2 weeks                Paid today              $25.00
        """
    )
    assert lines(bill) == [("2021-04-09", "99204", "260.00"), ("2021-04-09", "73030", "90.00")]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("350.00"))]
    assert [p.amount for p in bill.payments] == [Decimal("25.00")]


def test_a_list_of_fees_does_not_say_what_was_done(bills, lines):
    codes = ("99202", "99203", "99204", "99212", "99213", "99214", "20610", "73030")
    listed = "\n".join(f"{code} Listed service    {100 + n}.00" for n, code in enumerate(codes))
    found = bills(f"Superbill      Date of service: 05/05/2021\n{listed}\nTotal charges    $209.00")
    assert [lines(bill) for bill in found] == [[]]


def test_an_ambulance_invoice_whose_charges_stand_in_lines(bills, lines):
    (bill,) = bills(
        """
        Tolliver County EMS                          INVOICE 8812-A
        Patient             Ruth Ambrose
        Date of transport   Jun 3, 2021
        Invoice date        Jun 30, 2021
        Advanced life support, emergency (A0427-RH)            $1,310.00
        Ground mileage (A0425), 44 @ $20.00                      $880.00
        Oxygen                                                     waived
        Total charges                                          $2,190.00
        """
    )
    assert lines(bill) == [("2021-06-03", "A0427", "1310.00"), ("2021-06-03", "A0425", "880.00")]
    assert [line.units for line in bill.lines] == [1, 44]
    assert [line.modifiers for line in bill.lines] == [("RH",), ()]
    assert {line.category for line in bill.lines} == {Category.EMS}
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("2190.00"))]


def test_codes_without_a_day_of_service_are_not_dated_by_the_invoice(bills, lines):
    found = bills("Invoice date 06/30/2021\nGround mileage (A0425)     $220.00")
    assert [lines(bill) for bill in found] == [[]]


def test_slips_of_a_pharmacy_side_by_side(bills, lines):
    (bill,) = bills(
        """
        Millrace Pharmacy
        Rx# 700121   Filled 03/02/2021       Rx# 700122   Filled 03/09/2021
        NAPROXEN 500 MG TABLET               TIZANIDINE 4 MG TABLET
        NDC 65162-0190-10                    NDC 55111-0180-15
        Qty 60  Refills 1                    Qty 21  Refills 0
        Price $18.40                         Price $26.75

        Rx# 700377   Filled 03/30/2021
        NAPROXEN 500 MG TABLET
        NDC 65162-0190-10
        Qty 60  Refills 0
        Price $18.40
        """,
        category=Category.PHARMACY,
    )
    assert lines(bill) == [
        ("2021-03-02", "65162-0190-10", "18.40"),
        ("2021-03-09", "55111-0180-15", "26.75"),
        ("2021-03-30", "65162-0190-10", "18.40"),
    ]
    assert [line.units for line in bill.lines] == [60, 21, 60]
    assert {line.code_system for line in bill.lines} == {CodeSystem.NDC}
    assert bill.lines[1].description == "TIZANIDINE 4 MG TABLET"


def test_a_slip_without_a_price_bills_nothing(bills):
    found = bills(
        """
        Rx# 700121   Filled 03/02/2021
        NAPROXEN 500 MG TABLET
        NDC 65162-0190-10
        Qty 60  Refills 1
        """,
        category=Category.PHARMACY,
    )
    assert found == ()


def test_a_statement_with_the_day_of_each_visit_over_its_charges(bills, lines):
    (bill,) = bills(
        """
        QUARRY JOINT CLINIC                           Patient statement
        Service date: 03/12/2024   Provider: Ada Wrenn MD
           99204-25     Office visit, new patient                  $345.00
           20610-LT     Injection, shoulder                        $210.50
                        Insurance payment 04/20/2024              -$412.00
        Service date: 04/02/2024   Provider: Ada Wrenn MD
           99213        Office visit, established                  $165.00
        """
    )
    assert [(d, c) for d, c, _ in lines(bill)] == [
        ("2024-03-12", "99204"),
        ("2024-03-12", "20610"),
        ("2024-04-02", "99213"),
    ]
    assert [p.date for p in bill.payments] == [dt.date(2024, 4, 20)]


def test_charges_under_the_day_of_each_visit(bills, lines):
    (bill,) = bills(
        """
        Backwater Chiropractic     Patient Billing Summary
        Visit: 03/04/2024   Provider: Ida Marsh DC
           99203-25   New patient exam                 $150.00
           98941      CMT                               $70.00
        Session 2 - 03/06/2024   Next appointment 03/11/2024
           98941      CMT                               $70.00
        Total billed: $290.00
        """
    )
    assert lines(bill) == [
        ("2024-03-04", "99203", "150.00"),
        ("2024-03-04", "98941", "70.00"),
        ("2024-03-06", "98941", "70.00"),
    ]


def test_goods_are_of_the_day_they_were_delivered(bills, lines):
    (bill,) = bills(
        """
        Northgate Medical Supply              Delivery Ticket / Invoice
        Ship to: Dana Okafor       Order 44190      Delivered 03/08/2024
        Item        HCPCS   Qty   Mod   Price     Ext
        Walker FW   E0143   1     NU    118.00    118.00
        Boot tall   L4361   1     RT    285.00    285.00
                                        Total     403.00
        """
    )
    assert lines(bill) == [("2024-03-08", "E0143", "118.00"), ("2024-03-08", "L4361", "285.00")]


def test_ticks_of_codes_side_by_side_are_of_the_day_at_the_top(bills, lines):
    (bill,) = bills(
        """
        Willow Chiropractic          Date: 03/08/2023
        EXAM                             ADJUSTMENT                      THERAPY
        [ ] 99202 New brief   95.00      [x] 98940 1-2 reg    55.00      [ ] 97012 Traction   30.00
        [x] 99203 New exam   140.00      [ ] 98941 3-4 reg    65.00      [x] 97014 E-stim     28.00
                                                             Total  223.00
        """
    )
    assert lines(bill) == [
        ("2023-03-08", "98940", "55.00"),
        ("2023-03-08", "99203", "140.00"),
        ("2023-03-08", "97014", "28.00"),
    ]


def test_a_ticked_list_with_the_day_of_a_statement_alone_has_no_day(bills):
    found = bills(
        """
        Willow Chiropractic          Statement date: 03/08/2023
        [x] 98940 1-2 reg    55.00
        [ ] 98941 3-4 reg    65.00
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_each_ticked_form_of_a_page_is_of_its_own_day(bills, lines):
    form = """
        ELK BEND FAMILY PRACTICE - ENCOUNTER FORM
        Patient: Minter, Ada      Chart 77      Date: {day}
        99202 New pt, level 2             99203 New pt, level 3
        {low} 99213 Estab pt, level 3     {high} 99214 Estab pt, level 4
        81002 Urinalysis dip              96372 Injection
        Charge  {price}           Paid at desk 20.00
    """
    first = form.format(day="4/2/2024", low="", high="X", price="185.00").replace(
        "level 4", "level 4   185.00"
    )
    second = form.format(day="4/19/2024", low="X", high="", price="128.00").replace(
        "pt, level 3     ", "pt, level 3   128.00     "
    )
    (bill,) = bills(first.rstrip() + second)
    assert lines(bill) == [("2024-04-02", "99214", "185.00"), ("2024-04-19", "99213", "128.00")]


def test_receipts_below_each_other_bill_their_own_days(bills, lines):
    receipt = """
        STATEMENT OF SERVICES                 Receipt {number}
        Client: Ada Minter                    Service date {day}
        CPT 97140 manual therapy x 2                   $96.00
        Therapist: Maud Selby LMT
        Paid today: 96.00 cash
    """
    pages = "".join(
        receipt.format(number=n, day=day) for n, day in ((41, "07/02/2024"), (42, "07/16/2024"))
    )
    (bill,) = bills(pages)
    assert lines(bill) == [("2024-07-02", "97140", "96.00"), ("2024-07-16", "97140", "96.00")]


def test_a_tills_slip_charges_what_it_sold_and_not_the_tax(bills, lines):
    (bill,) = bills(
        """
        ELK BEND OPTOMETRY
        sale 551   03/19/24   16:40
        customer MINTER ADA
        92014 eye exam           140.00
        92083 visual field        80.00
        lens cleaner kit          12.50
        SUBTOTAL                 232.50
        TAX                        0.88
        TOTAL                    233.38
        CARD                     233.38
        """
    )
    assert lines(bill) == [
        ("2024-03-19", "92014", "140.00"),
        ("2024-03-19", "92083", "80.00"),
        ("2024-03-19", "", "12.50"),
    ]
    assert not [t for t in bill.totals if t.kind is TotalKind.CHARGES]
