"""What packets would be found to hold under other tables: from readings that were kept.

No page is recognised again, and nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casefile.matters import MatterFacts, PacketFacts
from casefile.pages import PageReading, Table
from casefile.rules import RuleBook
from casefile.store import PageRecord, Store, Vault
from ingest.finding.packet import PacketHead, find_packet
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders, unread_page
from service.packet_readings import PacketReadings
from service.pipeline import kept_reading


class _LostError(LookupError):
    """A page's reading is not kept any more."""


@dataclass(frozen=True)
class FindingAgain:
    """Finds the packets of a matter by other tables; `lost` are files whose readings are gone."""

    store: Store
    vault: Vault
    cache: ReadingCache
    readers: PageReaders
    lost: set[str] = field(default_factory=set)

    def found(self, facts: MatterFacts, rules: RuleBook) -> MatterFacts:
        """Give a matter's facts, as printed, with every packet found again by `rules`.

        A packet whose readings are lost stays as it was found, and is noted. Raises RuleTableError.
        """
        packets = tuple(self._packet(packet, facts, rules) for packet in facts.packets)
        return replace(facts, packets=packets)

    def _packet(self, packet: PacketFacts, facts: MatterFacts, rules: RuleBook) -> PacketFacts:
        records = {record.page: record for record in self.store.pages.of_packet(packet.id)}
        head = PacketHead(
            packet.id, packet.file, packet.sha256, packet.page_count, packet.folder_hint
        )
        readings = PacketReadings(packet.page_count, lambda page: self._reading(page, records))
        try:
            return find_packet(
                head,
                readings,
                facts.matter.client,
                rules,
                lambda page: self._tables(packet, page, records),
            )
        except _LostError:
            self.lost.add(packet.file)
            return packet

    def _reading(self, page: int, records: dict[int, PageRecord]) -> PageReading:
        record = records.get(page)
        if record is not None and record.reading is None:
            return unread_page(page, record.problem or "")
        kept = kept_reading(self.cache, record)
        if kept is None:
            raise _LostError(page)
        return kept

    def _tables(
        self, packet: PacketFacts, page: int, records: dict[int, PageRecord]
    ) -> tuple[Table, ...]:
        """Give the ruled tables of a page: as kept, else by opening it, which reads no words."""
        record = records.get(page)
        if record is None or record.reading is None:
            return ()
        kept = self.cache.get_tables(f"{record.reading} tables")
        if kept is None:
            return self.readers.tables(self.vault.path_of(packet.sha256), page)
        return kept
