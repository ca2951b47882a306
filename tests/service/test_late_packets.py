"""What a late packet closes, and what people decided: through the store, judged each time anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from casefile.bills import Bill, BillForm, BillingLine, Payment
from casefile.categories import Category, FlagKind, Status
from casefile.encounters import Encounter, Mention, Study
from casefile.flags import Flag
from casefile.matters import Client, Matter, PacketFacts, Request
from casefile.pages import PageFacts, Source
from casefile.rules import RuleBook
from casefile.store import Action, PacketState, Store, Vault, open_store
from casefile.words import Box
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from service.pipeline import Pipeline

BOX = Box(0.1, 0.1, 0.9, 0.12)
CLINIC, IMAGING = "Quarry Road Orthopedics", "Fallow Hill Imaging Center"
LOSS, SEEN, SCANNED = dt.date(2024, 3, 1), dt.date(2024, 3, 11), dt.date(2024, 3, 20)
ASKED = (
    Request(CLINIC, (Category.OFFICE_VISIT, Category.BILLING), LOSS, files=("clinic.pdf",)),
    Request(IMAGING, (Category.RADIOLOGY,), LOSS, files=("scan.pdf", "films.pdf")),
)


class Desk:
    """A matter into which packets come, judged after each."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        self.store: Store = pipeline.store
        self.ask(*ASKED)

    def ask(self, *requests: Request) -> None:
        self.store.matters.upsert(Matter("T-7", Client("Ottoline Reyes"), LOSS, requests))

    def take(self, packet: PacketFacts) -> None:
        held = self.store.packets.register("T-7", packet.file, packet.sha256, packet.page_count)
        named = replace(
            packet,
            id=held.id,
            encounters=tuple(
                replace(e, id=f"{held.id}-{n}", packet=held.id)
                for n, e in enumerate(packet.encounters)
            ),
        )
        self.store.facts.save(named, "shipped")
        self.store.packets.set_state(held.id, PacketState.FOUND)
        self.judge()

    def judge(self) -> None:
        self.pipeline.judge_matter("T-7")

    def flags(self, kind: FlagKind, status: str = "open") -> list[Flag]:
        stored = self.store.flags.of_matter("T-7", resolved=True)
        return [f.flag for f in stored if f.flag.kind is kind and f.flag.status == status]

    def dismiss(self, kind: FlagKind) -> None:
        (flag,) = self.flags(kind)
        self.store.flags.decide("T-7", flag.id, Action.DISMISS, "we have it", "Pat")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    cache = ReadingCache(tmp_path / "readings")
    with PageReaders(ReadingSettings(), 1, cache) as readers:
        yield Desk(Pipeline(store, Vault(tmp_path / "vault"), readers, cache, RuleBook(), ""))
    store.close()


def page(number: int, category: Category, day: dt.date, file: str) -> PageFacts:
    words = f"page {number} of {file} about {category.value} written on {day:%A %d %B} for a reader"
    return PageFacts(number, Source.TEXT, category, number, date=day, text=words)


def visit(category: Category, day: dt.date, number: int, facility: str) -> Encounter:
    return Encounter("e", "p", category, day, (number,), facility=facility)


def charge(code: str, day: dt.date, amount: str, category: Category, page: int = 2) -> BillingLine:
    return BillingLine(f"l-{code}-{amount}-{page}", day, Decimal(amount), page, BOX, code=code,
                       category=category, provider=CLINIC)  # fmt: skip


def packet(file: str, *pages: PageFacts, **other: object) -> PacketFacts:
    return PacketFacts(file, file, file, len(pages), pages=pages, **other)


def chart(*charges: BillingLine, file: str = "clinic.pdf", told: bool = False) -> PacketFacts:
    """A visit to the clinic and its bill, which may tell of an MRI."""
    quote = "MRI of the lumbar spine was done on 03/20/2024"
    mention = Mention(Category.RADIOLOGY, Status.DONE, quote, 1, BOX, date=SCANNED,
                      study=Study("MRI", "lumbar spine"), strength=3)  # fmt: skip
    later = dt.date(2024, 3, 25)
    return packet(
        file,
        page(1, Category.OFFICE_VISIT, later, file),
        page(2, Category.BILLING, later, file),
        encounters=(visit(Category.OFFICE_VISIT, later, 1, CLINIC),),
        bills=tuple(
            Bill(f"b-{file}-{n}", BillForm.LEDGER, (2,), (one,), provider=one.provider)
            for n, one in enumerate(charges)
        ),
        mentions=(mention,) if told else (),
        provider=CLINIC,
    )


SEEN_CHARGE = charge("99213", dt.date(2024, 3, 25), "140.00", Category.OFFICE_VISIT)
MRI = replace(charge("72148", SCANNED, "1200.00", Category.RADIOLOGY), provider=IMAGING)


def report(file: str = "scan.pdf") -> PacketFacts:
    return packet(
        file,
        page(1, Category.CORRESPONDENCE, SCANNED, file),
        page(2, Category.RADIOLOGY, SCANNED, file),
        encounters=(
            replace(
                visit(Category.RADIOLOGY, SCANNED, 2, IMAGING),
                study=Study("MRI", "lumbar spine"),
            ),
        ),
        provider=IMAGING,
    )


def test_an_mri_billed_told_of_and_asked_for_is_one_finding_that_its_report_closes(
    desk: Desk,
) -> None:
    desk.take(chart(SEEN_CHARGE, MRI, told=True))
    kinds = (FlagKind.MISSING_RECORD, FlagKind.REFERENCED_NOT_RECEIVED, FlagKind.MISSING_CATEGORY)
    about = [flag for kind in kinds for flag in desk.flags(kind)]
    assert [flag.kind for flag in about] == list(kinds)
    assert len({flag.finding for flag in about}) == 1
    left = {f.flag.id for f in desk.store.flags.of_matter("T-7")} - {f.id for f in about}
    desk.take(report())
    for kind in kinds:
        assert not desk.flags(kind)
        (closed,) = desk.flags(kind, "resolved")
        assert closed.message.endswith("Settled by page 2 of scan.pdf.")
        assert closed.evidence[-1].page == 2
    assert left <= {f.flag.id for f in desk.store.flags.of_matter("T-7")}


def test_a_late_packet_of_something_else_closes_nothing(desk: Desk) -> None:
    desk.take(chart(SEEN_CHARGE, MRI))
    other = report("films.pdf")
    day = dt.date(2024, 4, 20)
    desk.take(replace(other, encounters=(replace(other.encounters[0], date=day),)))
    assert len(desk.flags(FlagKind.MISSING_RECORD)) == 1
    assert not desk.flags(FlagKind.MISSING_RECORD, "resolved")


def test_a_dismissed_record_stays_dismissed_when_its_bill_comes_again(desk: Desk) -> None:
    desk.take(chart(SEEN_CHARGE, MRI))
    desk.dismiss(FlagKind.MISSING_RECORD)
    desk.judge()
    desk.take(chart(SEEN_CHARGE, replace(MRI, id="again"), file="a-again.pdf"))
    (kept,) = desk.flags(FlagKind.MISSING_RECORD, "dismissed")
    assert not desk.flags(FlagKind.MISSING_RECORD)
    more = charge("72141", SCANNED, "950.00", Category.RADIOLOGY)
    desk.take(chart(SEEN_CHARGE, more, file="more.pdf"))
    (back,) = desk.flags(FlagKind.MISSING_RECORD)
    assert back.id == kept.id
    stored = desk.store.flags.get("T-7", back.id)
    assert stored
    assert stored.decision
    assert (stored.decision.person, stored.decision.reason) == ("Pat", "we have it")


def test_a_dismissed_item_stays_dismissed_when_another_request_is_listed_before(desk: Desk) -> None:
    desk.take(chart(SEEN_CHARGE))
    desk.dismiss(FlagKind.MISSING_CATEGORY)
    desk.ask(Request("Bell Street Pharmacy", (Category.PHARMACY,), LOSS), *ASKED)
    desk.judge()
    (kept,) = desk.flags(FlagKind.MISSING_CATEGORY, "dismissed")
    assert kept.detail["provider"] == IMAGING
    assert [f.detail["provider"] for f in desk.flags(FlagKind.MISSING_CATEGORY)] == [
        "Bell Street Pharmacy"
    ]


def test_a_dismissed_gap_stays_dismissed_when_a_copy_of_its_visit_comes(desk: Desk) -> None:
    desk.take(chart(SEEN_CHARGE))
    later = dt.date(2024, 6, 20)
    after = packet(
        "later.pdf",
        page(1, Category.OFFICE_VISIT, later, "later.pdf"),
        encounters=(visit(Category.OFFICE_VISIT, later, 1, CLINIC),),
        provider=CLINIC,
    )
    desk.take(after)
    desk.dismiss(FlagKind.TREATMENT_GAP)
    desk.take(chart(SEEN_CHARGE, file="a-copy.pdf"))
    assert len(desk.flags(FlagKind.TREATMENT_GAP, "dismissed")) == 1
    between = replace(
        after, file="between.pdf", sha256="between",
        encounters=(visit(Category.OFFICE_VISIT, dt.date(2024, 5, 6), 1, CLINIC),),
        pages=(page(1, Category.OFFICE_VISIT, dt.date(2024, 5, 6), "between.pdf"),),
    )  # fmt: skip
    desk.take(between)
    gaps = {(g.date, g.end_date) for g in desk.flags(FlagKind.TREATMENT_GAP)}
    assert gaps == {(dt.date(2024, 3, 25), dt.date(2024, 5, 6)), (dt.date(2024, 5, 6), later)}


def test_a_dismissed_visit_without_a_charge_comes_back_when_an_insurer_shows_one(
    desk: Desk,
) -> None:
    other = charge("99213", SEEN, "140.00", Category.OFFICE_VISIT)
    desk.take(chart(other))
    desk.dismiss(FlagKind.MISSING_BILL)
    desk.take(chart(replace(other, id="again"), file="a-again.pdf"))
    assert len(desk.flags(FlagKind.MISSING_BILL, "dismissed")) == 1
    row = Payment(dt.date(2024, 3, 25), Decimal("80.00"), "Visit", 1, BOX,
                  payer="Plan Paid", charge=Decimal("140.00"), code="99213")  # fmt: skip
    plan = packet(
        "plan.pdf",
        page(1, Category.BILLING, SEEN, "plan.pdf"),
        bills=(Bill("eob", BillForm.EOB, (1,), payments=(row,), provider="Moor Benefit Plan"),),
    )
    desk.take(plan)
    (back,) = desk.flags(FlagKind.MISSING_BILL)
    assert "the explanation of benefits of Moor Benefit Plan (page 1 of plan.pdf)" in back.message
