"""Find the bills of a packet: read each billing page by its form, and join pages into bills."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from casefile.bills import Bill, BillForm
from casefile.categories import Category
from casefile.pages import PageReading, Table
from casefile.rules import RuleBook
from ingest.finding.bills.agreement import agree
from ingest.finding.bills.arithmetic import doubt, settle
from ingest.finding.bills.claim_form import is_service_row, read_claim_form
from ingest.finding.bills.coded_amounts import read_coded_amounts
from ingest.finding.bills.day_first import month_first
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.entries import TableState
from ingest.finding.bills.fill_slips import read_fill_slips
from ingest.finding.bills.forms import bill_form, is_no_bill
from ingest.finding.bills.heads import is_a_section, read_head
from ingest.finding.bills.hospital_claim import is_revenue_row, read_hospital_claim
from ingest.finding.bills.joining import CLAIMS, bills_of, joined
from ingest.finding.bills.panels import unfolded
from ingest.finding.bills.printed_rows import Row, page_rows
from ingest.finding.bills.ruled_rows import unwrapped
from ingest.finding.bills.shared_pages import add_up, houses_of
from ingest.finding.bills.statement import read_statement

_REVENUE_ROWS = 2
_BILLED = frozenset({Category.BILLING, Category.PHARMACY})

TablesOf = Callable[[int], tuple[Table, ...]]
"""Gives the ruled tables of a page."""


def no_tables(_page: int) -> tuple[Table, ...]:
    """Give no tables: for pages that nothing can be asked of but their words."""
    return ()


class BillingPage(Protocol):
    """What is asked of a sorted page."""

    @property
    def page(self) -> int: ...  # noqa: D102
    @property
    def category(self) -> Category: ...  # noqa: D102
    @property
    def document(self) -> int: ...  # noqa: D102
    @property
    def letterhead(self) -> str | None: ...  # noqa: D102


def find_bills(
    packet_id: str,
    reading_of: Callable[[int], PageReading],
    pages: Sequence[BillingPage],
    rules: RuleBook = RuleBook(),
    tables_of: TablesOf = no_tables,
) -> tuple[Bill, ...]:
    """Read every bill of a packet from the pages sorted as billing, in page order.

    `reading_of` gives what was read of a page. `tables_of` gives its ruled tables: it is asked for
    statements, not for claim forms, which are read by their boxes. A pharmacy's fill history that
    prints prices is a bill as well.

    Lines hold every printed charge, repeats on another form included; payments, adjustments,
    totals and balances stand apart, and an explanation of benefits has payments only. A reading
    that was mended or that words of low confidence carry is named in the line's `doubtful`; a
    charge that cannot be read at all is 0 and doubtful.
    """
    documents = {p.page: p.document for p in pages if p.category in _BILLED}
    fills = {p.page for p in pages if p.category is Category.PHARMACY}
    letterheads = {p.page: p.letterhead for p in pages}
    parts: list[tuple[int, PageBill]] = []
    state, form, document = TableState(), None, -1
    for number in sorted(documents):
        reading = reading_of(number)
        if not reading.words:
            continue
        rows = month_first(page_rows(reading))
        own = _form(rows, rules)
        if own not in CLAIMS and is_no_bill(rows, rules):
            continue
        if documents[reading.page] != document:
            state, form, document = TableState(), None, documents[reading.page]
        form = own or (None if form in CLAIMS else form) or BillForm.LEDGER
        if reading.page in fills:
            form = BillForm.PHARMACY
        if form not in CLAIMS:
            rows = unfolded(unwrapped(rows, tables_of(number)), rules)
        found = _read_houses(reading, rows, form, state, rules)
        if reading.page in fills and not found[0].lines:
            continue
        if form not in CLAIMS and _is_part(found[0].provider, letterheads[reading.page]):
            found[0].provider = letterheads[reading.page]
        if len(found) > 1:
            state, form = TableState(), found[-1].form
        parts.extend((document, part) for part in found)
    groups = list(bills_of(parts))
    for group in groups:
        settle(group)
    agree(groups)
    for group in groups:
        settle(group)
        doubt(group)
    return tuple(joined(packet_id, group, rules) for group in groups)


def _is_part(provider: str | None, letterhead: str | None) -> bool:
    """Tell whether a letterhead names the house more fully: by what stands over its trade."""
    whole = (letterhead or "").lower()
    return provider is None or (whole.endswith(provider.lower()) and len(whole) > len(provider))


def _form(rows: Sequence[Row], rules: RuleBook) -> BillForm | None:
    form = bill_form(rows, rules)
    if form in CLAIMS or form is BillForm.EOB:
        return form
    if any(is_service_row(r, rules) for r in rows):
        return BillForm.CMS1500
    if sum(is_revenue_row(r) for r in rows) >= _REVENUE_ROWS:
        return BillForm.UB04
    return form


def _read_houses(
    reading: PageReading,
    rows: Sequence[Row],
    form: BillForm,
    state: TableState,
    rules: RuleBook,
) -> list[PageBill]:
    """Read the bills of a page: of several houses if each adds up by itself, else the one."""
    whole = _read(reading, rows, form, state, rules)
    first, *below = houses_of(rows, rules)
    if not below or form is BillForm.EOB:
        return [whole]
    found = [_read(reading, first, form, TableState(), rules)]
    for part in below:
        own = _form(part, rules) or BillForm.LEDGER
        bill = _read(reading, part, own, TableState(), rules)
        if is_a_section(part[0], rules):
            bill.provider = found[-1].provider
        bill.lines_above = found[-1].lines_above + len(found[-1].lines)
        found.append(bill)
    return found if add_up(found) else [whole]


def _read(
    reading: PageReading,
    rows: Sequence[Row],
    form: BillForm,
    state: TableState,
    rules: RuleBook,
) -> PageBill:
    if form is BillForm.CMS1500:
        return read_claim_form(reading, rows, rules)
    if form is BillForm.UB04:
        return read_hospital_claim(reading.page, rows, rules)
    if form is BillForm.EOB:
        bill = read_statement(reading.page, rows, form, state, rules)
        # It tells what was paid of which charge; the charges are made elsewhere.
        bill.lines, bill.totals, bill.movements = [], [], []
    else:
        bill = _read_charges(reading.page, rows, form, state, rules)
    read_head(rows, bill, rules)
    return bill


def _read_charges(
    page: int, rows: Sequence[Row], form: BillForm, state: TableState, rules: RuleBook
) -> PageBill:
    """Read a table of charges; where the page has none, slips or codes with their amounts."""
    bill = read_statement(page, rows, form, state, rules)
    if bill.lines or state.columns is not None:
        return bill
    read = read_fill_slips if form is BillForm.PHARMACY else read_coded_amounts
    listed = read(page, rows, form, rules)
    return listed if listed.lines else bill
