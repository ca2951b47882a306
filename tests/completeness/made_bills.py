"""Bills of packets of their own, and the ledger that they give."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from made_matters import (
    BOX,
    day,
    matter,
    packet,
    page,
)

from casefile.bills import (
    Bill,
    BillForm,
    Payment,
    PrintedTotal,
    TotalKind,
)
from casefile.matters import MatterFacts
from casefile.specials import Expense, ProviderLedger, Specials
from completeness import judge

CLAIM, UB, STATEMENT = BillForm.CMS1500, BillForm.UB04, BillForm.ITEMIZED


def paid(amount: str, said: str, *, on: int = 20, adjustment: bool = False, **other) -> Payment:
    return Payment(day(4, on), Decimal(amount), said, 1, BOX, adjustment, **other)


def total(kind: TotalKind, amount: str, number: int = 1) -> PrintedTotal:
    return PrintedTotal(kind, Decimal(amount), number, BOX)


def billed(*bills: Bill, **other) -> MatterFacts:
    """Put each bill into a packet of its own."""
    packets = [
        packet(page(1, "billing"), name=f"p{n}", bills=(b,), provider=b.provider)
        for n, b in enumerate(bills, 1)
    ]
    return matter(*packets, **other)


def specials(*bills: Bill) -> Specials:
    return judge(billed(*bills)).specials


def only(*bills: Bill) -> ProviderLedger:
    (ledger,) = specials(*bills).providers
    return ledger


def told(ledger: ProviderLedger) -> list[tuple[str | None, str, int]]:
    return [(e.code, f"{e.charge:.2f}", len(e.citations)) for e in ledger.expenses]


def other_print(known: Bill) -> Bill:
    lines = tuple(replace(n, id=f"{n.id}-again") for n in known.lines)
    return replace(known, id=f"{known.id}-again", lines=lines)


def every(found: Specials) -> list[Expense]:
    return [e for p in found.providers for e in p.expenses]
