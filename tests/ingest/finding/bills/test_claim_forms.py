# ruff: noqa: E501 - the drawings are as wide as the pages that they stand for
from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from conftest import laid

from casefile.bills import BillForm, CodeSystem, TotalKind
from casefile.categories import Category
from casefile.pages import PageReading, Table

LEFT, COLUMN = 0.035, 0.93 / 80
FIRST_LINE, LINE = 0.52, 0.0303


def at(column: float, text: str) -> tuple[float, str]:
    """Place text at a column of the form's print grid of 80 columns."""
    return (LEFT + column * COLUMN, text)


def service(dates: str, rest: str) -> list[tuple[float, str]]:
    """Place "03 04 24 03 04 24" and "place|code|modifiers|pointer|dollars|cents|units"."""
    columns = (0, 3, 6, 9, 12, 15)
    place, code, modifiers, pointer, dollars, cents, units = rest.split("|")
    cells = [at(c, d) for c, d in zip(columns, dates.split(), strict=False)]
    cells += [at(18.2, place), at(24, code), at(44, pointer), at(54 - len(dollars), dollars)]
    cells += [at(32 + 3 * n, m) for n, m in enumerate(modifiers.split())]
    return [*cells, at(55, cents), at(59, units), at(68, "1184627713")]


def form(
    *lines: list[tuple[float, str]],
    total: str = "310 75",
    paid: str = "0 00",
    above: str = "",
    number: str = "",
    telephone: str = "",
    signed: str = "HUGO LINDT DPT",
    **said: float,
) -> PageReading:
    rows: list[tuple[float, list[tuple[float, str]]]] = [
        (0.05, [at(0, "HEALTH INSURANCE CLAIM FORM")]),
        (0.065, [at(0, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12")]),
        (0.12, [at(0, "2. PATIENT'S NAME (Last, First)"), at(30, "3. PATIENT'S BIRTH DATE")]),
        (0.135, [at(1, "PRUITT, MARGO, L"), at(31, "04  19  1979")]),
        (0.43, [at(0, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY")]),
        (0.445, [at(1, "A. M54.2"), at(14, "B. S13.4XXA")]),
        (0.46, [at(49, "23. PRIOR AUTHORIZATION NUMBER")]),
        (
            0.485,
            [
                at(0, "24. A. DATE(S) OF SERVICE"),
                at(24, "D. PROCEDURES CPT/HCPCS MODIFIER"),
                at(50, "F. $ CHARGES"),
                at(66, "J. RENDERING PROVIDER ID. #"),
            ],
        ),
    ]
    if above:
        rows.append((FIRST_LINE - 0.014, [at(0, above)]))
    for n, line in enumerate(lines):
        rows.append((FIRST_LINE + n * LINE, line))
    rows += [
        (
            0.71,
            [
                at(0, "25. FEDERAL TAX I.D. NUMBER"),
                at(22, "26. PATIENT'S ACCOUNT NO."),
                at(36, "27. ACCEPT"),
                at(48, "28. TOTAL CHARGE"),
                at(58, "29. AMOUNT PAID"),
            ],
        ),
        (
            0.726,
            [at(0, "44-0912871"), at(22, "PR-20931"), at(49, f"$ {total}"), at(60, f"$ {paid}")],
        ),
        (
            0.745,
            [
                at(0, "31. SIGNATURE OF PHYSICIAN"),
                at(22, "32. SERVICE FACILITY LOCATION"),
                at(49, f"33. BILLING PROVIDER INFO & PH # {telephone}"),
            ],
        ),
        (
            0.76,
            [at(0, "OR SUPPLIER"), at(22, "ASPEN JOINT CLINIC"), at(49, "ASPEN JOINT CLINIC PC")],
        ),
        (0.775, [at(0, signed), at(22, "90 PINE CT"), at(49, "90 PINE CT")]),
        (0.79, [at(0, "SIGNED  DATE 03/09/2024"), at(22, "NEWTON KS 67114")]),
        (0.805, [at(22, "a. 1734051281"), at(49, number), at(63, "b. 1456001290")]),
        (
            0.82,
            [at(0, "NUCC Instruction Manual"), at(50, "APPROVED OMB-0938-1197 FORM 1500 (02-12)")],
        ),
    ]
    return laid(rows, **said)


THREE = (
    service("03 04 24 03 04 24", "11|97161|GP|A|142|00|1"),
    service("03 04 24 03 04 24", "11|97110|GP 59|AB|110|50|2"),
    service("03 06 24 03 06 24", "11|97140|GP|A|58|25|1"),
)


def test_service_lines_and_boxes(bills, lines):
    (bill,) = bills(form(*THREE, paid="25 00"))
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]
    assert [line.modifiers for line in bill.lines] == [("GP",), ("GP", "59"), ("GP",)]
    assert [line.units for line in bill.lines] == [1, 2, 1]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal("310.75"))]
    assert [p.amount for p in bill.payments] == [Decimal(25)]
    assert bill.provider == "ASPEN JOINT CLINIC PC"
    assert bill.rendering == "HUGO LINDT DPT"
    assert bill.account == "PR-20931"
    assert {line.category for line in bill.lines} == {Category.PHYSICAL_THERAPY}
    assert all(line.doubtful == () for line in bill.lines)


def test_the_numbers_that_the_form_prints_beside_its_lines(bills, lines):
    numbered = [[at(-2, str(n)), *line] for n, line in enumerate(THREE, 1)]
    (bill,) = bills(form(*numbered))
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]


def test_a_through_date_that_is_left_blank(bills, lines):
    claimed = (
        service("04 02 24", "11|99213||A|165|00|1"),
        service("04 03 24", "11|20610|RT|A|210|00|1"),
    )
    (bill,) = bills(form(*claimed, total="375 00"))
    assert lines(bill) == [("2024-04-02", "99213", "165.00"), ("2024-04-03", "20610", "210.00")]
    assert [(line.end_date, line.doubtful) for line in bill.lines] == [(None, ())] * 2


def test_the_telephone_number_of_who_bills_is_no_payment(bills):
    reading = form(*THREE, paid="", telephone="(316) 555-0170")
    assert bills(reading)[0].payments == ()


@pytest.mark.parametrize(
    ("slope", "scale", "shift"), [(0.012, 1.0, 0.0), (-0.01, 0.94, 0.03), (0.0, 0.75, 0.0)]
)
def test_a_form_that_is_skewed_shrunk_or_shifted(bills, lines, slope, scale, shift):
    (bill,) = bills(form(*THREE, slope=slope, scale=scale, shift=shift, confidence=0.9))
    assert lines(bill) == [
        ("2024-03-04", "97161", "142.00"),
        ("2024-03-04", "97110", "110.50"),
        ("2024-03-06", "97140", "58.25"),
    ]
    assert bill.totals[0].amount == Decimal("310.75")


def test_unsplit_dates_and_charges(bills, lines):
    stay = [at(0, "030424"), at(9, "030624"), at(18.2, "21"), at(24, "99231"), at(44, "A")]
    stay += [at(50, "390.00"), at(59, "3"), at(68, "1184627713")]
    (bill,) = bills(form(stay, total="390.00"))
    assert lines(bill) == [("2024-03-04", "99231", "390.00")]
    assert bill.lines[0].end_date == dt.date(2024, 3, 6)
    assert bill.lines[0].units == 3
    assert bill.lines[0].category is Category.INPATIENT


def test_shaded_rows_describe_and_are_no_lines(bills, lines):
    line = service("03 04 24 03 04 24", "11|J3301|RT|A|40|00|4")
    (bill,) = bills(form(line, total="40 00", above="N400003029321 ML1 Triamcinolone"))
    assert lines(bill) == [("2024-03-04", "J3301", "40.00")]
    assert "Triamcinolone" in bill.lines[0].description
    assert bill.lines[0].code_system is CodeSystem.HCPCS
    assert bill.lines[0].ancillary


def test_ruling_read_as_characters(bills, lines):
    line = service("|03 |04 |24 |03 |04 24|", "11|97161|GP|A|142|00|1")
    (bill,) = bills(form(line, total="142 00"))
    assert lines(bill) == [("2024-03-04", "97161", "142.00")]


def test_a_digit_of_a_date_that_was_lost_is_taken_from_the_other_date(bills, lines):
    damaged = service("03 0% 24 03 06 24", "11|97140|GP|A|58|25|1")
    (bill,) = bills(form(*THREE[:2], damaged, confidence=0.8))
    assert lines(bill)[2] == ("2024-03-06", "97140", "58.25")
    assert "date" in bill.lines[2].doubtful


def test_a_lost_charge_is_settled_by_the_total_and_marked(bills, lines):
    damaged = service("03 04 24 03 04 24", "11|97110|GP 59|AB|1%0|50|2")
    (bill,) = bills(form(THREE[0], damaged, THREE[2], confidence=0.8))
    assert [charge for *_, charge in lines(bill)] == ["142.00", "110.50", "58.25"]
    assert bill.lines[1].doubtful == ("charge settled by arithmetic",)


def test_a_total_that_does_not_add_up_changes_nothing_that_was_printed(bills, lines):
    (bill,) = bills(form(*THREE, total="350 75"))
    assert [charge for *_, charge in lines(bill)] == ["142.00", "110.50", "58.25"]
    assert bill.totals[0].amount == Decimal("350.75")


def test_a_misread_code_gives_way_to_the_fee_that_is_printed_again_and_again(bills, lines):
    claim = [
        service("03 04 24 03 04 24", "11|97140|GP|A|58|25|1"),
        service("03 06 24 03 06 24", "11|97140|GP|A|58|25|1"),
        service("03 08 24 03 08 24", "11|97140|GP|A|58|25|1"),
        service("03 11 24 03 11 24", "11|87140|GP|A|58|25|1"),
    ]
    (scanned,) = bills(form(*claim, total="233 00", confidence=0.8))
    assert [code for _, code, _ in lines(scanned)] == ["97140"] * 4
    assert scanned.lines[3].doubtful == ("code settled by other lines",)
    (printed,) = bills(form(*claim, total="233 00"))
    assert lines(printed)[3][1] == "87140"


def test_each_form_with_its_total_is_a_claim(bills):
    found = bills(form(*THREE, page=1), form(*THREE, page=2))
    assert [bill.pages for bill in found] == [(1,), (2,)]
    continued = bills(form(*THREE, total="CONTINUED", page=1), form(*THREE, total="621 50", page=2))
    assert [bill.pages for bill in continued] == [(1, 2)]


def test_the_number_of_who_bills_is_that_of_box_33a(bills):
    (bill,) = bills(form(*THREE, number="a. 1184627713"))
    assert bill.npi == "1184627713"
    (glued,) = bills(form(*THREE, number="a.1184627713"))
    assert glued.npi == "1184627713"


@pytest.mark.parametrize("number", ["", "a. 1184627718", "a. 118462771", "a. 3165550118"])
def test_a_number_whose_digits_do_not_add_up_is_not_used(bills, number):
    (bill,) = bills(form(*THREE, number=number))
    assert bill.npi is None


UB = """
CEDAR COUNTY HOSPITAL                2 PAY-TO                 3a PAT. CNTL #                4 TYPE OF BILL
1 HOSPITAL DRIVE                                              C0099182                        0131
NEWTON KS 67114                      5 FED. TAX NO.           6 STATEMENT COVERS PERIOD FROM / THROUGH
                                     44-1112223               {first}  {last}
8 PATIENT NAME                            9 PATIENT ADDRESS
PRUITT MARGO L                            12 ELM ST NEWTON KS 67114
42 REV. CD. 43 DESCRIPTION            44 HCPCS / RATE / HIPPS CODE   45 SERV. DATE   46 SERV. UNITS   47 TOTAL CHARGES  48 NON-COVERED
{service}
0001     PAGE {part} OF {parts}      CREATION DATE 032024                                  TOTALS      {total}
50 PAYER NAME              51 HEALTH PLAN ID                       56 NPI
MIDLAND AUTO MUTUAL                                                1184627713
69 ADMIT DX   70 PATIENT REASON DX          76 ATTENDING NPI LAST FIRST
                                            1184627713 VARGA ILSE
UB-04 CMS-1450  APPROVED OMB NO. 0938-0997
"""


def hospital(service: str, total: str, **said: str) -> str:
    shown = {"first": "030424", "last": "030424", "part": "1", "parts": "1"} | said
    return UB.format(service=service.strip("\n"), total=total, **shown)


def test_the_number_of_the_first_box_is_no_part_of_the_name(bills):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
"""
    drawn = hospital(service, "2,010 00").replace(
        "CEDAR COUNTY HOSPITAL  ", "1 CEDAR COUNTY HOSPITAL"
    )
    assert bills(drawn)[0].provider == "CEDAR COUNTY HOSPITAL"


def test_what_the_payers_of_a_hospital_claim_paid_before(bills):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
"""
    plain = "50 PAYER NAME              51 HEALTH PLAN ID                       56 NPI"
    boxed = (
        "50 PAYER NAME              51 HEALTH PLAN ID    54 PRIOR PAYMENTS      55 EST. AMOUNT DUE"
    )
    insurer = "MIDLAND AUTO MUTUAL                                                1184627713"
    paid = "A MIDLAND AUTO MUTUAL       77120                    1,500 00               510 00"
    drawn = hospital(service, "2,010 00").replace(plain, boxed).replace(insurer, paid)
    (bill,) = bills(drawn)
    assert [(p.payer, p.amount) for p in bill.payments] == [("MIDLAND AUTO MUTUAL", Decimal(1500))]
    assert sum(line.charge for line in bill.lines) == Decimal(2010)
    assert not bills(hospital(service, "2,010 00"))[0].payments


def test_a_hospital_claim(bills, lines):
    service = """
0450     EMERGENCY VISIT              99284 25                       030424          1                2,010 00
0250     PHARMACY                                                    030424          4                   96 40
0352     CT ABDOMEN                   74177                          030424          1                3,300 00
"""
    (bill,) = bills(hospital(service, "5,406 40"))
    assert bill.form is BillForm.UB04
    assert lines(bill) == [
        ("2024-03-04", "99284", "2010.00"),
        ("2024-03-04", "0250", "96.40"),
        ("2024-03-04", "74177", "3300.00"),
    ]
    assert bill.totals[0].amount == Decimal("5406.40")
    assert bill.type_of_bill == "0131"
    assert (bill.provider, bill.rendering) == ("CEDAR COUNTY HOSPITAL", "ILSE VARGA")
    assert bill.npi == "1184627713"
    assert [line.units for line in bill.lines] == [1, 4, 1]
    assert [(line.category, line.ancillary) for line in bill.lines] == [
        (Category.EMERGENCY, False),
        (None, True),
        (Category.RADIOLOGY, False),
    ]


def test_room_and_board_by_its_rate_over_the_statement_period(bills):
    service = """
0120     ROOM-BOARD SEMI              1,450.00                                       3                4,350 00
0360     OR SERVICES                                                                 1                8,000 00
"""
    (bill,) = bills(hospital(service, "12,350 00", first="030424", last="030724"))
    room, theatre = bill.lines
    assert (room.date, room.end_date) == (dt.date(2024, 3, 4), dt.date(2024, 3, 7))
    assert (room.charge, room.units, room.category) == (Decimal(4350), 3, Category.INPATIENT)
    assert (room.rate, theatre.rate) == (Decimal(1450), None)
    assert theatre.category is Category.OPERATIVE


def test_modifiers_that_a_hospital_claim_prints_joined_to_the_code(bills):
    service = """
0612     MRI LUMBAR                   72148TC                        030424          1                  900 00
0972     READING MRI LUMBAR           7214826                        030424          1                  250 00
0320     SHOULDER 2V                  73030RT76                      030424          1                  210 00
0420     MANUAL THERAPY               9714059GP                      030424          1                   75 00
0270     SLING 3012904                                               030424          1                   38 00
"""
    (bill,) = bills(hospital(service, "1,473 00"))
    assert [(n.code, n.modifiers) for n in bill.lines] == [
        ("72148", ("TC",)),
        ("72148", ("26",)),
        ("73030", ("RT", "76")),
        ("97140", ("59", "GP")),
        ("0270", ()),
    ]
    assert bill.lines[1].description == "READING MRI LUMBAR"


def test_the_numbers_that_a_hospital_claim_prints_beside_its_lines(bills, lines):
    service = """
1+ 0120  ROOM-BOARD SEMI              1,450.00                                       3                4,350 00
2  0300  LABORATORY                   80053                          030624          1                  188 00
"""
    (bill,) = bills(hospital(service, "4,538 00", first="030424", last="030724"))
    assert lines(bill) == [("2024-03-04", "0120", "4350.00"), ("2024-03-06", "80053", "188.00")]
    assert [line.description for line in bill.lines] == ["ROOM-BOARD SEMI", "LABORATORY"]


def test_pages_of_one_hospital_claim_are_one_bill(bills):
    first = hospital(
        "0450     EMERGENCY VISIT       99283             030424    1          900 00",
        "",
        part="1",
        parts="2",
    )
    second = hospital(
        "0320     KNEE FILM             73560             030424    1          210 00",
        "1,110 00",
        part="2",
        parts="2",
    )
    found = bills(first, second)
    assert [bill.pages for bill in found] == [(1, 2)]
    assert sum(line.charge for line in found[0].lines) == Decimal(1110)


def test_years_in_four_digits(bills, lines):
    wide = [
        service("03 04 2024 03 04 2024", "11|97161|GP|A|142|00|1"),
        service("03 06 2024 03 06 2024", "11|97110|GP 59|AB|110|50|2"),
    ]
    (bill,) = bills(form(*wide, total="252 50"))
    assert lines(bill) == [("2024-03-04", "97161", "142.00"), ("2024-03-06", "97110", "110.50")]


def test_cents_with_the_rule_of_their_box_read_as_a_mark(bills, lines):
    marked = service("03 04 24 03 04 24", "11|J3301||A|96|00,|4")
    (bill,) = bills(form(marked, total="96 00", confidence=0.9))
    assert lines(bill) == [("2024-03-04", "J3301", "96.00")]
    assert bill.lines[0].units == 4


BARE = """
HOLLOW CREEK HOSPITAL                                             P0071442
1 MILL RD                                                                                   0131
NEWTON KS 67114                                             44-1112223    030424    030424

PRUITT MARGO                        12 ELM ST NEWTON KS 67114

0450  EMERGENCY VISIT               99284 25      030424        1           2,010 00
0250  PHARMACY                                    030424        4              96 40
0001  PAGE 1 OF 1                   CREATION DATE 032024      TOTALS        2,106 40
"""


def test_a_hospital_claim_whose_red_labels_were_dropped(bills, lines):
    (bill,) = bills(BARE)
    assert bill.form is BillForm.UB04
    assert lines(bill) == [("2024-03-04", "99284", "2010.00"), ("2024-03-04", "0250", "96.40")]
    assert [t.amount for t in bill.totals] == [Decimal("2106.40")]
    assert (bill.type_of_bill, bill.account) == ("0131", "P0071442")
    assert bill.date_from == dt.date(2024, 3, 4)


def test_a_ledger_behind_a_claim_is_read_as_a_ledger_though_its_title_was_lost(bills, lines):
    ledger = """
        Date         Code    Description              Units   Charges   Payments   Balance
        03/08/2024   97110   Therapeutic exercise     1         55.25                55.25
        03/08/2024   97140   Manual therapy           1         58.25               113.50
        """
    claim, behind = bills(form(*THREE), ledger)
    assert claim.form is BillForm.CMS1500
    assert lines(behind) == [("2024-03-08", "97110", "55.25"), ("2024-03-08", "97140", "58.25")]


def test_the_rulings_of_a_claim_form_are_not_looked_for(bills) -> None:
    claim = form(service("03 04 24 03 04 24", "11|99213||A|310|75|1"))
    asked: list[int] = []

    def tables(page: int) -> tuple[Table, ...]:
        asked.append(page)
        return ()

    (bill,) = bills(claim, tables_of=tables)
    assert bill.form is BillForm.CMS1500
    assert [line.code for line in bill.lines] == ["99213"]
    assert asked == []


def test_a_hospital_claim_of_data_alone_with_amounts_in_one_word(bills, lines):
    whole = (
        BARE.replace("2,010 00", " 2010.00").replace("96 40", "96.40").replace(" 06 40", "06.40")
    )
    (bill,) = bills(whole)
    assert bill.form is BillForm.UB04
    assert lines(bill) == [("2024-03-04", "99284", "2010.00"), ("2024-03-04", "0250", "96.40")]


def test_the_signature_of_a_claim_of_data_alone_is_no_line(bills, lines):
    data = laid(
        [
            (0.1, [at(0, "PRUITT, MARGO, L"), at(31, "04  19  1979")]),
            (0.52, THREE[0]),
            (0.55, THREE[2]),
            (0.74, [at(0, "44-0912871"), at(22, "PR-20931"), at(49, "200 25")]),
            (0.77, [at(0, "HUGO LINDT"), at(22, "ASPEN CLINIC"), at(49, "ASPEN CLINIC")]),
            (0.785, [at(53, "500 OAK WAY")]),
            (0.7925, [at(0, "03"), at(3, "09"), at(6, "24")]),
        ]
    )
    (bill,) = bills(data)
    assert bill.form is BillForm.CMS1500
    assert lines(bill) == [("2024-03-04", "97161", "142.00"), ("2024-03-06", "97140", "58.25")]


def test_claim_data_with_the_numbers_of_the_boxes_only(bills, lines):
    rows = [
        (0.05, [at(0, "CMS-1500 (02/12) CLAIM DATA")]),
        (0.12, [at(0, "2"), at(30, "3"), at(50, "4")]),
        (0.135, [at(0, "PRUITT MARGO"), at(31, "04 19 1979"), at(50, "SAME")]),
        (0.52, service("03 04 24 03 04 24", "41|A0429|SH|A|640|00|1")),
        (0.55, service("03 04 24 03 04 24", "41|A0425|SH|A|96|00|8")),
        (0.8, [at(c, n) for c, n in zip((0, 22, 36, 48, 58, 67), range(25, 31), strict=True)]),
        (
            0.812,
            [at(0, "44-0912871"), at(22, "ASR-2093"), at(53, "800 00"), at(60, "25 00")],
        ),
        (0.84, [at(0, "31"), at(22, "32"), at(49, "33")]),
        (0.855, [at(0, "ASPEN RESCUE"), at(22, "ASPEN RESCUE"), at(49, "ASPEN RESCUE SQUAD")]),
    ]
    (bill,) = bills(laid([(top, [(x, str(t)) for x, t in cells]) for top, cells in rows]))
    assert lines(bill) == [("2024-03-04", "A0429", "640.00"), ("2024-03-04", "A0425", "96.00")]
    assert [(t.kind, t.amount) for t in bill.totals] == [(TotalKind.CHARGES, Decimal(800))]
    assert [p.amount for p in bill.payments] == [Decimal(25)]
    assert (bill.provider, bill.account) == ("ASPEN RESCUE SQUAD", "ASR-2093")
    assert bill.patient == "PRUITT MARGO"


@pytest.mark.parametrize(
    ("modifier", "category"), [("25", Category.OFFICE_VISIT), ("", Category.PHYSICAL_THERAPY)]
)
def test_a_physicians_visit_beside_the_therapy_of_his_office(bills, modifier, category):
    lines = (
        service("04 02 24 04 02 24", f"11|99213|{modifier}|A|165|00|1"),
        service("04 02 24 04 02 24", "11|97110|GP|A|110|50|2"),
    )
    reading = form(*lines, total="275 50", signed="HUGO LINDT")
    assert bills(reading)[0].lines[0].category is category
