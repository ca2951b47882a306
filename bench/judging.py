"""Judging and chronicling matters of growing size, made up in memory, on one core."""

from __future__ import annotations

import datetime as dt
import hashlib
import statistics
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from bench.measuring import Report, core_seconds
from casefile.bills import Bill, BillForm, BillingLine, CodeSystem
from casefile.categories import Category, FactKind
from casefile.encounters import Document, Encounter, Fact
from casefile.matters import Client, Matter, MatterFacts, PacketFacts, Request
from casefile.pages import Fingerprint, PageFacts, Source
from casefile.words import Box
from chronology.merge import chronicle
from completeness.judge import judge

BOX = Box(0.1, 0.1, 0.9, 0.12)
LOSS = dt.date(2019, 1, 7)
PROVIDERS = (
    "Alder Street Physical Therapy", "Fenwick Imaging Center", "Quarry Road Family Practice",
    "Brannock Regional Medical Center", "Northfork Spine Institute",
)  # fmt: skip
CARE = (
    (Category.PHYSICAL_THERAPY, "97110"),
    (Category.RADIOLOGY, "72141"),
    (Category.OFFICE_VISIT, "99213"),
    (Category.EMERGENCY, "99284"),
    (Category.OFFICE_VISIT, "99214"),
)
PAGES_PER_PACKET = 150
PAGES_PER_VISIT = 3
LINES_PER_VISIT = 5
VISITS_PER_BILL = 6
UNBILLED, UNRECORDED = 17, 19


def measure(*, sizes: tuple[int, ...] = (300, 1000, 3000), rounds: int = 3) -> Report:
    """Time the judgement and the chronology of matters of growing size."""
    judge(matter(30))
    rows = []
    for size in sizes:
        facts = matter(size)
        judgement = judge(facts)
        judged = statistics.median(core_seconds(partial(judge, facts)) for _ in range(rounds))
        told = core_seconds(partial(chronicle, facts, judgement))
        visits = sum(len(p.encounters) for p in facts.packets)
        lines = sum(len(p.lines) for p in facts.packets)
        rows.append((str(size), visits, lines, len(judgement.flags), judged, told))
    growth = rows[-1][4] / rows[0][4] / (sizes[-1] / sizes[0])
    return Report(
        "judging",
        f"Judging a matter, seconds of one core, median of {rounds}",
        ("pages", "visits", "billing lines", "flags", "judging, s", "chronology, s"),
        tuple(rows),
        (f"From {sizes[0]} to {sizes[-1]} pages the time of a page grows {growth:.2f} times.",),
    )


def matter(pages: int) -> MatterFacts:
    """Make up a matter: three pages and five billed lines to a visit, but for some visits."""
    packets = tuple(
        _packet(number, first, min(PAGES_PER_PACKET, pages - first))
        for number, first in enumerate(range(0, pages, PAGES_PER_PACKET))
    )
    requests = tuple(
        Request(
            provider,
            (category, Category.BILLING),
            LOSS + dt.timedelta(days=2000),
            LOSS,
            LOSS + dt.timedelta(days=3650),
        )
        for provider, (category, _) in zip(PROVIDERS, CARE, strict=True)
    )
    return MatterFacts(
        Matter("m-bench", Client("Odalys Brenneman", dt.date(1971, 4, 9)), LOSS, requests), packets
    )


def _packet(number: int, first: int, pages: int) -> PacketFacts:
    kind = number % len(PROVIDERS)
    provider, category = PROVIDERS[kind], CARE[kind][0]
    name = f"p{number:04}"
    visits = list(_visits(name, first, pages, provider, category))
    return PacketFacts(
        id=name,
        file=f"{provider}/{number}.pdf",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        page_count=pages,
        provider=provider,
        pages=tuple(_page(first + n, n, category) for n in range(1, pages + 1)),
        documents=tuple(
            Document(n, visit.pages, category, facility=provider) for n, visit in enumerate(visits)
        ),
        encounters=tuple(visits),
        bills=tuple(
            _bill(name, n, visits[n : n + VISITS_PER_BILL], kind)
            for n in range(0, len(visits), VISITS_PER_BILL)
        ),
    )


def _visits(
    packet: str, first: int, pages: int, provider: str, category: Category
) -> Iterator[Encounter]:
    for page in range(1, pages + 1, PAGES_PER_VISIT):
        ordinal = (first + page) // PAGES_PER_VISIT
        own = tuple(range(page, min(page + PAGES_PER_VISIT, pages + 1)))
        quote = f"Returns on day {ordinal} with neck pain of {ordinal % 10} out of 10."
        yield Encounter(
            f"{packet}-e{page}.0",
            packet,
            category,
            LOSS + dt.timedelta(days=ordinal * 2),
            own,
            facility=provider,
            facts=(Fact(FactKind.PAIN, quote, page, BOX),),
            documents=(page // PAGES_PER_VISIT,),
        )


def _bill(
    packet: str,
    ordinal: int,
    visits: list[Encounter],
    kind: int,
) -> Bill:
    provider, (category, code) = PROVIDERS[kind], CARE[kind]
    lines = tuple(
        BillingLine(
            f"{packet}-l{ordinal}.{n}.{k}",
            _billed_day(visit, ordinal + n),
            Decimal(100 + k),
            visit.pages[0],
            BOX,
            code=code,
            code_system=CodeSystem.CPT,
            provider=provider,
            category=category,
        )
        for n, visit in enumerate(visits)
        if (ordinal + n) % UNBILLED != 0
        for k in range(LINES_PER_VISIT + (n % 3 == 0))
    )
    return Bill(
        f"{packet}-b{ordinal}", BillForm.LEDGER, visits[0].pages[:1], lines, provider=provider
    )


def _billed_day(visit: Encounter, ordinal: int) -> dt.date | None:
    """Give the visit's day; now and then one on which there was no visit."""
    if visit.date is None or ordinal % UNRECORDED:
        return visit.date
    return visit.date + dt.timedelta(days=1)


def _page(serial: int, number: int, category: Category) -> PageFacts:
    digest = hashlib.sha256(str(serial).encode()).hexdigest()
    words = " ".join(digest[at : at + 5] for at in range(0, 60, 5)) * 12
    return PageFacts(
        number,
        Source.TEXT,
        category,
        (number - 1) // PAGES_PER_VISIT,
        fingerprint=Fingerprint(digest, int(digest[:16], 16), 0.05),
        text=words,
    )
