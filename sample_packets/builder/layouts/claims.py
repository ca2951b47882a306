"""The two national claim forms, filled by typewriter face: CMS-1500 (02/12) and UB-04.

Box numbers and their meaning are those of the NUCC and NUBC manuals; the captions are our own
short ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sample_packets.builder.layouts.paperwork import us_date
from sample_packets.builder.script import Bill, Charge, Person, Place
from sample_packets.builder.sheet import WIDTH, Sheet, number


def _box(sheet: Sheet, x: float, y: float, wide: float, high: float, label: str) -> None:
    sheet.frame(x, y, wide, high, 0.5)
    sheet.text(x + 2, y + 6.5, label, "sans", 5.6)


def _cents(amount: Decimal) -> str:
    return f"{amount:.2f}".replace(".", " ")


def cms1500(
    place: Place,
    patient: Person,
    charges: Sequence[Charge],
    *,
    account: str,
    diagnoses: Sequence[str],
    rendering: str,
    rendering_npi: str,
    signed: dt.date,
    injury: dt.date,
    pos: str = "11",
    insurer: str = "EVERGREEN CASUALTY CO",
    auto: bool = True,
    paid: Decimal = Decimal(0),
    total: Decimal | None = None,
) -> Sheet:
    """One claim form of up to six lines; `total` overrides the sum in box 28."""
    assert 0 < len(charges) <= 6
    sheet = Sheet("billing", style="cms1500", charges=list(charges))
    printed_total = total if total is not None else sum((c.amount for c in charges), Decimal(0))
    sheet.bill = Bill(f"{account}/{charges[0].date}/{charges[0].code}", place.name, printed_total)
    _upper_half(sheet, patient, injury, insurer, auto, signed)
    _service_lines(sheet, charges, diagnoses, rendering_npi, pos)
    _foot(sheet, place, account, rendering, signed, printed_total, paid)
    sheet.stretch(1.22)
    return sheet


def _upper_half(
    sheet: Sheet, patient: Person, injury: dt.date, insurer: str, auto: bool, signed: dt.date
) -> None:
    sheet.text(36, 40, "HEALTH INSURANCE CLAIM FORM", "sans-b", 12)
    sheet.text(36, 50, "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12", "sans", 5.6)
    sheet.text(576, 42, insurer, "mono", 10, align="right")
    boxes = (
        (36, 58, 350, 24, "1. MEDICARE   MEDICAID   TRICARE   CHAMPVA   GROUP   FECA   OTHER"),
        (386, 58, 190, 24, "1a. INSURED'S I.D. NUMBER"),
        (36, 82, 200, 24, "2. PATIENT'S NAME (Last, First, Middle)"),
        (236, 82, 150, 24, "3. PATIENT'S BIRTH DATE          SEX"),
        (386, 82, 190, 24, "4. INSURED'S NAME"),
        (36, 106, 200, 24, "5. PATIENT'S ADDRESS"),
        (236, 106, 150, 24, "6. PATIENT RELATIONSHIP TO INSURED"),
        (386, 106, 190, 24, "7. INSURED'S ADDRESS"),
        (36, 130, 200, 24, "9. OTHER INSURED'S NAME"),
        (236, 130, 150, 72, "10. IS PATIENT'S CONDITION RELATED TO:"),
        (386, 130, 190, 24, "11. INSURED'S POLICY GROUP OR FECA NUMBER"),
        (36, 154, 200, 24, "9a. OTHER INSURED'S POLICY OR GROUP NUMBER"),
        (386, 154, 190, 24, "11a. INSURED'S DATE OF BIRTH"),
        (36, 178, 200, 24, "9d. INSURANCE PLAN NAME"),
        (386, 178, 190, 24, "11c. INSURANCE PLAN NAME"),
        (36, 202, 350, 28, "12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE"),
        (386, 202, 190, 28, "13. INSURED'S OR AUTHORIZED PERSON'S SIGNATURE"),
        (36, 230, 200, 24, "14. DATE OF CURRENT ILLNESS, INJURY or PREGNANCY (LMP)"),
        (236, 230, 150, 24, "15. OTHER DATE"),
        (386, 230, 190, 24, "16. DATES PATIENT UNABLE TO WORK"),
        (36, 254, 200, 24, "17. NAME OF REFERRING PROVIDER OR OTHER SOURCE"),
        (236, 254, 150, 24, "17b. NPI"),
        (386, 254, 190, 24, "18. HOSPITALIZATION DATES"),
        (36, 278, 350, 24, "19. ADDITIONAL CLAIM INFORMATION"),
        (386, 278, 190, 24, "20. OUTSIDE LAB?        $ CHARGES"),
    )
    for x, y, wide, high, label in boxes:
        _box(sheet, x, y, wide, high, label)
    filled = (
        (42, 78, "                               X"), (392, 78, f"POL{patient.mrn}"),
        (42, 102, patient.formal.upper().replace(",", "")),
        (240, 102, f"{patient.dob:%m %d %Y}    {patient.sex}"),
        (392, 102, patient.formal.upper().replace(",", "")),
        (42, 126, patient.address.split(",")[0].upper()[:32]), (240, 126, "SELF"),
        (392, 126, "SAME"), (392, 150, "NONE"), (392, 198, "AUTO MED PAY" if auto else "LIABILITY"),
        (42, 226, f"SIGNATURE ON FILE       {us_date(signed)}"), (392, 226, "SIGNATURE ON FILE"),
        (42, 250, f"{injury:%m %d %Y}   QUAL 431"),
    )  # fmt: skip
    for x, y, words in filled:
        if words.strip():
            sheet.text(x, y, words, "mono", 9)
    checks = (
        ("a. EMPLOYMENT?", False),
        ("b. AUTO ACCIDENT?", auto),
        ("c. OTHER ACCIDENT?", not auto),
    )
    for n, (label, yes) in enumerate(checks):
        y = 152 + 16 * n
        sheet.text(240, y, label, "sans", 6)
        sheet.tick(312, y, "YES", ticked=yes, size=6)
        sheet.tick(346, y, "NO", ticked=not yes, size=6)


def _service_lines(
    sheet: Sheet, charges: Sequence[Charge], diagnoses: Sequence[str], npi: str, pos: str
) -> None:
    label = "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY   Relate A-L to service line below (24E)"
    _box(sheet, 36, 302, 350, 40, label)
    sheet.text(330, 308.5, "ICD Ind. 0", "sans", 6)
    for n, code in enumerate(diagnoses[:8]):
        x, y = 44 + n % 4 * 84, 322 + n // 4 * 13
        sheet.text(x, y, f"{chr(65 + n)}. {code.replace('.', '')}", "mono", 9)
    _box(sheet, 386, 302, 190, 20, "22. RESUBMISSION CODE")
    _box(sheet, 386, 322, 190, 20, "23. PRIOR AUTHORIZATION NUMBER")
    heads = (
        (36, 120, "24. A. DATE(S) OF SERVICE  From   To"), (156, 26, "B. POS"), (182, 20, "C."),
        (202, 130, "D. PROCEDURES  CPT/HCPCS | MODIFIER"), (332, 42, "E. POINTER"),
        (374, 66, "F. $ CHARGES"), (440, 28, "G. UNITS"), (468, 20, "H."), (488, 88, "J. RENDERING PROVIDER"),
    )  # fmt: skip
    for x, wide, head in heads:
        sheet.frame(x, 342, wide, 18, 0.5)
        sheet.text(x + 2, 351, head, "sans", 5)
    for n in range(6):
        y = 360 + 24 * n
        for x, wide, _ in heads:
            sheet.frame(x, y, wide, 24, 0.5)
        if n >= len(charges):
            continue
        charge = charges[n]
        base = y + 18
        stamp = f"{charge.date:%m %d %y}"
        for x, words in (
            (40, stamp), (98, stamp), (162, pos), (207, charge.code),
            (262, " ".join(charge.modifiers)), (340, charge.dx), (448, str(charge.units)),
            (494, npi),
        ):  # fmt: skip
            if words:
                sheet.text(x, base, words, "mono", 9)
        sheet.text(434, base, _cents(charge.amount), "mono", 9, align="right")


def _foot(
    sheet: Sheet,
    place: Place,
    account: str,
    rendering: str,
    signed: dt.date,
    total: Decimal,
    paid: Decimal,
) -> None:
    boxes = (
        (36, 504, 110, 26, "25. FEDERAL TAX I.D. NUMBER"), (146, 504, 100, 26, "26. PATIENT'S ACCOUNT NO."),
        (246, 504, 90, 26, "27. ACCEPT ASSIGNMENT?"), (336, 504, 90, 26, "28. TOTAL CHARGE"),
        (426, 504, 80, 26, "29. AMOUNT PAID"), (506, 504, 70, 26, "30. Rsvd for NUCC"),
        (36, 530, 170, 62, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER"),
        (206, 530, 170, 62, "32. SERVICE FACILITY LOCATION INFORMATION"),
        (376, 530, 200, 62, "33. BILLING PROVIDER INFO & PH #"),
    )  # fmt: skip
    for x, y, wide, high, label in boxes:
        _box(sheet, x, y, wide, high, label)
    for x, y, words in (
        (42, 525, place.tax_id), (152, 525, account), (256, 525, "YES"),
        (42, 562, rendering.upper()), (42, 584, f"{signed:%m %d %y}"),
        (212, 550, place.name.upper()[:29]), (212, 562, place.street.upper()[:29]),
        (212, 574, place.town.upper()[:29]), (382, 550, place.name.upper()[:33]),
        (382, 562, place.street.upper()[:33]), (382, 574, place.town.upper()[:33]),
        (382, 588, f"a. {place.npi}"),
    ):  # fmt: skip
        sheet.text(x, y, words, "mono", 8.5)
    sheet.text(420, 525, f"$ {_cents(total)}", "mono", 9, align="right")
    sheet.text(500, 525, f"$ {_cents(paid)}", "mono", 9, align="right")
    sheet.text(36, 604, "NUCC Instruction Manual available at: www.nucc.org", "sans", 5.6)
    sheet.text(576, 604, "APPROVED OMB-0938-1197 FORM 1500 (02-12)", "sans", 5.6, align="right")


def ub04(
    place: Place,
    patient: Person,
    charges: Sequence[Charge],
    *,
    control: str,
    bill_type: str,
    start: dt.date,
    end: dt.date,
    created: dt.date,
    diagnoses: Sequence[str],
    attending: str,
    loss: dt.date,
    total: Decimal | None = None,
    per_sheet: int = 22,
) -> list[Sheet]:
    """A hospital claim over as many forms as its lines need; the total stands on the last."""
    whole = total if total is not None else sum((c.amount for c in charges), Decimal(0))
    bill = Bill(control, place.name, whole)
    parts = [charges[n : n + per_sheet] for n in range(0, len(charges), per_sheet)]
    sheets = []
    for at, part in enumerate(parts, start=1):
        sheet = Sheet("billing", style="ub04", charges=list(part), bill=bill)
        _ub_head(sheet, place, patient, control, bill_type, start, end, loss)
        _ub_lines(sheet, part, at, len(parts), created, whole)
        _ub_foot(sheet, place, patient, diagnoses, attending)
        sheet.stretch(1.15)
        sheets.append(sheet)
    number(sheets)
    return sheets


def _ub_head(
    sheet: Sheet, place: Place, patient: Person, control: str, bill_type: str,
    start: dt.date, end: dt.date, loss: dt.date,
) -> None:  # fmt: skip
    boxes = (
        (30, 30, 200, 48, "1"), (230, 30, 150, 48, "2"), (380, 30, 130, 24, "3a PAT. CNTL #"),
        (380, 54, 130, 24, "b. MED. REC. #"), (510, 30, 72, 24, "4 TYPE OF BILL"),
        (510, 54, 72, 24, "5 FED. TAX NO."), (230, 78, 352, 22, "6 STATEMENT COVERS PERIOD   FROM         THROUGH"),
        (30, 78, 200, 22, "8 PATIENT NAME"), (30, 100, 552, 20, "9 PATIENT ADDRESS"),
        (30, 120, 76, 24, "10 BIRTHDATE"), (106, 120, 30, 24, "11 SEX"), (136, 120, 70, 24, "12 ADMISSION DATE"),
        (206, 120, 34, 24, "13 HR"), (240, 120, 34, 24, "14 TYPE"), (274, 120, 34, 24, "15 SRC"),
        (308, 120, 34, 24, "16 DHR"), (342, 120, 40, 24, "17 STAT"), (382, 120, 200, 24, "18-28 CONDITION CODES"),
        (30, 144, 150, 24, "31 OCCURRENCE CODE / DATE"), (180, 144, 402, 24, "35 OCCURRENCE SPAN"),
    )  # fmt: skip
    for x, y, wide, high, label in boxes:
        _box(sheet, x, y, wide, high, label)
    for x, y, words in (
        (38, 48, place.name.upper()[:34]), (38, 59, place.street.upper()), (38, 70, place.town.upper()),
        (386, 50, control), (386, 74, patient.mrn), (524, 50, bill_type), (516, 74, place.tax_id),
        (38, 96, patient.formal.upper()), (330, 96, f"{start:%m%d%y}"), (410, 96, f"{end:%m%d%y}"),
        (38, 117, patient.address.upper()), (36, 140, f"{patient.dob:%m%d%Y}"), (116, 140, patient.sex),
        (142, 140, f"{start:%m%d%y}"), (214, 140, "14"), (252, 140, "1"), (286, 140, "7"), (352, 140, "01"),
        (38, 164, f"01  {loss:%m%d%y}"),
    ):  # fmt: skip
        sheet.text(x, y, words, "mono", 8.5)


def _ub_lines(
    sheet: Sheet, charges: Sequence[Charge], at: int, of: int, created: dt.date, whole: Decimal
) -> None:
    columns = (
        (30, 40, "42 REV. CD."), (70, 190, "43 DESCRIPTION"), (260, 90, "44 HCPCS / RATE / HIPPS CODE"),
        (350, 56, "45 SERV. DATE"), (406, 44, "46 SERV. UNITS"), (450, 82, "47 TOTAL CHARGES"),
        (532, 50, "48 NON-COV."),
    )  # fmt: skip
    for x, wide, label in columns:
        sheet.frame(x, 172, wide, 12, 0.5)
        sheet.text(x + 2, 180, label, "sans", 5.2)
        sheet.frame(x, 184, wide, 23 * 14, 0.5)
    for n, charge in enumerate(charges):
        y = 194.5 + 14 * n
        code = charge.code + ("".join(charge.modifiers) and " " + " ".join(charge.modifiers))
        for x, words in (
            (36, charge.revenue), (74, charge.words.upper()), (266, code),
            (356, f"{charge.date:%m%d%y}"), (416, str(charge.units)),
        ):  # fmt: skip
            if words:
                sheet.text(x, y, words, "mono", 8.5)
        sheet.text(528, y, _cents(charge.amount), "mono", 8.5, align="right")
    y = 194.5 + 14 * 22
    if at == of:
        sheet.text(36, y, "0001", "mono", 8.5)
        sheet.text(528, y, _cents(whole), "mono", 8.5, align="right")
    sheet.text(74, y, f"PAGE {at} OF {of}", "mono", 8.5)
    sheet.text(266, y, f"CREATION DATE {created:%m%d%y}", "mono", 8.5)


def _ub_foot(
    sheet: Sheet, place: Place, patient: Person, diagnoses: Sequence[str], attending: str
) -> None:
    boxes = (
        (30, 512, 220, 24, "50 PAYER NAME"), (250, 512, 90, 24, "54 PRIOR PAYMENTS"), (340, 512, 100, 24, "55 EST. AMOUNT DUE"),
        (440, 512, 142, 24, "56 NPI"), (30, 536, 220, 24, "58 INSURED'S NAME"), (250, 536, 190, 24, "60 INSURED'S UNIQUE ID"),
        (440, 536, 142, 24, "61 GROUP NAME"), (30, 560, 410, 30, "66 DX / 67 PRINCIPAL AND OTHER DIAGNOSES"),
        (440, 560, 142, 30, "69 ADMIT DX / 70 PATIENT REASON DX"), (30, 590, 260, 26, "74 PRINCIPAL PROCEDURE"),
        (290, 590, 292, 26, "76 ATTENDING"), (30, 616, 260, 26, "80 REMARKS"), (290, 616, 292, 26, "77 OPERATING"),
    )  # fmt: skip
    for x, y, wide, high, label in boxes:
        _box(sheet, x, y, wide, high, label)
    codes = "  ".join(d.replace(".", "") for d in diagnoses)
    for x, y, words in (
        (36, 532, "EVERGREEN CASUALTY CO"), (446, 532, place.npi), (36, 556, patient.formal.upper()),
        (256, 556, f"POL{patient.mrn}"), (36, 584, f"0  {codes}"), (446, 584, diagnoses[0].replace(".", "")),
        (330, 611, attending.upper()),
    ):  # fmt: skip
        sheet.text(x, y, words, "mono", 8.5)
    sheet.text(30, 652, "UB-04 CMS-1450      APPROVED OMB NO. 0938-0997", "sans", 5.6)
    sheet.text(
        WIDTH - 30, 652, "NUBC National Uniform Billing Committee", "sans", 5.6, align="right"
    )
