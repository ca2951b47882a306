"""The page ledger: what became of every page that was received; the counts add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from casefile.categories import Category
from casefile.matters import MatterFacts, PacketFacts
from casefile.page_refs import PageRef
from casefile.pages import PageFacts


class PageVerdict(StrEnum):
    """What became of a page; each page has exactly one."""

    VISIT = "visit"
    BILL = "bill"
    PAPERWORK = "paperwork"
    RECORD = "record"
    BLANK = "blank"
    DUPLICATE = "duplicate"
    WRONG_PATIENT = "wrong_patient"
    ILLEGIBLE = "illegible"
    NOT_READ = "not_read"


Duplicates = Mapping[PageRef, PageRef]


@dataclass(frozen=True, slots=True)
class PacketPages:
    """The verdict of each page of one packet, from page 1 on."""

    packet: str
    file: str
    verdicts: tuple[PageVerdict, ...]

    @property
    def counts(self) -> dict[PageVerdict, int]:
        """How many pages have each verdict, in the order of the verdicts."""
        counted = Counter(self.verdicts)
        return {v: counted[v] for v in PageVerdict if counted[v]}


@dataclass(frozen=True, slots=True)
class PageLedger:
    """The pages of a matter by packet, and the files of which no page could be opened."""

    packets: tuple[PacketPages, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many pages were received in packets that could be opened."""
        return sum(len(p.verdicts) for p in self.packets)

    @property
    def counts(self) -> dict[PageVerdict, int]:
        """How many pages have each verdict; the counts add up to `total`."""
        counted = Counter(v for p in self.packets for v in p.verdicts)
        return {v: counted[v] for v in PageVerdict if counted[v]}


def page_ledger(facts: MatterFacts, duplicates: Duplicates) -> PageLedger:
    """Account for every page of a matter."""
    return PageLedger(
        tuple(packet_pages(packet, duplicates) for packet in facts.packets),
        tuple(file.file for file in facts.unreadable),
    )


def packet_pages(packet: PacketFacts, duplicates: Duplicates) -> PacketPages:
    """Account for every page of a packet."""
    held = {page.page: page for page in packet.pages}
    visits = {n for encounter in packet.encounters for n in encounter.pages}
    bills = {n for bill in packet.bills for n in bill.pages}
    verdicts = [
        _verdict(held.get(n), PageRef(packet.id, n) in duplicates, n in visits, n in bills)
        for n in range(1, packet.page_count + 1)
    ]
    return PacketPages(packet.id, packet.file, tuple(verdicts))


def _verdict(
    page: PageFacts | None,
    repeats: bool,
    in_visit: bool,
    in_bill: bool,
) -> PageVerdict:
    """Give the first that holds: what says that a page is of no use comes before its use."""
    if page is None:
        return PageVerdict.NOT_READ
    checks = (
        (page.blank, PageVerdict.BLANK),
        (not page.legible, PageVerdict.ILLEGIBLE),
        (page.foreign, PageVerdict.WRONG_PATIENT),
        (repeats, PageVerdict.DUPLICATE),
        (in_visit, PageVerdict.VISIT),
        (in_bill or page.category is Category.BILLING, PageVerdict.BILL),
        (page.category.is_care, PageVerdict.RECORD),
    )
    return next((verdict for holds, verdict in checks if holds), PageVerdict.PAPERWORK)
