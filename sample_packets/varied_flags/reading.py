"""From a matter's file to the matter: the reader of the bills' set, with what this set adds."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Fault, Place, Planted
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.reading import Item
from sample_packets.varied_flags.bills.printing import print_bill
from sample_packets.varied_flags.counters import count
from sample_packets.varied_flags.papers import STYLES, paper
from sample_packets.varied_flags.telling import TellingReader
from sample_packets.varied_flags.unfold import spell, unfold

_AT = re.compile(r"(\[\[ref\??[^|\]]*?) ?@(\??) ?([^|\]]+)\|")
_LURE = re.compile(r";? *lure=(\w+)")


@dataclass
class FlagReader(TellingReader):
    """Reads one matter's file.

    A reference may name who gave the care, `[[ref radiology 2023-05-02 @ Name|...]]`: a provider
    that was never asked (`@?`: named only in passing). `lure=kind` on a bill's line, or `lure` of
    an item, says what its words look like without being it. `hand` names the file of texts from
    which the matter's quiet text is taken.
    """

    named: list[tuple[str, bool]] = field(default_factory=list)
    done: dict[str, Packet] = field(default_factory=dict)

    def matter(self) -> Matter:
        """Give the matter; boilerplate whose page never came says nothing.

        What is planted in a row of a table runs over its cells.
        """
        matter = super().matter()
        matter.planted = [
            replace(p, sentence=p.sentence.replace(" ¦ ", " ")) for p in matter.planted
        ]
        texts = {p.file: [x.sheet.running_text() for x in p.leaves] for p in matter.packets}
        matter.planted = [
            planted
            for planted in matter.planted
            if planted.sub != "education" or any(planted.sentence in t for t in texts[planted.file])
        ]
        return matter

    def _packet(self, entry: dict[str, Any]) -> Packet:
        place = self.places[entry["place"]]
        packet = Packet(entry["file"], place.name, "", entry["request"])
        self.done[packet.file] = packet
        for item in entry["items"]:
            self._add(packet, item)
            self._lures(packet, item)
        if "count" in entry:
            count(packet, entry)
        for item in entry["items"]:
            if item.get("pages") and "paper" in item and not item.get("silent"):
                self._fell_short(packet, item)
        return packet

    def _fell_short(self, packet: Packet, item: Item) -> None:
        """Say that a cover or a certificate counts more pages than came."""
        own = next(
            at for at, leaf in enumerate(packet.leaves, 1)
            if leaf.sheet.style == STYLES[item["paper"]]
        )  # fmt: skip
        held = len(packet.leaves) - (item["paper"] == "certificate")
        if item["pages"] > held:
            missing = list(range(held + 1, item["pages"] + 1))
            detail = {"printed_missing": missing, "printed_total": item["pages"], "any": True}
            pages = tuple(sorted({own, len(packet.leaves)}))
            fault = Fault("missing_pages", detail, packet.file, None, pages=pages)
            self.faults.append(fault)

    def _add(self, packet: Packet, item: Item) -> None:
        if "again" in item:
            for page in item["pages"]:
                packet.again(self.done[item["again"]], page)
            return
        super()._add(packet, item)

    def _lures(self, packet: Packet, item: Item) -> None:
        for words in item.get("lure", ()):
            kind, _, sentence = words.partition("|")
            self.planted.append(Planted("decoy", sentence.strip(), packet.file, sub=kind.strip()))

    def _sheets(self, packet: Packet, item: Item) -> list[Sheet]:
        if "series" in item:
            return self._days(packet, item)
        if "print" in item:
            return self._document(packet, item)
        if "paper" in item:
            place = self.places[item["place"]] if "place" in item else self._house(packet)
            words = {"words": self._text(packet, item["words"])} if "words" in item else {}
            return [paper(item | words, place, self.client)]
        return super()._sheets(packet, item)

    def _text(self, packet: Packet, text: str) -> str:
        self.named += [(name.strip(), bool(maybe)) for _, maybe, name in _AT.findall(text)]
        return super()._text(packet, _AT.sub(r"\1|", text))

    def _bill(self, packet: Packet, item: Item, place: Place | None) -> list[Sheet]:
        lines = []
        for text in item.get("lines", ()):
            for kind in _LURE.findall(text):
                words = _shown(item["bill"], [cell.strip() for cell in text.split("|")])
                self.planted.append(Planted("decoy", words, packet.file, sub=kind))
            keys, bar, rest = _LURE.sub("", text).partition("|")
            lines.append(f"{spell(keys)}{bar}{rest}")
        return super()._bill(packet, item | {"lines": lines}, place)


def _shown(form: str, cells: list[str]) -> str:
    """Give what a form prints of a line: its code, its words in capitals, or its words."""
    if form.startswith(("1500", "ub bare")):
        return cells[1][:5]
    return cells[3].upper()[:26] if form.startswith("ub") else cells[3]


def read_matter(path: Path) -> tuple[Matter, FlagReader]:
    """Read a matter's file; gives the matter and who read it."""
    reader = FlagReader(
        unfold(tomllib.loads(path.read_text(encoding="utf-8"))), print_bill=print_bill
    )
    return reader.matter(), reader
