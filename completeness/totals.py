"""Bills whose lines do not add up to what they print as their total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casefile.bills import Bill, BillForm, PrintedTotal, TotalKind
from casefile.categories import Category, FlagKind
from casefile.flags import Evidence, PageRef
from casefile.matters import PacketFacts
from casefile.money import plain, shown
from casefile.pages import Source
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.misreading import same_but_for_reading
from completeness.phrases import pages as pages_phrase

CLAIM_FORMS = frozenset({BillForm.CMS1500, BillForm.UB04})


def total_mismatches(held: Held) -> Iterator[Draft]:
    """Flag each bill with a printed total of charges, or a page subtotal, that its lines miss.

    Lines of pages that repeat others count once. A bill of which no line could be read has
    nothing to compare.
    """
    for packet, bill in held.bills:
        lines = [n for n in bill.lines if PageRef(packet.id, n.page) not in held.duplicates]
        if not lines or bill.id in held.superseded or _is_repeated(packet, bill, held):
            continue
        total = sum((n.charge for n in lines), Decimal(0))
        printed = [t for t in bill.totals if t.kind is TotalKind.CHARGES]
        if printed and all(t.amount != total for t in printed):
            largest = max(printed, key=lambda t: (t.amount, t.page))
            if not _is_reading_error(bill, largest, total, held, packet.id):
                yield _flag(packet, bill, largest, total)
        elif not printed:
            yield from _pages(packet, bill, held)


def _is_reading_error(
    bill: Bill, printed: PrintedTotal, total: Decimal, held: Held, packet: str
) -> bool:
    """Tell whether the scan explains the difference: a misread digit, or a line not read.

    Claim forms are added up by machines; a scanned one that does not add up was misread.
    """
    page = held.page(packet, printed.page)
    if page is None or page.source is not Source.OCR:
        return False
    if same_but_for_reading(printed.amount, total):
        return True
    sure = held.tables.windows.bills.sure_reading
    return bill.form in CLAIM_FORMS and (page.confidence or 0) < sure


def _is_repeated(packet: PacketFacts, bill: Bill, held: Held) -> bool:
    return held.is_copy(packet.id, bill.pages)


def _pages(packet: PacketFacts, bill: Bill, held: Held) -> Iterator[Draft]:
    """Compare page subtotals where the bill prints no total; a carried-forward one counts all."""
    for printed in bill.totals:
        if (
            printed.kind is not TotalKind.PAGE
            or PageRef(packet.id, printed.page) in held.duplicates
        ):
            continue
        own = sum((n.charge for n in bill.lines if n.page == printed.page), Decimal(0))
        so_far = sum((n.charge for n in bill.lines if n.page <= printed.page), Decimal(0))
        if not own or printed.amount in (own, so_far):
            continue
        if not _is_reading_error(bill, printed, own, held, packet.id):
            yield _flag(packet, bill, printed, own)


def _flag(packet: PacketFacts, bill: Bill, printed: PrintedTotal, total: Decimal) -> Draft:
    by = f" of {bill.provider}" if bill.provider else ""
    pages = tuple(sorted({*bill.pages, printed.page}))
    documents = sorted({q.document for q in packet.pages if q.page in pages})
    return Draft(
        kind=FlagKind.BILLING_TOTAL_MISMATCH,
        identity=(packet.id, bill.pages, printed.kind, printed.page),
        message=(
            f"The bill{by} says {shown(printed.amount)}; its lines add up to {shown(total)} "
            f"({pages_phrase(pages)} of {packet.file})."
        ),
        causes=(
            cause("bill", bill.id),
            *(cause("document", packet.id, ordinal) for ordinal in documents),
        ),
        category=Category.BILLING,
        packet=packet.id,
        pages=pages,
        detail={"printed": plain(printed.amount), "sum": plain(total)},
        evidence=(Evidence(packet.id, printed.page, shown(printed.amount), printed.box),),
        ask=f"A complete itemized bill{by}: the lines received do not add up to the printed total.",
    )
