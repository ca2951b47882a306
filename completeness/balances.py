"""Whether an account's printed totals of payments and its balance agree with its own rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from casefile.bills import Bill, PrintedTotal, TotalKind
from casefile.flags import Evidence
from casefile.money import shown
from casefile.specials import NOTHING, Credit, Difference
from casefile.words import Box, union
from completeness.held import Held, line_evidence
from completeness.misreading import same_but_for_reading
from completeness.services import Sitting

_ROUNDED = Decimal("0.01")


class Account:
    """One bill with its own rows of payments, whose printed figures are compared with them."""

    def __init__(self, sitting: Sitting, rows: Sequence[Credit], held: Held) -> None:
        """Take the lines of `sitting` that count, and `rows`, its payments and adjustments."""
        self.sitting = sitting
        self.bill = sitting.bill
        self.rows = rows
        self.held = held
        self.charged = sum((line.charge for line in sitting.lines), NOTHING)

    def differences(self) -> Iterator[Difference]:
        """Give each printed total, and a balance, that the bill's own rows contradict.

        A balance cannot follow where the charges already miss their total.
        """
        charges = list(self._charges())
        yield from charges
        yield from self._products()
        if not self.sitting.is_claim:
            yield from self._payments()
            if not charges:
                yield from self._balance()

    def _charges(self) -> Iterator[Difference]:
        printed = totals(self.bill, TotalKind.CHARGES)
        said = f"as its total charges; the lines that were read add up to {shown(self.charged)}"
        if self.sitting.lines:
            yield from self._unless_one(printed, (self.charged,), said)

    def _products(self) -> Iterator[Difference]:
        """Give each line whose units at their price do not make its charge.

        A statement's column of prices may hold something else: most of its lines have to multiply.
        Of a scan each of the three figures may be misread, and nothing tells which.
        """
        priced = [
            (line, line.rate * line.units)
            for line in self.sitting.lines
            if line.rate and not self.held.is_scanned(self.sitting.packet, line.page)
        ]
        wrong = [(n, p) for n, p in priced if abs(abs(n.charge) - abs(p)) > _ROUNDED]
        if 2 * len(wrong) >= len(priced) and not self.sitting.is_claim:
            return
        by = f" of {self.bill.provider}" if self.bill.provider else ""
        for line, product in wrong:
            message = (
                f"The bill{by} charges {shown(line.charge)} for {line.units} units at "
                f"{shown(line.rate or NOTHING)} each, which makes {shown(product)}."
            )
            cited = (line_evidence(self.sitting.packet, line),)
            yield Difference(message, line.charge, product, cited)

    def _payments(self) -> Iterator[Difference]:
        every = sum((c.amount for c in self.rows), NOTHING)
        for adjustment, kind in ((False, TotalKind.PAYMENTS), (True, TotalKind.ADJUSTMENTS)):
            own = sum((c.amount for c in self.rows if c.adjustment is adjustment), NOTHING)
            what = "adjustments" if adjustment else "payments"
            said = f"as its total {what}; its rows add up to {shown(own)}"
            if self.rows:
                yield from self._unless_one(self._last_row(kind), (own, every), said)

    def _balance(self) -> Iterator[Difference]:
        printed = totals(self.bill, TotalKind.BALANCE) or totals(self.bill, TotalKind.RUNNING)[-1:]
        credited = sum((c.amount for c in self.rows), NOTHING)
        if not self.rows:
            summed = (TotalKind.PAYMENTS, TotalKind.ADJUSTMENTS)
            last = [self._last_row(kind)[-1:] for kind in summed]
            credited = sum((abs(t.amount) for row in last for t in row), NOTHING)
        left = self._before() + self.charged - credited
        said = f"as due; its charges less payments and adjustments leave {shown(left)}"
        if self.sitting.lines:
            yield from self._unless_one(printed, (left,), said)

    def _last_row(self, kind: TotalKind) -> list[PrintedTotal]:
        """Give the last total of a kind, and the sum of its row: each payer may have a column."""
        printed = totals(self.bill, kind)
        row = [t for t in printed if t.page == printed[-1].page and _level(t.box, printed[-1].box)]
        if len(row) < 2:
            return row
        amount = sum((abs(t.amount) for t in row), NOTHING)
        return [row[-1], replace(row[-1], amount=amount, box=union(t.box for t in row))]

    def _before(self) -> Decimal:
        """Give the balance of before the bill; its own sum, carried to its next page, is none."""
        for total in totals(self.bill, TotalKind.FORWARD)[:1]:
            charged = sum((n.charge for n in self.sitting.lines if n.page <= total.page), NOTHING)
            paid = sum((p.amount for p in self.bill.payments if p.page <= total.page), NOTHING)
            if total.page == self.bill.pages[0] and total.amount not in (charged, charged - paid):
                return total.amount
        return NOTHING

    def _unless_one(
        self, printed: Sequence[PrintedTotal], sums: Sequence[Decimal], said: str
    ) -> Iterator[Difference]:
        """Give the largest of the printed figures, unless one of them is one of the sums."""
        if not printed or any(self._agree(t, own) for t in printed for own in sums):
            return
        total = max(printed, key=lambda t: (t.amount, t.page))
        # Totals of payments are printed with and without a minus sign.
        amount = total.amount if total.kind is TotalKind.BALANCE else abs(total.amount)
        by = f" of {self.bill.provider}" if self.bill.provider else ""
        message = f"The bill{by} gives {shown(amount)} {said}."
        cited = (total_evidence(self.sitting.packet, total),)
        yield Difference(message, amount, sums[0], cited)

    def _agree(self, total: PrintedTotal, own: Decimal) -> bool:
        """Tell whether a figure is the sum, but for its sign and a digit that a scan misread."""
        if abs(total.amount) == abs(own):
            return True
        scanned = self.held.is_scanned(self.sitting.packet, total.page)
        return scanned and same_but_for_reading(total.amount, own)


def _level(one: Box, other: Box) -> bool:
    """Tell whether two boxes stand at one height."""
    return one.top < other.middle[1] < one.bottom


def totals(bill: Bill, *kinds: TotalKind) -> list[PrintedTotal]:
    """Give the printed totals of these kinds, in print order."""
    return [t for t in bill.totals if t.kind in kinds]


def total_evidence(packet: str, total: PrintedTotal) -> Evidence:
    """Give a printed total as evidence."""
    return Evidence(packet, total.page, shown(total.amount), total.box)
