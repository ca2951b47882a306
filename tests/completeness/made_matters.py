"""Made-up matters, built from few words: the tests say only what matters to them."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from decimal import Decimal
from typing import Any

from casefile.bills import Bill, BillForm, BillingLine, PrintedTotal, TotalKind
from casefile.categories import Category, FlagKind, Status
from casefile.codes import billed_for, biller_category
from casefile.encounters import Assertion, Encounter, Mention, StatedCount, Study, VisitNumber
from casefile.flags import Flag, Judgement
from casefile.matters import (
    Client,
    Matter,
    MatterFacts,
    PacketFacts,
    Request,
    UnreadableFile,
)
from casefile.pages import Numbering, PageFacts, PersonOnPage, PrintedNumber, Source
from casefile.words import Box
from completeness import judge

BOX = Box(0.1, 0.1, 0.9, 0.12)
LOSS = dt.date(2024, 3, 1)
HOSPITAL = "Riverside Memorial Hospital"
CLINIC = "Oakdale Orthopedic Clinic"
THERAPY = "Stride Physical Therapy"
_SALT = itertools.count()


def day(month: int, date: int, year: int = 2024) -> dt.date:
    return dt.date(year, month, date)


def numbered(
    number: int,
    total: int | None,
    numbering: Numbering = Numbering.DOCUMENT,
    series: str = "",
) -> PrintedNumber:
    return PrintedNumber(numbering, number, total, f"{number}/{total}", BOX, series)


def page(
    number: int,
    category: str = "office_visit",
    *,
    document: int | None = None,
    printed: tuple[PrintedNumber, ...] = (),
    date: dt.date | None = None,
    text: str | None = None,
    source: Source = Source.TEXT,
    **other: Any,
) -> PageFacts:
    """One page; its text is its own unless given, so that no two are alike by chance."""
    own = text if text is not None else _words(number)
    return PageFacts(
        number,
        source,
        Category(category),
        number if document is None else document,
        date=date,
        printed=printed,
        text=own,
        **other,
    )


def _words(number: int) -> str:
    digest = hashlib.sha256(f"{next(_SALT)} {number}".encode()).hexdigest() * 4
    # Without vowels they are no words by chance, nor the beginnings of any ("abd", "fib").
    letters = digest.translate(str.maketrans("0123456789abcdef", "ghjklmnpqrbcdfvw"))
    return " ".join(letters[at : at + 6] for at in range(0, 180, 6))


def visit(
    name: str,
    category: str,
    date: dt.date | None,
    pages: tuple[int, ...] = (1,),
    *,
    packet: str = "p1",
    facility: str | None = CLINIC,
    number: int | None = None,
    **other: Any,
) -> Encounter:
    counted = VisitNumber(number, None, pages[0], BOX) if number is not None else None
    return Encounter(
        name,
        packet,
        Category(category),
        date,
        pages,
        facility=facility,
        visit=counted,
        **other,
    )


def line(
    code: str,
    date: dt.date | None,
    charge: str = "100.00",
    *,
    number: int = 1,
    provider: str = CLINIC,
    revenue: str | None = None,
    modifiers: tuple[str, ...] = (),
    name: str | None = None,
    **other: Any,
) -> BillingLine:
    billed = billed_for(code or None, revenue, biller=biller_category(provider))
    return BillingLine(
        name or f"l{next(_SALT)}",
        date,
        Decimal(charge),
        number,
        BOX,
        code=code or None,
        revenue_code=revenue,
        modifiers=modifiers,
        category=billed.category,
        ancillary=billed.ancillary,
        **other,
    )


def bill(
    *lines: BillingLine,
    provider: str | None = CLINIC,
    pages: tuple[int, ...] = (1,),
    form: BillForm = BillForm.LEDGER,
    total: str | None = None,
    name: str | None = None,
) -> Bill:
    totals = (PrintedTotal(TotalKind.CHARGES, Decimal(total), pages[-1], BOX),) if total else ()
    return Bill(name or f"b{next(_SALT)}", form, pages, lines, totals, provider=provider)


def packet(
    *pages: PageFacts,
    name: str = "p1",
    file: str | None = None,
    provider: str | None = CLINIC,
    **other: Any,
) -> PacketFacts:
    return PacketFacts(
        name,
        file or f"{name}.pdf",
        name,
        len(pages),
        provider,
        None,
        tuple(pages),
        **other,
    )


def request(
    provider: str = CLINIC,
    *items: str,
    first: dt.date | None = LOSS,
    last: dt.date | None = dt.date(2024, 12, 31),
    files: tuple[str, ...] = (),
) -> Request:
    return Request(provider, tuple(Category(i) for i in items), last, first, last, files)


def matter(
    *packets: PacketFacts,
    requests: tuple[Request, ...] = (),
    loss: dt.date | None = LOSS,
    unreadable: tuple[UnreadableFile, ...] = (),
) -> MatterFacts:
    own = Matter("m-1", Client("Nora Quill", dt.date(1980, 5, 4)), loss, requests)
    return MatterFacts(own, packets, unreadable)


def told(
    category: str,
    quote: str,
    *,
    number: int = 1,
    date: dt.date | None = None,
    status: Status = Status.DONE,
    study: Study | None = None,
    strength: int = 3,
    **other: Any,
) -> Mention:
    return Mention(
        Category(category),
        status,
        quote,
        number,
        BOX,
        date=date,
        study=study,
        strength=strength,
        **other,
    )


def stated(source: str, count: int, number: int = 1) -> StatedCount:
    return StatedCount(source, count, f"pages: {count}", number, BOX)


def says(topic: str, value: str, *, number: int = 1, subject: str = "", **other: Any) -> Assertion:
    return Assertion(
        topic,
        subject,
        value,
        f"{topic}: {value}",
        number,
        BOX,
        **other,
    )


def somebody(name: str) -> PersonOnPage:
    return PersonOnPage(name, None, None, BOX)


def flags(facts: MatterFacts, kind: FlagKind) -> list[Flag]:
    return of_kind(judge(facts), kind)


def of_kind(judgement: Judgement, kind: FlagKind) -> list[Flag]:
    return [f for f in judgement.flags if f.kind is kind]


def billed(*lines, encounters=None, provider=CLINIC, form=BillForm.LEDGER, **other) -> MatterFacts:
    """A visit of April 2 and a bill of these lines, unless other visits are given."""
    held = [visit("e1", "office_visit", day(4, 2), (1,))]
    pages = [page(1), page(2, "billing", **other)]
    facts = packet(
        *pages,
        encounters=tuple(held if encounters is None else encounters),
        bills=(bill(*lines, provider=provider, pages=(2,), form=form),),
    )
    return matter(facts, requests=(request(CLINIC, "office_visit", "billing"),))


def lines_of(*wanted, provider=CLINIC):
    return [line(*w, number=2, provider=provider) for w in wanted]


HELD = visit("e1", "office_visit", day(4, 2), (1,))
"""A visit whose record is held."""
