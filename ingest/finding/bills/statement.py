"""Statements, ledgers, invoices and print-outs: any bill whose charges stand in a table."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from casefile.bills import BillForm, CodeSystem, Payment, PrintedTotal, TotalKind
from casefile.rules import RuleBook
from ingest.finding.bills.columns import Columns, ColumnTable, Field, RowCues, find_columns
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.row_kinds import (
    RowKind,
    is_bare_total,
    is_department_total,
    printed_totals,
    row_kind,
)
from ingest.finding.bills.shapes import columns_by_shape, told_by_content
from ingest.finding.bills.table_cells import Credit, RowCells, read_cells
from ingest.finding.bills.values import Read, is_modifier, read_date, read_modifiers, read_money
from ingest.finding.bills.visit_day import speaks_of_the_day, visit_day

_NEAR = 0.03
_ALL_REVENUE = "0001"
_TELLING = 5
# "0450 - Emergency Room" over the charges of that department.
_REVENUE_HEADING = re.compile(
    r"(?:Rev(?:enue)?\.?\s(?:Code\s)?:?\s?)?(0\d{3})\s?[-–:]?\s[A-Z][A-Za-z]", re.IGNORECASE
)
_DATED_HEAD = re.compile(r"(?:date of service|dos|service date|visit date|visit|date)\b")


@dataclass
class TableState:
    """What one page of a statement hands to the next: columns, date in force, things charged."""

    columns: Columns | None = None
    date: dt.date | None = None
    revenue_code: str | None = None
    charged: set[str] = field(default_factory=set)


@dataclass
class _Reader:
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


def read_statement(
    page: int,
    rows: Sequence[Row],
    form: BillForm,
    state: TableState,
    rules: RuleBook = RuleBook(),
) -> PageBill:
    """Read one page of a table of charges; `state` comes from the page before and goes on.

    A list that ends in revenue line 0001 is a hospital's claim, shown on a screen or printed out.
    """
    bill = PageBill(form, page)
    headers = _heads(rows, rules)
    if not headers and state.columns is None:
        state.columns = columns_by_shape(rows, rules)
    money = [w.text for r in rows for w in r.words if read_money(w.text)]
    reader = _Reader(state, bill, rules, whole_dollars=not money)
    skip = -1
    for n, row in enumerate(rows):
        if n in headers:
            state.columns = _columns(headers[n], rows[n + 1 :], rules)
            skip = (
                n + 1 if len(row.words) and n + 1 not in headers and _is_header_tail(rows, n) else n
            )
            continue
        if n <= skip or state.columns is None:
            _read_outside(row, reader)
            continue
        if headers and n < min(headers):
            _read_outside(row, reader)
            continue
        _read_row(row, state.columns, reader)
    if reader.running:
        bill.totals.append(reader.running)
    return bill


def _heads(rows: Sequence[Row], rules: RuleBook) -> dict[int, Columns]:
    """Give each head of a table by its row; the lower storey of one that says more is none."""
    found = {n: c for n in range(len(rows)) if (c := find_columns(rows, n, rules))}
    return {
        n: head
        for n, head in found.items()
        if n - 1 not in found
        or len(found[n - 1].columns) <= len(head.columns)
        or not _is_header_tail(rows, n - 1)
    }


def _columns(head: Columns, below: Sequence[Row], rules: RuleBook) -> Columns:
    """Give the columns under a head; the day of posting dates no visit that has its own date."""
    visits = any(speaks_of_the_day(r) or _is_day_heading(r) for r in below)
    return head if visits else told_by_content(head, below, rules)


def _is_day_heading(row: Row) -> bool:
    return bool(_DATED_HEAD.match(row.folded)) and any(read_date(w.text) for w in row.words)


def _is_header_tail(rows: Sequence[Row], n: int) -> bool:
    """Tell whether the row below a header is its second storey: no figures, no dates in it."""
    if n + 1 >= len(rows):
        return False
    below = rows[n + 1]
    return below.box.top - rows[n].box.bottom < 0.012 and not re.search(r"\d", below.text)


def _read_outside(row: Row, reader: _Reader) -> None:
    """A row above the table: totals and balances may stand there, lines do not."""
    if reader.state.date is None:
        reader.state.date = visit_day(row)
    kind = row_kind(row, reader.cues, named=False)
    if kind is RowKind.TOTAL and reader.state.columns is None and reader.bill.lines:
        reader.bill.totals.extend(printed_totals(row, None, reader.bill.page, reader.cues))


def _read_row(row: Row, columns: Columns, reader: _Reader) -> None:
    cells = read_cells(row, columns, whole_dollars=reader.whole_dollars, rules=reader.rules)
    named = bool(cells.code) or (bool(cells.revenue_code) and not is_department_total(row))
    kind = row_kind(row, reader.cues, named=named)
    if cells.revenue_code == _ALL_REVENUE and not cells.code:
        kind, reader.bill.form = RowKind.TOTAL, BillForm.UB04
    if kind is RowKind.FORWARD:
        reader.pending = None
        _move(reader, None, None, cells)
        return
    if kind is RowKind.TOTAL:
        totals = printed_totals(row, columns, reader.bill.page, reader.cues)
        reader.bill.totals.extend(totals)
        if totals and (_sums_charges(cells) or is_bare_total(row)):
            reader.bill.total_due = next((t for t in totals if t.kind is TotalKind.BALANCE), None)
        reader.pending = None
        if totals:
            reader.last = None
        return
    if cells.date:
        reader.state.date = cells.date.value
    unread = cells.lost_charge and named and reader.pending is None
    if not (cells.charge or cells.credits or unread):
        _read_bare(cells, reader)
        return
    if reader.pending is not None:
        cells = _joined(reader.pending, cells)
        reader.pending = None
    if _is_payment(cells, kind, columns) and not _is_reversal(cells, kind, reader):
        _take_payment(cells, kind, reader)
        return
    _take_charge(cells, reader)


def _sums_charges(cells: RowCells) -> bool:
    """Tell whether a "Total due" stands under the charges."""
    return cells.charge is not None and "total" in cells.row.folded.split()


def _read_bare(cells: RowCells, reader: _Reader) -> None:
    """A row without money: a line still to be completed, a heading, or more of the line above."""
    if cells.names_a_service and not cells.any_money and not _REVENUE_HEADING.match(cells.row.text):
        reader.pending = cells
        reader.last = None
        return
    text = cells.row.text
    if (heading := _REVENUE_HEADING.match(text)) and not cells.any_money:
        reader.state.revenue_code = heading[1]
        reader.last = None
        return
    if cells.date is None and _DATED_HEAD.match(cells.row.folded) and not cells.any_money:
        dates = [d for w in cells.row.words if (d := read_date(w.text))]
        if dates:
            reader.state.date = dates[0].value
            reader.pending = reader.last = None
            return
    if cells.date and not cells.any_money:
        heads = bool(_DATED_HEAD.match(cells.row.folded)) or len(cells.row.words) <= 2
        reader.pending = None if heads else cells
        reader.last = None
        return
    last = reader.last
    if last is None or cells.any_money or cells.row.y - last.words[-1].box.middle[1] > _NEAR:
        return
    if _heads_a_section(cells.row, last):
        reader.last = None
        return
    extra = [w.text for w in cells.row.words]
    if all(is_modifier(t.upper()) for t in extra) and len(last.modifiers) < 4:
        last.modifiers += read_modifiers(extra)
    elif re.search(r"[A-Za-z]{3}", text) and cells.description:
        last.description = f"{last.description} {cells.description}".strip()
    last.words.extend(cells.row.words)


def _heads_a_section(row: Row, last: LineDraft) -> bool:
    """Tell whether a row begins under the date of the line above, where no description begins."""
    first = last.words[0]
    return read_date(first.text) is not None and row.words[0].box.x0 < first.box.x1


def _joined(first: RowCells, second: RowCells) -> RowCells:
    """Complete an entry that is printed over two rows."""
    if second.date or second.names_a_service:
        return second
    if second.row.y - first.row.y > _NEAR:
        return second
    second.date, second.end_date = first.date, first.end_date
    second.code, second.system, second.sure_code = first.code, first.system, first.sure_code
    second.revenue_code = first.revenue_code
    second.modifiers = first.modifiers + second.modifiers
    second.units = second.units or first.units
    second.provider = first.provider or second.provider
    second.description = f"{first.description} {second.description}".strip()
    second.row = Row((*first.row.words, *second.row.words))
    return second


def _is_payment(cells: RowCells, kind: RowKind, columns: Columns) -> bool:
    if cells.charge is None:
        return bool(cells.credits)
    if cells.names_a_service:
        return False
    if columns.charged is Field.CHARGE and cells.date:
        return cells.charge.value < 0
    return cells.charge.value < 0 or kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT)


def _is_reversal(cells: RowCells, kind: RowKind, reader: _Reader) -> bool:
    """Tell whether a negative charge takes back something charged before, a drug returned say."""
    if cells.charge is None or kind is not RowKind.CHARGE:
        return False
    said = folded(cells.description)
    return any(len(thing) > _TELLING and thing in said for thing in reader.state.charged)


def _take_payment(cells: RowCells, kind: RowKind, reader: _Reader) -> None:
    moved = _take_credits(cells, kind, reader)
    if cells.charge is not None:
        credit = Credit(cells.charge.value, kind is RowKind.ADJUSTMENT, "")
        moved += _take_credit(cells, credit, reader)
    _move(reader, None, -moved, cells)


def _take_credits(cells: RowCells, kind: RowKind, reader: _Reader) -> Decimal:
    """Keep what stands in the payment and adjustment columns of a row; give its sum."""
    moved = Decimal(0)
    for credit in cells.credits:
        adjusted = credit.adjustment or kind is RowKind.ADJUSTMENT
        beside = cells.charge if kind is RowKind.CHARGE else None
        moved += _take_credit(cells, replace(credit, adjustment=adjusted), reader, beside)
    return moved


def _take_credit(
    cells: RowCells, credit: Credit, reader: _Reader, beside: Read[Decimal] | None = None
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


def _move(reader: _Reader, line: LineDraft | None, change: Decimal | None, cells: RowCells) -> None:
    """Note a change of the balance; what changes it by nothing known is brought forward."""
    balance = cells.balance
    at = cells.row.box
    reader.bill.movements.append((line, change, balance.value if balance else None))
    if line is None and change is None and (brought := balance or cells.charge):
        total = PrintedTotal(TotalKind.FORWARD, brought.value, reader.bill.page, at)
        reader.bill.totals.append(total)
    if balance:
        reader.running = PrintedTotal(TotalKind.RUNNING, balance.value, reader.bill.page, at)


def _take_charge(cells: RowCells, reader: _Reader) -> None:
    date = cells.date.value if cells.date else reader.state.date
    if not cells.names_a_service and (
        not re.search(r"[A-Za-z]{2}", cells.description) or (cells.date is None and date is None)
    ):
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
    _move(reader, line, line.charge - moved if line.charge is not None else None, cells)
