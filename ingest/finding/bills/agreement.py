"""A scanned line's damaged figure is put right where the packet's other lines leave one reading.

A biller charges one fee for one code: a code or charge one digit away from what the same biller
prints again and again for that fee is a misread digit. Nothing is changed on pages whose text
came with the file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from casefile.codes import code_system
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.values import read_date

BY_OTHER_LINES = "settled by other lines"
_OFTEN = 2
_ALIKE = 0.6

Fees = dict[str, Counter[Decimal]]


def agree(parts: Sequence[PageBill]) -> None:
    """Settle damaged codes, charges and dates of a packet's scanned lines, in place."""
    lines = [line for part in parts for line in part.lines]
    fees = _fees(lines)
    for line in lines:
        if line.scanned:
            _settle_charge(line, fees)
    fees = _fees(lines)
    for line in lines:
        if line.scanned:
            _settle_code(line, fees)
    for part in parts:
        for before, line, after in zip(
            [None, *part.lines], part.lines, [*part.lines[1:], None], strict=False
        ):
            if line.printed_date:
                _settle_date(line, [near for near in (before, after) if near])


def _fees(lines: Iterable[LineDraft]) -> Fees:
    """Count the unit fees of each code over the lines that were read plainly."""
    fees: Fees = defaultdict(Counter)
    for line in lines:
        if line.code and line.charge and not line.doubtful & {"code", "charge"}:
            fees[line.code][line.charge / line.units] += 1
    return fees


def _settle_charge(line: LineDraft, fees: Fees) -> None:
    """A charge that could not be read plainly is the code's usual fee, if the print allows it."""
    if "charge" not in line.doubtful or line.code is None:
        return
    usual = [fee for fee, times in fees.get(line.code, Counter()).items() if times >= _OFTEN]
    fitting = [fee * line.units for fee in usual if _prints(fee * line.units, line.printed_charge)]
    if len(fitting) == 1:
        line.charge = fitting[0]
        line.doubtful.discard("charge")
        line.doubtful.add(f"charge {BY_OTHER_LINES}")


def _settle_code(line: LineDraft, fees: Fees) -> None:
    """A code seen at this fee nowhere else is the code one digit away that has this fee."""
    if not line.charge:
        return
    fee = line.charge / line.units
    printed = line.code or line.printed_code
    if not printed or fees.get(printed, Counter())[fee] >= _OFTEN:
        return
    fitting = [
        code
        for code, known in sorted(fees.items())
        if known[fee] >= _OFTEN and code != printed and _one_apart(code, printed)
    ]
    if len(fitting) == 1:
        line.code, line.system = fitting[0], code_system(fitting[0])
        line.doubtful.discard("code")
        line.doubtful.add(f"code {BY_OTHER_LINES}")


def _settle_date(line: LineDraft, near: Sequence[LineDraft]) -> None:
    """A damaged date is that of the line above or below, whichever it plainly resembles."""
    known = sorted({n.date for n in near if n.date and not n.printed_date}, reverse=True)
    for shape in ("%m/%d/%Y", "%m/%d/%y"):
        alike = {d: _alike(line.printed_date, d.strftime(shape)) for d in known}
        best = max(alike.values(), default=0.0)
        leaders = [d for d, score in alike.items() if score == best]
        if best >= _ALIKE and len(leaders) == 1:
            line.date = leaders[0]
            line.doubtful.discard("date")
            line.doubtful.add(f"date {BY_OTHER_LINES}")
            return


def _alike(printed: str, date: str) -> float:
    if len(printed) != len(date) or read_date(printed):
        return 0.0
    return SequenceMatcher(None, printed, date).ratio()


def _prints(charge: Decimal, printed: str) -> bool:
    """Tell whether a damaged print can be this charge: as long, one character other at most."""
    marks = [c for c in printed if c.isalnum() or c in "%?/&"]
    digits = f"{charge:.2f}".replace(".", "")
    if len(marks) != len(digits):
        return False
    return sum(a != b for a, b in zip(marks, digits, strict=True)) <= 1


def _one_apart(code: str, printed: str) -> bool:
    return len(code) == len(printed) and sum(
        a != b for a, b in zip(code, printed, strict=True)
    ) == 1
