"""The stages that a packet and its matter go through, in order.

    open   how many pages, can they be read
    read   each page: words with boxes, from text layer or OCR
    find   sort the pages, find dates, people, encounters, facts and bills
    judge  completeness flags of the whole matter
    export the cited chronology, on request

Every stage may be repeated: it writes the same result over the former one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from casefile.flags import ChronologyEntry, Judgement
from casefile.matters import Client, Matter, MatterFacts, PacketFacts
from casefile.pages import PageReading, Table
from casefile.rules import RuleBook
from casefile.store import SERVICE, Packet, PacketState, PageRecord, Store, Vault, matter_facts
from chronology.merge import chronicle
from completeness.judge import judge
from completeness.readiness import with_readiness
from completeness.resolving import resolve
from ingest.finding.packet import PacketHead, find_packet
from ingest.folder.assign import match_matter
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders, unread_page
from ingest.reading.memory import gives_back
from service.packet_readings import PacketReadings
from tracking.packets import record_answers
from tracking.requests import follow_requests

log = logging.getLogger(__name__)

Read = tuple[PageReading, PageRecord]
Result = tuple[MatterFacts, Judgement, tuple[ChronologyEntry, ...]]

READING, FINDING, DONE = "reading", "finding", "done"

TOGETHER_SECONDS = 1.0
"""Pages that take no longer than this together are noted together: noting costs time, too."""


@dataclass(frozen=True)
class Pipeline:
    """The stages, wired to one store, one vault and one set of readers."""

    store: Store
    vault: Vault
    readers: PageReaders
    cache: ReadingCache
    rules: RuleBook
    database: str

    def open_packet(self, packet: str) -> int:
        """Begin the work on a registered packet; gives its page count."""
        known = self._packet(packet)
        self.store.packets.set_state(packet, PacketState.READING)
        self.store.progress.beat(packet, READING, self.store.pages.count(packet), known.page_count)
        return known.page_count

    def read_pages(self, packet: str, first: int, last: int) -> int:
        """Read pages from `first` on, for a second or to the `last`; gives the page to go on with.

        Each page's words are kept at once. Whatever stops the work, the pages that were read are
        noted.
        """
        known = self._packet(packet)
        until = time.monotonic() + TOGETHER_SECONDS
        read: list[Read] = []
        try:
            for page in range(first, last + 1):
                read.append(self._read(known, page))
                if time.monotonic() >= until:
                    break
        finally:
            self._note(known, read)
        return first + len(read)

    def all_pages_read(self, packet: str) -> bool:
        """Tell whether every page of the packet has been read."""
        return self.store.pages.count(packet) >= self._packet(packet).page_count

    @gives_back
    def find_packet(self, packet: str) -> str | None:
        """Find a packet's facts; gives its matter, or None where that is undecided."""
        known = self._packet(packet)
        self.store.packets.set_state(packet, PacketState.READ)
        self.store.progress.beat(packet, FINDING, known.page_count, known.page_count)
        records = {record.page: record for record in self.store.pages.of_packet(packet)}

        def look(page: int) -> PageReading:
            self.readers.rest()  # all is read: finding a long packet needs the room
            return self._recorded(known, page, records.get(page))

        readings = PacketReadings(known.page_count, look)
        matter = self.store.matters.get(known.matter) if known.matter else None
        facts = self._find(known, readings, matter.client if matter else Client())
        if matter is None:
            matter = self._match(known, facts)
            if matter is not None:
                facts = self._find(known, readings, matter.client)
        self.readers.rest()
        with self.store.transaction():
            self.store.facts.save(facts, self.rules.version)
            self.store.packets.set_provider(packet, facts.provider)
            self.store.packets.set_state(packet, PacketState.FOUND)
        self.store.progress.beat(packet, DONE, known.page_count, known.page_count)
        return matter.id if matter else None

    @gives_back
    def judge_matter(self, matter: str) -> None:
        """Judge a matter whole and keep its flags; decisions of people stay as they are."""
        facts = matter_facts(self.store, matter)
        judgement = judge(facts, self.rules)
        with self.store.transaction():
            former = [stored.flag for stored in self.store.flags.of_matter(matter)]
            answered = resolve(former, judgement, facts)
            self.store.flags.save(matter, judgement.flags, self.rules.version, answered)
            for packet in facts.packets:
                self.store.packets.set_provider(packet.id, packet.provider)
            follow_requests(self.store, matter, self.rules)
            record_answers(self.store, matter, judgement, self.rules)

    def result(self, matter: str) -> Result:
        """Give a matter's facts, its judgement with people's decisions, and its chronology."""
        return result_of(self.store, self.rules, matter)

    @gives_back
    def export(self, matter: str, folder: Path) -> tuple[Path, ...]:
        """Write casefile.json and the chronology as PDF, DOCX and XLSX into `folder`."""
        self.readers.rest()
        return export_matter_files(self.store, self.vault, self.rules, matter, folder)

    def reading(self, packet: Packet, page: int) -> PageReading:
        """Give what was read of a page.

        The page's record names the reading, which is kept by content. Only where there is no
        record yet, or the reading is lost, the page is opened. One that was given up stays so
        until the packet is taken up again.
        """
        return self._recorded(packet, page, self.store.pages.get(packet.id, page))

    def tables(self, packet: Packet, page: int) -> tuple[Table, ...]:
        """Give the ruled tables of a page that was read; it is taken apart for them only once."""
        record = self.store.pages.get(packet.id, page)
        if record is None or record.reading is None:
            return ()
        key = f"{record.reading} tables"
        kept = self.cache.get_tables(key)
        if kept is None:
            kept = self.readers.tables(self.vault.path_of(packet.sha256), page)
            self.cache.put_tables(key, kept)
        return kept

    def _recorded(self, packet: Packet, page: int, record: PageRecord | None) -> PageReading:
        if record and record.reading is None:
            return unread_page(page, record.problem or "")
        kept = kept_reading(self.cache, record)
        if kept is None:
            read = self._read(packet, page)
            self._keep(packet, [read])
            kept = read[0]
        return kept

    def _read(self, packet: Packet, page: int) -> Read:
        """Read a page, or find it among what was read of other packets."""
        started = time.monotonic()
        reading = self.readers.read(self.vault.path_of(packet.sha256), page)
        spent = round((time.monotonic() - started) * 1000)
        if not reading.legible:
            log.warning("page not legible", extra={"packet": packet.id, "page": page})
        return reading, _record(packet.id, reading, spent)

    def _note(self, packet: Packet, read: Sequence[Read]) -> None:
        with self.store.transaction():
            self._keep(packet, read)
            done = self.store.pages.count(packet.id)
            self.store.progress.beat(packet.id, READING, done, packet.page_count)

    def _keep(self, packet: Packet, read: Sequence[Read]) -> None:
        """Keep the records of pages, and their words for the page search."""
        with self.store.transaction():
            self.store.pages.save([record for _, record in read])
            self.store.search.put(packet.id, {found.page: found.words for found, _ in read})

    def _packet(self, packet: str) -> Packet:
        known = self.store.packets.get(packet)
        if known is None:
            raise KeyError(packet)
        return known

    def _find(self, packet: Packet, readings: Sequence[PageReading], client: Client) -> PacketFacts:
        head = PacketHead(
            packet.id, packet.file, packet.sha256, packet.page_count, packet.folder_hint
        )
        return find_packet(
            head, readings, client, self.rules, lambda page: self.tables(packet, page)
        )

    def _match(self, packet: Packet, facts: PacketFacts) -> Matter | None:
        """Match an undecided packet by the patient on its pages; None where that is not certain."""
        patients = [page.patient for page in facts.pages if page.patient]
        matched = match_matter(patients, self.store.matters.all())
        if matched is None:
            return None
        with self.store.transaction():
            self.store.packets.assign(packet.id, matched)
            self.store.activity.log(
                SERVICE,
                "matched to this matter by the patient on its pages",
                matter=matched,
                packet=packet.id,
            )
        return self.store.matters.get(matched)


def kept_reading(cache: ReadingCache, record: PageRecord | None) -> PageReading | None:
    """Give the reading that a page's record names; None where there is none, or it is lost."""
    kept = cache.get(record.reading) if record and record.reading else None
    return replace(kept, page=record.page) if kept and record else None


def result_of(store: Store, rules: RuleBook, matter: str) -> Result:
    """Judge and chronicle a matter from its facts, with people's decisions laid over."""
    facts = matter_facts(store, matter)
    computed = judge(facts, rules)
    decided = replace(computed, flags=store.flags.overlay(matter, computed.flags))
    judgement = with_readiness(facts, decided, rules)
    return facts, judgement, chronicle(facts, judgement, rules)


def export_matter_files(
    store: Store, vault: Vault, rules: RuleBook, matter: str, folder: Path
) -> tuple[Path, ...]:
    """Write a matter's exports into `folder`; raises KeyError where there is no such matter."""
    # Its libraries take 25 MB, which reading and finding have no use for.
    from chronology.export.write import write_exports  # noqa: PLC0415

    facts, judgement, chronology = result_of(store, rules, matter)
    files = {p.id: vault.path_of(p.sha256) for p in facts.packets}
    return write_exports(facts, judgement, chronology, folder, files.get)


def _record(packet: str, reading: PageReading, spent: int) -> PageRecord:
    verdict = "blank" if reading.blank else "read" if reading.legible else "not legible"
    return PageRecord(
        packet=packet,
        page=reading.page,
        source=reading.source,
        verdict=verdict,
        reading=reading.key,
        confidence=reading.confidence,
        rotation=reading.rotation,
        problem=reading.problem,
        ms=spent,
    )
