"""From pages to bills: which pages are one bill, and what they say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from casefile.bills import Bill, BillForm, BillingLine, PrintedTotal, TotalKind
from casefile.categories import Category
from casefile.codes import billed_for, biller_category
from casefile.ids import bill_id, line_id
from casefile.rules import RuleBook
from ingest.finding.bills.drafts import LineDraft, PageBill
from ingest.finding.bills.printed_rows import folded

CLAIMS = frozenset({BillForm.CMS1500, BillForm.UB04})
"""Every page of a claim is a whole form: a page that is not one does not continue it."""


def bills_of(parts: Sequence[tuple[int, PageBill]]) -> Iterator[list[PageBill]]:
    """Group pages into bills: one document and form; each claim form with a total ends a claim."""
    group: list[PageBill] = []
    held: int | None = None
    for document, part in parts:
        below = part.lines_above > 0
        if group and (below or document != held or not _continues(group, part)):
            yield group
            group = []
        group.append(part)
        held = document
    if group:
        yield group


def _continues(group: Sequence[PageBill], part: PageBill) -> bool:
    last = group[-1]
    if last.form is not part.form:
        return part.form not in CLAIMS and last.form not in CLAIMS
    if last.account and part.account and last.account != part.account:
        return False
    if _is_another_house(last, part):
        return False
    if part.form is BillForm.CMS1500:
        return not last.totals and bool(last.account) and last.account == part.account
    if part.form is BillForm.UB04:
        return part.part > 1 if part.part else not _is_summed_up(last)
    return True


def _is_another_house(last: PageBill, part: PageBill) -> bool:
    """Tell whether a page is of another biller than the one before, whose charges are summed up."""
    summed = any(t.kind is TotalKind.CHARGES for t in last.totals)
    named = last.provider and part.provider
    return bool(summed and named and folded(last.provider or "") != folded(part.provider or ""))


def _is_summed_up(last: PageBill) -> bool:
    """Tell whether a hospital's claim ends here: line 0001 on the last page of its count."""
    more = last.part is not None and last.parts is not None and last.part < last.parts
    return bool(last.totals) and not more


def joined(packet: str, parts: list[PageBill], rules: RuleBook) -> Bill:
    """Join the pages of one bill, with the care that each of its lines bills for."""
    first = parts[0]
    provider = next((p.provider for p in parts if p.provider), None)
    rendering = next((p.rendering for p in parts if p.rendering), None)
    kind = _biller(parts, provider, rendering, rules)
    lines = [
        _billing_line(line_id(packet, part.page, n), draft, part, kind, rules)
        for part in parts
        for n, draft in enumerate(part.lines, 1 + part.lines_above)
        if draft.charge is not None or draft.date is not None
    ]
    forms = Counter(p.form for p in parts)
    return Bill(
        bill_id(packet, first.page, 1 + first.lines_above),
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
        next((p.npi for p in parts if p.npi), None),
    )


def _totals(parts: Sequence[PageBill]) -> tuple[PrintedTotal, ...]:
    """Give what a bill prints as totals.

    Without another total of the charges, "Charges to date" that are what the lines add up to are
    it; so is "Total due" under the charges, or "Total" under the balances, where the bill tells of
    no payment and no earlier balance, and "Amount due", unless it is less: something was paid then
    that the bill does not show.
    """
    totals = [t for p in parts for t in p.totals]
    summed = any(t.kind is TotalKind.CHARGES for t in totals)
    moved = any(p.payments or any(line is None for line, _, _ in p.movements) for p in parts)
    charged = sum((line.charge or Decimal(0) for p in parts for line in p.lines), Decimal(0))
    asked = (p.amount_due for p in parts if p.amount_due and p.amount_due.amount >= charged)
    due = next((p.total_due for p in reversed(parts) if p.total_due), None) or next(asked, None)
    if due and not moved and not summed:
        totals.append(replace(due, kind=TotalKind.CHARGES))
    return tuple(
        replace(t, kind=TotalKind.CHARGES)
        if t.kind is TotalKind.TO_DATE and t.amount == charged and not summed
        else t
        for t in totals
    )


def _biller(
    parts: Sequence[PageBill], provider: str | None, rendering: str | None, rules: RuleBook
) -> Category | None:
    """Tell what kind of care bills here: by name, by who signs, by the codes that are its own.

    Who bills a visit apart from the therapy of its day (modifier 25) is a physician.
    """
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
    if modifiers & {"GP", "GO"} and "25" not in modifiers:
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
        rate=draft.rate,
    )
