"""Find the bills of a packet: read each billing page by its form, and join pages into bills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from casefile.bills import Bill, BillForm, BillingLine, PrintedTotal, TotalKind
from casefile.categories import Category
from casefile.codes import billed_for, biller_category
from casefile.ids import bill_id, line_id
from casefile.pages import PageReading, Table
from casefile.rules import RuleBook
from ingest.finding.bills.agreement import agree
from ingest.finding.bills.arithmetic import doubt, settle
from ingest.finding.bills.claim_form import is_service_row, read_claim_form
from ingest.finding.bills.coded_amounts import read_coded_amounts
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.fill_slips import read_fill_slips
from ingest.finding.bills.forms import bill_form
from ingest.finding.bills.heads import read_head
from ingest.finding.bills.hospital_claim import is_revenue_row, read_hospital_claim
from ingest.finding.bills.printed_rows import Row, page_rows
from ingest.finding.bills.ruled_rows import unwrapped
from ingest.finding.bills.statement import TableState, read_statement

_REVENUE_ROWS = 2
_BILLED = frozenset({Category.BILLING, Category.PHARMACY})
_CLAIMS = frozenset({BillForm.CMS1500, BillForm.UB04})
"""Every page of a claim is a whole form: a page that is not one does not continue it."""

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
    totals and balances stand apart, and an explanation of benefits has no charges. A reading that
    was mended or that words of low confidence carry is named in the line's `doubtful`; a charge
    that cannot be read at all is 0 and doubtful.
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
        rows = page_rows(reading)
        own = _form(rows, rules)
        if documents[reading.page] != document:
            state, form, document = TableState(), None, documents[reading.page]
        form = own or (None if form in _CLAIMS else form) or BillForm.LEDGER
        if reading.page in fills:
            form = BillForm.PHARMACY
        if form not in _CLAIMS:
            rows = unwrapped(rows, tables_of(number))
        part = _read(reading, rows, form, state, rules)
        if reading.page in fills and not part.lines:
            continue
        if part.provider is None and form not in _CLAIMS:
            part.provider = letterheads[reading.page]
        parts.append((document, part))
    groups = list(_bills(parts))
    for group in groups:
        settle(group)
    agree(groups)
    for group in groups:
        settle(group)
        doubt(group)
    return tuple(_bill(packet_id, group, rules) for group in groups)


def _form(rows: Sequence[Row], rules: RuleBook) -> BillForm | None:
    form = bill_form(rows, rules)
    if form in _CLAIMS or form is BillForm.EOB:
        return form
    if any(is_service_row(r, rules) for r in rows):
        return BillForm.CMS1500
    if sum(is_revenue_row(r) for r in rows) >= _REVENUE_ROWS:
        return BillForm.UB04
    return form


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
        bill = PageBill(form, reading.page)
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


def _bills(parts: Sequence[tuple[int, PageBill]]) -> Iterator[list[PageBill]]:
    """Group pages into bills: one document and form; each claim form with a total ends a claim."""
    group: list[PageBill] = []
    held: int | None = None
    for document, part in parts:
        if group and not (document == held and _continues(group, part)):
            yield group
            group = []
        group.append(part)
        held = document
    if group:
        yield group


def _continues(group: Sequence[PageBill], part: PageBill) -> bool:
    last = group[-1]
    if last.form is not part.form:
        return part.form not in _CLAIMS and last.form not in _CLAIMS
    if last.account and part.account and last.account != part.account:
        return False
    if part.form is BillForm.CMS1500:
        return not last.totals and bool(last.account) and last.account == part.account
    if part.form is BillForm.UB04:
        return part.part > 1 if part.part else not _is_summed_up(last)
    return True


def _is_summed_up(last: PageBill) -> bool:
    """Tell whether a hospital's claim ends here: line 0001 on the last page of its count."""
    more = last.part is not None and last.parts is not None and last.part < last.parts
    return bool(last.totals) and not more


def _bill(packet: str, parts: list[PageBill], rules: RuleBook) -> Bill:
    first = parts[0]
    provider = next((p.provider for p in parts if p.provider), None)
    rendering = next((p.rendering for p in parts if p.rendering), None)
    kind = _biller(parts, provider, rendering, rules)
    lines = [
        _billing_line(line_id(packet, part.page, n), draft, part, kind, rules)
        for part in parts
        for n, draft in enumerate(part.lines, 1)
        if draft.charge is not None or draft.date is not None
    ]
    forms = Counter(p.form for p in parts)
    return Bill(
        bill_id(packet, first.page, 1),
        max(forms, key=lambda f: (forms[f], f is first.form)),
        tuple(p.page for p in parts),
        tuple(lines),
        _totals(parts),
        tuple(q for p in parts for q in p.payments),
        provider,
        rendering,
        next((p.patient for p in parts if p.patient), None),
        next((p.account for p in parts if p.account), None),
        next((p.type_of_bill for p in parts if p.type_of_bill), None),
        next((p.date_from for p in parts if p.date_from), None),
        next((p.date_to for p in parts if p.date_to), None),
    )


def _totals(parts: Sequence[PageBill]) -> tuple[PrintedTotal, ...]:
    """Give what a bill prints as totals.

    "Total due" under the charges is what they add up to, where the bill prints no other total of
    them, no payment and no earlier balance.
    """
    totals = [t for p in parts for t in p.totals]
    moved = any(p.payments or any(line is None for line, _, _ in p.movements) for p in parts)
    due = next((p.total_due for p in reversed(parts) if p.total_due), None)
    if due and not moved and not any(t.kind is TotalKind.CHARGES for t in totals):
        totals.append(replace(due, kind=TotalKind.CHARGES))
    return tuple(totals)


def _biller(
    parts: Sequence[PageBill], provider: str | None, rendering: str | None, rules: RuleBook
) -> Category | None:
    """Tell what kind of care bills here: by name, by who signs, by the codes that are its own."""
    for name in (provider, rendering):
        kind = biller_category(name, rules) if name else None
        if kind:
            return kind
    if any(p.form is BillForm.PHARMACY for p in parts):
        return Category.PHARMACY
    codes = [line.code or "" for p in parts for line in p.lines]
    if any(code.startswith("9894") for code in codes):
        return Category.CHIROPRACTIC
    modifiers = {m for p in parts for line in p.lines for m in line.modifiers}
    if modifiers & {"GP", "GO"}:
        return Category.PHYSICAL_THERAPY
    return None


def _billing_line(
    line: str,
    draft: LineDraft,
    part: PageBill,
    biller: Category | None,
    rules: RuleBook,
) -> BillingLine:
    billed = billed_for(
        draft.code,
        draft.revenue_code,
        biller=biller,
        place=draft.place,
        description=draft.description,
        rules=rules,
    )
    return BillingLine(
        id=line,
        date=draft.date,
        charge=draft.charge if draft.charge is not None else Decimal(0),
        page=part.page,
        box=draft.box,
        end_date=draft.end_date,
        code=draft.code,
        code_system=draft.system,
        revenue_code=draft.revenue_code,
        modifiers=draft.modifiers,
        units=draft.units,
        description=draft.description,
        provider=draft.provider or part.rendering or part.provider,
        category=billed.category,
        ancillary=billed.ancillary,
        doubtful=tuple(sorted(draft.doubtful)),
    )
