"""The professional claim form, CMS-1500 (02/12).

Box numbers and their meaning are those of the NUCC manual; the captions are our own short ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sample_packets.builder.layouts.claim_boxes import box, cents
from sample_packets.builder.layouts.paperwork import us_date
from sample_packets.builder.script import Bill, Charge, Person, Place
from sample_packets.builder.sheet import Sheet


def claim(
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
        box(sheet, x, y, wide, high, label)
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
    box(sheet, 36, 302, 350, 40, label)
    sheet.text(330, 308.5, "ICD Ind. 0", "sans", 6)
    for n, code in enumerate(diagnoses[:8]):
        x, y = 44 + n % 4 * 84, 322 + n // 4 * 13
        sheet.text(x, y, f"{chr(65 + n)}. {code.replace('.', '')}", "mono", 9)
    box(sheet, 386, 302, 190, 20, "22. RESUBMISSION CODE")
    box(sheet, 386, 322, 190, 20, "23. PRIOR AUTHORIZATION NUMBER")
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
        sheet.text(434, base, cents(charge.amount), "mono", 9, align="right")


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
        box(sheet, x, y, wide, high, label)
    for x, y, words in (
        (42, 525, place.tax_id), (152, 525, account), (256, 525, "YES"),
        (42, 562, rendering.upper()), (42, 584, f"{signed:%m %d %y}"),
        (212, 550, place.name.upper()[:29]), (212, 562, place.street.upper()[:29]),
        (212, 574, place.town.upper()[:29]), (382, 550, place.name.upper()[:33]),
        (382, 562, place.street.upper()[:33]), (382, 574, place.town.upper()[:33]),
        (382, 588, f"a. {place.npi}"),
    ):  # fmt: skip
        sheet.text(x, y, words, "mono", 8.5)
    sheet.text(420, 525, f"$ {cents(total)}", "mono", 9, align="right")
    sheet.text(500, 525, f"$ {cents(paid)}", "mono", 9, align="right")
    sheet.text(36, 604, "NUCC Instruction Manual available at: www.nucc.org", "sans", 5.6)
    sheet.text(576, 604, "APPROVED OMB-0938-1197 FORM 1500 (02-12)", "sans", 5.6, align="right")
