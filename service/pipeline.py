"""The stages that a packet and its matter go through, in order.

    open   how many pages, can they be read
    read   each page: words with boxes, from text layer or OCR
    find   sort the pages, find dates, people, encounters, facts and bills
    judge  completeness flags of the whole matter
    export the cited chronology, on request

Every stage may be repeated: it writes the same result over the former one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

from casefile.flags import ChronologyEntry, Judgement
from casefile.ids import digest
from casefile.matters import Client, Matter, MatterFacts
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.store import Packet, PacketState, PageRecord, Store, Vault, matter_facts
from chronology.export.write import write_exports
from chronology.merge import chronicle
from completeness.judge import judge
from ingest.finding.packet import PacketHead, find_packet
from ingest.folder.assign import match_matter
from ingest.reading.children import PageReaders
from tracking.packets import record_answers

READING, FINDING, DONE = "reading", "finding", "done"


@dataclass(frozen=True)
class Pipeline:
    """The stages, wired to one store, one vault and one set of readers."""

    store: Store
    vault: Vault
    readers: PageReaders
    rules: RuleBook
    database: str

    def open_packet(self, packet: str) -> int:
        """Begin the work on a registered packet; gives its page count."""
        known = self._packet(packet)
        self.store.packets.set_state(packet, PacketState.READING)
        self.store.progress.beat(packet, READING, self.store.pages.count(packet), known.page_count)
        return known.page_count

    def read_page(self, packet: str, page: int) -> None:
        """Read one page and keep its words; a page that was read before by content is not again."""
        known = self._packet(packet)
        started = time.monotonic()
        reading = self.readers.read(self.vault.path_of(known.sha256), page)
        spent = round((time.monotonic() - started) * 1000)
        self.store.pages.save([_record(packet, reading, spent)])
        done = self.store.pages.count(packet)
        self.store.progress.beat(packet, READING, done, known.page_count)

    def find_packet(self, packet: str) -> str | None:
        """Find a packet's facts; gives its matter, or None where that is undecided."""
        known = self._packet(packet)
        self.store.packets.set_state(packet, PacketState.READ)
        self.store.progress.beat(packet, FINDING, known.page_count, known.page_count)
        readings = self.readings(known)
        matter = self._matter_of(known, readings)
        facts = find_packet(
            PacketHead(known.id, known.file, known.sha256, known.page_count, known.folder_hint),
            readings,
            matter.client if matter else Client(),
            self.rules,
        )
        with self.store.transaction():
            self.store.facts.save(facts, self.rules.version)
            self.store.packets.set_provider(packet, facts.provider)
            self.store.packets.set_state(packet, PacketState.FOUND)
        self.store.progress.beat(packet, DONE, known.page_count, known.page_count)
        return matter.id if matter else None

    def judge_matter(self, matter: str) -> None:
        """Judge a matter whole and keep its flags; decisions of people stay as they are."""
        facts = matter_facts(self.store, matter)
        judgement = judge(facts, self.rules)
        with self.store.transaction():
            self.store.flags.save(matter, judgement.flags, self.rules.version)
            record_answers(self.store, matter, judgement)

    def revision(self, matter: str) -> str:
        """Digest all that a judgement of the matter depends on."""
        facts = matter_facts(self.store, matter)
        return digest(facts, self.rules.version)

    def result(self, matter: str) -> tuple[MatterFacts, Judgement, tuple[ChronologyEntry, ...]]:
        """Give a matter's facts, its judgement with people's decisions, and its chronology."""
        facts = matter_facts(self.store, matter)
        computed = judge(facts, self.rules)
        judgement = Judgement(
            flags=self.store.flags.overlay(matter, computed.flags),
            requests=computed.requests,
            links=computed.links,
            duplicates=computed.duplicates,
        )
        return facts, judgement, chronicle(facts, judgement)

    def export(self, matter: str, folder: Path) -> tuple[Path, ...]:
        """Write casefile.json and the chronology as PDF, DOCX and XLSX into `folder`."""
        facts, judgement, chronology = self.result(matter)
        files = {p.id: self.vault.path_of(p.sha256) for p in facts.packets}
        return write_exports(facts, judgement, chronology, folder, files.get)

    def readings(self, packet: Packet) -> list[PageReading]:
        """Give all page readings of a packet, in page order; from the cache where it has them."""
        path = self.vault.path_of(packet.sha256)
        return [self.readers.read(path, page) for page in range(1, packet.page_count + 1)]

    def _packet(self, packet: str) -> Packet:
        known = self.store.packets.get(packet)
        if known is None:
            raise KeyError(packet)
        return known

    def _matter_of(self, packet: Packet, readings: list[PageReading]) -> Matter | None:
        """Give the packet's matter; an undecided one is matched by the patient on its pages."""
        if packet.matter is None:
            matched = match_matter(readings, self.store.matters.all())
            if matched is None:
                return None
            self.store.packets.assign(packet.id, matched)
            self.store.activity.log(
                "Fullchart", "Matched to this matter by patient name and birth date",
                matter=matched, packet=packet.id,
            )  # fmt: skip
            return self.store.matters.get(matched)
        return self.store.matters.get(packet.matter)


def _record(packet: str, reading: PageReading, spent: int) -> PageRecord:
    verdict = "blank" if reading.blank else "read" if reading.legible else "not legible"
    return PageRecord(
        packet=packet,
        page=reading.page,
        source=reading.source,
        verdict=verdict,
        confidence=reading.confidence,
        rotation=reading.rotation,
        problem=reading.problem,
        ms=spent,
    )
