"""A hospital's itemized statement over several pages, and an office's running ledger."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from sample_packets.builder.flow import Flow, Type
from sample_packets.builder.layouts.paperwork import us_date
from sample_packets.builder.script import Bill, Charge, Person, Place
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number


def _note_charge(charges: Sequence[Charge], sheet: Sheet, at: int) -> None:
    sheet.charges.append(charges[at])


def money(amount: Decimal) -> str:
    return f"{amount:,.2f}"


def itemized_statement(
    place: Place,
    patient: Person,
    charges: Sequence[Charge],
    *,
    account: str,
    printed: dt.date,
    start: dt.date,
    end: dt.date,
    per_sheet: int = 26,
    payments: Sequence[tuple[dt.date, str, Decimal]] = (),
) -> list[Sheet]:
    """Charge lines with subtotals per page, and the total with payments on the last page."""
    total = sum((c.amount for c in charges), Decimal(0))
    bill = Bill(account, place.name, total)
    flow = Flow("billing", Type("sans", "sans-b", 8.6, 40, 40, 150, 60), "itemized_statement")
    parts = [charges[n : n + per_sheet] for n in range(0, len(charges), per_sheet)]
    for at, part in enumerate(parts):
        if at:
            flow.turn()
        rows = [
            (
                us_date(c.date), c.revenue, " ".join([c.code, *c.modifiers]).strip(),
                c.words, str(c.units), money(c.amount),
            )
            for c in part
        ]  # fmt: skip
        flow.table(
            ("Service date", "Rev", "CPT/HCPCS", "Description", "Qty", "Amount"),
            rows,
            (64, 36, 82, 232, 38, 80),
            ruled=False,
            right=(4, 5),
            on_row=partial(_note_charge, part),
        )
        page_sum = sum((c.amount for c in part), Decimal(0))
        flow.sheet.text(WIDTH - 44, flow.y + 4, money(page_sum), "sans-b", 8.6, align="right")
        flow.sheet.text(380, flow.y + 4, "Subtotal this page", "sans-b", 8.6)
        flow.y += 18
    _closing(flow, total, payments)

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.bill = bill
        sheet.text(40, 46, place.name, "sans-b", 14)
        sheet.text(40, 58, "Patient Financial Services", "sans", 9)
        sheet.text(40, 69, f"{place.street}, {place.town}   {place.phone}", "sans", 8)
        sheet.text(WIDTH - 40, 46, "ITEMIZED STATEMENT OF CHARGES", "sans-b", 11, align="right")
        sheet.line(40, 78, WIDTH - 40, 78, 1)
        sheet.text(40, 94, f"Patient: {patient.formal}", "sans", 9)
        sheet.text(40, 107, f"Date of birth: {us_date(patient.dob)}", "sans", 9)
        sheet.text(40, 120, f"Guarantor: {patient.name}", "sans", 9)
        sheet.text(330, 94, f"Account number: {account}", "sans", 9)
        sheet.text(330, 107, f"Dates of service: {us_date(start)} - {us_date(end)}", "sans", 9)
        sheet.text(330, 120, f"Statement date: {us_date(printed)}", "sans", 9)
        sheet.text(WIDTH / 2, HEIGHT - 36, f"Page {at} of {of}", "sans", 8.5, align="center")

    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def _closing(flow: Flow, total: Decimal, payments: Sequence[tuple[dt.date, str, Decimal]]) -> None:
    paid = sum((p[2] for p in payments), Decimal(0))
    rows = [("TOTAL CHARGES", total)]
    rows += [(f"{us_date(day)}  {words}", -amount) for day, words, amount in payments]
    rows += [("BALANCE DUE", total - paid)]
    flow.rule()
    for label, amount in rows:
        flow.need(14)
        shown = f"-{money(-amount)}" if amount < 0 else f"${money(amount)}"
        flow.sheet.text(330, flow.y + 6, label, "sans-b", 9)
        flow.sheet.text(WIDTH - 44, flow.y + 6, shown, "sans-b", 9, align="right")
        flow.y += 14


@dataclass(frozen=True)
class Receipt:
    """A payment or adjustment in a ledger; never a charge."""

    date: dt.date
    words: str
    amount: Decimal


def ledger(
    place: Place,
    patient: Person,
    entries: Sequence[Charge | Receipt],
    *,
    account: str,
    printed: dt.date,
    total: Decimal | None = None,
) -> list[Sheet]:
    """An office's transaction ledger with a running balance; `total` overrides the sum shown."""
    charged = sum((e.amount for e in entries if isinstance(e, Charge)), Decimal(0))
    taken = sum((e.amount for e in entries if isinstance(e, Receipt)), Decimal(0))
    shown = total if total is not None else charged
    bill = Bill(account, place.name, shown)
    balance = Decimal(0)
    rows = []
    for entry in entries:
        balance += entry.amount if isinstance(entry, Charge) else -entry.amount
        if isinstance(entry, Charge):
            code = "-".join([entry.code, *entry.modifiers])
            row = (us_date(entry.date), code, entry.words, money(entry.amount), "")
        else:
            row = (us_date(entry.date), "", entry.words, "", money(entry.amount))
        rows.append((*row, money(balance)))

    def note(sheet: Sheet, at: int) -> None:
        entry = entries[at]
        if isinstance(entry, Charge):
            sheet.charges.append(entry)

    flow = Flow("billing", Type("mono", "mono-b", 9, 40, 40, 132, 60), "ledger")
    flow.table(
        ("Date", "Code", "Description", "Charge", "Credit", "Balance"),
        rows,
        (74, 72, 176, 70, 68, 72),
        right=(3, 4, 5),
        size=8.4,
        on_row=note,
    )
    flow.need(46)
    for label, amount in (
        ("Total charges:", shown), ("Total credits:", taken), ("Amount due:", shown - taken),
    ):  # fmt: skip
        flow.sheet.text(330, flow.y + 6, label, "mono-b", 9)
        flow.sheet.text(WIDTH - 44, flow.y + 6, "$" + money(amount), "mono-b", 9, align="right")
        flow.y += 14

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.bill = bill
        sheet.text(40, 46, place.name.upper(), "mono-b", 12)
        sheet.text(40, 58, f"{place.street}, {place.town}  Tax ID {place.tax_id}", "mono", 8)
        sheet.text(40, 80, "ACCOUNT LEDGER", "mono-b", 11)
        sheet.text(40, 96, f"Patient: {patient.name}   DOB {us_date(patient.dob)}", "mono", 9)
        sheet.text(40, 109, f"Account: {account}   As of {us_date(printed)}", "mono", 9)
        sheet.text(WIDTH - 40, 80, f"Page {at} of {of}", "mono", 9, align="right")
        sheet.line(40, 116, WIDTH - 40, 116, 1)

    sheets = flow.done(furniture)
    number(sheets)
    return sheets
