"""The UB-04: revenue lines (form locators 42 to 47), the 0001 total, the boxes of the head.

Form locators as in the NUBC manual. A line is read from its revenue code at the left and its
amounts at the right; what stands between sorts itself by shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from casefile.bills import BillForm, CodeSystem, PrintedTotal, TotalKind
from casefile.codes import family_of, revenue_family
from casefile.look_alikes import as_digits
from casefile.rules import RuleBook
from casefile.words import Word
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.forms import FormTable
from ingest.finding.bills.hospital_head import read_hospital_head
from ingest.finding.bills.hospital_payers import read_prior_payments
from ingest.finding.bills.labels import find_label
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import (
    Read,
    is_form_date,
    is_modifier,
    read_cell_money,
    read_code,
    read_compact_date,
    read_modifiers,
    read_money,
    read_revenue,
)

_REVENUE_TO = 0.14
_RIGHT_FROM, _AMOUNT_FROM = 0.45, 0.6
_CHARGES_TO = 0.86
_CENTS_GAP = 0.03
_CODE_AND_DIGITS = re.compile(r"(\d{5})([2-9]\d(?:[2-9]\d|[A-Z][A-Z0-9]){0,3})")
_PAGE_OF = re.compile(r"PAGE\s+(\w{1,3})\s+OF\s+(\w{1,3})", re.IGNORECASE)


def is_revenue_row(row: Row) -> bool:
    """Tell whether a row is a UB-04 line by its shape alone.

    A revenue code at the left edge, and at the right dollars and cents in two boxes, or a day
    without marks before the amount, as no statement prints them.
    """
    words = _without_line_number(row).words
    if len(words) < 3 or words[0].box.x0 > _REVENUE_TO:
        return False
    if not re.fullmatch(r"0\d{3}", words[0].text):
        return False
    return _in_boxes(*words[-2:]) or _after_a_day(words[1:])


def _without_line_number(row: Row) -> Row:
    """Give a row without its number among the 23 lines, which the form prints at its left edge.

    On a scan the form's ruling may have been read as a mark behind it.
    """
    first, *rest = row.words
    if rest and re.fullmatch(r"\d{1,2}\W?", first.text) and rest[0].box.x0 <= _REVENUE_TO:
        return Row(tuple(rest)) if re.fullmatch(r"0\d{3}", rest[0].text) else row
    return row


def _after_a_day(words: Sequence[Word]) -> bool:
    """Tell whether words end in an amount, and a day as forms print it stands before it."""
    *before, last = words
    days = [w for w in before if w.box.x0 > _RIGHT_FROM and re.fullmatch(r"\d{6}|\d{8}", w.text)]
    return (
        last.box.x0 > _AMOUNT_FROM
        and read_money(last.text) is not None
        and any(read_compact_date(w.text) for w in days)
    )


def _in_boxes(dollars: Word, cents: Word) -> bool:
    return (
        bool(re.fullmatch(r"\d{1,3}(?:,?\d{3})*", dollars.text))
        and bool(re.fullmatch(r"\d{2}", cents.text))
        and dollars.box.x0 > _AMOUNT_FROM
        and cents.box.x0 - dollars.box.x1 < _CENTS_GAP
    )


def read_hospital_claim(page: int, rows: Sequence[Row], rules: RuleBook = RuleBook()) -> PageBill:
    """Read one page of a UB-04: its lines, total, statement dates, type of bill and providers."""
    labels = rules.table("ingest.finding.bills", "forms", FormTable).ub04
    bill = PageBill(BillForm.UB04, page)
    read_hospital_head(rows, labels, bill)
    head = find_label(rows, labels.lines_head)
    first = next((n for n, r in enumerate(rows) if is_revenue_row(r)), None)
    start = head.row + 1 if head else first or 0
    if first is not None:
        start = min(start, first)  # "0001 Total charges" below the lines is not their head
    foot = find_label(rows, labels.lines_foot, start)
    body = rows[start : foot.row if foot else len(rows)]
    not_covered = find_label(rows[:start], labels.not_covered)
    edge = not_covered.box.x0 - 0.012 if not_covered else _charges_end(body)
    for row in body:
        _read_row(_without_line_number(row), edge, bill, rules)
    for line in bill.lines:
        _take_period(line, bill)
    if foot:
        read_prior_payments(rows[foot.row :], labels, bill)
    return bill


def _charges_end(body: Sequence[Row]) -> float:
    """Give where the charges end that no heading bounds: some prints leave FL 48 out altogether."""
    for row in body:
        words = [w for w in row.words if w.box.x0 > _AMOUNT_FROM and w.box.x1 < _CHARGES_TO + 0.01]
        amount = any(read_money(w.text) for w in words)
        if is_revenue_row(row) and (amount or any(_in_boxes(a, b) for a, b in pairwise(words))):
            return _CHARGES_TO
    return 1.0


def _read_row(row: Row, edge: float, bill: PageBill, rules: RuleBook) -> None:
    numbering = _PAGE_OF.search(row.text)
    if numbering:
        part, parts = (as_digits(g) for g in numbering.groups())
        bill.part = int(part) if part.isdigit() else None
        bill.parts = int(parts) if parts.isdigit() else None
    first = row.words[0]
    revenue = read_revenue(first.text) if first.box.x0 < _REVENUE_TO else None
    money, rest = _charge(row.words, edge)
    total = "total" in row.folded.split() or "totals" in row.folded.split()
    if numbering or total or (revenue and revenue.value == "0001"):
        if money:
            kind = TotalKind.CHARGES
            bill.totals.append(PrintedTotal(kind, money.value, bill.page, row.box))
        return
    line = LineDraft(list(row.words), bill.page)
    if revenue is None and not (money and _begins_a_line(row.words, rules)):
        _continue(row, money, bill)
        return
    if revenue:
        line.revenue_code = revenue.value
    if revenue is None or not revenue.sure:
        line.doubtful.add("revenue_code")
    line.set_charge(money)
    line.printed_charge = "".join(w.text for w in row.words[-2:])
    _read_middle(rest[1:], line, rules)
    bill.lines.append(line)


def _begins_a_line(words: Sequence[Word], rules: RuleBook) -> bool:
    """Tell whether a row whose revenue code is damaged is a line: it has a date or a code."""
    if words[0].box.x0 > _REVENUE_TO or not re.search(r"\d", as_digits(words[0].text)):
        return False
    return any(
        (w.box.x0 > 0.3 and is_form_date(w.text) and read_compact_date(w.text))
        or (w.box.x0 > 0.3 and read_code(w.text, rules))
        for w in words[1:]
    )


def _continue(row: Row, money: Read[Decimal] | None, bill: PageBill) -> None:
    """A row without a revenue code: the amounts or the wrapped description of the line above."""
    if not bill.lines or row.y - bill.lines[-1].words[-1].box.middle[1] > 0.016:
        return
    last = bill.lines[-1]
    if last.charge is None and money:
        last.charge = money.value
        last.words.extend(row.words)
    elif money is None and row.words[0].box.x0 < _RIGHT_FROM:
        last.description = f"{last.description} {row.text}".strip()
        last.words.extend(row.words)


def _charge(words: Sequence[Word], edge: float) -> tuple[Read[Decimal] | None, list[Word]]:
    """Give the total charge of a row (FL 47) and the words that are not part of it."""
    right = [w for w in words if w.box.x0 > _RIGHT_FROM and w.box.x1 <= edge + 0.01]
    while right and not re.search(r"\d", as_digits(right[-1].text)):
        right.pop()
    if not right:
        return None, list(words)
    last = right[-1]
    taken = [last]
    read = read_money(last.text)
    if read is None and len(right) > 1 and re.fullmatch(r"\d{2}", as_digits(last.text)):
        dollars = right[-2]
        if last.box.x0 - dollars.box.x1 < _CENTS_GAP:
            read = read_cell_money(f"{dollars.text} {last.text}")
            taken.append(dollars)
    if read is None and len(re.sub(r"\D", "", as_digits(last.text))) >= 3:
        read = read_cell_money(last.text)
    if read is None:
        return None, list(words)
    return read, [w for w in words if w not in taken]


def _read_middle(words: Sequence[Word], line: LineDraft, rules: RuleBook) -> None:
    """Sort what stands between revenue code and charge: description, code, date, units."""
    said: list[str] = []
    prices: list[str] = []
    counts: list[str] = []
    dated = False
    for word in words:
        text = word.text
        if not dated and word.box.x0 > 0.3 and _take_date(text, line):
            dated = True
        elif not line.code and word.box.x0 > 0.2 and (code := read_code(_parted(text), rules)):
            line.code, line.system, line.modifiers = code.code, code.system, code.modifiers
            if not code.sure:
                line.doubtful.add("code")
        elif line.code and not dated and len(text) in (2, 4) and is_modifier(text[:2].upper()):
            line.modifiers += read_modifiers([text])
        elif word.box.x0 > _RIGHT_FROM and re.fullmatch(r"\d{1,4}", as_digits(text)):
            counts.append(as_digits(text))
        elif not line.code and not dated:
            (said if read_money(text) is None else prices).append(text)
    line.description = " ".join(said)
    if counts and int(counts[-1]):
        line.units = Decimal(int(counts[-1]))
        line.rate = next((p.value for t in prices if (p := read_money(t))), None)
    if line.code:
        _agree_with_department(line, rules)
    elif line.revenue_code:
        line.code, line.system = line.revenue_code, CodeSystem.REV
    else:
        line.doubtful.add("code")


def _parted(text: str) -> str:
    """Give a code and what modifies it as two, which FL 44 prints without a mark: "7214826"."""
    joined = _CODE_AND_DIGITS.fullmatch(text)
    return f"{joined[1]}-{joined[2]}" if joined else text


def _take_date(text: str, line: LineDraft) -> bool:
    read = read_compact_date(text) if is_form_date(text) else None
    if read is None:
        return False
    line.date = read.value
    if not read.sure:
        line.doubtful.add("date")
    return True


def _agree_with_department(line: LineDraft, rules: RuleBook) -> None:
    """A scanned T for a 7 ("T0450") gives way where the revenue code's department knows better."""
    room = revenue_family(line.revenue_code, rules) if line.revenue_code else None
    if room is None or line.code is None or not line.scanned or line.code[0] != "T":
        return
    other = family_of("7" + line.code[1:], rules)
    if other and other.category is room.category:
        line.code, line.system = "7" + line.code[1:], CodeSystem.CPT
        line.doubtful.add("code")


def _take_period(line: LineDraft, bill: PageBill) -> None:
    """A line without a date of its own is of the statement's period."""
    if line.date is None and bill.date_from:
        line.date = bill.date_from
        if bill.date_to and bill.date_to != bill.date_from:
            line.end_date = bill.date_to
