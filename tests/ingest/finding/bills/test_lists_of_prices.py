"""Lists of amounts that charge nothing, and bills that look like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casefile.bills import BillForm


@pytest.mark.parametrize(
    "title",
    ["Medical payments log", "PIP log", "Conditional payment notice", "Paid claims report"],
)
def test_a_list_of_what_an_insurer_paid_charges_nothing(bills, lines, title):
    (bill,) = bills(
        f"""
        Ferry Mutual          {title}       Claim 88-1204
        Svc date      Payee                       Paid        Check
        03/04/22      PELL RIVER HOSPITAL       1,204.10      88120
        03/22/22      OAKUM ANESTHESIA            640.00      99213
        """
    )
    assert bill.form is BillForm.EOB
    assert lines(bill) == []


def test_a_table_of_payments_alone_charges_nothing_whatever_the_page_is_called(bills):
    found = bills(
        """
        Statement of account     Pell River Physicians
        Date          From              Paid        Check
        03/04/22      Ferry Mutual      204.10      88120
        03/22/22      Ferry Mutual       64.00      99213
        """
    )
    assert [line for bill in found for line in bill.lines] == []
    assert [p.amount for bill in found for p in bill.payments] == [Decimal("204.10"), Decimal(64)]


def test_a_sentence_of_a_letter_is_no_header(bills):
    found = bills(
        """
        Please note the charges below your balance and any service codes for our review
        We saw Ms. Osei on 03/04/2022 at a cost of 310.00 and again on 05/06/2022
        Call us at 555-0199 about billing.
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_a_plans_notice_without_the_name_of_one_charges_nothing(bills):
    (bill,) = bills(
        """
        Blue Prairie
        This is how your benefits were applied
        Service date    Provider            Amount billed    Plan paid    You may owe
        03/09/2022      County Fire EMS     610.00           410.00       200.00
        """
    )
    assert (bill.form, bill.lines) == (BillForm.EOB, ())


@pytest.mark.parametrize(
    "title",
    ["Good Faith Estimate", "Fee schedule 2022", "Life care plan", "Summary of specials"],
)
def test_prices_of_care_that_was_not_given_are_no_bill(bills, title):
    found = bills(
        f"""
        Ridgeline Surgery Center        {title}
        Date         Service      Code     Charge
        03/09/2022   Knee scope   29881    4,200.00
        """
    )
    assert found == ()


def test_of_a_list_with_marks_what_is_ticked_was_done(bills, lines):
    (bill,) = bills(
        """
        Sunrise Family Practice        Encounter form
        Date of service: 03/09/2022
        [x] 99213 Established, brief     120.00
        [ ] 99214 Established, longer    180.00
        [x] 87880 Strep test              35.00
        Total today                      155.00
        """
    )
    assert lines(bill) == [("2022-03-09", "99213", "120.00"), ("2022-03-09", "87880", "35.00")]


@pytest.mark.parametrize("title", ["Summary for the file", "Debts referred to us"])
def test_a_list_of_the_bills_of_several_houses_charges_nothing(bills, title):
    found = bills(
        f"""
        Redstone Associates        {title}
        Provider                 Service date     Billed
        Pell River Hospital      03/04/2022       1,320.00
        Pell River Radiology     03/04/2022          96.00
        """
    )
    assert [line for bill in found for line in bill.lines] == []


def test_a_fee_schedule_among_the_rows_leaves_a_bill_a_bill(bills, lines):
    (bill,) = bills(
        """
        Pell River Physicians      Account report
        Date         Code      Description               Amount
        03/09/2022   99213     Office visit              140.00
        04/02/2022             Fee schedule adj          -40.00
        """
    )
    assert lines(bill) == [("2022-03-09", "99213", "140.00")]


def test_a_providers_ledger_that_tells_what_a_plan_did_is_a_bill(bills, lines):
    (bill,) = bills(
        """
        Pell River Physicians      Account report
        Date         Code      Description               Amount
        03/09/2022   99213     Office visit              140.00
        04/02/2022             Plan paid                 -80.00
        04/02/2022             Network savings           -40.00
        04/02/2022             Explanation of benefits on file  0.00
        """
    )
    assert bill.form is not BillForm.EOB
    assert ("2022-03-09", "99213", "140.00") in lines(bill)


def test_a_label_that_tells_which_prices_a_ledger_goes_by_is_no_list_of_prices(bills, lines):
    (bill,) = bills(
        """
        Sandhill Chiropractic        Transaction report
        3320   Bell, Ana   Fee schedule: PIP    DX: M54.2
        Date         Type    Code     M     Description             Charge    Receipt    Balance
        03/09/2022   Chg     98940    AT    Adjustment 1-2 areas     52.00                 52.00
        03/11/2022   Chg     98940    AT    Adjustment 1-2 areas     52.00                104.00
        """
    )
    assert lines(bill) == [("2022-03-09", "98940", "52.00"), ("2022-03-11", "98940", "52.00")]
