"""Statements and ledgers: columns and rows, however they are laid out."""

from __future__ import annotations

from decimal import Decimal

from casefile.bills import BillForm, TotalKind
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


def test_a_panel_beside_the_table_dates_no_line(bills, lines):
    (bill,) = bills(
        """
        Juniper Family Practice                     Account History
        PATIENT
        Dana Okafor        DOS          CPT      Description          Charge
        GUARANTOR          02/14/2023   99214    Office visit         205.00
        Self               02/15/2023   85025    Blood count           42.00
        RUN
        08/16/2024         02/15/2023   82728    Ferritin              51.00
        BALANCE            04/18/2023   99213    Office visit         150.00
                                                 Total charges        448.00
        """
    )
    assert lines(bill) == [
        ("2023-02-14", "99214", "205.00"),
        ("2023-02-15", "85025", "42.00"),
        ("2023-02-15", "82728", "51.00"),
        ("2023-04-18", "99213", "150.00"),
    ]


def test_what_stands_before_the_day_of_a_row_belongs_to_a_row_without_a_panel(bills, lines):
    (bill,) = bills(
        """
        Juniper Family Practice                     Account History
        Date          CPT      Description          Charge
        2/14/2023     99214    Office visit         205.00
        Pharmacy      85025    Blood count           42.00
        """
    )
    assert [amount for _, _, amount in lines(bill)] == ["205.00", "42.00"]


def test_what_became_of_a_claim_is_no_charge_but_care_free_of_charge_is(bills, lines):
    (bill,) = bills(
        """
        Plains Imaging LLC     Account report
        Date          Description                        Code      Charges
        07/11/2022    MRI ankle without contrast         73721    1,310.00
        07/29/2022    Claim denied, bill auto carrier                 0.00
        08/04/2022    Recheck after the scan                          0.00
        """
    )
    assert lines(bill) == [("2022-07-11", "73721", "1310.00"), ("2022-08-04", "", "0.00")]


def test_what_became_of_a_claim_is_no_part_of_what_was_done(bills):
    (bill,) = bills(
        """
        Plains Emergency Doctors PLLC
        Date        Description                           Charges      Receipts     Balance
        07/09/22    99283 Emergency visit                   640.00
                    Billed to Midland Auto 07/15/22
        07/09/22    12002 Repair of a wound                 410.00
                    over seven cm
        """
    )
    assert [line.description for line in bill.lines] == [
        "Emergency visit",
        "Repair of a wound over seven cm",
    ]


def test_units_under_their_minutes(bills):
    (bill,) = bills(
        """
        Oak Hollow Home Health     Account summary
        Visit date    HCPCS    15 min    Discipline          Amount
        07-11-2022    G0151    4         PT visit (eval)     238.00
        07-13-2022    G0151    3         PT visit            195.00
        """
    )
    assert [line.units for line in bill.lines] == [4, 3]
