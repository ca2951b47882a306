"""The professional claim form: three ways in which software fills it, boxes by rows and columns.

Positions are those of a line printer, 6 rows and 10 characters to the inch.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sample_packets.builder.script import Bill
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.forms.entry import Account, Line
from sample_packets.varied_bills.forms.figures import printed_day, printed_money


@dataclass(frozen=True)
class Fill:
    """How a program fills the form: which labels are printed, and the form of dates and amounts."""

    labels: str
    date: str = "box"
    money: str = "box"
    face: str = "mono"
    size: float = 9.5
    ruled: bool = True


FILLS = {
    "form": Fill("full"),
    "laser": Fill("full", date="run", money="bare", face="vera", size=7.6),
    "data": Fill("numbers", date="box", money="box", ruled=False),
}

# Row, column, label, short label.
_BOXES = (
    (7, 50, "1a. INSURED'S I.D. NUMBER", "1a"), (9, 1, "2. PATIENT'S NAME (Last Name, First Name, Middle Initial)", "2"),
    (9, 30, "3. PATIENT'S BIRTH DATE   SEX", "3"), (9, 50, "4. INSURED'S NAME", "4"),
    (11, 1, "5. PATIENT'S ADDRESS (No., Street)", "5"), (11, 50, "7. INSURED'S ADDRESS", "7"),
    (17, 30, "10. IS PATIENT'S CONDITION RELATED TO: b. AUTO ACCIDENT?  PLACE", "10b"),
    (21, 1, "9d. INSURANCE PLAN NAME OR PROGRAM NAME", "9d"), (25, 1, "12. PATIENT'S OR AUTHORIZED PERSON'S SIGNATURE", "12"),
    (25, 50, "13. INSURED'S SIGNATURE", "13"), (28, 1, "14. DATE OF CURRENT: ILLNESS, INJURY, PREGNANCY", "14"),
    (30, 1, "17. NAME OF REFERRING PROVIDER", "17"), (30, 34, "17b. NPI", "17b"), (30, 52, "18. HOSPITALIZATION DATES", "18"),
    (34, 1, "21. DIAGNOSIS OR NATURE OF ILLNESS OR INJURY    ICD Ind.", "21"), (34, 52, "22. RESUBMISSION CODE   ORIGINAL REF. NO.", "22"),
    (55, 1, "25. FEDERAL TAX I.D. NUMBER", "25"), (55, 23, "26. PATIENT'S ACCOUNT NO.", "26"), (55, 38, "27. ACCEPT ASSIGNMENT?", "27"),
    (55, 50, "28. TOTAL CHARGE", "28"), (55, 62, "29. AMOUNT PAID", "29"), (55, 71, "30. Rsvd", "30"),
    (57, 1, "31. SIGNATURE OF PHYSICIAN OR SUPPLIER", "31"), (57, 23, "32. SERVICE FACILITY LOCATION", "32"),
    (57, 50, "33. BILLING PROVIDER INFO & PH #", "33"),
)  # fmt: skip
_HEADS = (
    (1, "24. A. DATE(S) OF SERVICE From - To"), (18, "B. PLACE"), (22, "C."), (24, "D. CPT/HCPCS"), (33, "MODIFIER"),
    (44, "E. DX PTR"), (50, "F. $ CHARGES"), (59, "G. UNITS"), (63, "H."), (67, "J. RENDERING PROVIDER ID. #"),
)  # fmt: skip
_MOST = 6


def _x(column: float) -> float:
    return 22 + 7.2 * column


def _y(row: float) -> float:
    return 26 + 11.7 * row


def claim_forms(bill: Account, style: str) -> list[Sheet]:
    """Fill as many forms as the lines need, each with its own box 28."""
    fill, lines = FILLS[style], bill.lines
    parts = [lines[n : n + _MOST] for n in range(0, len(lines), _MOST)]
    return [_form(bill, fill, part, at, style) for at, part in enumerate(parts)]


def _form(bill: Account, fill: Fill, lines: tuple[Line, ...], at: int, style: str) -> Sheet:
    total = sum((x.charge.amount for x in lines), Decimal(0))
    if bill.total is not None and at == 0:
        total = bill.total
    sheet = Sheet("billing", style=f"cms1500_{style}")
    sheet.bill = Bill(f"{bill.key}/{at}", bill.place.name, total)
    _frame(sheet, fill)
    _upper(sheet, bill, fill)
    for n, line in enumerate(lines):
        _service(sheet, bill, fill, line, 42 + 2 * n)
        sheet.charges.append(line.charge)
    _lower(sheet, bill, fill, total)
    return sheet


def _frame(sheet: Sheet, fill: Fill) -> None:
    if fill.labels == "full":
        sheet.text(_x(1), _y(3), "HEALTH INSURANCE CLAIM FORM", "sans-b", 12)
        sheet.text(
            _x(1), _y(4), "APPROVED BY NATIONAL UNIFORM CLAIM COMMITTEE (NUCC) 02/12", "sans", 5.5
        )
        sheet.text(_x(78), _y(65), "FORM 1500 (02-12)", "sans", 6, align="right")
    else:
        sheet.text(_x(1), _y(3), "CMS-1500 (02/12) CLAIM DATA", "sans", 7)
    full = fill.labels == "full"
    for row, column, label, short in _BOXES:
        sheet.text(_x(column), _y(row) - 8.5, label if full else short, "sans", 5.2 if full else 5)
    for column, head in _HEADS:
        sheet.text(_x(column), _y(40) - 1, head if full else head.split(" ")[0], "sans", 5)
    if not fill.ruled:
        return
    for box in (7, 9, 11, 17, 21, 25, 28, 30, 34, 55, 57):
        sheet.line(_x(0.5), _y(box) - 14.5, _x(78), _y(box) - 14.5, 0.4)
    for service in range(41, 55, 2):
        sheet.line(_x(0.5), _y(service) - 8, _x(78), _y(service) - 8, 0.4)
        if service < 53:
            sheet.bar(_x(0.5), _y(service) - 7.5, _x(78) - _x(0.5), 10.5, 0.92)
    for edge in (17.5, 21.5, 23.7, 43.5, 49.5, 58.5, 62.5, 66.5):
        sheet.line(_x(edge), _y(41) - 8, _x(edge), _y(53) - 8, 0.4)


def _put(sheet: Sheet, fill: Fill, row: float, column: float, words: str) -> None:
    sheet.text(_x(column), _y(row), words, fill.face, fill.size)


def _upper(sheet: Sheet, bill: Account, fill: Fill) -> None:
    patient, long = bill.patient, "run4" if fill.date == "run" else "box"
    birth = printed_day(patient.dob, "run4") if long == "run4" else f"{patient.dob:%m %d %Y}"
    name = patient.formal.upper().replace(",", "" if fill.date == "box" else ",")
    codes = bill.more.get("dx", "S13.4XXA").replace(".", "").split()
    for row, column, words in (
        (1, 40, bill.more.get("payer", "HARBORLIGHT CASUALTY")), (7, 50, f"HC{patient.mrn}"), (9, 1, name),
        (9, 31, f"{birth}   {patient.sex}"), (9, 50, "SAME"), (11, 1, patient.address.split(",")[0].upper()),
        (17, 36, bill.more.get("accident", "X YES")), (21, 1, "MED PAY"), (25, 1, "SIGNATURE ON FILE"),
        (25, 50, "SOF"), (28, 2, printed_day(bill.loss, fill.date) + "  431"), (30, 1, bill.more.get("referring", "")),
        (30, 37, bill.more.get("referring_npi", "")), (34, 40, "0"), (34, 52, bill.more.get("resubmission", "")),
    ):  # fmt: skip
        if words:
            _put(sheet, fill, row, column, words)
    for n, code in enumerate(codes[:12]):
        _put(sheet, fill, 35 + n // 4, 2 + 13 * (n % 4), f"{'ABCDEFGHIJKL'[n]}. {code}")


def _service(sheet: Sheet, bill: Account, fill: Fill, line: Line, row: int) -> None:
    charge = line.charge
    if line.ndc:
        _put(sheet, fill, row - 1, 1, f"N4{line.ndc.replace('-', '')} {line.note or 'ML1'}")
    cells = [
        (1, printed_day(charge.date, fill.date)), (10, printed_day(line.until or charge.date, fill.date)),
        (18.5, bill.more.get("pos", "11")), (24.5, charge.code), (45, charge.dx), (59.5, str(charge.units)),
        (67, bill.more.get("npi", bill.place.npi)),
    ]  # fmt: skip
    cells += [(32.5 + 2.8 * n, mod) for n, mod in enumerate(charge.modifiers)]
    for column, words in cells:
        _put(sheet, fill, row, column, words)
    amount = printed_money(charge.amount, fill.money)
    sheet.text(_x(58), _y(row), amount, fill.face, fill.size, align="right")


def _lower(sheet: Sheet, bill: Account, fill: Fill, total: Decimal) -> None:
    place = bill.place
    site = bill.more.get("site", place.name)
    for row, column, words in (
        (55, 1, place.tax_id), (55, 23, bill.number), (55, 39, "X YES"), (58, 1, bill.who.upper()),
        (59.5, 1, printed_day(bill.printed, fill.date)), (58, 23, site.upper()[:26]), (58, 50, place.name.upper()[:32]),
        (59, 50, place.street.upper()), (60, 50, place.town.upper()), (61.5, 50, place.npi),
    ):  # fmt: skip
        if words:
            _put(sheet, fill, row, column, words)
    sheet.text(
        _x(61), _y(55), printed_money(total, fill.money), fill.face, fill.size, align="right"
    )
    paid = printed_money(bill.paid, fill.money)
    sheet.text(_x(70), _y(55), paid, fill.face, fill.size, align="right")
