"""A scanned line's damaged figure is put right where the packet's other lines leave one reading.

A biller charges one fee for one code: a code or charge one digit away from what the same biller
prints again and again for that fee is a misread digit. Nothing is changed on pages whose text
came with the file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations

from casefile.bills import TotalKind
from casefile.codes import code_system
from ingest.finding.bills.arithmetic import SETTLED, could_print
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.values import read_date

BY_OTHER_LINES = "settled by other lines"
_OFTEN = 2
_ALIKE = 0.6
_MOST_UNITS = 8
_MOST_MISREAD = 3

Fees = dict[str, Counter[Decimal]]


def agree(bills: Sequence[Sequence[PageBill]]) -> None:
    """Settle damaged codes, charges and dates of a packet's scanned lines, in place."""
    parts = [part for bill in bills for part in bill]
    lines = [line for part in parts for line in part.lines]
    fees = _fees(lines)
    for line in lines:
        if line.scanned:
            _settle_code(line, fees)
    fees = _fees(lines)
    for line in lines:
        if line.scanned:
            _part_rate(line, fees)
            _settle_charge(line, fees)
    for bill in bills:
        _settle_by_total(bill, fees)
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


def _part_rate(line: LineDraft, fees: Fees) -> None:
    """A charge that is the code's usual fee and its charge, read as one figure, is the charge."""
    if line.charge is None or line.code is None:
        return
    for fee, times in fees.get(line.code, Counter()).items():
        charges = (fee * units for units in range(1, _MOST_UNITS + 1))
        whole = next((c for c in charges if _figures(line.charge) == _figures(fee, c)), None)
        if times >= _OFTEN and whole is not None:
            line.charge, line.units = whole, whole / fee
            line.doubtful.discard("charge")
            line.doubtful.add(f"charge {BY_OTHER_LINES}")
            return


def _figures(*amounts: Decimal) -> str:
    return "".join(f"{amount:.2f}".replace(".", "") for amount in amounts)


def _settle_charge(line: LineDraft, fees: Fees) -> None:
    """A charge that could not be read plainly is the code's usual fee, if the print allows it."""
    if "charge" not in line.doubtful or line.code is None:
        return
    usual = [fee for fee, times in fees.get(line.code, Counter()).items() if times >= _OFTEN]
    fitting = [
        fee * line.units
        for fee in usual
        if line.printed_charge and could_print(fee * line.units, line.printed_charge)
    ]
    if len(fitting) == 1:
        line.charge = fitting[0]
        line.doubtful.discard("charge")
        line.doubtful.add(f"charge {BY_OTHER_LINES}")


def _settle_code(line: LineDraft, fees: Fees) -> None:
    """A code hardly seen at this fee elsewhere is the code one digit away that often has it."""
    printed = line.code or line.printed_code
    if not line.charge or not printed:
        return
    own = max(_times(fees.get(printed, Counter()), line.charge), 1)
    seen = {
        code: _times(known, line.charge)
        for code, known in fees.items()
        if code != printed and _one_apart(code, printed)
    }
    most = max(seen.values(), default=0)
    leaders = [code for code, times in seen.items() if times == most]
    if most < _OFTEN * own or len(leaders) != 1:
        return
    line.code, line.system = leaders[0], code_system(leaders[0])
    line.doubtful.discard("code")
    line.doubtful.add(f"code {BY_OTHER_LINES}")
    fee = fees[leaders[0]].most_common(1)[0][0]
    if line.units * fee != line.charge and line.charge % fee == 0:
        line.units = line.charge / fee


def _times(known: Counter[Decimal], charge: Decimal) -> int:
    """Count the lines whose unit fee explains a charge."""
    return sum(
        times for fee, times in known.items() if charge % fee == 0 and charge / fee <= _MOST_UNITS
    )


def _settle_by_total(bill: Sequence[PageBill], fees: Fees) -> None:
    """Where lines miss their total, charges one digit from their code's fee may be misread.

    They are changed only if the lines then add up to the total, in one way; a charge that could
    not be read at all must be among them.
    """
    totals = {t.amount for p in bill for t in p.totals if t.kind is TotalKind.CHARGES}
    lines = [line for part in bill for line in part.lines]
    known = sum((line.charge or Decimal(0) for line in lines), Decimal(0))
    if len(totals) != 1 or known in totals:
        return
    total = totals.pop()
    options = [(line, fee) for line in lines if (fee := _usual_charge(line, fees)) is not None]
    unread = [id(line) for line in lines if line.charge is None]
    ways = [
        way
        for size in range(1, _MOST_MISREAD + 1)
        for way in combinations(options, size)
        if set(unread) <= {id(line) for line, _ in way}
    ]
    for fits in (_equal, _one_digit_off):
        fitting = [way for way in ways if fits(_after(known, way), total)]
        if len(fitting) == 1:
            for line, charge in fitting[0]:
                line.charge = charge
                line.doubtful.discard("charge")
                line.doubtful.add(SETTLED)
        if fitting:
            return


def _after(known: Decimal, changes: Sequence[tuple[LineDraft, Decimal]]) -> Decimal:
    return known + sum((new - (line.charge or Decimal(0)) for line, new in changes), Decimal(0))


def _equal(known: Decimal, total: Decimal) -> bool:
    return known == total


def _one_digit_off(known: Decimal, total: Decimal) -> bool:
    return could_print(known, f"{total:.2f}")


def _usual_charge(line: LineDraft, fees: Fees) -> Decimal | None:
    """Give the charge that a scanned line's code usually has, if its print may be that charge."""
    if not line.scanned or line.code is None:
        return None
    usual = fees.get(line.code, Counter()).most_common(1)
    if not usual or usual[0][1] < _OFTEN:
        return None
    charge = usual[0][0] * line.units
    if line.charge is None:
        return charge
    return charge if charge != line.charge and could_print(charge, f"{line.charge:.2f}") else None


def _settle_date(line: LineDraft, near: Sequence[LineDraft]) -> None:
    """A damaged date is that of the line above or below, whichever it plainly resembles."""
    known = sorted({n.date for n in near if n.date and not n.printed_date}, reverse=True)
    for shape in ("%m/%d/%Y", "%m/%d/%y"):
        alike = {d: _alike(line.printed_date, d.strftime(shape)) for d in known}
        best = max(alike.values(), default=0.0)
        leaders = [d for d, score in alike.items() if score == best]
        if best >= _ALIKE and len(leaders) == 1:
            line.date, line.printed_date = leaders[0], ""
            line.doubtful.discard("date")
            line.doubtful.add(f"date {BY_OTHER_LINES}")
            return


def _alike(printed: str, date: str) -> float:
    if len(printed) != len(date) or read_date(printed):
        return 0.0
    return sum(a == b for a, b in zip(printed, date, strict=True)) / len(date)


def _one_apart(code: str, printed: str) -> bool:
    """Tell whether one character other, or one too many, makes the print of the code."""
    if len(printed) == len(code) + 1:
        return any(printed[:n] + printed[n + 1 :] == code for n in range(len(printed)))
    if len(code) != len(printed):
        return False
    return sum(a != b for a, b in zip(code, printed, strict=True)) == 1
