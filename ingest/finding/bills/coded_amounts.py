"""Bills that are no table: codes with an amount beside them, as superbills and invoices print them.

The visit's day stands in the head. A superbill lists the codes that an office uses, and prices
those that were done.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from casefile.bills import BillForm, Payment, TotalKind
from casefile.rules import RuleBook
from casefile.words import Word, union
from ingest.finding.bills.columns import ColumnTable
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.row_kinds import RowKind, printed_totals, row_kind
from ingest.finding.bills.values import (
    CodeRead,
    Read,
    read_code,
    read_date,
    read_modifiers,
    read_money,
)
from ingest.finding.bills.visit_day import visit_day

_GAP = 0.03
_FEE_LIST = 8
_SUBTOTAL = re.compile(r"sub ?total\b")
_LONGEST_DAY = 3
_TICKS = ("x", "X", "✓", "✔", "√", "☒", "☑", "(x)", "(X)")


def read_coded_amounts(
    page: int, rows: Sequence[Row], form: BillForm, rules: RuleBook = RuleBook()
) -> PageBill:
    """Read each code of a page that has an amount after it, of the day in the head or over it.

    A list that prices every code it offers and does not add up to the page's total is a list of
    fees: it does not say what was done, and gives no lines.
    """
    bill = PageBill(form, page)
    cues = rules.table("ingest.finding.bills", "columns", ColumnTable).rows
    day = next((d for row in rows if (d := visit_day(row))), None)
    plain: dt.date | None = None
    ticked: list[LineDraft] = []
    sold = _sold(rows, rules)
    for row in rows:
        day = visit_day(row) or day
        plain = _plain_day(row) or plain
        own = _leading_day(row)
        for words, code, money in _coded(row, rules):
            bill.lines.append(_line(words, code, money, page))
            bill.lines[-1].date = own or day
            if _is_ticked(bill.lines[-1]):
                ticked.append(bill.lines[-1])
                bill.lines[-1].date = own or day or plain
        if row in sold:
            bill.lines.append(_article(row, page, own or day))
            continue
        for part in _uncoded(row, rules):
            kind = row_kind(part, cues, named=False)
            if kind is RowKind.TOTAL:
                bill.totals.extend(printed_totals(part, None, page, cues))
            elif kind in (RowKind.PAYMENT, RowKind.ADJUSTMENT):
                adjusted = kind is RowKind.ADJUSTMENT
                bill.payments.extend(_payments(part, page, adjustment=adjusted))
    bill.lines = ticked or bill.lines
    if sold:  # with the tax, a till's total is more than what it charges
        bill.totals = [t for t in bill.totals if t.kind is not TotalKind.CHARGES]
    charged = sum((line.charge or Decimal(0) for line in bill.lines), Decimal(0))
    totals = {t.amount for t in bill.totals if t.kind is TotalKind.CHARGES}
    undated = any(line.date is None for line in bill.lines)
    if undated or (len(bill.lines) >= _FEE_LIST and charged not in totals):
        bill.lines.clear()
    return bill


def _sold(rows: Sequence[Row], rules: RuleBook) -> list[Row]:
    """Give the rows of a till's slip that price something without a code, above its subtotal."""
    ends = [n for n, row in enumerate(rows) if _SUBTOTAL.match(row.folded)]
    coded = [n for n, row in enumerate(rows) if any(True for _ in _coded(row, rules))]
    if len(ends) != 1 or not coded or coded[0] > ends[0]:
        return []
    between = [row for n, row in enumerate(rows) if coded[0] < n < ends[0] and n not in coded]
    return [r for r in between if len(r.words) > 1 and _amounts(r) == [r.words[-1].text]]


def _amounts(row: Row) -> list[str]:
    return [w.text for w in row.words if "." in w.text and read_money(w.text)]


def _article(row: Row, page: int, day: dt.date | None) -> LineDraft:
    line = LineDraft(list(row.words), page, date=day)
    line.set_charge(read_money(row.words[-1].text))
    line.description = " ".join(w.text for w in row.words[:-1])
    return line


def _leading_day(row: Row) -> dt.date | None:
    """Read the day that a row begins with: "June 3, 2021 72141 MRI of the neck  $985.00"."""
    for size in range(min(_LONGEST_DAY, len(row.words)), 0, -1):
        if read := read_date(" ".join(w.text for w in row.words[:size])):
            return read.value
    return None


def _plain_day(row: Row) -> dt.date | None:
    """Read the "Date" of a list that was ticked in the visit; "Statement date" is another."""
    for n, word in enumerate(row.words[:-1]):
        apart = n == 0 or word.box.x0 - row.words[n - 1].box.x1 > _GAP
        if apart and folded(word.text) == "date" and (day := read_date(row.words[n + 1].text)):
            return day.value
    return None


def _is_ticked(line: LineDraft) -> bool:
    """Tell whether a mark stands before the code: what has none was not done."""
    return line.words[0].text in _TICKS


def _coded(row: Row, rules: RuleBook) -> Iterator[tuple[list[Word], CodeRead, list[Read[Decimal]]]]:
    """Give the pieces of a row that hold one code, and the amounts up to the next code."""
    words: list[Word] = []
    code: CodeRead | None = None
    money: list[Read[Decimal]] = []
    for word in row.words:
        found = read_code(word.text, rules)
        if found and found.sure:
            # The tick before a code ends what stands beside it: "95.00  [x] 98940".
            tick = words[-1:] if code and words and words[-1].text in _TICKS else []
            if code and money:
                yield words[: len(words) - len(tick)], code, money
            if code:
                words, money = [*tick], []
            code = found
        elif read := read_money(word.text.lstrip("@")):
            money.append(read)
        words.append(word)
    if code and money:
        yield words, code, money


def _line(words: list[Word], code: CodeRead, money: list[Read[Decimal]], page: int) -> LineDraft:
    """The last amount is the charge; a rate before it tells the units, if they are printed."""
    line = LineDraft(words, page, code=code.code, system=code.system, modifiers=code.modifiers)
    line.set_charge(money[-1])
    said = [w.text.strip(",()") for w in words if not read_money(w.text.lstrip("@"))]
    if len(money) > 1 and money[0].value and money[-1].value % money[0].value == 0:
        units = money[-1].value / money[0].value
        line.units = units if str(int(units)) in said else line.units
    named = [text for text in said if re.search("[A-Za-z]{2}", text) and not _is_code(text)]
    if not line.modifiers:
        line.modifiers = read_modifiers(_beside(words, code))
    line.description = " ".join(named)
    return line


def _is_code(text: str) -> bool:
    return read_code(text) is not None


def _beside(words: Sequence[Word], code: CodeRead) -> list[str]:
    """Give the modifiers that stand apart right behind the code, in capitals and digits."""
    at = next(n for n, w in enumerate(words) if code.code in w.text.upper())
    found = []
    for before, word in pairwise(words[at:]):
        if before.text.endswith((",", ")")) or not re.fullmatch(
            r"[A-Z][A-Z0-9]|[2-9]\d", word.text
        ):
            break
        found.append(word.text)
    return found


def _uncoded(row: Row, rules: RuleBook) -> Iterator[Row]:
    """Part a row without codes where two labels stand in it: each amount ends its label's part."""
    if any((code := read_code(w.text, rules)) and code.sure for w in row.words):
        return
    words: list[Word] = []
    for word in row.words:
        apart = bool(words) and word.box.x0 - words[-1].box.x1 > _GAP
        if apart and not read_money(word.text):
            words = []
        words.append(word)
        if read_money(word.text):
            yield Row(tuple(words))
            words = []


def _payments(row: Row, page: int, *, adjustment: bool) -> Iterator[Payment]:
    said = " ".join(w.text for w in row.words if not read_money(w.text))
    day = next((d.value for w in row.words if (d := read_date(w.text)) and d.sure), None)
    for word in row.words:
        read = read_money(word.text)
        if read and read.value:
            box = union(w.box for w in row.words)
            yield Payment(day, abs(read.value), said, page, box, adjustment)
