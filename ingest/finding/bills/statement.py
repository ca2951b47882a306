"""Statements, ledgers, invoices and print-outs: any bill whose charges stand in a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from casefile.bills import BillForm, PrintedTotal, TotalKind
from casefile.rules import RuleBook
from ingest.finding.bills.columns import Columns, Field
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.entries import (
    Reader,
    TableState,
    is_reversal,
    move,
    take_charge,
    take_payment,
    tells_of_a_claim,
)
from ingest.finding.bills.headings import find_columns
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.row_cells import RowCells
from ingest.finding.bills.row_kinds import (
    RowKind,
    is_bare_total,
    is_department_total,
    is_what_is_due,
    labelled_parts,
    printed_totals,
    row_kind,
    sums_of_charges,
)
from ingest.finding.bills.shapes import columns_by_shape, departments_told, told_by_content
from ingest.finding.bills.table_cells import read_cells
from ingest.finding.bills.values import is_modifier, read_date, read_modifiers, read_money
from ingest.finding.bills.visit_day import speaks_of_the_day, visit_day

_NEAR = 0.03
_ALL_REVENUE = "0001"
_MORE_THAN_ONE, _MANY = 2, 3
# "0450 - Emergency Room" over the charges of that department.
_REVENUE_HEADING = re.compile(
    r"(?:Rev(?:enue)?\.?\s(?:Code\s)?:?\s?)?(0\d{3})\s?[-–:]?\s[A-Z][A-Za-z]", re.IGNORECASE
)
_PRINTED = re.compile(r"(?:re)?print(?:ed)? (?:by|on|date)\b|run (?:by|date)\b")
"""How the line begins that a print-out has at its foot, with its day and hour."""
_DATED_HEAD = re.compile(r"(?:date of service|dos|service date|visit date|visit|date)\b")


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
    rows = [row for row in rows if not _is_print_line(row)]
    headers = _heads(rows, rules)
    if not headers and state.columns is None:
        state.columns = columns_by_shape(rows, rules)
    money = [w.text for r in rows for w in r.words if read_money(w.text)]
    reader = Reader(state, bill, rules, whole_dollars=not money)
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
    """Give each head of a table by its row; the lower storey of one that says more is none.

    Neither is a title ("Detail of Charges") that stands over the head with no amount between.
    """
    found = {n: c for n in range(len(rows)) if (c := find_columns(rows, n, rules))}
    for n, following in pairwise(sorted(found)):
        between = rows[n + 1 : following]
        fewer = len(found[n].columns) < len(found[following].columns)
        if between and fewer and not any(read_money(w.text) for r in between for w in r.words):
            del found[n]
    return {
        n: head
        for n, head in found.items()
        if n - 1 not in found
        or len(found[n - 1].columns) < len(head.columns)
        or (len(found[n - 1].columns) == len(head.columns) and head.has(Field.DATE))
        or not _is_header_tail(rows, n - 1)
    }


def _columns(head: Columns, below: Sequence[Row], rules: RuleBook) -> Columns:
    """Give the columns under a head; the day of posting dates no visit that has its own date."""
    head = departments_told(head, below, rules)
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


def _is_print_line(row: Row) -> bool:
    """Tell the line of who printed a page and when: its hour is no code, its page no amount."""
    return bool(_PRINTED.match(row.folded)) and not any(read_money(w.text) for w in row.words)


def _read_outside(row: Row, reader: Reader) -> None:
    """A row above the table: totals and balances may stand there, lines do not.

    An earlier balance or a payment told there is a change of the balance that no row below shows.
    """
    if reader.state.date is None:
        reader.state.date = visit_day(row)
    kind = row_kind(row, reader.cues, named=False)
    if kind is RowKind.TOTAL and reader.state.columns is None and reader.bill.lines:
        reader.bill.totals.extend(printed_totals(row, None, reader.bill.page, reader.cues))
    amounts = [money.value for w in row.words if (money := read_money(w.text))]
    if kind in (RowKind.FORWARD, RowKind.PAYMENT, RowKind.ADJUSTMENT) and any(amounts):
        reader.bill.movements.append((None, None, None))


def _read_row(row: Row, columns: Columns, reader: Reader) -> None:
    cells = read_cells(row, columns, whole_dollars=reader.whole_dollars, rules=reader.rules)
    named = bool(cells.code) or (bool(cells.revenue_code) and not is_department_total(row))
    kind = row_kind(row, reader.cues, named=named)
    if cells.revenue_code == _ALL_REVENUE and not cells.code:
        kind, reader.bill.form = RowKind.TOTAL, BillForm.UB04
    if kind is RowKind.FORWARD:
        _bring_forward(row, columns, reader)
        return
    if kind is RowKind.TOTAL:
        totals = printed_totals(
            row, columns, reader.bill.page, reader.cues, whole_dollars=reader.whole_dollars
        )
        reader.bill.totals.extend(totals)
        if totals and (_sums_charges(cells) or is_bare_total(row)):
            reader.bill.total_due = next((t for t in totals if t.kind is TotalKind.BALANCE), None)
        elif totals and is_what_is_due(row, reader.cues) and not _tells_of_credits(columns):
            reader.bill.amount_due = totals[0]
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
    if _is_payment(cells, kind, columns) and not is_reversal(cells, kind, reader):
        take_payment(cells, kind, reader)
        return
    if _adds_up(cells, columns, reader.bill):
        assert cells.charge
        at = cells.row.box
        sum_of_all = PrintedTotal(TotalKind.CHARGES, cells.charge.value, reader.bill.page, at)
        reader.bill.totals.append(sum_of_all)
        reader.last = None
        return
    take_charge(cells, reader)


def _bring_forward(row: Row, columns: Columns, reader: Reader) -> None:
    """Take what was owed before, and the sum of the charges that its row may print behind it."""
    owed, *others = labelled_parts(row)
    sums = [s for part in others for s in sums_of_charges(part, reader.bill.page, reader.cues)]
    reader.bill.totals.extend(sums)
    reader.pending = None
    before = owed if sums else row
    cells = read_cells(before, columns, whole_dollars=reader.whole_dollars, rules=reader.rules)
    move(reader, None, None, cells)


def _tells_of_credits(columns: Columns) -> bool:
    """Tell whether a table has a column of what was paid, taken off or left to others."""
    return any(map(columns.has, (Field.PAYMENT, Field.ADJUSTMENT, Field.OTHER_MONEY)))


def _sums_charges(cells: RowCells) -> bool:
    """Tell whether a "Total due" stands under the charges."""
    return cells.charge is not None and "total" in cells.row.folded.split()


def _adds_up(cells: RowCells, columns: Columns, bill: PageBill) -> bool:
    """Tell whether a row sums up the charges above it, whatever it is called.

    It has neither day, code nor count, though every charge above has its own day, and it amounts to
    what they do, or to more than half of many: no fee or tax that stands alone does.
    """
    lines = bill.lines
    if len(lines) < _MORE_THAN_ONE or cells.charge is None or cells.names_a_service:
        return False
    if cells.date or cells.printed_date or cells.units or cells.credits:
        return False
    if not columns.has(Field.DATE) or not all(line.own_date for line in lines):
        return False
    charged = sum((line.charge or Decimal(0) for line in lines), Decimal(0))
    return cells.charge.value == charged or (
        len(lines) >= _MANY and cells.charge.value * 2 > charged
    )


def _read_bare(cells: RowCells, reader: Reader) -> None:
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
    if _heads_a_section(cells.row, last) or tells_of_a_claim(cells, reader):
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
