"""The CMS-1500: service lines by their order and place, boxes by their labels.

Box numbers and columns are those of the NUCC 1500 form, version 02/12. Columns are measured from
the form's own frame, so that a shifted, shrunk or skewed scan reads like a clean one.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from casefile.bills import BillForm
from casefile.look_alikes import as_digits
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.words import Word
from ingest.finding.bills.claim_boxes import read_claim_boxes
from ingest.finding.bills.claim_frame import USUAL, Frame, frame_of, line_area
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.forms import FormTable
from ingest.finding.bills.printed_rows import Row, page_rows
from ingest.finding.bills.service_dates import ServiceDates, date_slots, read_service_dates
from ingest.finding.bills.values import (
    CodeRead,
    Read,
    is_modifier,
    read_cell_money,
    read_code,
    read_modifiers,
)

# Columns of box 24 in widths of the form, from its left edge (NUCC print grid of 80 columns).
_CODE_FROM, _CODE_AT, _CODE_TO = 0.235, 0.3, 0.44
_POINTER_AT, _CHARGE_AT, _PROVIDER_AT = 0.52, 0.575, 0.83
_PLACE_AT, _UNITS_AT = 0.19, 0.705
_TOTAL_AT = 0.605
_HALF_LINE = 0.009
_FORM_DATES = re.compile(r"\W*(?:(?:20)?\d{2}[^\w/]{0,2}){6}|\d{6} \d{6}|\d{8} \d{8}")
# The number of a line, which the form prints outside of its frame.
_LINE_NUMBER = re.compile(r"[1-6]\.?")
_SUPPLEMENT = 0.02
_SIX_LINES = 0.2
_DATE_BOXES = 6


def read_claim_form(
    reading: PageReading, rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> PageBill:
    """Read one page of a CMS-1500: six service lines, totals, providers, patient and account."""
    labels = rules.table("ingest.finding.bills", "forms", FormTable).cms1500
    bill = PageBill(BillForm.CMS1500, reading.page)
    top, bottom = line_area(rows, labels)
    inner = [w for w in reading.words if top < w.box.middle[1] < bottom]
    frame = frame_of(rows, labels)
    _read_lines(_service_lines(_line_rows(reading, inner), frame, rules), bill, frame)
    read_claim_boxes(rows, labels, frame.at(_TOTAL_AT), bill)
    return bill


def _service_lines(rows: Sequence[Row], frame: Frame, rules: RuleBook) -> list[_Parts]:
    """Read the rows from the first service line to the last, and what is printed above the first.

    Where labels cannot be read the area is too wide; the lines themselves then bound it, and a
    row without a code is one of them only within the height of box 24: below it, a date stands
    beside a signature.
    """
    parts = [_split(row, frame, rules) for row in rows]
    slots = date_slots([p.dates for p in parts])
    if slots:
        parts = [_split(row, frame, rules, slots) for row in rows]
    top = min((part.row.y for part in parts if part.full), default=0.0)
    full = [n for n, p in enumerate(parts) if p.full and (p.code or p.row.y < top + _SIX_LINES)]
    if not full:
        return []
    first, last = full[0], full[-1]
    return [
        part
        for n, part in enumerate(parts)
        if first <= n <= last
        or 0 < rows[first].y - part.row.y < _SUPPLEMENT
        or 0 < part.row.y - rows[last].y < _HALF_LINE
    ]


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
    code: tuple[Word, CodeRead] | None
    right: list[Word]
    dates: ServiceDates
    place: str | None

    @property
    def full(self) -> bool:
        """Tell whether the row is a service line by itself: dates, and a code or amounts."""
        return self.dates.any and bool(self.code or len(self.right) > 1)


def is_service_row(row: Row, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a row is a CMS-1500 service line by its shape alone.

    Two dates as digits only, as the form has them (slashes are a ledger's), and a code.
    """
    if not _FORM_DATES.match(row.text):
        return False
    part = _split(row, USUAL, rules, by_shape=True)
    return part.dates.sure is not None and part.code is not None


def _read_lines(parts: Sequence[_Parts], bill: PageBill, frame: Frame) -> None:
    usual = Counter(p.dates.sure[0] for p in parts if p.dates.sure)
    supplement: list[Row] = []
    for n, part in enumerate(parts):
        if not part.dates.any and part.code is None:
            supplement.append(part.row)
            continue
        money, words = _money_of(part, frame)
        if money is None and n + 1 < len(parts) and _only_money(parts[n + 1]):
            money, words = _money_of(parts[n + 1], frame)
        if money is None and n and _only_money(parts[n - 1]):
            money, words = _money_of(parts[n - 1], frame)
        if money is None and not (part.dates.any and part.code):
            supplement.append(part.row)
            continue
        line = _line(part, bill, usual, frame, supplement)
        line.set_charge(money)
        line.printed_charge = _printed(part, frame)
        _set_units(line, words)
        supplement = []
        bill.lines.append(line)


def _split(
    row: Row,
    frame: Frame,
    rules: RuleBook,
    slots: Sequence[float] | None = None,
    *,
    by_shape: bool = False,
) -> _Parts:
    words = [w for w in row.words if w.text.upper() not in ("NPI", "NPL", "NP1")]
    if words and words[0].box.x1 <= frame.left and _LINE_NUMBER.fullmatch(words[0].text):
        del words[0]
    code: tuple[Word, CodeRead] | None = None
    at = len(words)
    behind = None if by_shape else _behind_the_dates(words)  # a print image keeps its own columns
    code_from = min(frame.at(_CODE_FROM), behind or 1.0)
    for n, word in enumerate(words):
        if code_from <= word.box.x0 <= frame.at(_CODE_TO) and (read := read_code(word.text, rules)):
            code, at = (word, read), n
            break
    edge = code[0].box.x0 if code else frame.at(_CODE_AT)
    left = [w for w in words[:at] if w.box.x1 <= edge]
    right = words[at + 1 :] if code else [w for w in words if w.box.x0 > edge]
    place_at = _behind_the_dates(left) or frame.at(_PLACE_AT)
    dates = read_service_dates([w for w in left if w.box.x0 <= place_at], slots)
    places = [w.text for w in left if w.box.x0 > place_at]
    place = next((p for p in places if re.fullmatch(r"\d{2}", p)), None)
    return _Parts(row, code, right, dates, place)


def _behind_the_dates(left: Sequence[Word]) -> float | None:
    """Give where the dates end that a line prints plainly, however wide the form is.

    They are six boxes, or three with the whole year ("09 17 2024") where they tell one day.
    """
    boxes = left[:_DATE_BOXES]
    shapes = [r"\d{2}", r"\d{2}", r"(?:20)?\d{2}"] * 2
    plain = [bool(re.fullmatch(s, w.text)) for s, w in zip(shapes, boxes, strict=False)]
    if len(plain) == _DATE_BOXES and all(plain):
        return boxes[-1].box.x0
    one = boxes[: _DATE_BOXES // 2]
    whole = len(one[-1].text) == len("2024") if one else False
    return one[-1].box.x0 if whole and all(plain[: len(one)]) else None


def _only_money(part: _Parts) -> bool:
    return not part.dates.any and part.code is None and bool(part.right)


def _money_of(part: _Parts, frame: Frame) -> tuple[Read[Decimal] | None, list[Word]]:
    """Give the charge of a row and the words from it on (charge, cents, units)."""
    words = [
        w
        for w in part.right
        if frame.at(_CHARGE_AT) <= w.box.x0 <= frame.at(_PROVIDER_AT)
        and _is_figure(w.text)
        and len(re.sub(r"\D", "", w.text)) < 9
    ]
    if not words:
        return None, []
    first = words[0]
    if len(words) > 1 and _are_cents(words[0], words[1], words[2:]):
        joined = f"{first.text} {_bare(words[1])}"
        return read_cell_money(joined), words[2:]
    if len(re.sub(r"\D", "", as_digits(first.text))) < 3:
        return None, words
    return read_cell_money(first.text), words[1:]


def _is_figure(text: str) -> bool:
    """Tell figures, damaged ones too, from the letters of a diagnosis pointer."""
    return any(c.isdigit() for c in text) or bool(re.fullmatch(r"[\d.,$]+", as_digits(text)))


def _are_cents(dollars: Word, cents: Word, rest: Sequence[Word]) -> bool:
    if not re.fullmatch(r"\d{2}", as_digits(_bare(cents))) or "." in dollars.text:
        return False
    return bool(rest) or cents.box.x0 - dollars.box.x1 < 0.03


def _bare(cents: Word) -> str:
    """Give the cents without the mark that the rule beside their box was read as."""
    return cents.text.rstrip(".,;:'")


def _printed(part: _Parts, frame: Frame) -> str:
    """Give what stands in the charge column as printed, unread."""
    return "".join(
        w.text for w in part.right if frame.at(_CHARGE_AT) <= w.box.x0 <= frame.at(_UNITS_AT)
    )


def _set_units(line: LineDraft, after: Sequence[Word]) -> None:
    for word in after[:1]:
        digits = as_digits(word.text).lstrip("0")
        if re.fullmatch(r"\d{1,3}", digits):
            line.units = Decimal(digits)


def _line(
    part: _Parts, bill: PageBill, usual: Counter[dt.date], frame: Frame, above: Sequence[Row]
) -> LineDraft:
    line = LineDraft(list(part.row.words), bill.page, place=part.place)
    span = part.dates.likely(usual)
    if span:
        line.date = span[0]
        line.end_date = span[1] if span[1] != span[0] else None
    elif bill.lines:
        line.date = bill.lines[-1].date
    if part.dates.sure is None:
        line.doubtful.add("date")
    if part.code:
        _, read = part.code
        line.code, line.system = read.code, read.system
        near = [w.text for w in part.right if w.box.x0 < frame.at(_POINTER_AT)]
        line.modifiers = read.modifiers + tuple(m for m in read_modifiers(near) if is_modifier(m))
        if not read.sure:
            line.doubtful.add("code")
    else:
        line.doubtful.add("code")
        line.printed_code = next(
            (
                w.text
                for w in part.row.words
                if frame.at(_CODE_FROM) <= w.box.x0 <= frame.at(_CODE_TO)
            ),
            "",
        )
    for row in above:
        text = row.text
        if not re.search(r"[A-Za-z]{3}|\d{9}", text) or row.y < part.row.y - 0.03:
            continue
        line.description = f"{line.description} {text}".strip()
        line.words.extend(row.words)
    return line
