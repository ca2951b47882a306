"""A doubtful figure that the bill's own arithmetic settles is settled, and marked so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from casefile.bills import TotalKind
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.values import read_cell_money

SETTLED = "charge settled by arithmetic"
_UNCHECKED = "charge"
_POOR = 0.5


def settle(parts: Sequence[PageBill]) -> None:
    """Confirm or settle doubtful charges of one bill, in place.

    By its units at their price, by the running balance (charge = balance less the balance before),
    then, where one charge only is left in doubt, by the printed total.
    """
    for part in parts:
        _by_rate(part)
        _by_balance(part)
        _by_total([part], {TotalKind.PAGE})
    _mend_total(parts)
    _by_total(parts, {TotalKind.CHARGES})


def doubt(parts: Sequence[PageBill]) -> None:
    """Mark the charges of a bill that were read poorly and that its total does not confirm."""
    totals = {t.amount for p in parts for t in p.totals if t.kind is TotalKind.CHARGES}
    lines = [line for part in parts for line in part.lines]
    if sum((line.charge or Decimal(0) for line in lines), Decimal(0)) in totals:
        return
    for line in lines:
        figures = [w.confidence for w in line.words if read_cell_money(w.text)]
        if min(figures, default=1.0) < _POOR and SETTLED not in line.doubtful:
            line.doubtful.add(_UNCHECKED)


def _by_rate(part: PageBill) -> None:
    for line in part.lines:
        if line.rate is not None:
            _take(line, (line.rate * line.units).quantize(Decimal("0.01"), ROUND_HALF_UP))


def _by_balance(part: PageBill) -> None:
    before: Decimal | None = None
    for line, change, balance in part.movements:
        if before is not None and balance is not None and line is not None:
            _take(line, balance - before)
        if balance is not None:
            before = balance
        elif before is not None and change is not None:
            before += change


def _mend_total(parts: Sequence[PageBill]) -> None:
    """A dollar sign read as a digit before a total goes, if the lines then add up to it."""
    lines = [line for part in parts for line in part.lines]
    if not lines or any(line.charge is None or not line.scanned for line in lines):
        return
    known = sum((line.charge or Decimal(0) for line in lines), Decimal(0))
    for part in parts:
        part.totals = [
            replace(t, amount=known)
            if t.kind is TotalKind.CHARGES and re.fullmatch(rf"[58]{{1,2}}{known}", str(t.amount))
            else t
            for t in part.totals
        ]


def _by_total(parts: Sequence[PageBill], kinds: set[TotalKind]) -> None:
    totals = {t.amount for p in parts for t in p.totals if t.kind in kinds}
    lines = [line for p in parts for line in p.lines]
    if len(totals) != 1 or not lines:
        return
    total = totals.pop()
    doubtful = [line for line in lines if _UNCHECKED in line.doubtful]
    known = sum((line.charge or Decimal(0) for line in lines), Decimal(0))
    if known == total and all(line.charge is not None for line in lines):
        for line in doubtful:
            line.doubtful.discard(_UNCHECKED)
    elif len(doubtful) == 1:
        _take(doubtful[0], total - known + (doubtful[0].charge or Decimal(0)))


def _take(line: LineDraft, charge: Decimal) -> None:
    """Give a doubtful line the charge that the arithmetic leaves for it."""
    if _UNCHECKED not in line.doubtful or charge <= 0:
        return
    if line.charge == charge:
        line.doubtful.discard(_UNCHECKED)
    elif could_print(charge, line.printed_charge):
        line.charge = charge
        line.doubtful.discard(_UNCHECKED)
        line.doubtful.add(SETTLED)


def could_print(charge: Decimal, printed: str) -> bool:
    """Tell whether a damaged print can be this charge.

    True where nothing is left of the print, or where it is as long as the charge (less its
    decimal point) and one character other at most, or has one mark too many that is no digit.
    """
    marks = [c for c in printed if c.isalnum() or c in "%?/&#@"]
    digits = f"{charge:.2f}".replace(".", "")
    if not marks:
        return True
    if len(marks) == len(digits) + 1:
        return digits == "".join(c for c in marks if c.isdigit())
    if len(marks) != len(digits):
        return False
    return sum(a != b for a, b in zip(marks, digits, strict=True)) <= 1
