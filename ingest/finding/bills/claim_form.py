"""The CMS-1500: service lines by their order and place, boxes by their labels.

Box numbers and columns are those of the NUCC 1500 form, version 02/12. Columns are measured from
the form's own frame, so that a shifted, shrunk or skewed scan reads like a clean one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from casefile.bills import BillForm, Payment, PrintedTotal, TotalKind
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.words import Box, Word, union
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.forms import ClaimLabels, FormTable
from ingest.finding.bills.labels import Label, find_label, under
from ingest.finding.bills.printed_rows import Row, page_rows
from ingest.finding.bills.values import (
    CodeRead,
    Read,
    is_modifier,
    mended,
    read_cell_money,
    read_code,
    read_compact_date,
    read_modifiers,
)

# Columns of box 24 in widths of the form, from its left edge (NUCC print grid of 80 columns).
_CODE_FROM, _CODE_AT, _CODE_TO = 0.235, 0.3, 0.44
_POINTER_AT, _CHARGE_AT, _PROVIDER_AT = 0.52, 0.575, 0.83
_PAID_LABEL_AT = 0.725
_USUAL_LEFT, _USUAL_WIDTH = 0.035, 0.93
_HALF_LINE = 0.009


def read_claim_form(reading: PageReading, rules: RuleBook = RuleBook()) -> PageBill:
    """Read one page of a CMS-1500: six service lines, totals, providers, patient and account."""
    labels = rules.table("ingest.finding.bills", "forms", FormTable).cms1500
    rows = page_rows(reading)
    bill = PageBill(BillForm.CMS1500, reading.page)
    top, bottom = _line_area(rows, labels)
    inner = [w for w in reading.words if top < w.box.middle[1] < bottom]
    _read_lines(_line_rows(reading, inner), bill, _frame(rows, labels), rules)
    _read_boxes(rows, labels, bill)
    return bill


@dataclass(frozen=True)
class _Frame:
    """Left edge and width of the printed form."""

    left: float
    width: float

    def at(self, share: float) -> float:
        """Give the place on the page of a column of the form."""
        return self.left + share * self.width


def _frame(rows: Sequence[Row], labels: ClaimLabels) -> _Frame:
    """Measure the form by the labels of boxes 25 and 29, which stand in one row."""
    paid = find_label(rows, labels.paid)
    if paid is None:
        return _Frame(_USUAL_LEFT, _USUAL_WIDTH)
    left = rows[paid.row].words[0].box.x0
    width = (paid.box.x0 - left) / _PAID_LABEL_AT
    if left > 0.25 or not 0.4 < width < 1.0:
        return _Frame(_USUAL_LEFT, _USUAL_WIDTH)
    return _Frame(left, width)


def _line_area(rows: Sequence[Row], labels: ClaimLabels) -> tuple[float, float]:
    """Give the heights between which the service lines stand."""
    head = find_label(rows, labels.lines_head)
    prior = find_label(rows, labels.lines_above)
    top = max(head.box.bottom if head else 0.0, prior.box.bottom + 0.012 if prior else 0.0) or 0.6
    at = head.row if head else prior.row if prior else 0
    foot = find_label(rows, labels.lines_foot, at)
    return top, foot.box.top if foot else min(top + 0.28, 0.9)


def _line_rows(reading: PageReading, inner: Sequence[Word]) -> list[Row]:
    """Group the words of the line area by half lines: a form line is two of them high."""
    if not inner:
        return []
    usual = median(w.box.height for w in inner) or 0.01
    within = PageReading(reading.page, reading.source, tuple(inner), reading.width, reading.height)
    return page_rows(within, reach=max(_HALF_LINE / usual, 0.4))


@dataclass
class _Parts:
    """What one row of the line area holds."""

    row: Row
    left: list[Word]
    code: tuple[Word, CodeRead] | None
    right: list[Word]
    span: tuple[dt.date, dt.date] | None
    sure_date: bool
    place: str | None


def _read_lines(
    rows: Sequence[Row], bill: PageBill, frame: _Frame, rules: RuleBook
) -> None:
    parts = [_split(row, frame, rules) for row in rows]
    supplement: list[Row] = []
    for n, part in enumerate(parts):
        if part.span is None and part.code is None:
            supplement.append(part.row)
            continue
        money, words = _money_of(part, frame)
        if money is None and n + 1 < len(parts) and _only_money(parts[n + 1]):
            money, words = _money_of(parts[n + 1], frame)
        if money is None and n and _only_money(parts[n - 1]):
            money, words = _money_of(parts[n - 1], frame)
        if part.span is None and money is None:
            supplement.append(part.row)
            continue
        line = _line(part, bill, frame, supplement)
        _set_money(line, money, words)
        supplement = []
        bill.lines.append(line)


def _split(row: Row, frame: _Frame, rules: RuleBook) -> _Parts:
    words = [w for w in row.words if w.text.upper() not in ("NPI", "NPL", "NP1")]
    code: tuple[Word, CodeRead] | None = None
    at = len(words)
    for n, word in enumerate(words):
        if frame.at(_CODE_FROM) <= word.box.x0 <= frame.at(_CODE_TO) and (read := read_code(word.text, rules)):
            code, at = (word, read), n
            break
    edge = code[0].box.x0 if code else frame.at(_CODE_AT)
    left = [w for w in words[:at] if w.box.x1 <= edge]
    right = words[at + 1 :] if code else [w for w in words if w.box.x0 > edge]
    span, sure, place = _dates(left)
    return _Parts(row, left, code, right, span, sure, place)


def _dates(left: Sequence[Word]) -> tuple[tuple[dt.date, dt.date] | None, bool, str | None]:
    """Read "10 17 23 10 17 23 11": from, through and place of service."""
    marked = [read_compact_date(w.text) for w in left if re.search(r"\d[/\-.]\d", w.text)]
    whole = [m for m in marked if m]
    if whole:
        after = [w.text for w in left if re.fullmatch(r"\d{2}", w.text)]
        return (
            (whole[0].value, whole[-1].value),
            all(m.sure for m in whole),
            after[-1] if after else None,
        )
    text = "".join(w.text for w in left)
    plain = re.sub(r"\D", "", text)
    sure = plain == re.sub(r"\s", "", text)
    for stream in (plain, re.sub(r"\D", "", mended(text))):
        for size in (6, 8):
            for span_size in (2 * size, size):
                span = _span(stream, size, span_size)
                rest = stream[span_size:]
                if span and len(rest) in (0, 2):
                    return span, sure and span_size == 2 * size, rest or None
        for found in re.finditer(r"(?=(\d{6})(\1))", stream):
            same = read_compact_date(found[1])
            if same:
                rest = stream[found.start() + 12 :]
                place = rest if len(rest) == 2 else None
                return (same.value, same.value), False, place
    return None, False, None


def _span(stream: str, size: int, span_size: int) -> tuple[dt.date, dt.date] | None:
    if len(stream) < span_size:
        return None
    first = read_compact_date(stream[:size])
    last = read_compact_date(stream[span_size - size : span_size])
    if first and last and first.value <= last.value:
        return first.value, last.value
    return None


def _only_money(part: _Parts) -> bool:
    return part.span is None and part.code is None and bool(part.right)


def _money_of(part: _Parts, frame: _Frame) -> tuple[Read[Decimal] | None, list[Word]]:
    """Give the charge of a row and the words from it on (charge, cents, units)."""
    words = [
        w
        for w in part.right
        if frame.at(_CHARGE_AT) <= w.box.x0 <= frame.at(_PROVIDER_AT)
        and re.search(r"\d", mended(w.text))
        and len(re.sub(r"\D", "", w.text)) < 9
    ]
    if not words:
        return None, []
    first = words[0]
    if len(words) > 1 and _are_cents(words[0], words[1], words[2:]):
        joined = f"{first.text} {words[1].text}"
        return read_cell_money(joined), words[2:]
    if len(re.sub(r"\D", "", mended(first.text))) < 3:
        return None, words
    return read_cell_money(first.text), words[1:]


def _are_cents(dollars: Word, cents: Word, rest: Sequence[Word]) -> bool:
    if not re.fullmatch(r"\d{2}", mended(cents.text)) or "." in dollars.text:
        return False
    return bool(rest) or cents.box.x0 - dollars.box.x1 < 0.03


def _set_money(line: LineDraft, money: Read[Decimal] | None, after: Sequence[Word]) -> None:
    if money is None:
        line.doubtful.add("charge")
        return
    line.charge = money.value
    if not money.sure:
        line.doubtful.add("charge")
    for word in after[:1]:
        digits = mended(word.text).lstrip("0")
        if re.fullmatch(r"\d{1,3}", digits):
            line.units = Decimal(digits)


def _line(part: _Parts, bill: PageBill, frame: _Frame, above: Sequence[Row]) -> LineDraft:
    line = LineDraft(list(part.row.words), bill.page, place=part.place)
    if part.span:
        line.date = part.span[0]
        line.end_date = part.span[1] if part.span[1] != part.span[0] else None
    elif bill.lines:
        line.date = bill.lines[-1].date
    if not part.sure_date:
        line.doubtful.add("date")
    if part.code:
        word, read = part.code
        line.code, line.system = read.code, read.system
        near = [w.text for w in part.right if w.box.x0 < frame.at(_POINTER_AT)]
        line.modifiers = read.modifiers + tuple(m for m in read_modifiers(near) if is_modifier(m))
        if not read.sure:
            line.doubtful.add("code")
    else:
        line.doubtful.add("code")
    for row in above:
        text = row.text
        if not re.search(r"[A-Za-z]{3}|\d{9}", text) or row.y < part.row.y - 0.03:
            continue
        line.description = f"{line.description} {text}".strip()
        line.words.extend(row.words)
    return line


def _read_boxes(rows: Sequence[Row], labels: ClaimLabels, bill: PageBill) -> None:
    total, paid = find_label(rows, labels.total), find_label(rows, labels.paid)
    if total:
        found = _amount_under(rows, total, paid.box.x0 if paid else total.box.x1 + 0.05)
        if found:
            bill.totals.append(PrintedTotal(TotalKind.CHARGES, found[0], bill.page, found[1]))
    if paid:
        found = _amount_under(rows, paid, paid.box.x1 + 0.04)
        if found and found[0]:
            bill.payments.append(Payment(None, found[0], "Amount paid", bill.page, found[1]))
    bill.account = _text_under(rows, find_label(rows, labels.account), 0.2, r"[A-Z0-9\-]{3,}")
    bill.patient = _text_under(rows, find_label(rows, labels.patient), 0.28, r"[A-Za-z,.'\- ]{3,}")
    at = total.row if total else 0
    billing = find_label(rows, labels.billing_provider, at)
    signature = find_label(rows, labels.signature, at)
    facility = find_label(rows, labels.facility, at)
    bill.provider = _text_under(rows, billing, 0.4, r".*[A-Za-z]{3}.*") or _text_under(
        rows, facility, 0.3, r".*[A-Za-z]{3}.*"
    )
    if signature:
        right = facility.box.x0 - 0.005 if facility else signature.box.x0 + 0.29
        named = [
            row.text
            for row in under(rows, signature, signature.box.x0 - 0.03, right, 0.09)
            if not any(word in row.folded for word in labels.signature_print)
            and len(re.findall(r"[A-Za-z]{2,}", row.text)) >= 2
        ]
        bill.rendering = named[-1] if named else None


def _amount_under(rows: Sequence[Row], label: Label, right: float) -> tuple[Decimal, Box] | None:
    for row in under(rows, label, label.box.x0 - 0.02, right, 0.035):
        words = [w for w in row.words if re.search(r"\d", mended(w.text))]
        money = read_cell_money(" ".join(w.text for w in words)) if words else None
        if money:
            return money.value, union(w.box for w in words)
    return None


def _text_under(rows: Sequence[Row], label: Label | None, width: float, shape: str) -> str | None:
    if label is None:
        return None
    for row in under(rows, label, label.box.x0 - 0.02, label.box.x0 + width, 0.035):
        text = row.text.strip(" :.")
        if re.fullmatch(shape, text):
            return text
    return None
