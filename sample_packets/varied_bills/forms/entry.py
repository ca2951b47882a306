"""What stands on a bill, in order: charges, receipts and headings, and who it is from and for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from sample_packets.builder.script import Charge, Person, Place


@dataclass(frozen=True)
class Line:
    """A charge as printed, with what only some forms show."""

    charge: Charge
    until: dt.date | None = None
    ndc: str = ""
    who: str = ""
    note: str = ""
    undated: bool = False


@dataclass(frozen=True)
class Receipt:
    """A payment, adjustment or write-off; never a charge. Its amount is what it takes away."""

    date: dt.date
    words: str
    amount: Decimal


@dataclass(frozen=True)
class Heading:
    """The name of a department or of a visit, over the lines that follow."""

    words: str


Entry = Line | Receipt | Heading


@dataclass(frozen=True)
class Account:
    """One bill: from whom, for whom, what stands on it, and what its foot says.

    `foot` are labels with "sum", "paid", "due", "sum-12.50" or an amount; `total` is the printed
    total where it is not the sum of the lines. `says` are further labels of the head with their values.
    """

    key: str
    place: Place
    patient: Person
    entries: tuple[Entry, ...]
    printed: dt.date
    loss: dt.date
    title: str = ""
    number: str = ""
    says: tuple[tuple[str, str], ...] = ()
    foot: tuple[tuple[str, str], ...] = ()
    total: Decimal | None = None
    who: str = ""
    remark: str = ""
    more: dict[str, str] = field(default_factory=dict)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The charge lines."""
        return tuple(e for e in self.entries if isinstance(e, Line))

    @property
    def sum(self) -> Decimal:
        """What the charges come to."""
        return sum((e.charge.amount for e in self.lines), Decimal(0))

    @property
    def shown(self) -> Decimal:
        """The total that the bill prints."""
        return self.sum if self.total is None else self.total

    @property
    def paid(self) -> Decimal:
        """What payments and adjustments come to."""
        return sum((e.amount for e in self.entries if isinstance(e, Receipt)), Decimal(0))

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """First and last day of service."""
        days = [e.charge.date for e in self.lines]
        ends = [e.until or e.charge.date for e in self.lines]
        return min(days), max(ends)

    def figure(self, what: str) -> Decimal:
        """Give the amount that a line of the foot prints."""
        named = {"sum": self.shown, "paid": -self.paid, "due": self.shown - self.paid}
        if what in named:
            return named[what]
        return self.shown + Decimal(what[3:]) if what.startswith("sum") else Decimal(what)
