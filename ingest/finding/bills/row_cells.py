"""What the cells of one row of a billing table say."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from casefile.bills import CodeSystem
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import Read


@dataclass(frozen=True)
class Credit:
    """An amount in a column of payments or adjustments, and what the column is headed."""

    amount: Decimal
    adjustment: bool
    heading: str


@dataclass
class RowCells:
    """What the cells of one row say; `charge` is what the row's charge column holds."""

    row: Row
    date: Read[dt.date] | None = None
    end_date: dt.date | None = None
    code: str | None = None
    system: CodeSystem | None = None
    revenue_code: str | None = None
    modifiers: tuple[str, ...] = ()
    units: Read[Decimal] | None = None
    rate: Read[Decimal] | None = None
    charge: Read[Decimal] | None = None
    credits: tuple[Credit, ...] = ()
    balance: Read[Decimal] | None = None
    description: str = ""
    provider: str | None = None
    sure_code: bool = True
    any_money: bool = False
    printed_date: str = ""
    printed_charge: str = ""

    @property
    def lost_charge(self) -> bool:
        """Tell whether a charge stood here that could not be read."""
        printed = any(c.isdigit() for c in self.printed_charge)
        return self.charge is None and (printed or self.balance is not None)

    @property
    def names_a_service(self) -> bool:
        """Tell whether the row bears a procedure, drug or revenue code."""
        return bool(self.code or self.revenue_code)
