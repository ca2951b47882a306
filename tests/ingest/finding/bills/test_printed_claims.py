"""Claims printed otherwise than on their forms: wider, shorter, as rows of text."""

from __future__ import annotations

from decimal import Decimal

from casefile.bills import BillForm
from tests.ingest.finding.bills.drawn import laid


def test_a_claim_form_whose_boxes_of_dates_are_wider_than_the_forms(bills, lines):
    def line(month: str, day: str, code: str, dollars: str) -> list[tuple[float, str]]:
        dates = [(0.06 + 0.026 * n, text) for n, text in enumerate([month, day, "22"] * 2)]
        after = [
            (0.265, "11"),
            (0.31, code),
            (0.54, "A"),
            (0.62, dollars),
            (0.655, "00"),
            (0.72, "1"),
        ]
        return [*dates, *after, (0.78, "1093847561")]

    reading = laid(
        [
            (0.04, [(0.3, "HEALTH INSURANCE CLAIM FORM")]),
            (0.06, [(0.06, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12")]),
            (0.25, [(0.06, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY")]),
            (
                0.29,
                [(0.06, "24.A FROM"), (0.14, "TO"), (0.31, "D. CPT/HCPCS"), (0.6, "F. $ CHARGES")],
            ),
            (0.31, line("07", "11", "99203", "210")),
            (0.33, line("08", "01", "99213", "135")),
            (
                0.45,
                [
                    (0.06, "25. FEDERAL TAX I.D."),
                    (0.6, "28. TOTAL CHARGE"),
                    (0.8, "29. AMOUNT PAID"),
                ],
            ),
            (0.465, [(0.07, "31-7755120"), (0.62, "345"), (0.655, "00"), (0.81, "0 00")]),
            (0.49, [(0.06, "31. SIGNATURE OF PHYSICIAN"), (0.55, "33. BILLING PROVIDER")]),
            (0.505, [(0.06, "A BRANDT MD 080922"), (0.55, "TALLGRASS CLINIC PA")]),
        ]
    )
    (bill,) = bills(reading)
    assert lines(bill) == [("2022-07-11", "99203", "210.00"), ("2022-08-01", "99213", "135.00")]
    assert (bill.provider, bill.rendering) == ("TALLGRASS CLINIC PA", "A BRANDT MD")


def test_a_claim_form_as_rows_of_text_labelled_by_numbers(bills, lines):
    (bill,) = bills(
        """
        HEALTH INSURANCE CLAIM FORM                                       APPROVED NUCC 02/12
        2. PATIENT: KOSTER LYDIA                    3. BIRTH DATE 02 11 1988 F
        10b. AUTO ACCIDENT X YES                    14. DATE OF CURRENT INJURY 07 09 2022
        24A DATES          B     D CPT    MODIFIER      E           F CHARGES   G    J NPI
        07 09 2022         23    99283    25            A              640.00   1    1093847561
                                                               28. TOTAL CHARGE    $640.00
        31. OWEN BAIRD MD 07/30/2022                33. PRAIRIE EMERGENCY DOCTORS LLC
        25. FEDERAL TAX ID 31-7755120               PO BOX 12, SALINA
        """
    )
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [("2022-07-09", "99283", "640.00")]
    assert bill.provider == "PRAIRIE EMERGENCY DOCTORS LLC"
    assert [t.amount for t in bill.totals] == [Decimal(640)]


def test_a_hospital_claim_whose_only_known_label_is_its_total(bills, lines):
    (bill,) = bills(
        """
        FLINT RIVER HOSPITAL                       PAT CNTL 55-1209            TYPE OF BILL 0131
        9 DEPOT ST                                 STMT COVERS 070922 THRU 070922
        42 REV  43 DESCRIPTION                 44 HCPCS    45 DATE   46        47 TOTAL
        0450    EMERGENCY ROOM                 99283       070922    1         1,420.00
        0320    X-RAY ANKLE                    73610       070922    1           310.00
        0250    PHARMACY                                             2            40.00
                                                           0001 TOTAL CHARGES  $1,770.00
        66 DX S93401A            76 ATTENDING BAIRD OWEN   77 OPERATING LENZ IDA
        """
    )
    assert bill.form is BillForm.UB04
    assert bill.rendering == "OWEN BAIRD"
    assert lines(bill) == [
        ("2022-07-09", "99283", "1420.00"),
        ("2022-07-09", "73610", "310.00"),
        ("2022-07-09", "0250", "40.00"),
    ]


def test_days_in_the_three_boxes_of_a_form_on_a_statement(bills, lines):
    (bill,) = bills(
        """
        Tallgrass Clinic PA        Account report
        Date          Code     Service               Charge
        07 11 2022    99203    New patient visit     210.00
        08 01 22      99213    Visit                 135.00
        """
    )
    assert lines(bill) == [("2022-07-11", "99203", "210.00"), ("2022-08-01", "99213", "135.00")]


def test_heads_of_columns_that_bear_the_numbers_of_their_boxes(bills, lines):
    (hospital,) = bills(
        """
        UB PRINT IMAGE
        FLINT RIVER HOSPITAL           PCN 55-1209      TOB 131
        42REV 43DESC              44HCPCS    45DATE     46UNIT   47CHARGES
        0450  EMERG ROOM          99283      070922     1        900.00
        0636  DRUGS DETAIL        J1885      070922     2         44.20
        0001  TOTAL                                              944.20
        """
    )
    assert lines(hospital) == [("2022-07-09", "99283", "900.00"), ("2022-07-09", "J1885", "44.20")]
    (physician,) = bills(
        """
        Claim data, Tallgrass Clinic PA
        24A FROM    TO          24B POS  24D CPT   MOD   24E  24F CHARGE   24G UNITS  24J NPI
        07/11/2022  07/11/2022  11       99204     25    A    310.00       1          1093847561
        07/11/2022  07/11/2022  11       20610     LT    AB   190.00       1          1093847561
        """
    )
    assert lines(physician) == [
        ("2022-07-11", "99204", "310.00"),
        ("2022-07-11", "20610", "190.00"),
    ]
    assert [line.modifiers for line in physician.lines] == [("25",), ("LT",)]
