"""What one page of a bill gave, before pages are joined into bills."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

from casefile.bills import BillForm, CodeSystem, Payment, PrintedTotal
from casefile.words import Box, Word, union
from ingest.finding.bills.values import Read


@dataclass
class LineDraft:
    """A charge line while it is being put together from cells and rows.

    `own_date` tells that its day stands in its own row. The `printed_*` fields keep what stood
    where a value could not be read plainly.
    """

    words: list[Word]
    page: int
    date: dt.date | None = None
    end_date: dt.date | None = None
    code: str | None = None
    system: CodeSystem | None = None
    revenue_code: str | None = None
    modifiers: tuple[str, ...] = ()
    units: Decimal = Decimal(1)
    rate: Decimal | None = None
    charge: Decimal | None = None
    description: str = ""
    provider: str | None = None
    place: str | None = None
    own_date: bool = False
    doubtful: set[str] = field(default_factory=set)
    printed_charge: str = ""
    printed_code: str = ""
    printed_date: str = ""

    @property
    def box(self) -> Box:
        """Where the line stands."""
        return union(word.box for word in self.words)

    @property
    def scanned(self) -> bool:
        """Tell whether the line was read from a picture, where digits may be misread."""
        return any(word.confidence < 1 for word in self.words)

    def set_charge(self, read: Read[Decimal] | None) -> None:
        """Take a charge as read; what is missing or was mended is doubtful."""
        self.charge = read.value if read else None
        if read is None or not read.sure:
            self.doubtful.add("charge")


@dataclass
class PageBill:
    """One page of a bill: its lines and totals, and what it says of the bill as a whole.

    `part` and `parts` are its own numbering where the form gives one. `total_due` is a balance that
    stands under the charges and calls itself a total, `amount_due` one that says what is to be
    paid. `movements` holds each change of a running balance in print order: (line or None, change,
    balance printed after it). `lines_above` counts the lines of other bills above it on its page.
    """

    form: BillForm
    page: int
    lines: list[LineDraft] = field(default_factory=list)
    totals: list[PrintedTotal] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    provider: str | None = None
    npi: str | None = None
    total_due: PrintedTotal | None = None
    amount_due: PrintedTotal | None = None
    rendering: str | None = None
    patient: str | None = None
    account: str | None = None
    type_of_bill: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    movements: list[tuple[LineDraft | None, Decimal | None, Decimal | None]] = field(
        default_factory=list
    )
    part: int | None = None
    parts: int | None = None
    lines_above: int = 0
