"""Statements and ledgers: columns, rows and dates, however they are laid out."""

from __future__ import annotations

from decimal import Decimal

from casefile.bills import BillForm, CodeSystem, TotalKind
from casefile.categories import Category


def test_a_ledger_with_debit_and_credit_columns(bills, lines):
    (bill,) = bills(
        """
        Riverbend Spine Center                       Account History
        Patient: Okafor, Dana     Acct #: 44120
        Phone (555) 010-9921      Printed 03/02/2024

        Date        Code         Description                Debit     Credit    Balance
                                 Balance Forward                                 100.00
        1/5/24      99203        New patient exam           210.00               310.00
        1/5/24      98941        Spinal adj 3-4 areas        72.00               382.00
        1/9/24                   Ins pmt check 30912                  150.00     232.00
        1/9/24                   Contractual adj                       60.00     172.00
        2/1/24      97110-GP     Exercises                   55.50               227.50
                                 Totals                     337.50   210.00      227.50
        """
    )
    assert bill.form is BillForm.LEDGER
    assert lines(bill) == [
        ("2024-01-05", "99203", "210.00"),
        ("2024-01-05", "98941", "72.00"),
        ("2024-02-01", "97110", "55.50"),
    ]
    assert bill.lines[2].modifiers == ("GP",)
    assert [(p.amount, p.adjustment) for p in bill.payments] == [
        (Decimal("150.00"), False),
        (Decimal("60.00"), True),
    ]
    kinds = {t.kind: t.amount for t in bill.totals}
    assert kinds[TotalKind.CHARGES] == Decimal("337.50")
    assert kinds[TotalKind.BALANCE] == Decimal("227.50")
    assert kinds[TotalKind.FORWARD] == Decimal("100.00")
    assert [p.description for p in bill.payments] == ["Ins pmt check 30912", "Contractual adj"]
    assert {line.category for line in bill.lines} == {Category.CHIROPRACTIC}
    assert bill.provider == "Riverbend Spine Center"
    assert bill.account == "44120"


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


def test_one_amount_column_with_signs_either_side(bills, lines):
    (bill,) = bills(
        """
        Statement of Account         Juniper Family Practice
        Date          Description                              Amount
        06/01/2023    99213 Office visit                      $145.00
        06/01/2023    81002 Urinalysis                         $18.50
        06/20/2023    Insurance payment                        $90.00-
        06/20/2023    Adjustment per contract                 ($35.00)
        07/02/2023    Patient payment - thank you             -$20.00
                      Balance due                              $18.50
        """
    )
    assert lines(bill) == [
        ("2023-06-01", "99213", "145.00"),
        ("2023-06-01", "81002", "18.50"),
    ]
    assert [p.amount for p in bill.payments] == [Decimal(90), Decimal(35), Decimal(20)]
    assert [p.adjustment for p in bill.payments] == [False, True, False]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.BALANCE, Decimal("18.50"))]


def test_descriptions_wrapped_over_two_rows(bills):
    (bill,) = bills(
        """
        Billing Statement      Cedar Orthopedic Group
        Date         Code     Description                    Charges
        04/11/2023   20610    Injection, large joint,          310.00
                              without guidance
        04/11/2023   J3301    Triamcinolone per 10 mg           42.00
        """
    )
    assert [line.description for line in bill.lines] == [
        "Injection, large joint, without guidance",
        "Triamcinolone per 10 mg",
    ]
    assert [(line.category, line.ancillary) for line in bill.lines] == [
        (Category.OPERATIVE, False),
        (None, True),
    ]


def test_two_row_entries_with_the_money_below(bills, lines):
    (bill,) = bills(
        """
        Account Ledger      Harbor Pain Clinic
        Date         Proc     Description                    Amount
        09/12/2023   99204    New patient evaluation
                              Provider: T. Amadi MD          355.00
        09/26/2023   64483    Epidural injection
                              Provider: T. Amadi MD        1,890.00
        """
    )
    assert lines(bill) == [
        ("2023-09-12", "99204", "355.00"),
        ("2023-09-26", "64483", "1890.00"),
    ]


def test_diagnoses_in_their_own_column_are_no_codes(bills, lines):
    (bill,) = bills(
        """
        Visit Statement            Northside Neurology PA
        Date         ICD-10      CPT      Description                Charges   Balance
        08/15/2023   M5412       99205    New patient                 412.00    412.00
        08/15/2023   S134XXA     95886    EMG complete                388.00    800.00
        08/15/2023   G5601       95911    NCS 9-10 studies            640.00  1,440.00
        """
    )
    assert [code for _, code, _ in lines(bill)] == ["99205", "95886", "95911"]
    assert {line.category for line in bill.lines} == {Category.OFFICE_VISIT}


def test_a_table_without_any_header(bills, lines):
    (bill,) = bills(
        """
        Willow Grove Clinic           Patient Ledger
        12/01/2022   99214   Established visit      180.00               180.00
        12/15/2022   99213   Established visit      130.00               310.00
        12/20/2022           Insurance payment                 90.00     220.00
        01/05/2023   99213   Established visit      130.00               350.00
        """
    )
    assert [charge for *_, charge in lines(bill)] == ["180.00", "130.00", "130.00"]


def test_stacked_headers_and_payments_in_many_columns(bills, lines):
    (bill,) = bills(
        """
        Patient Ledger                     Beacon Sports Medicine
        Service     Proc                              Total     Ins      Pat     Acct
        Date        Code     Description              Charge    Paid     Paid    Balance
        07/07/2023  99203    New visit                225.00    110.00   25.00     90.00
        07/07/2023  73564    X-ray knee                98.00     40.00    0.00    148.00
        """
    )
    assert lines(bill) == [("2023-07-07", "99203", "225.00"), ("2023-07-07", "73564", "98.00")]
    assert [(p.code, p.charge) for p in bill.payments][1:] == [
        ("99203", Decimal(225)),
        ("73564", Decimal(98)),
    ]
    assert [(p.payer, p.amount) for p in bill.payments] == [
        ("Ins Paid", Decimal(110)),
        ("Pat Paid", Decimal(25)),
        ("Ins Paid", Decimal(40)),
    ]


def test_the_same_pages_give_the_same_bills(bills):
    drawing = """
        Patient Ledger
        Date         Code     Description          Charges
        07/07/2023   99203    New patient visit     225.00
        """
    assert bills(drawing) == bills(drawing)
    assert bills(drawing)[0].lines[0].id == "p1-l1.1"


def test_codes_and_payments_under_item(bills, lines):
    (bill,) = bills(
        """
        Harrow Lane Family Practice             Account Ledger
        Date          Item      Description          Amount     Balance
        01/04/2022    99213     Office visit         150.00      150.00
        01/18/2022    PMT       Check                -90.00       60.00
        """
    )
    assert lines(bill) == [("2022-01-04", "99213", "150.00")]
    assert [p.amount for p in bill.payments] == [Decimal("90.00")]


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


def test_two_heads_that_stand_close_are_two_columns(bills):
    (bill,) = bills(
        """
        Harbor Pharmacy                              Prescription history
        Date         Medication       NDC number        Qty Prescribed by    Total
        03/02/2021   Naproxen 500     65162-0190-10      60 C. Wren          18.40
        """
    )
    assert [line.units for line in bill.lines] == [60]
    assert bill.lines[0].provider == "C. Wren"


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


def test_a_heading_between_the_lines_of_a_statement_is_no_part_of_a_description(bills):
    (bill,) = bills(
        """
        QUARRY RIDGE MEDICAL CENTER                       ITEMIZED STATEMENT
        SVC DATE   CODE    DESCRIPTION            QTY      AMOUNT
        CT SCAN
        03/04/24   72125   CT CERVICAL SPINE        1    2,210.00
        SUPPLIES
        03/04/24   L0172   CERVICAL COLLAR          1       95.00
                           FOAM, MEDIUM
        """
    )
    described = [line.description for line in bill.lines]
    assert described == ["CT CERVICAL SPINE", "CERVICAL COLLAR FOAM, MEDIUM"]
