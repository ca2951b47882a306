"""Heads of bills: a cashier's window, a billing company's statement, a web system's invoice."""

from __future__ import annotations

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day
from sample_packets.varied_bills.forms.heads import Head


def window(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """A hospital's statement: name and title across, two rows of labelled fields."""
    sheet.text(38, 42, bill.place.name, "sans-b", 14)
    sheet.text(38, 55, f"Patient Accounts, {bill.place.street}, {bill.place.town}", "sans", 8)
    sheet.text(WIDTH - 38, 42, bill.title, "sans", 12, align="right")
    sheet.text(WIDTH - 38, 55, f"Sheet {at} of {of}", "sans", 8, align="right")
    fields = [
        ("PATIENT NAME", bill.patient.formal), ("ACCOUNT NO.", bill.number),
        ("BIRTH DATE", printed_day(bill.patient.dob, date)),
        ("PRINT DATE", printed_day(bill.printed, date)), *bill.says,
    ]  # fmt: skip
    for n, (label, value) in enumerate(fields):
        x, y = 38 + 134 * (n % 4), 64 + 28 * (n // 4)
        sheet.frame(x, y, 134, 28, 0.5)
        sheet.text(x + 3, y + 8, label, "sans", 5.8)
        sheet.text(x + 5, y + 21, value[:26], "sans-b", 8.6)
    return 64 + 28 * ((len(fields) + 3) // 4) + 24.0


def company(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """A practice-management system's account report, labels at the left in one column."""
    sheet.text(46, 40, "ACCOUNT TRANSACTION REPORT", "mono-b", 10)
    sheet.text(WIDTH - 46, 40, f"{at} of {of}", "mono", 9, align="right")
    rows = [
        ("Practice", bill.place.name), ("Location", f"{bill.place.street}, {bill.place.town}"),
        ("Guarantor", bill.patient.name), ("Born", printed_day(bill.patient.dob, date)),
        ("Acct", bill.number), ("Printed", printed_day(bill.printed, date)), *bill.says,
    ]  # fmt: skip
    for n, (label, value) in enumerate(rows):
        sheet.text(46, 56 + 11 * n, f"{label:<11}: {value}", "mono", 8.8)
    return 56 + 11 * len(rows) + 20.0


def invoice(sheet: Sheet, bill: Account, date: str, _at: int, _of: int) -> float:
    """A web system's invoice: from at the left, to at the right."""
    sheet.text(50, 56, bill.title or "Invoice", "vera-b", 18)
    sheet.text(WIDTH - 50, 56, f"# {bill.number}", "vera", 10, align="right")
    for n, words in enumerate(
        (bill.place.name, bill.place.street, bill.place.town, f"EIN {bill.place.tax_id}")
    ):
        sheet.text(50, 82 + 12 * n, words, "vera-b" if n == 0 else "vera", 8.4)
    born = printed_day(bill.patient.dob, date)
    for n, words in enumerate(
        ("Client", bill.patient.name, f"DOB {born}", f"Issued {printed_day(bill.printed, date)}")
    ):
        sheet.text(340, 82 + 12 * n, words, "vera-b" if n == 0 else "vera", 8.4)
    y = 142.0
    for label, value in bill.says:
        sheet.text(50, y, f"{label}: {value}", "vera", 8.2)
        y += 12
    return y + 14


def resident(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """A care home's or a clinic's monthly statement: a ruled strip of labels under the name."""
    sheet.text(WIDTH / 2, 46, bill.place.name, "serif-b", 15, align="center")
    where = f"{bill.place.street}, {bill.place.town}   {bill.place.phone}"
    sheet.text(WIDTH / 2, 59, where, "serif", 9, align="center")
    sheet.text(WIDTH / 2, 80, bill.title or "Statement of Account", "serif-i", 13, align="center")
    labels = [
        ("For services to", bill.patient.name), ("Born", printed_day(bill.patient.dob, date)),
        ("Our reference", bill.number), ("Prepared", printed_day(bill.printed, date)), *bill.says,
    ]  # fmt: skip
    y = 98.0
    for n, (label, value) in enumerate(labels):
        sheet.text(56 + 260 * (n % 2), y, f"{label}: {value}", "serif", 9.6)
        y += 13 * (n % 2)
    y += 13 * (len(labels) % 2)
    sheet.line(56, y - 6, WIDTH - 56, y - 6, 0.8)
    sheet.text(WIDTH - 56, 46, f"({at}/{of})", "serif", 9, align="right")
    return y + 14


def batch(sheet: Sheet, bill: Account, date: str, at: int, of: int) -> float:
    """A billing service's batch print: everything of the head in two lines of capitals."""
    born = printed_day(bill.patient.dob, date)
    run = printed_day(bill.printed, date)
    rows = [
        f"{bill.place.name.upper()}  {bill.place.town.upper()}  TIN {bill.place.tax_id}",
        f"{bill.title.upper()}  RUN {run}  SHEET {at}/{of}",
        f"PT {bill.patient.formal.upper()}  BIRTH {born}  CASE {bill.number}",
        *(f"{label.upper()} {value.upper()}" for label, value in bill.says),
    ]
    for n, words in enumerate(rows):
        sheet.text(42, 42 + 12 * n, words, "mono-b" if n == 0 else "mono", 8.6)
    return 42 + 12 * len(rows) + 16.0


HEADS: dict[str, Head] = {
    "window": window, "company": company, "invoice": invoice, "resident": resident, "batch": batch,
}  # fmt: skip
