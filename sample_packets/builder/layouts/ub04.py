"""The institutional claim form, UB-04.

Box numbers and their meaning are those of the NUBC manual; the captions are our own short ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from sample_packets.builder.layouts.claim_boxes import box, cents
from sample_packets.builder.script import Bill, Charge, Person, Place
from sample_packets.builder.sheet import WIDTH, Sheet, number


def claim(
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
        _head(sheet, place, patient, control, bill_type, start, end, loss)
        _lines(sheet, part, at, len(parts), created, whole)
        _foot(sheet, place, patient, diagnoses, attending)
        sheet.stretch(1.15)
        sheets.append(sheet)
    number(sheets)
    return sheets


def _head(
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
        box(sheet, x, y, wide, high, label)
    for x, y, words in (
        (38, 48, place.name.upper()[:34]), (38, 59, place.street.upper()), (38, 70, place.town.upper()),
        (386, 50, control), (386, 74, patient.mrn), (524, 50, bill_type), (516, 74, place.tax_id),
        (38, 96, patient.formal.upper()), (330, 96, f"{start:%m%d%y}"), (410, 96, f"{end:%m%d%y}"),
        (38, 117, patient.address.upper()), (36, 140, f"{patient.dob:%m%d%Y}"), (116, 140, patient.sex),
        (142, 140, f"{start:%m%d%y}"), (214, 140, "14"), (252, 140, "1"), (286, 140, "7"), (352, 140, "01"),
        (38, 164, f"01  {loss:%m%d%y}"),
    ):  # fmt: skip
        sheet.text(x, y, words, "mono", 8.5)


def _lines(
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
        sheet.text(528, y, cents(charge.amount), "mono", 8.5, align="right")
    y = 194.5 + 14 * 22
    if at == of:
        sheet.text(36, y, "0001", "mono", 8.5)
        sheet.text(528, y, cents(whole), "mono", 8.5, align="right")
    sheet.text(74, y, f"PAGE {at} OF {of}", "mono", 8.5)
    sheet.text(266, y, f"CREATION DATE {created:%m%d%y}", "mono", 8.5)


def _foot(
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
        box(sheet, x, y, wide, high, label)
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
