"""Statements and ledgers: columns, rows and dates, however they are laid out."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

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
