"""Heads of bills: letterheads, boxes of labels, a system's print-out line."""

from __future__ import annotations

from collections.abc import Callable

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day

Head = Callable[[Sheet, Account, str, int, int], float]


def _labels(bill: Account, date: str) -> list[tuple[str, str]]:
    return [
        ("Patient", bill.patient.name),
        ("Date of Birth", printed_day(bill.patient.dob, date)),
        ("Account", bill.number),
        *bill.says,
    ]


def centered(sheet: Sheet, bill: Account, date: str, _at: int, _of: int) -> float:
    """The name in the middle, labels in two columns below a rule."""
    middle = WIDTH / 2
    sheet.text(middle, 44, bill.place.name, "serif-b", 15, align="center")
    where = f"{bill.place.street}  -  {bill.place.town}"
    sheet.text(middle, 57, where, "serif", 9, align="center")
    phones = f"Tel {bill.place.phone}   Tax ID {bill.place.tax_id}"
    sheet.text(middle, 69, phones, "serif", 9, align="center")
    sheet.line(48, 76, WIDTH - 48, 76, 1.2)
    sheet.text(middle, 94, bill.title, "serif-b", 12, align="center")
    y = 112.0
    for n, (label, value) in enumerate(_labels(bill, date)):
        sheet.text(50 + n % 2 * 280, y, f"{label}: {value}", "serif", 10)
        y += 13 * (n % 2)
    return y + 26


def boxed(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """The name at the left, a box of labels at the right."""
    sheet.text(40, 46, bill.place.name, "sans-b", 12)
    for n, words in enumerate((bill.place.street, bill.place.town, bill.place.phone)):
        sheet.text(40, 59 + 11 * n, words, "sans", 8.5)
    labels = [
        *_labels(bill, date), ("Statement Date", printed_day(bill.printed, date)),
        ("Page", f"{at} of {of}"),
    ]  # fmt: skip
    sheet.frame(352, 34, 224, 15 * len(labels) + 4, 0.7)
    for n, (label, value) in enumerate(labels):
        y = 46 + 15 * n
        sheet.text(357, y, label, "sans-b", 8)
        sheet.text(571, y, value, "sans", 8.5, align="right")
        if n:
            sheet.line(352, y - 11, 576, y - 11, 0.3)
    sheet.text(40, 112, bill.title.upper(), "sans-b", 13)
    sheet.text(40, 128, f"Tax ID: {bill.place.tax_id}   NPI: {bill.place.npi}", "sans", 8)
    return max(150.0, 60 + 15 * len(labels))


def printout(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """The head that an accounts system prints in capitals."""
    sheet.text(36, 38, f"RUN: {printed_day(bill.printed, date)} 0714", "mono", 8.5)
    sheet.text(WIDTH / 2, 38, bill.place.name.upper(), "mono-b", 9.5, align="center")
    sheet.text(WIDTH - 36, 38, f"PAGE {at} OF {of}", "mono", 8.5, align="right")
    sheet.text(WIDTH / 2, 50, bill.title.upper(), "mono", 9, align="center")
    town = f"{bill.place.street} {bill.place.town}".upper()
    sheet.text(WIDTH / 2, 61, town, "mono", 8, align="center")
    sheet.text(36, 80, "-" * 100, "mono", 9)
    y = 92.0
    labels = [("PATIENT", bill.patient.formal.upper()), *_labels(bill, date)[1:]]
    for n, (label, value) in enumerate(labels):
        sheet.text(36 + n % 2 * 290, y, f"{label.upper()}: {value.upper()}", "mono", 9)
        y += 12 * (n % 2)
    sheet.text(36, y + 13, "-" * 100, "mono", 9)
    return y + 32


def banner(sheet: Sheet, bill: Account, date: str, _at: int, _of: int) -> float:
    """A gray band with the name, labels in one column, the mailing address in a window."""
    sheet.bar(0, 24, WIDTH, 32, 0.82)
    sheet.text(36, 45, bill.place.name, "vera-b", 13)
    sheet.text(WIDTH - 36, 45, bill.title, "vera", 10, align="right")
    sheet.text(36, 68, f"{bill.place.street}, {bill.place.town}", "vera", 7.5)
    sheet.text(WIDTH - 36, 68, f"Questions? {bill.place.phone}", "vera", 7.5, align="right")
    sheet.text(60, 96, bill.patient.name, "vera", 9)
    for n, words in enumerate(bill.patient.address.split(", ", 1)):
        sheet.text(60, 108 + 12 * n, words, "vera", 9)
    y = 92.0
    for label, value in _labels(bill, date):
        sheet.text(350, y, f"{label}:", "vera", 7.5)
        sheet.text(450, y, value, "vera-b", 8)
        y += 13
    return max(y, 130.0) + 18


def plain(sheet: Sheet, bill: Account, date: str, at: int, _of: int) -> float:
    """Typed by an office's own word processor; only the first page has the whole head."""
    if at > 1:
        sheet.text(54, 46, f"{bill.patient.name} - {bill.title}, continued", "sans-i", 9)
        return 68
    sheet.text(54, 54, bill.place.name, "sans-b", 14)
    sheet.text(54, 68, f"{bill.place.street}, {bill.place.town}", "sans", 9)
    sheet.text(54, 80, f"Phone {bill.place.phone}  Fax {bill.place.fax}", "sans", 9)
    sheet.text(54, 104, bill.title, "sans-b", 12)
    y = 122.0
    for label, value in _labels(bill, date):
        sheet.text(54, y, f"{label}:", "sans-b", 9)
        sheet.text(160, y, value, "sans", 9)
        y += 13
    return y + 16


HEADS: dict[str, Head] = {
    "centered": centered,
    "boxed": boxed,
    "printout": printout,
    "banner": banner,
    "plain": plain,
}
