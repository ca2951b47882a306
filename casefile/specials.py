"""The specials of a matter: what care cost, who paid, and what is still owed, to the cent.

Every figure is a sum of printed amounts, each with the pages it stands on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from casefile.bills import CodeSystem
from casefile.money import shown
from casefile.page_refs import Evidence

NOTHING = Decimal("0.00")


class Payer(StrEnum):
    """Who paid, as far as the bill says."""

    INSURANCE = "insurance"
    PATIENT = "patient"
    ATTORNEY = "attorney"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class Expense:
    """One service that was billed, however often; `lines` are the charge lines that say so.

    The first citation is the line whose figures stand here; `doubtful` says which of them may be
    misread or were settled.
    """

    date: dt.date | None
    charge: Decimal
    lines: tuple[str, ...]
    citations: tuple[Evidence, ...]
    end_date: dt.date | None = None
    code: str | None = None
    code_system: CodeSystem | None = None
    modifiers: tuple[str, ...] = ()
    units: Decimal = Decimal(1)
    description: str = ""
    doubtful: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Credit:
    """One payment or adjustment; negative where it was taken back. `printed` is who, as printed."""

    date: dt.date | None
    amount: Decimal
    adjustment: bool
    payer: Payer
    printed: str
    citations: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Lien:
    """Words of a page that speak of a lien on the account, and the amount they give, if any."""

    quote: str
    amount: Decimal | None
    citation: Evidence


@dataclass(frozen=True, slots=True)
class Difference:
    """Two figures that ought to be one: what is printed, and what the amounts add up to."""

    message: str
    printed: Decimal
    sum: Decimal
    citations: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ProviderLedger:
    """What one provider billed, what became of it, and where it stands."""

    provider: str
    expenses: tuple[Expense, ...] = ()
    credits: tuple[Credit, ...] = ()
    liens: tuple[Lien, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def billed(self) -> Decimal:
        """The sum of what was charged, each service once."""
        return _sum(e.charge for e in self.expenses)

    @property
    def adjusted(self) -> Decimal:
        """The sum of what was written off."""
        return _sum(c.amount for c in self.credits if c.adjustment)

    @property
    def paid(self) -> Decimal:
        """The sum of what anybody paid."""
        return _sum(c.amount for c in self.credits if not c.adjustment)

    def paid_by(self, payer: Payer) -> Decimal:
        """Give the sum of what one kind of payer paid."""
        return _sum(c.amount for c in self.credits if not c.adjustment and c.payer is payer)

    @property
    def outstanding(self) -> Decimal:
        """What is billed and neither paid nor adjusted."""
        return self.billed - self.adjusted - self.paid

    @property
    def lien(self) -> Decimal | None:
        """What is owed on a lien: the largest amount stated, else what is outstanding."""
        if not self.liens:
            return None
        stated = [lien.amount for lien in self.liens if lien.amount is not None]
        return max(stated, default=self.outstanding)


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A charge line that is no expense of its own, and why, in plain words."""

    line: str
    charge: Decimal
    why: str
    citation: Evidence


@dataclass(frozen=True, slots=True)
class PaidUnbilled:
    """What an insurer paid or took off for a service that no bill shows; it is in no sum.

    `charge` is what the insurer says was charged. `held_at` are the charges, as people read them,
    that bills give for that service where they give it at another amount.
    """

    date: dt.date | None
    code: str | None
    description: str
    charge: Decimal
    amount: Decimal
    adjustment: bool
    insurer: str
    held_at: tuple[str, ...]
    citation: Evidence

    @property
    def message(self) -> str:
        """Say it in a sentence."""
        did = "took off" if self.adjustment else "paid"
        of = " ".join(word for word in (self.code, self.description) if word) or "a service"
        on = f" of {self.date:%m/%d/%Y}" if self.date else ""
        why = "bill not held"
        if self.held_at:
            why = f"the bill held charges {', '.join(self.held_at)} for it"
        return (
            f"{self.insurer or 'An insurer'} {did} {shown(self.amount)} for {of}{on}, charged "
            f"{shown(self.charge)}: {why}. It is in no sum."
        )


@dataclass(frozen=True, slots=True)
class Specials:
    """The ledgers of all providers by name, and what is in none of them.

    `not_counted` are charge lines, `unbilled` payments for services that no bill shows.
    """

    providers: tuple[ProviderLedger, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()
    unbilled: tuple[PaidUnbilled, ...] = ()

    @property
    def billed(self) -> Decimal:
        """What all providers billed."""
        return _sum(p.billed for p in self.providers)

    @property
    def adjusted(self) -> Decimal:
        """What all providers wrote off."""
        return _sum(p.adjusted for p in self.providers)

    @property
    def paid(self) -> Decimal:
        """What was paid to all providers."""
        return _sum(p.paid for p in self.providers)

    def paid_by(self, payer: Payer) -> Decimal:
        """Give what one kind of payer paid to all providers."""
        return _sum(p.paid_by(payer) for p in self.providers)

    @property
    def outstanding(self) -> Decimal:
        """What all providers are still owed."""
        return _sum(p.outstanding for p in self.providers)

    @property
    def lien(self) -> Decimal:
        """What is owed on liens."""
        return _sum(p.lien for p in self.providers if p.lien is not None)


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)
