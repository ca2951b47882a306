"""Who bills: the head of a statement."""

from __future__ import annotations

from casefile.categories import Category

CHARGE = """
        DOS          CODE     SERVICE              CHARGE
        03/02/2021   97110    EXERCISE              62.00
        """


def test_the_house_beside_the_day_of_printing_bills(bills):
    (bill,) = bills(
        f"""
        RUN: 04/02/2021 0714          BIRCHWOOD BRACE AND LIMB          PAGE 1 OF 1
                                  LEDGER, OLDEST FIRST
        PATIENT:  DOE, JANE
        {CHARGE}
        """
    )
    assert bill.provider == "BIRCHWOOD BRACE AND LIMB"


def test_the_patient_at_the_mailing_address_does_not_bill(bills):
    (bill,) = bills(
        f"""
        Balance First Physical Therapy               Patient Ledger
        Jane Doe                  Patient:           Jane Doe
        40 Larch Row              Account:           B-2210
        {CHARGE}
        """
    )
    assert bill.patient == "Jane Doe"
    assert bill.provider != "Jane Doe"


def test_the_biller_stands_beside_its_label_and_not_whom_it_billed(bills):
    drawing = """
        ACTIVITY OF ACCOUNT
        {}
        Guarantor    :   Ivo Brandt
        DOS         CPT      Service              Charge
        04-02-2022  97110    Exercise              80.00
        """
    labelled = "Practice     :   Tall Pine Balance Rehab"
    (bill,) = bills(drawing.format(labelled))
    assert bill.provider == "Tall Pine Balance Rehab"
    (bill,) = bills(drawing.format("12 Tall Pine Road"))
    assert bill.provider is None


def test_a_house_may_be_called_after_its_street_and_a_client_is_no_biller(bills):
    (bill,) = bills(
        """
        Account sheet
        Mill Street Therapy                            Client
        8 Mill Street                                  Ivo Brandt
        Date         Code       Item                   Fee        Paid      Balance
        2022-04-02   97110 GP   Exercise               $80.00                $80.00
        2022-04-06              Late cancel fee        $25.00               $105.00
        """
    )
    assert bill.provider == "Mill Street Therapy"
    assert [(n.code, n.description, n.category) for n in bill.lines] == [
        ("97110", "Exercise", Category.PHYSICAL_THERAPY),
        (None, "Late cancel fee", None),
    ]
