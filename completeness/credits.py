"""What was paid and written off on a provider's bills, each payment once, and who paid.

The provider's own account is believed first. What a claim form or an explanation of benefits tells
counts where no account does; where an account does, it is the same money told again.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from casefile.bills import Payment, TotalKind
from casefile.flags import Evidence, PageRef
from casefile.money import shown
from casefile.specials import NOTHING, Credit, Difference, Payer
from completeness.balances import Account, total_evidence, totals
from completeness.held import Held
from completeness.services import Service, Sitting
from completeness.tables import LedgerRules, says

_Key = tuple[dt.date | None, Decimal, bool]


@dataclass(frozen=True)
class Told:
    """A payment that is told outside of the provider's account: by whom, and of which services."""

    teller: str
    payment: Payment
    packet: str
    services: tuple[Service, ...]
    insurer: str = ""


class Credits:
    """Gathers the credits of one provider, and where they do not add up."""

    def __init__(self, held: Held, sittings: Sequence[Sitting]) -> None:
        """Take the payments of the provider's own accounts."""
        self.held = held
        self.rules: LedgerRules = held.tables.specials
        self.found: dict[_Key, list[Credit]] = defaultdict(list)
        self.differences: list[Difference] = []
        self.telling: set[Sitting] = set()
        for sitting in sittings:
            if sitting.repeats:
                continue
            rows = [] if sitting.is_claim else self._of_account(sitting)
            self.differences += Account(sitting, rows, held).differences()
            if sitting.is_claim:
                continue
            if rows or totals(sitting.bill, TotalKind.PAYMENTS, TotalKind.ADJUSTMENTS):
                self.telling.add(sitting)
            self._fold(rows if sitting.bill.payments else _summed(sitting))

    def credits(self) -> tuple[Credit, ...]:
        """Give every credit once, by day."""
        every = [credit for same in self.found.values() for credit in same]
        return tuple(sorted(every, key=lambda c: (c.date or dt.date.max, c.adjustment, c.amount)))

    def take(self, told: Sequence[Told]) -> None:
        """Take what claims and explanations of benefits tell, where no account tells it."""
        new: list[Credit] = []
        again: list[Told] = []
        for one in told:
            if any(self.telling & service.sittings for service in one.services):
                again.append(one)
            elif credit := self._credit(one.payment, one.packet, one.insurer):
                new.append(credit)
        self._fold(new)
        self._compare(again)

    def _compare(self, again: Sequence[Told]) -> None:
        """What is told again gets its citation, or both sums are told where it is more."""
        rest: list[tuple[Told, Credit]] = []
        for one in again:
            credit = self._credit(one.payment, one.packet, one.insurer)
            if credit and not self._cite(credit):
                rest.append((one, credit))
        paid = sum((c.amount for c in self.credits() if not c.adjustment), NOTHING)
        for teller in dict.fromkeys(one.teller for one, _ in rest):
            told = [c for one, c in rest if one.teller == teller and not c.adjustment]
            total = sum((c.amount for c in told), NOTHING)
            if total > paid:
                message = f"{teller} says {shown(total)} was paid; the account has {shown(paid)}."
                cited = tuple(e for c in told for e in c.citations)
                self.differences.append(Difference(message, total, paid, cited))

    def _cite(self, credit: Credit) -> bool:
        """Add a citation to a credit of the same amount; False where there is none."""
        for same in self.found.values():
            for place, known in enumerate(same):
                if (known.amount, known.adjustment) == (credit.amount, credit.adjustment):
                    same[place] = _cited(known, credit.citations)
                    return True
        return False

    def _fold(self, told: Iterable[Credit]) -> None:
        """Add the credits of one bill: its first of a kind is the first that is known."""
        seen: dict[_Key, int] = defaultdict(int)
        for credit in told:
            key = (credit.date, credit.amount, credit.adjustment)
            known = self.found[key]
            if seen[key] < len(known):
                known[seen[key]] = _cited(known[seen[key]], credit.citations)
            else:
                known.append(credit)
            seen[key] += 1

    def _of_account(self, sitting: Sitting) -> list[Credit]:
        """Give what the rows of an account say was paid and adjusted."""
        return [
            credit
            for payment in sitting.bill.payments
            if PageRef(sitting.packet, payment.page) not in self.held.duplicates
            if (credit := self._credit(payment, sitting.packet))
        ]

    def _credit(self, payment: Payment, packet: str, insurer: str = "") -> Credit | None:
        """Give a printed payment as a credit; None for what only moves a balance."""
        own = payment.description if payment.charge is None else ""
        printed = insurer or payment.payer or own
        said = f"{payment.description} {payment.payer}"
        words = self.rules.words
        if payment.adjustment and says(words.moved, said):
            return None
        amount = -payment.amount if says(words.taken_back, said) else payment.amount
        payer = Payer.INSURANCE if insurer else self.rules.payer(printed)
        cited = payment_evidence(packet, payment)
        return Credit(payment.date, amount, payment.adjustment, payer, printed, (cited,))


def payment_evidence(packet: str, payment: Payment) -> Evidence:
    """Give a printed payment as evidence."""
    text = f"{payment.description} {payment.amount:,.2f}".strip()
    return Evidence(packet, payment.page, text, payment.box)


def _summed(sitting: Sitting) -> Iterator[Credit]:
    """Give what an account without rows of payments says in its totals."""
    for adjustment, kind in ((False, TotalKind.PAYMENTS), (True, TotalKind.ADJUSTMENTS)):
        printed = totals(sitting.bill, kind)
        if printed and printed[-1].amount:
            last = printed[-1]
            label = "total adjustments" if adjustment else "total payments"
            cited = (total_evidence(sitting.packet, last),)
            yield Credit(None, abs(last.amount), adjustment, Payer.NOT_SAID, label, cited)


def _cited(credit: Credit, citations: tuple[Evidence, ...]) -> Credit:
    every = tuple(dict.fromkeys((*credit.citations, *citations)))
    return replace(credit, citations=every)
