"""What the matter holds, arranged so that each question is one look-up."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from casefile.bills import Bill, BillForm, BillingLine
from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.flags import Evidence, PageRef
from casefile.matters import MatterFacts, PacketFacts, Request
from casefile.pages import PageFacts, Source
from completeness.phrases import pages as pages_phrase
from completeness.places import belongs_to
from completeness.superseded import superseded_bills
from completeness.tables import Tables

_LONGEST_STAY = 400


@dataclass(frozen=True, slots=True)
class Charge:
    """A charge line of the client's with the bill and the packet it stands in.

    `repeated` where its page repeats another, or another claim took its bill's place.
    """

    line: BillingLine
    bill: Bill
    packet: str
    repeated: bool = False
    scanned: bool = False

    @property
    def category(self) -> Category | None:
        """The care that is billed."""
        return self.line.category

    @property
    def expects_record(self) -> bool:
        """Tell whether care was billed that should have a record of its own."""
        return not self.line.ancillary and self.category is not None and self.category.is_care

    @property
    def provider(self) -> str | None:
        """Who bills: the bill's own name, else the line's."""
        return self.bill.provider or self.line.provider

    @property
    def professional(self) -> bool:
        """Tell whether a clinician's part is billed, which may carry the day of the reading."""
        return "26" in self.line.modifiers or (
            self.bill.form is BillForm.CMS1500 and "TC" not in self.line.modifiers
        )

    def days(self) -> Iterator[dt.date]:
        """Give each day that the line covers, the first one first."""
        if self.line.date is not None:
            yield from span(self.line.date, self.line.end_date)


def span(first: dt.date, last: dt.date | None) -> Iterator[dt.date]:
    """Give the days from first to last, both in it; an absurd span is one day."""
    length = (last - first).days if last else 0
    for step in range(length + 1 if 0 <= length <= _LONGEST_STAY else 1):
        yield first + dt.timedelta(days=step)


class Held:
    """The client's encounters, charges and pages, indexed. Other patients' pages are left out."""

    def __init__(
        self,
        facts: MatterFacts,
        requests: dict[str, int],
        duplicates: dict[PageRef, PageRef],
        tables: Tables,
    ) -> None:
        """Arrange the facts; `requests` and `duplicates` are as judged."""
        self.facts = facts
        self.matter = facts.matter
        self.requests = requests
        self.duplicates = duplicates
        self.tables = tables
        self.packets = {p.id: p for p in facts.packets}
        self.pages = {PageRef(p.id, q.page): q for p in facts.packets for q in p.pages}
        self.encounters = tuple(
            e for p in facts.packets for e in p.encounters if self._is_clients(p.id, e.pages)
        )
        self.charges = tuple(self._charges())
        self._by_day: dict[tuple[Category, dt.date], list[Encounter]] = defaultdict(list)
        for encounter in self.encounters:
            if encounter.date is not None:
                for day in span(encounter.date, encounter.end_date):
                    self._by_day[encounter.category, day].append(encounter)

    def _is_clients(self, packet: str, pages: Iterable[int]) -> bool:
        seen = [self.pages.get(PageRef(packet, n)) for n in pages]
        return not seen or any(q is None or not q.foreign for q in seen)

    def _charges(self) -> Iterator[Charge]:
        for packet in self.facts.packets:
            for bill in packet.bills:
                if bill.form is BillForm.EOB or not self._is_clients(packet.id, bill.pages):
                    continue
                gone = bill.id in self.superseded
                for line in bill.lines:
                    ref = PageRef(packet.id, line.page)
                    page = self.pages.get(ref)
                    if page is None or not page.foreign:
                        scanned = page is not None and page.source is Source.OCR
                        repeated = gone or ref in self.duplicates
                        yield Charge(line, bill, packet.id, repeated, scanned)

    def on(self, category: Category, day: dt.date, slack: int = 0) -> list[Encounter]:
        """Give the encounters of a kind that cover the day, those nearest to it first."""
        found = list(self._by_day.get((category, day), ()))
        for step in range(1, slack + 1):
            for near in (day - dt.timedelta(days=step), day + dt.timedelta(days=step)):
                found += self._by_day.get((category, near), ())
        return list({e.id: e for e in found}.values())

    @cached_property
    def of_category(self) -> dict[Category, list[Encounter]]:
        """The encounters of each kind."""
        found: dict[Category, list[Encounter]] = defaultdict(list)
        for encounter in self.encounters:
            found[encounter.category].append(encounter)
        return found

    @cached_property
    def charges_in(self) -> dict[str, list[Charge]]:
        """The charges of each packet."""
        found: dict[str, list[Charge]] = defaultdict(list)
        for charge in self.charges:
            found[charge.packet].append(charge)
        return found

    @cached_property
    def codes(self) -> dict[str, Counter[str]]:
        """How often each code is billed in each packet."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for charge in self.charges:
            found[charge.packet][charge.line.code or ""] += 1
        return found

    @cached_property
    def charges_on(self) -> dict[tuple[str, dt.date | None], list[Charge]]:
        """The charges of each packet and day."""
        found: dict[tuple[str, dt.date | None], list[Charge]] = defaultdict(list)
        for charge in self.charges:
            found[charge.packet, charge.line.date].append(charge)
        return found

    @cached_property
    def charges_by_day(self) -> dict[dt.date | None, list[Charge]]:
        """The charges of each day, whichever packet they stand in."""
        found: dict[dt.date | None, list[Charge]] = defaultdict(list)
        for charge in self.charges:
            found[charge.line.date].append(charge)
        return found

    @cached_property
    def code_kinds(self) -> dict[str, Category]:
        """The care that each code of the matter bills for."""
        return {
            c.line.code: c.category for c in self.charges if c.line.code and c.category is not None
        }

    @cached_property
    def kinds(self) -> dict[str, Counter[Category | None]]:
        """How often each kind of care is billed in each packet."""
        found: dict[str, Counter[Category | None]] = defaultdict(Counter)
        for charge in self.charges:
            found[charge.packet][charge.category] += 1
        return found

    @cached_property
    def bills(self) -> tuple[tuple[PacketFacts, Bill], ...]:
        """The client's bills, each with its packet."""
        return tuple(
            (p, b)
            for p in self.facts.packets
            for b in p.bills
            if b.form is not BillForm.EOB and self._is_clients(p.id, b.pages)
        )

    @cached_property
    def explained(self) -> tuple[tuple[PacketFacts, Bill], ...]:
        """The explanations of benefits that speak of the client, each with its packet."""
        return tuple(
            (p, b)
            for p in self.facts.packets
            for b in p.bills
            if b.form is BillForm.EOB and self._is_clients(p.id, b.pages)
        )

    @cached_property
    def superseded(self) -> frozenset[str]:
        """The bills that another claim took the place of."""
        return superseded_bills([bill for _, bill in self.bills])

    @cached_property
    def start(self) -> dt.date | None:
        """The day the matter begins: the loss, else the earliest date asked for."""
        asked = [r.date_from for r in self.matter.requests if r.date_from]
        return self.matter.date_of_loss or min(asked, default=None)

    @cached_property
    def earliest(self) -> dt.date | None:
        """The first day that anything was asked for, or of the loss where that is earlier."""
        asked = [r.date_from for r in self.matter.requests if r.date_from]
        return min((d for d in (self.start, *asked) if d), default=None)

    def request(self, packet: str) -> Request | None:
        """Give the request that the packet answers."""
        index = self.requests.get(packet)
        return None if index is None else self.matter.requests[index]

    def was_asked(self, name: str) -> bool:
        """Tell whether any request went to this provider or to the house it belongs to."""
        return any(belongs_to(name, r.provider) for r in self.matter.requests)

    def page(self, packet: str, number: int) -> PageFacts | None:
        """Give a page, None where the packet has no such page."""
        return self.pages.get(PageRef(packet, number))

    def is_foreign(self, packet: str, number: int) -> bool:
        """Tell whether a page is of somebody other than the client."""
        page = self.page(packet, number)
        return page is not None and page.foreign

    def is_scanned(self, packet: str, number: int) -> bool:
        """Tell whether the words of a page were recognised, so that any of them may be misread."""
        page = self.page(packet, number)
        return page is not None and page.source is Source.OCR

    def is_poorly_read(self, page: PageFacts) -> bool:
        """Tell whether words of a scanned page, or most of them, may be misread."""
        floor = self.tables.windows.duplicates.sure_reading
        return page.source is Source.OCR and (page.confidence or 0) < floor

    def is_copy(self, packet: str, pages: Iterable[int]) -> bool:
        """Tell whether all of the pages repeat others."""
        return all(PageRef(packet, n) in self.duplicates for n in pages)

    def place(self, packet: str, pages: Iterable[int]) -> str:
        """Say where pages stand: "pages 4–5 of billing.pdf"."""
        return f"{pages_phrase(tuple(pages))} of {self.packets[packet].file}"

    def text(self, encounter: Encounter) -> str:
        """Give the running text of the encounter's pages, lower case."""
        found = (self.page(encounter.packet, n) for n in encounter.pages)
        return " ".join(q.text.lower() for q in found if q is not None)


def shown_line(charge: Charge) -> Evidence:
    """Give a charge line as evidence."""
    return line_evidence(charge.packet, charge.line)


def line_evidence(packet: str, line: BillingLine) -> Evidence:
    """Give a line as it stands in a packet as evidence."""
    words = (line.code or "", line.description, f"{line.charge:,.2f}")
    return Evidence(packet, line.page, " ".join(w for w in words if w), line.box)
