"""The rows of a bill that is a table, and what stands in their cells."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sample_packets.varied_bills.forms.entry import Account, Entry, Heading, Line, Receipt
from sample_packets.varied_bills.forms.figures import printed_day, printed_money
from sample_packets.varied_bills.forms.look import Look


@dataclass(frozen=True)
class Row:
    """One row: an entry, or the sum of a section."""

    entry: Entry | None
    label: str = ""
    amount: Decimal = Decimal(0)
    balance: Decimal = Decimal(0)
    fresh_day: bool = True


def rows_of(bill: Account, look: Look) -> list[Row]:
    """Give the rows in the order in which they are printed."""
    rows: list[Row] = []
    balance, section, name, day = Decimal(0), Decimal(0), "", None
    for entry in bill.entries:
        if isinstance(entry, Heading):
            if name and look.subtotal:
                rows.append(Row(None, look.subtotal.format(name), section))
            name, section, day = entry.words, Decimal(0), None
            rows.append(Row(entry))
        elif isinstance(entry, Line):
            balance += entry.charge.amount
            section += entry.charge.amount
            rows.append(Row(entry, balance=balance, fresh_day=entry.charge.date != day))
            day = entry.charge.date
        else:
            balance -= entry.amount
            rows.append(Row(entry, balance=balance))
            day = None
    if name and look.subtotal:
        rows.append(Row(None, look.subtotal.format(name), section))
    return rows[::-1] if look.newest_first else rows


def cell(row: Row, what: str, bill: Account, look: Look) -> str:
    """Give what a row shows in a column."""
    entry = row.entry
    if what == "balance":
        return printed_money(row.balance, look.money, look.negative)
    if isinstance(entry, Receipt):
        shown = {
            "date": printed_day(entry.date, look.date),
            "words": entry.words,
            "credit": printed_money(entry.amount, look.money, look.negative),
            "either": printed_money(-entry.amount, look.money, look.negative),
            "kind": "PMT" if "ay" in entry.words else "ADJ",
        }
        return shown.get(what, "")
    assert isinstance(entry, Line)
    charge = entry.charge
    if what == "date":
        if (look.once and not row.fresh_day) or entry.undated:
            return ""
        return printed_day(charge.date, look.date)
    shown = {
        "until": printed_day(entry.until or charge.date, look.date),
        "code": charge.code,
        "full": "-".join([charge.code, *charge.modifiers]),
        "spaced": " ".join([charge.code, *charge.modifiers]),
        "mods": " ".join(charge.modifiers),
        "rev": charge.revenue,
        "words": charge.words,
        "units": str(charge.units),
        "charge": printed_money(charge.amount, look.money, look.negative),
        "either": printed_money(charge.amount, look.money, look.negative),
        "rate": printed_money(charge.amount / charge.units, look.money, look.negative),
        "who": entry.who or bill.who,
        "ndc": entry.ndc,
        "note": entry.note,
        "kind": "CHG",
    }
    return shown.get(what, "")
