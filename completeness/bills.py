"""Visits that no charge was billed for, though the provider's bills are held."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from casefile.bills import Bill, TotalKind
from casefile.categories import Category, FlagKind
from casefile.encounters import Encounter
from casefile.flags import Evidence
from casefile.pages import Source
from completeness.answering import reach
from completeness.credits import payment_evidence
from completeness.drafts import Draft, cause
from completeness.explained import Explained, of_care, unbilled_days, was_billed
from completeness.held import Held, span
from completeness.phrases import day, inside
from completeness.places import belongs_to
from completeness.requests_match import in_range
from completeness.totals import CLAIM_FORMS


def missing_bills(held: Held, links: Mapping[str, str], gaps: Sequence[Draft]) -> Iterator[Draft]:
    """Flag each visit without a charge where bills of its provider came.

    Where no bill of the provider came at all, the missing kind "billing" says so once. Visits
    before the loss or outside the dates asked for are nobody's damages. A charge that may stand
    on a missing page of a bill (`gaps`) is one finding with it.
    """
    linked = set(links.values())
    billed = _billed_days(held)
    explained = unbilled_days(held)
    groups: dict[tuple[Category, dt.date, str], list[Encounter]] = defaultdict(list)
    for encounter in held.encounters:
        if encounter.date is not None and _is_expected(encounter, held):
            groups[
                encounter.category, encounter.date, encounter.facility or encounter.packet
            ].append(encounter)
    for (category, date, _), same in sorted(groups.items()):
        first = same[0]
        if any(e.id in linked for e in same) or not _bills_came(first, held):
            continue
        if any((category, d) in billed for d in span(date, first.end_date)):
            continue
        if _may_be_unread(first, held) or _may_be_undated(first, held):
            continue
        if _is_told_by_another(first, held):
            continue
        shown = of_care(explained.get(date, ()), category)
        yield _flag(first, _torn_bills(first, held, gaps), shown, held)


def _is_expected(encounter: Encounter, held: Held) -> bool:
    if encounter.category in held.tables.care.never_missing_bill:
        return False
    if held.start and encounter.date and encounter.date < held.start:
        return False
    request = held.request(encounter.packet)
    return request is None or in_range(encounter, request)


def _billed_days(held: Held) -> set[tuple[Category, dt.date]]:
    """Give each kind and day that some charge covers, its window included."""
    found: set[tuple[Category, dt.date]] = set()
    for charge in held.charges:
        category = charge.line.category
        if category is None:
            continue
        days = list(charge.days())
        if not days and charge.bill.date_from:
            days = list(span(charge.bill.date_from, charge.bill.date_to))
        slack = reach(charge, category, held)
        for one in days:
            for step in range(-slack, slack + 1):
                found.add((category, one + dt.timedelta(days=step)))
    return found


def _bills_came(encounter: Encounter, held: Held) -> bool:
    for packet, bill in held.bills:
        if not bill.lines:
            continue
        if bill.provider and encounter.facility:
            if belongs_to(bill.provider, encounter.facility):
                return True
        elif packet.id == encounter.packet:
            return True
    return False


def _is_told_by_another(encounter: Encounter, held: Held) -> bool:
    """Tell whether the visit stands in what another request brought than the house's bills.

    An insurer's file may name a house that it wrote to; its own records would have the visit.
    """
    answers = held.requests.get(encounter.packet)
    if answers is None or encounter.facility is None:
        return False
    brought = {
        held.requests.get(packet.id)
        for packet, bill in held.bills
        if bill.lines and (bill.provider is None or belongs_to(bill.provider, encounter.facility))
        if bill.provider or packet.id == encounter.packet
    }
    return not brought & {answers, None}


def _may_be_unread(encounter: Encounter, held: Held) -> bool:
    """Tell whether a scanned bill of the house around that day lacks a line that it adds up."""
    window = dt.timedelta(days=held.tables.windows.bills.unread_line_days)
    assert encounter.date is not None
    for packet, bill in held.bills:
        if packet.id != encounter.packet or bill.form not in CLAIM_FORMS:
            continue
        dates = [n.date for n in bill.lines if n.date]
        if not dates or not _is_scanned(packet.id, bill, held):
            continue
        near = min(dates) - window <= encounter.date <= max(dates) + window
        if near and _is_short(bill):
            return True
    return False


def _may_be_undated(encounter: Encounter, held: Held) -> bool:
    """Tell whether the house's bills charge that kind of care mostly without a date."""
    dated = [
        charge.line.date is not None or charge.bill.date_from is not None
        for charge in held.charges_in[encounter.packet]
        if charge.category is encounter.category
        and (charge.bill.provider is None or _is_house(charge.bill.provider, encounter))
    ]
    return dated.count(False) > dated.count(True)


def _is_scanned(packet: str, bill: Bill, held: Held) -> bool:
    pages = [held.page(packet, n) for n in bill.pages]
    return any(q is not None and q.source is Source.OCR for q in pages)


def _is_short(bill: Bill) -> bool:
    printed = [t.amount for t in bill.totals if t.kind is TotalKind.CHARGES]
    return bool(printed) and max(printed) > sum(n.charge for n in bill.lines)


def _torn_bills(encounter: Encounter, held: Held, gaps: Sequence[Draft]) -> list[Draft]:
    """Give the gaps in bills of the visit's provider that its charge may have fallen into."""
    return [
        gap
        for gap in gaps
        for packet, bill in held.bills
        if gap.packet == packet.id
        and set(gap.pages) & set(bill.pages)
        and (bill.provider is None or _is_house(bill.provider, encounter))
        and _falls_in(encounter, gap, bill)
    ]


def _is_house(provider: str, encounter: Encounter) -> bool:
    return encounter.facility is None or belongs_to(provider, encounter.facility)


def _falls_in(encounter: Encounter, gap: Draft, bill: Bill) -> bool:
    """Tell whether the visit lies after the lines before the gap and before those after it."""
    first, last = min(gap.pages), max(gap.pages)
    before = [n.date for n in bill.lines if n.date and n.page <= first]
    after = [n.date for n in bill.lines if n.date and n.page >= last]
    if first == last:
        return True
    assert encounter.date is not None
    low, high = max(before, default=None), min(after, default=None)
    return (low is None or low <= encounter.date) and (high is None or encounter.date <= high)


def _flag(encounter: Encounter, torn: list[Draft], shown: Sequence[Explained], held: Held) -> Draft:
    assert encounter.date is not None
    visit = held.tables.wording.visit[encounter.category]
    of = f" of {encounter.facility}" if encounter.facility else ""
    maybe = " It may stand on the page that is missing from that bill." if torn else ""
    billed = f" It was billed: {inside(was_billed(shown, held))}." if shown else ""
    return Draft(
        kind=FlagKind.MISSING_BILL,
        identity=(
            encounter.category,
            encounter.date,
            encounter.printed_place or encounter.packet,
        ),
        message=(
            f"{visit} of {day(encounter.date)}: a record, but no charge. The record stands on "
            f"{held.place(encounter.packet, encounter.pages)}; no bill received{of} has a line "
            f"for that day.{maybe}{billed}"
        ),
        causes=(
            cause("unbilled", encounter.facility, encounter.date),
            *(c for gap in torn for c in gap.causes),
        ),
        category=encounter.category,
        date=encounter.date,
        packet=encounter.packet,
        pages=encounter.pages,
        detail={"encounter": encounter.id},
        evidence=(
            *(Evidence(encounter.packet, n) for n in encounter.pages[:1]),
            *(payment_evidence(one.packet, one.payment) for one in shown),
        ),
        ask=f"The itemized bill for the date of service {day(encounter.date)}{of}.",
    )
