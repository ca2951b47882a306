"""Which pages are bills, and which rows of them are charges."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import BillForm, CodeSystem
from casefile.categories import Category


def test_an_ambulance_invoice(bills, lines):
    (bill,) = bills(
        """
        Tri-Rivers Ambulance District         INVOICE
        Remit to: PO Box 40441 Northtown KS 66002
        Run Number: 23-90210                  Trip Date: 02/14/2024
        Date         HCPCS     Description              Qty      Rate       Total
        02/14/2024   A0427     ALS emergency base       1      1,150.00   1,150.00
        02/14/2024   A0425     Ground mileage           12        18.50     222.00
        Total Amount Due                                                  1,372.00
        """
    )
    assert bill.form is BillForm.INVOICE
    assert lines(bill) == [("2024-02-14", "A0427", "1150.00"), ("2024-02-14", "A0425", "222.00")]
    assert bill.lines[1].units == 12
    assert [line.category for line in bill.lines] == [Category.EMS, Category.EMS]


def test_a_pharmacy_print_out(bills):
    (bill,) = bills(
        """
        Corner Apothecary Pharmacy        Prescription Profile
        Date Filled  Rx #      NDC             Drug Name              Qty    Days Supply   Price
        03/01/2024   6612345   00093-7424-56   Cyclobenzaprine 10mg   30     10            24.89
        03/15/2024   6612990   65162-0101-10   Naproxen 500mg         60     30            31.10
        """
    )
    assert bill.form is BillForm.PHARMACY
    assert [(line.code, line.code_system) for line in bill.lines] == [
        ("00093-7424-56", CodeSystem.NDC),
        ("65162-0101-10", CodeSystem.NDC),
    ]
    assert [line.charge for line in bill.lines] == [Decimal("24.89"), Decimal("31.10")]
    assert {line.category for line in bill.lines} == {Category.PHARMACY}


def test_an_eob_is_known_for_what_it_is_and_charges_nothing(bills, lines):
    (bill,) = bills(
        """
        Plainfield Mutual          EXPLANATION OF BENEFITS       THIS IS NOT A BILL
        Date of Service   Procedure   Billed     Allowed   Deductible   Plan Paid   You Owe
        01/22/2024        99283       980.00     410.00      100.00       310.00     100.00
        01/22/2024        73030       240.00      95.00        0.00        95.00       0.00
        Total                       1,220.00     505.00      100.00       405.00     100.00
        """
    )
    assert bill.form is BillForm.EOB
    assert lines(bill) == []
    assert [(p.payer, p.code, p.charge, p.amount) for p in bill.payments] == [
        ("Plan Paid", "99283", Decimal(980), Decimal(310)),
        ("Plan Paid", "73030", Decimal(240), Decimal(95)),
    ]


def test_the_lower_storey_of_a_head_is_no_head_of_its_own(bills):
    (bill,) = bills(
        """
        QUARRY MUTUAL INSURANCE                          EXPLANATION OF BENEFITS
        Service     Proc     Amount     Allowed    Discount   Deductible  Plan       You
        Date        Code     Billed     Amount                            Paid       Owe
        03/12/2024  99204    345.00     210.00     135.00     0.00        168.00     42.00
        """
    )
    assert [(p.payer, p.amount, p.adjustment) for p in bill.payments] == [
        ("Discount", Decimal(135), True),
        ("Plan Paid", Decimal(168), False),
    ]


def test_a_remittance_charges_nothing(bills, lines):
    (bill,) = bills(
        """
        STONEGATE MUTUAL    PROVIDER REMITTANCE ADVICE
        CHECK/EFT 552019    DATE 08/30/2022
        SERV DATE     PROC     BILLED     ALLOWED     COINS    GRP/RC     AMT     PROV PD
        0624 062422   99284    940.00     510.00      0.00     CO-45    430.00    510.00
        0624 062422   73610    220.00     120.00      0.00     CO-45    100.00    120.00
        """
    )
    assert bill.form is BillForm.EOB
    assert lines(bill) == []


def test_a_statement_that_speaks_of_an_explanation_of_benefits_is_a_bill(bills, lines):
    visits = "\n".join(f"0{n}/10/2022   99213   Office visit   {n}0.00" for n in range(1, 9))
    (bill,) = bills(
        f"""
        Itemized Statement     THIS IS NOT A BILL
        Date         Code    Description    Charge
        {visits}
        """
        + "\n" * 12
        + "Please wait for the explanation of benefits of your insurer."
    )
    assert bill.form is BillForm.ITEMIZED
    assert len(lines(bill)) == 8


def test_numbers_that_only_look_like_codes_make_no_lines(bills):
    found = bills(
        """
        Patient Statement              Oakfield Medical Group
        27130 Old Mill Road            Account 99213
        Springfield, IL 62704          Call (217) 555-9921 or fax 555-97110
        Statement Date: 01/15/2024     Amount Due: $97.00    Pay by 02/15/2024
        Aging   Current   30 Days   60 Days   90 Days
                  97.00      0.00      0.00      0.00
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_only_pages_sorted_as_billing_are_read(bills):
    drawing = """
        Patient Ledger
        Date         Code     Description          Charges
        07/07/2023   99203    New patient visit     225.00
        """
    assert bills(drawing, category=Category.OFFICE_VISIT) == ()


def test_a_ledger_with_two_date_columns_is_no_claim_form(bills, lines):
    (bill,) = bills(
        """
        Account Activity                 Granite Pain Associates
        From       Thru       POS  CPT     Description               Charge   Balance
        10/03/23   10/03/23   11   99204   New patient               310.00    310.00
        10/10/23   10/10/23   24   64483   Epidural                1,450.00  1,760.00
        """
    )
    assert bill.form is BillForm.LEDGER
    assert lines(bill) == [("2023-10-03", "99204", "310.00"), ("2023-10-10", "64483", "1450.00")]


def test_an_invoice_of_one_visit_dates_its_lines_by_the_head(bills, lines):
    (bill,) = bills(
        """
        QUARRY ROAD MRI       INVOICE  #20391        Date of Service: 03/03/2024
        Patient Name: Ivo Brandt   DOB 02/02/1980
        CPT Code    Description                 Modifier     Units    Amount
        72141       MRI cervical spine w/o                   1        $1,950.00
        72148       MRI lumbar spine w/o        TC           1        $1,950.00
        TOTAL CHARGES                                                 $3,900.00
        """
    )
    assert lines(bill) == [("2024-03-03", "72141", "1950.00"), ("2024-03-03", "72148", "1950.00")]
    assert [line.modifiers for line in bill.lines] == [(), ("TC",)]
    assert bill.patient == "Ivo Brandt"


def test_a_drug_that_went_back_is_a_negative_charge_and_a_payment_is_none(bills, lines):
    (bill,) = bills(
        """
        HARLOW MEMORIAL HOSPITAL            ITEMIZED STATEMENT
        DATE       DEPT   CHG CODE   DESCRIPTION                     QTY     AMOUNT
        04/08/24   PHRM   25000442   OXYCODONE IR 5MG TAB              3      27.60
        04/09/24   PHRM   25000442   OXYCODONE IR 5MG TAB CREDIT      -1      -9.20
        05/20/24          99000001   PLAN PAYMENT                            -10.00
                                     TOTAL CHARGES                            18.40
        """
    )
    assert [charge for _, _, charge in lines(bill)] == ["27.60", "-9.20"]
    assert [p.amount for p in bill.payments] == [Decimal("10.00")]


def test_headings_of_departments_give_their_revenue_code(bills, lines):
    (bill,) = bills(
        """
        Harlow Memorial Hospital             Hospital Account Detail
        Date         HCPCS    Description                      Qty    Unit Price     Amount
        0121 - Room & Board Semi-Private
        10/02/2023            HC ROOM AND BOARD SEMI PRIVATE    1     1,744.00     1,744.00
        Total for 0121                                                             1,744.00
        0250 - Pharmacy
        10/02/2023   J1170    HYDROMORPHONE 1 MG                1        38.25        38.25
        Total for 0250                                                                38.25
        Total Hospital Charges                                                     1,782.25
        """
    )
    assert [(n.code, n.revenue_code) for n in bill.lines] == [("0121", "0121"), ("J1170", "0250")]
    assert bill.lines[0].category is Category.INPATIENT


def test_charges_without_codes_are_told_by_their_words(bills):
    (bill,) = bills(
        """
        Harlow Memorial Hospital             Itemized Statement
        Date         Description                          Qty         Amount
        10/02/2023   EMERGENCY DEPT LEVEL 4                1        1,988.00
        10/02/2023   CT HEAD W/O CONTRAST                  1        1,876.00
        10/02/2023   ACETAMINOPHEN 325MG TAB               2            4.60
        10/02/2023   BASIC METABOLIC PANEL                 1          143.00
        """
    )
    assert [(n.category, n.ancillary) for n in bill.lines] == [
        (Category.EMERGENCY, False),
        (Category.RADIOLOGY, False),
        (None, True),
        (Category.LABORATORY, False),
    ]


@pytest.mark.parametrize(("price", "found"), [("      PRICE", 1), ("", 0)])
def test_a_fill_history_is_a_bill_where_it_prints_prices(bills, price, found):
    amount = "12.99" if price else ""
    drawing = f"""
        COBBLESTONE DRUG STORE #212
        FILLED       RX NO     DRUG NAME                  NDC             QTY{price}
        01/22/2024   7714402   CYCLOBENZAPRINE 10MG TAB   43547-0400-10    30      {amount}
        """
    read = bills(drawing, category=Category.PHARMACY)
    assert len(read) == found
    if read:
        assert read[0].provider == "COBBLESTONE DRUG STORE"
        assert (read[0].lines[0].code, read[0].lines[0].code_system) == (
            "43547-0400-10",
            CodeSystem.NDC,
        )


def test_an_undated_row_of_adjustments_is_no_charge(bills, lines):
    (bill,) = bills(
        """
        Larkspur Open MRI                    INVOICE # 44120
        Exam Date     Procedure     Exam                   Fee
        12.01.2023    73722         MRI JOINT LWR      2,480.00
                                    Less: adjustments      0.00
        """
    )
    assert lines(bill) == [("2023-12-01", "73722", "2480.00")]
