"""The hospitals' claim form: gridded, bare data with locator numbers, and as a screen print."""

from __future__ import annotations

from sample_packets.builder.script import Bill
from sample_packets.builder.sheet import WIDTH, Sheet, number
from sample_packets.varied_bills.forms.entry import Account, Line
from sample_packets.varied_bills.forms.figures import printed_day, printed_money

_ROWS = 22


def _x(column: float) -> float:
    return 20 + 7.2 * column


def _y(row: float) -> float:
    return 24 + 11.6 * row


# Row, column, label, locator.
_BOXES = (
    (1.2, 1, "1 PROVIDER", "1"), (1.4, 52, "3a PAT. CNTL #", "3a"), (3, 52, "b. MED. REC. #", "3b"), (2, 74, "4 TYPE OF BILL", "4"),
    (5, 40, "5 FED. TAX NO.", "5"), (5, 54, "6 STATEMENT COVERS PERIOD FROM / THROUGH", "6"), (7, 1, "8 PATIENT NAME", "8"),
    (7, 40, "9 PATIENT ADDRESS", "9"), (9, 1, "10 BIRTHDATE", "10"), (9, 11, "11 SEX", "11"), (9, 16, "12 ADMISSION DATE", "12"),
    (9, 25, "13 HR", "13"), (9, 30, "14 TYPE", "14"), (9, 36, "17 STAT", "17"), (11, 1, "31 OCCURRENCE CODE DATE", "31"),
    (43, 1, "50 PAYER NAME", "50"), (43, 46, "54 PRIOR PAYMENTS", "54"), (43, 60, "56 NPI", "56"), (46, 1, "58 INSURED'S NAME", "58"),
    (49, 1, "64 DOCUMENT CONTROL NUMBER", "64"), (52, 1, "66 67 DIAGNOSES", "67"), (55, 1, "74 PRINCIPAL PROCEDURE CODE DATE", "74"),
    (55, 48, "76 ATTENDING", "76"), (58, 1, "80 REMARKS", "80"),
)  # fmt: skip
_HEADS = (
    (1, "42 REV. CD."), (7, "43 DESCRIPTION"), (34, "44 HCPCS / RATE"), (47, "45 SERV. DATE"), (55, "46 SERV. UNITS"),
    (62, "47 TOTAL CHARGES"), (73, "48 NON-COVERED"),
)  # fmt: skip


def hospital_claim(bill: Account, style: str) -> list[Sheet]:
    """Fill as many forms as the lines need; the total of all stands on the last."""
    if style == "screen":
        return [_screen(bill)]
    lines = bill.lines
    parts = [lines[n : n + _ROWS] for n in range(0, len(lines), _ROWS)]
    sheets = [_form(bill, style, part, at, len(parts)) for at, part in enumerate(parts, start=1)]
    number(sheets)
    return sheets


def _form(bill: Account, style: str, lines: tuple[Line, ...], at: int, of: int) -> Sheet:
    sheet = Sheet("billing", style=f"ub04_{style}")
    sheet.bill = Bill(bill.key, bill.place.name, bill.shown)
    grid = style == "grid"
    for row, column, label, locator in _BOXES:
        sheet.text(_x(column), _y(row) - 8.2, label if grid else locator, "sans", 5)
        if grid:
            sheet.line(_x(column) - 2, _y(row) - 13, _x(column) - 2, _y(row) + 3, 0.3)
    for column, head in _HEADS:
        sheet.text(_x(column), _y(17) + 3, head if grid else head.split(" ")[0], "sans", 5)
    if grid:
        for rule in (*range(18, 42), 1, 4, 6, 8, 10, 42, 45, 48, 51, 54, 57):
            low = _y(rule + 0.6 if 18 <= rule <= 41 else rule) + 3
            sheet.line(_x(0.6), low, _x(79), low, 0.25)
        sheet.text(_x(1), _y(61), "UB-04 CMS-1450", "sans", 6)
        sheet.text(
            _x(79), _y(61), "NUBC National Uniform Billing Committee", "sans", 6, align="right"
        )
    _fields(sheet, bill)
    for n, line in enumerate(lines):
        _line(sheet, line, 18.6 + n, style)
    row = 18.6 + _ROWS
    if at == of:
        _put(sheet, row, 1, "0001")
        _amount(sheet, row, printed_money(bill.shown, "box" if grid else "bare"))
    _put(sheet, row, 7, f"PAGE {at} OF {of}")
    _put(sheet, row, 34, f"CREATION DATE {printed_day(bill.printed, 'run')}")
    return sheet


def _put(sheet: Sheet, row: float, column: float, words: str) -> None:
    sheet.text(_x(column), _y(row), words, "mono", 8.6)


def _amount(sheet: Sheet, row: float, words: str) -> None:
    sheet.text(_x(71), _y(row), words, "mono", 8.6, align="right")


def _fields(sheet: Sheet, bill: Account) -> None:
    place, patient, (first, last) = bill.place, bill.patient, bill.span
    start = bill.more.get("from", printed_day(first, "run"))
    for row, column, words in (
        (1.6, 1, place.name.upper()), (2.6, 1, place.street.upper()), (3.6, 1, place.town.upper()), (1.8, 56, bill.number),
        (3, 56, patient.mrn), (2, 74, bill.more.get("tob", "0131")), (5, 40, place.tax_id), (5, 56, start),
        (5, 66, bill.more.get("through", printed_day(last, "run"))), (7, 1, patient.formal.upper()),
        (7, 40, patient.address.upper()[:38]), (9, 1, printed_day(patient.dob, "run4")), (9, 11, patient.sex), (9, 16, start),
        (9, 25, bill.more.get("hour", "13")), (9, 30, "1"), (9, 36, "01"), (11, 1, f"01 {printed_day(bill.loss, 'run')}"),
        (43, 1, bill.more.get("payer", "HARBORLIGHT CASUALTY")), (43, 48, printed_money(bill.paid, "box")), (43, 60, place.npi),
        (46, 1, patient.formal.upper()), (49, 1, bill.more.get("control", "")), (52, 1, bill.more.get("dx", "S134XXA").replace(".", "")),
        (55, 1, bill.more.get("procedure", "")), (55, 54, bill.who.upper()), (58, 1, bill.remark),
    ):  # fmt: skip
        if words:
            _put(sheet, row, column, words)


def _line(sheet: Sheet, line: Line, row: float, style: str) -> None:
    charge = line.charge
    _put(sheet, row, 1, charge.revenue)
    if style != "bare":
        _put(sheet, row, 7, charge.words.upper()[:26])
    _put(sheet, row, 34, " ".join([charge.code, *charge.modifiers]).strip())
    if not line.undated:
        _put(sheet, row, 47, printed_day(charge.date, "run"))
    _put(sheet, row, 57, str(charge.units))
    _amount(sheet, row, printed_money(charge.amount, "box" if style == "grid" else "bare"))
    sheet.charges.append(charge)


def _screen(bill: Account) -> Sheet:
    """An institutional claim as an accounts system shows it on the screen."""
    sheet = Sheet("billing", style="ub04_screen")
    sheet.bill = Bill(bill.key, bill.place.name, bill.shown)
    first, last = bill.span
    head = (
        f"INSTITUTIONAL CLAIM INQUIRY - UB04{'':>14}{bill.place.name.upper()}",
        f"PATIENT: {bill.patient.formal.upper():<28} DOB: {printed_day(bill.patient.dob, 'us')}  SEX: {bill.patient.sex}",
        f"PCN: {bill.number:<16} MRN: {bill.patient.mrn:<12} TOB: {bill.more.get('tob', '0131')}",
        f"STMT FROM: {printed_day(first, 'us')}  THRU: {printed_day(last, 'us')}   NPI: {bill.place.npi}",
        f"PAYER: {bill.more.get('payer', 'HARBORLIGHT CASUALTY'):<26} DX: {bill.more.get('dx', 'S134XXA').replace('.', '')}",
        f"ATTENDING: {bill.who.upper():<24} {bill.remark}",
    )  # fmt: skip
    for n, words in enumerate(head):
        sheet.text(34, 44 + 13 * n, words, "mono", 8.8)
    columns = (
        (34, "LN"),
        (58, "REV"),
        (92, "HCPC MODS"),
        (170, "SERVICE DT"),
        (240, "DESCRIPTION"),
    )
    y = 136.0
    for x, words in columns:
        sheet.text(x, y, words, "mono-b", 8.8)
    sheet.text(474, y, "UNITS", "mono-b", 8.8, align="right")
    sheet.text(WIDTH - 40, y, "TOT CHG", "mono-b", 8.8, align="right")
    for n, line in enumerate(bill.lines, start=1):
        y, charge = y + 13, line.charge
        cells = (
            f"{n:02d}", charge.revenue, " ".join([charge.code, *charge.modifiers]),
            printed_day(charge.date, "us"), charge.words.upper(),
        )  # fmt: skip
        for (x, _), words in zip(columns, cells, strict=True):
            sheet.text(x, y, words, "mono", 8.8)
        sheet.text(474, y, str(charge.units), "mono", 8.8, align="right")
        sheet.text(WIDTH - 40, y, printed_money(charge.amount), "mono", 8.8, align="right")
        sheet.charges.append(charge)
    sheet.text(58, y + 20, "0001", "mono-b", 8.8)
    sheet.text(240, y + 20, "TOTAL CHARGES", "mono-b", 8.8)
    sheet.text(WIDTH - 40, y + 20, printed_money(bill.shown), "mono-b", 8.8, align="right")
    return sheet
