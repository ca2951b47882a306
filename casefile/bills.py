"""Bills and their lines, as printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from casefile.categories import Category
from casefile.words import Box


class BillForm(StrEnum):
    """What kind of paper a bill is."""

    CMS1500 = "cms1500"
    UB04 = "ub04"
    ITEMIZED = "itemized"
    LEDGER = "ledger"
    INVOICE = "invoice"
    PHARMACY = "pharmacy"
    EOB = "eob"


class CodeSystem(StrEnum):
    """Which list a billing code is from."""

    CPT = "CPT"
    HCPCS = "HCPCS"
    REV = "REV"
    NDC = "NDC"


@dataclass(frozen=True, slots=True)
class BillingLine:
    """One printed charge line. Payments, adjustments and totals are never lines.

    `category` is the care that the line bills for; `ancillary` marks drugs, supplies, rooms and
    the like, which belong to the visit they were given in and expect no record of their own.
    `revenue_code` stands beside `code` where a UB-04 or a hospital statement gives both; `rate` is
    the printed price of one unit, where units are printed too.
    """

    id: str
    date: dt.date | None
    charge: Decimal
    page: int
    box: Box
    end_date: dt.date | None = None
    code: str | None = None
    code_system: CodeSystem | None = None
    revenue_code: str | None = None
    modifiers: tuple[str, ...] = ()
    units: Decimal = Decimal(1)
    description: str = ""
    provider: str | None = None
    category: Category | None = None
    ancillary: bool = False
    doubtful: tuple[str, ...] = ()
    rate: Decimal | None = None


class TotalKind(StrEnum):
    """What a printed total claims to add up.

    `FORWARD` is a balance brought over from before, `RUNNING` the last running balance of a page,
    `TO_DATE` what was charged so far, on earlier bills too.
    """

    PAGE = "page"
    SECTION = "section"
    CHARGES = "charges"
    PAYMENTS = "payments"
    ADJUSTMENTS = "adjustments"
    BALANCE = "balance"
    FORWARD = "forward"
    RUNNING = "running"
    TO_DATE = "to_date"


@dataclass(frozen=True, slots=True)
class PrintedTotal:
    """A total that stands on a bill."""

    kind: TotalKind
    amount: Decimal
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Payment:
    """A payment or adjustment printed on a bill; never a charge.

    `payer` is who paid, where not the row but its column says so ("Ins Paid"), or a payer's box.
    `charge` and `code` are those of the service in whose row it stands; `description` is then the
    service's, too.
    """

    date: dt.date | None
    amount: Decimal
    description: str
    page: int
    box: Box
    adjustment: bool = False
    payer: str = ""
    charge: Decimal | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class LienStatement:
    """A sentence of a page that speaks of a lien on the account; the amount that it gives, if any.

    `box` is the union of the lines that the sentence runs over.
    """

    quote: str
    amount: Decimal | None
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Bill:
    """One claim form, statement, ledger or invoice, over one or several pages.

    `npi` is the printed number of who bills; one whose check digit is wrong is left out.
    """

    id: str
    form: BillForm
    pages: tuple[int, ...]
    lines: tuple[BillingLine, ...] = ()
    totals: tuple[PrintedTotal, ...] = ()
    payments: tuple[Payment, ...] = ()
    provider: str | None = None
    rendering: str | None = None
    patient: str | None = None
    account: str | None = None
    type_of_bill: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    npi: str | None = None
