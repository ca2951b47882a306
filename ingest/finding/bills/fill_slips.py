"""A pharmacy's slips: each fill a block of labelled lines, often several across the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casefile.bills import BillForm, CodeSystem
from casefile.rules import RuleBook
from casefile.words import Word
from casefile.words import rows as lines_of
from ingest.finding.bills.columns import ColumnTable, Field
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import read_date, read_money, read_units

_RX = re.compile(r"(?:rx|prescription)\W*(?:no\.?|number)?\W*\d{4,}", re.IGNORECASE)
_NDC = re.compile(r"\d{4,5}-\d{3,4}-\d{1,2}|\d{11}")
_TALLEST, _SAME = 0.16, 0.01
_PRICED = (Field.CHARGE, Field.AMOUNT, Field.RATE)


@dataclass(frozen=True)
class _Slip:
    """The block of one fill, from its prescription number on."""

    words: tuple[Word, ...]

    def after(self, labels: Sequence[str]) -> str | None:
        """Give the word that follows one of the labels."""
        for line in lines_of(self.words):
            for n in range(1, len(line)):
                if folded(line[n - 1].text) in labels:
                    return line[n].text
        return None


def read_fill_slips(
    page: int, rows: Sequence[Row], form: BillForm, rules: RuleBook = RuleBook()
) -> PageBill:
    """Read each slip that names a drug's number, the day it was filled and its price."""
    bill = PageBill(form, page)
    headers = rules.table("ingest.finding.bills", "columns", ColumnTable).headers
    prices = [label for field in _PRICED for label in headers[field]]
    for slip in _slips(rows):
        ndc = next((w.text for w in slip.words if _NDC.fullmatch(w.text)), None)
        dated = [d for w in slip.words if (d := read_date(w.text))]
        price = read_money(slip.after(prices) or "")
        if ndc is None or not dated or price is None:
            continue
        units = read_units(slip.after(headers[Field.UNITS]) or "")
        line = LineDraft(
            list(slip.words), page, dated[0].value, code=ndc, system=CodeSystem.NDC,
            description=_drug(slip),
        )  # fmt: skip
        line.units = units.value if units else line.units
        line.set_charge(price)
        bill.lines.append(line)
    return bill


def _slips(rows: Sequence[Row]) -> list[_Slip]:
    """Part the page into blocks: down to the next prescription number, across to its neighbour."""
    starts = [w for row in rows for w in _starts(row)]
    slips = []
    for start in starts:
        beside = [s.box.x0 for s in starts if s.box.x0 > start.box.x1 and _level(s, start)]
        under = [
            s.box.top
            for s in starts
            if s.box.top > start.box.bottom and abs(s.box.x0 - start.box.x0) < _SAME
        ]
        right = min(beside, default=1.0) - _SAME
        bottom = min([*under, start.box.top + _TALLEST])
        held = [
            w
            for row in rows
            for w in row.words
            if start.box.x0 - _SAME < w.box.x0 < right
            and start.box.top - _SAME / 2 < w.box.top < bottom - _SAME / 2
        ]
        slips.append(_Slip(tuple(held)))
    return slips


def _starts(row: Row) -> list[Word]:
    """Give the words that begin a prescription number: "Rx#", "Rx No.", "Prescription #"."""
    return [
        word
        for n, word in enumerate(row.words)
        if _RX.match(" ".join(w.text for w in row.words[n : n + 3]))
    ]


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.top - other.box.top) < _SAME


def _drug(slip: _Slip) -> str:
    """The drug stands on a line of its own: the first that bears no label, date or number."""
    for line in lines_of(slip.words)[1:]:
        text = " ".join(w.text for w in line)
        if re.match(r"[A-Za-z]{4}", text) and ":" not in text and not read_money(line[-1].text):
            return text
    return ""
