"""Claims that a later claim took the place of: replaced, voided, or cancelled and billed anew.

The last digit of a UB-04's type of bill is its frequency: 7 replaces an earlier claim of the same
account, 8 voids it. Interim (2, 3, 4) and late charge (5) claims add to the others.
(NUBC manual, form locator 4.)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from casefile.bills import Bill
from completeness.places import same_provider

_REPLACEMENT, _VOID = "7", "8"
_ADDS = frozenset({"5"})


def superseded_bills(bills: Sequence[Bill]) -> frozenset[str]:
    """Give the ids of the claims that no longer stand, of bills in the order they came.

    A void claim takes itself and what it voids away: the claim with its charges, else one that came
    before it, so that what was billed anew stands. Of several replacements the last one stands.
    """
    return frozenset(_superseded(bills))


def _superseded(bills: Sequence[Bill]) -> Iterator[str]:
    for at, bill in enumerate(bills):
        frequency = _frequency(bill)
        if frequency == _VOID:
            yield bill.id
            yield from _voided(bill, bills[:at], bills[at + 1 :])
        elif frequency == _REPLACEMENT:
            earlier = (b for b in bills[at + 1 :] if _frequency(b) != _REPLACEMENT)
            yield from (b.id for b in (*bills[:at], *earlier) if _is_replaced(b, bill))


def _voided(void: Bill, before: Sequence[Bill], after: Sequence[Bill]) -> Iterator[str]:
    claims = [b for b in (*before, *after) if _is_replaced(b, void)]
    alike = [b for b in claims if _charges(b) == _charges(void)] or claims
    earlier = [b for b in alike if b in before] or alike
    yield from (b.id for b in earlier)


def _is_replaced(claim: Bill, by: Bill) -> bool:
    """Tell whether a claim is one that a later claim can take the place of: late charges add."""
    kind = _frequency(claim)
    return bool(kind) and kind not in _ADDS | {_VOID} and _same_claim(by, claim)


def _frequency(bill: Bill) -> str:
    return (bill.type_of_bill or "")[-1:]


def _charges(bill: Bill) -> list[Decimal]:
    return sorted(abs(line.charge) for line in bill.lines)


def _same_claim(one: Bill, other: Bill) -> bool:
    if (one.type_of_bill or "")[:-1] != (other.type_of_bill or "")[:-1]:
        return False
    if one.account and other.account:
        return one.account == other.account and _overlap(one, other)
    named = bool(one.provider and other.provider and same_provider(one.provider, other.provider))
    period = (one.date_from, one.date_to)
    return named and one.date_from is not None and period == (other.date_from, other.date_to)


def _overlap(one: Bill, other: Bill) -> bool:
    if one.date_from is None or other.date_from is None:
        return True
    return one.date_from <= (other.date_to or other.date_from) and other.date_from <= (
        one.date_to or one.date_from
    )
