"""Read items that tell their document line by line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Fault, Place, day
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills import people
from sample_packets.varied_bills.reading import Item, Reader
from sample_packets.varied_flags import filler
from sample_packets.varied_flags.records.printed import Document, print_document
from sample_packets.varied_flags.unfold import numbers


@dataclass
class TellingReader(Reader):
    """Reads items with `text`, printed in the look that `print` names.

    `counts` are the numbers of the visits told, `fill` what the look's head and foot name beside
    the patient and the house, `also` the categories that the page may be given as well.
    """

    def _printed(self, packet: Packet, item: Item) -> list[Sheet]:
        """Print a document told line by line; without a visit it needs a category."""
        visit = self.visits[item["note"]] if "note" in item else None
        stranger = people.person(item["stranger"]) if "stranger" in item else None
        house = next((p for p in self.places.values() if visit and p.name == visit.facility), None)
        place = self.places[item["place"]] if "place" in item else house or self._house(packet)
        category = visit.category if visit else item["category"]
        document = Document(
            category, place, stranger or self.client, visit, item["title"],
            self._lines(packet, item),
            item.get("signer", visit.provider if visit else ""),
            day(item["day"]) if "day" in item else None,
            day(item["signed"]) if "signed" in item else None,
            self.data.get("fill", {}) | item.get("fill", {}),
        )  # fmt: skip
        if "counts" in item:
            self._skipped(packet, numbers(item["counts"]), category)
        sheets = print_document(document, item["print"], self.visits)
        assert max(item.get("drop", [0])) <= len(sheets), f"{packet.file}: {item['title']}"
        for sheet in sheets:
            sheet.stranger, sheet.also = stranger, tuple(item.get("also", "").split())
        return sheets

    def _lines(self, packet: Packet, item: Item) -> list[str]:
        """Give a text's lines; `+name` stands for what a system prints of itself."""
        lines: list[str] = []
        part, hand = item.get("part", self.data["part"]), self.data.get("hand", "filler")
        for line in item["text"].strip().split("\n"):
            if line.startswith("+"):
                seed = f"{self.data['id']} {packet.file} {item['title']}"
                head, words = filler.boilerplate(line[1:], part, seed, hand)
                lines += [f"# {head}", *(self._text(packet, w) for w in words.split("\n"))]
            else:
                lines.append(self._text(packet, line))
        return lines

    def _house(self, packet: Packet) -> Place:
        return next(p for p in self.places.values() if p.name == packet.provider)

    def _skipped(self, packet: Packet, counts: list[int], category: str) -> None:
        """Say which numbers of a series are left out: a fault for each run."""
        for one, two in pairwise(counts):
            if two - one > 1:
                detail: dict[str, object] = {"visits_missing": list(range(one + 1, two))}
                self.faults.append(Fault("visit_gap", detail, packet.file, None, category))
