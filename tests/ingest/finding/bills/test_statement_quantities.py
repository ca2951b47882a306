"""Codes, modifiers and quantities of statements."""

from __future__ import annotations

from decimal import Decimal

from casefile.bills import CodeSystem
from casefile.categories import Category


def test_codes_with_loose_modifiers_and_units_before_the_code(bills, lines):
    (bill,) = bills(
        """
        Lakeview Physical Therapy LLC                 Patient Statement
        DOS           Units   CPT             Service                      Fee
        02/03/2024    2       97110 GP 59     Therapeutic exercise       $120.00
        02/03/2024    1       97140 GP        Manual techniques           $61.25
        02/10/2024    1       97530-59-GP     Activities                  $70.00
        """
    )
    assert lines(bill) == [
        ("2024-02-03", "97110", "120.00"),
        ("2024-02-03", "97140", "61.25"),
        ("2024-02-10", "97530", "70.00"),
    ]
    assert [line.modifiers for line in bill.lines] == [("GP", "59"), ("GP",), ("59", "GP")]
    assert [line.units for line in bill.lines] == [2, 1, 1]
    assert {line.category for line in bill.lines} == {Category.PHYSICAL_THERAPY}


def test_a_second_modifier_that_leans_into_the_units_is_no_quantity(bills):
    (bill,) = bills(
        """
        Quarry Street Therapy                              Patient Ledger
        Date        Description            Code       Units   Charge
        03/18/2024  Therapeutic exercise   97110 GP     2     120.00
        03/21/2024  Manual therapy         97140 GP 59  1      62.50
        """
    )
    assert [line.modifiers for line in bill.lines] == [("GP",), ("GP", "59")]
    assert [line.units for line in bill.lines] == [2, 1]


def test_a_lost_digit_of_a_charge_is_settled_by_its_units_at_their_price(bills):
    drawing = """
        Quarry Street Therapy                              Patient Ledger
        Date        Description            Code   Units   Price    Charge
        03/18/2024  Therapeutic exercise   97110  2       60.00    12?.00
        03/21/2024  Manual therapy         97140  1       62.50     62.50
        """
    (bill,) = bills(drawing)
    assert [(line.rate, line.charge) for line in bill.lines] == [
        (Decimal("60.00"), Decimal("120.00")),
        (Decimal("62.50"), Decimal("62.50")),
    ]
    assert bill.lines[0].doubtful == ("charge settled by arithmetic",)


def test_units_of_an_anesthetic_are_time_and_base(bills):
    (bill,) = bills(
        """
        Laurel Anesthesia                  Statement of services
        Date          ASA code     Service               Time / units              Charge
        04/11/2022    01400-QZ     Knee arthroscopy      75 min = 5 + 4 base     1,260.00
        04/11/2022    64447-59     Femoral block         1                         540.00
        05/02/2022    01400-QZ     Knee arthroscopy      61 min 4u + 4 base      1,120.00
        """
    )
    assert [line.units for line in bill.lines] == [9, 1, 8]


def test_units_that_the_description_says(bills):
    (bill,) = bills(
        """
        Foundry Street Therapy                       Patient Ledger
        Date          CPT      Service                  Fee
        05/06/2021    97110    Exercise, 3 units      147.00
        05/06/2021    97140    Manual therapy          54.00
        """
    )
    assert [line.units for line in bill.lines] == [3, 1]


def test_a_drug_code_in_the_column_of_codes(bills, lines):
    (bill,) = bills(
        """
        Birch Street Apothecary                        Client
        12 Birch Street                                Ivo Brandt
        Date          Drug                Code            Qty    Total
        02-Apr-2022   Naproxen 500 mg     00999-0417-30    30    $18.20
        """,
        category=Category.PHARMACY,
    )
    assert lines(bill) == [("2022-04-02", "00999-0417-30", "18.20")]
    assert bill.lines[0].code_system is CodeSystem.NDC
    assert bill.provider == "Birch Street Apothecary"


def test_a_count_of_visits_is_a_quantity(bills):
    (bill,) = bills(
        """
        Quarry Street Therapy                                   Statement of Account
        From        Through      CPT    Description            Visits  Rate      Charge
        06/20/2024  07/12/2024   97110  Therapeutic exercise     6     60.00     360.00
        """
    )
    assert [(n.units, n.rate, n.description) for n in bill.lines] == [
        (6, Decimal(60), "Therapeutic exercise")
    ]


def test_a_part_of_an_hour_is_no_charge(bills):
    (bill,) = bills(
        """
        Tern Home Health                          Itemized Visit Billing
        Visit Date   Discipline   Code    Clinician       Hrs   Charge
        03/04/24     RN           G0299   K. Moss RN      1.0   $210.00
        03/06/24     PT           G0151   L. Wynn PT      0.75  $195.00
        Total                                                   $405.00
        """
    )
    assert [(str(n.charge), str(n.units)) for n in bill.lines] == [
        ("210.00", "1"),
        ("195.00", "0.75"),
    ]


def test_miles_at_a_price_and_the_units_of_an_anesthetic(bills):
    (ride,) = bills(
        """
        Tri-County Rescue       Invoice 23-9912      Date of service: 03/02/2023
        Description                                 HCPCS     Qty      Unit Price     Total
        BLS emergency base rate                     A0429     1        780.00         780.00
        Mileage, 12.4 miles @ 18.00                 A0425     12.4      18.00         223.20
        """
    )
    assert [str(line.units) for line in ride.lines] == ["1", "12.4"]
    (asleep,) = bills(
        """
        Ridge Anesthesia Associates
        Date of Service   CPT     Mods     Base   Time   Total Units   Unit Value    Charge
        03/05/2023        01400   QK P2    4      6.2    10.2          95.00         969.00
        """
    )
    assert [str(line.units) for line in asleep.lines] == ["10.2"]


def test_numbers_of_the_words_behind_a_code_are_no_modifiers(bills):
    (bill,) = bills(
        """
        Harlan Valley Orthopedics
        Date of service      Procedure                           Amount
        March 4, 2023        99203 25 New patient, 30 min        $225.00
        April 11, 2023       99213 Follow up                     $140.00
        """
    )
    assert [line.modifiers for line in bill.lines] == [("25",), ()]
