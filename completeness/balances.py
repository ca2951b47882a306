"""Whether an account's printed totals of payments and its balance agree with its own rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from casefile.bills import Bill, PrintedTotal, TotalKind
from casefile.flags import Evidence
from casefile.money import shown
from casefile.specials import NOTHING, Credit, Difference
from completeness.services import Sitting


def charge_differences(sitting: Sitting) -> Iterator[Difference]:
    """Give the printed total of charges that a bill's lines do not add up to."""
    printed = totals(sitting.bill, TotalKind.CHARGES)
    charged = sum((line.charge for line in sitting.lines), NOTHING)
    if sitting.lines and printed and all(t.amount != charged for t in printed):
        largest = max(printed, key=lambda t: (t.amount, t.page))
        said = f"as its total charges; the lines that could be read add up to {shown(charged)}"
        yield _difference(sitting, largest, largest.amount, charged, said)


def account_differences(sitting: Sitting, rows: Sequence[Credit]) -> Iterator[Difference]:
    """Give each printed figure of an account that its own rows of charges and `rows` contradict."""
    for adjustment, kind in ((False, TotalKind.PAYMENTS), (True, TotalKind.ADJUSTMENTS)):
        printed = totals(sitting.bill, kind)
        own = sum((c.amount for c in rows if c.adjustment is adjustment), NOTHING)
        every = sum((c.amount for c in rows), NOTHING)
        if rows and printed and abs(printed[-1].amount) not in (own, every):
            what = "adjustments" if adjustment else "payments"
            said = f"as its total {what}; its rows add up to {shown(own)}"
            yield _difference(sitting, printed[-1], abs(printed[-1].amount), own, said)
    yield from _balance(sitting, rows)


def _balance(sitting: Sitting, rows: Sequence[Credit]) -> Iterator[Difference]:
    """Compare the balance with what the rows leave, unless the charges already miss their total."""
    bill = sitting.bill
    printed = totals(bill, TotalKind.BALANCE) or totals(bill, TotalKind.RUNNING)[-1:]
    charged = sum((line.charge for line in sitting.lines), NOTHING)
    if not printed or not sitting.lines or any(charge_differences(sitting)):
        return
    credited = sum((c.amount for c in rows), NOTHING)
    if not rows:
        said = totals(bill, TotalKind.PAYMENTS)[-1:] + totals(bill, TotalKind.ADJUSTMENTS)[-1:]
        credited = sum((abs(t.amount) for t in said), NOTHING)
    brought = totals(bill, TotalKind.FORWARD)[:1]
    before = sum((t.amount for t in brought if t.page == bill.pages[0]), NOTHING)
    left = before + charged - credited
    if all(t.amount != left for t in printed):
        largest = max(printed, key=lambda t: (t.amount, t.page))
        said_so = f"as due; its charges less payments and adjustments leave {shown(left)}"
        yield _difference(sitting, largest, largest.amount, left, said_so)


def _difference(
    sitting: Sitting, total: PrintedTotal, printed: Decimal, own: Decimal, said: str
) -> Difference:
    by = f" of {sitting.bill.provider}" if sitting.bill.provider else ""
    message = f"The bill{by} gives {shown(printed)} {said}."
    return Difference(message, printed, own, (total_evidence(sitting.packet, total),))


def totals(bill: Bill, *kinds: TotalKind) -> list[PrintedTotal]:
    """Give the printed totals of these kinds, in print order."""
    return [t for t in bill.totals if t.kind in kinds]


def total_evidence(packet: str, total: PrintedTotal) -> Evidence:
    """Give a printed total as evidence."""
    return Evidence(packet, total.page, shown(total.amount), total.box)
