"""What a row of a table adds to its bill: a charge, a payment, a change of the balance."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from casefile.bills import CodeSystem, Payment, PrintedTotal, TotalKind
from casefile.rules import RuleBook
from ingest.finding.bills.columns import Columns, ColumnTable, Field, RowCues
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.printed_rows import folded
from ingest.finding.bills.row_cells import Credit, RowCells
from ingest.finding.bills.row_kinds import RowKind
from ingest.finding.bills.values import Read

_TELLING = 5


@dataclass
class TableState:
    """What one page of a statement hands to the next: columns, date in force, things charged."""

    columns: Columns | None = None
    date: dt.date | None = None
    revenue_code: str | None = None
    charged: set[str] = field(default_factory=set)


@dataclass
class Reader:
    """A page of a table while its rows are read."""

    state: TableState
    bill: PageBill
    rules: RuleBook
    whole_dollars: bool
    pending: RowCells | None = None
    last: LineDraft | None = None
    running: PrintedTotal | None = None
    cues: RowCues = field(init=False)

    def __post_init__(self) -> None:
        self.cues = self.rules.table("ingest.finding.bills", "columns", ColumnTable).rows


def is_reversal(cells: RowCells, kind: RowKind, reader: Reader) -> bool:
    """Tell whether a negative charge takes back something charged, a drug returned say.

    It has a quantity that is less than nothing, or the words of what was charged before.
    """
    if cells.charge is None or kind is not RowKind.CHARGE:
        return False
    if cells.units and cells.units.value < 0:
        return True
    said = folded(cells.description)
    return any(len(thing) > _TELLING and thing in said for thing in reader.state.charged)


def take_payment(cells: RowCells, kind: RowKind, reader: Reader) -> None:
    """Keep a row that pays or takes off, by its columns or by its sign and words."""
    moved = _take_credits(cells, kind, reader)
    if cells.charge is not None:
        credit = Credit(cells.charge.value, kind is RowKind.ADJUSTMENT, "")
        moved += _take_credit(cells, credit, reader)
    move(reader, None, -moved, cells)


def _take_credits(cells: RowCells, kind: RowKind, reader: Reader) -> Decimal:
    """Keep what stands in the payment and adjustment columns of a row; give its sum."""
    moved = Decimal(0)
    for credit in cells.credits:
        adjusted = credit.adjustment or kind is RowKind.ADJUSTMENT
        beside = cells.charge if kind is RowKind.CHARGE else None
        moved += _take_credit(cells, replace(credit, adjustment=adjusted), reader, beside)
    return moved


def _take_credit(
    cells: RowCells, credit: Credit, reader: Reader, beside: Read[Decimal] | None = None
) -> Decimal:
    """Keep a payment; `beside` is the charge in whose row it stands, so that no words are its."""
    if not credit.amount:
        return Decimal(0)
    payment = Payment(
        cells.date.value if cells.date else reader.state.date,
        abs(credit.amount),
        cells.description,
        reader.bill.page,
        cells.row.box,
        credit.adjustment,
    )
    if beside:
        payment = replace(payment, payer=credit.heading, charge=beside.value, code=cells.code)
    reader.bill.payments.append(payment)
    return abs(credit.amount)


def move(reader: Reader, line: LineDraft | None, change: Decimal | None, cells: RowCells) -> None:
    """Note a change of the balance; what changes it by nothing known is brought forward."""
    balance = cells.balance
    at = cells.row.box
    reader.bill.movements.append((line, change, balance.value if balance else None))
    if line is None and change is None and (brought := balance or cells.charge):
        total = PrintedTotal(TotalKind.FORWARD, brought.value, reader.bill.page, at)
        reader.bill.totals.append(total)
    if balance:
        reader.running = PrintedTotal(TotalKind.RUNNING, balance.value, reader.bill.page, at)


def _says_what_was_done(cells: RowCells, date: dt.date | None, reader: Reader) -> bool:
    """Tell whether a row without a code is a charge: it has words, and a day or an amount.

    In a table that has no column for words, a day and an amount are enough; one of houses lists
    the bills of others.
    """
    columns = reader.state.columns
    if cells.charge is not None and not cells.charge.value and tells_of_a_claim(cells, reader):
        return False
    wordless = columns and not any(map(columns.has, (Field.DESCRIPTION, Field.PROVIDER)))
    if cells.date and wordless and not cells.description:
        return True
    if not re.search(r"[A-Za-z]{2}", cells.description) or date is None:
        return False
    return bool(cells.date or cells.charge is None or cells.charge.value)


def tells_of_a_claim(cells: RowCells, reader: Reader) -> bool:
    """Tell whether a row says what became of a claim, and no care that was free of charge."""
    said = f" {folded(cells.description)} "
    return any(f" {note} " in said for note in reader.cues.claim_notes)


def take_charge(cells: RowCells, reader: Reader) -> None:
    """Keep a row as a charge, with what is paid on it in the same row; one of no day is none."""
    date = cells.date.value if cells.date else reader.state.date
    if not cells.names_a_service and not _says_what_was_done(cells, date, reader):
        return
    line = LineDraft(
        list(cells.row.words),
        reader.bill.page,
        date,
        cells.end_date,
        cells.code,
        cells.system,
        cells.revenue_code,
        cells.modifiers,
        cells.units.value if cells.units else Decimal(1),
        description=cells.description,
        provider=cells.provider,
        own_date=cells.date is not None,
    )
    line.set_charge(cells.charge)
    if cells.units and cells.units.sure and cells.rate and cells.rate.sure:
        line.rate = cells.rate.value
    if line.revenue_code is None and reader.state.revenue_code:
        line.revenue_code = reader.state.revenue_code
    if line.code is None and line.revenue_code:
        line.code, line.system = line.revenue_code, CodeSystem.REV
    line.printed_charge = cells.printed_charge
    if cells.date is None and cells.printed_date:
        line.printed_date = cells.printed_date
        line.doubtful.add("date")
    for name, sure in (
        ("date", cells.date is None or cells.date.sure),
        ("code", cells.sure_code),
        ("units", cells.units is None or cells.units.sure),
    ):
        if not sure:
            line.doubtful.add(name)
    reader.bill.lines.append(line)
    reader.state.charged.add(folded(line.description))
    reader.last = line
    moved = _take_credits(cells, RowKind.CHARGE, reader)
    move(reader, line, line.charge - moved if line.charge is not None else None, cells)
