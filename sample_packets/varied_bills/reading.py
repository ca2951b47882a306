"""From a matter's file (TOML) to the matter: its people, packets, requests and what was planted."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Asked, Fault, Person, Place, Planted, Visit, day
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills import people
from sample_packets.varied_bills.bill_lines import day_of, read_entry, spread
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.printing import print_bill
from sample_packets.varied_bills.markup import read_marks
from sample_packets.varied_bills.papers import paper
from sample_packets.varied_bills.records import days, notes
from sample_packets.varied_bills.records.phrases import quiet_day
from sample_packets.varied_bills.stamps import stamp

Item = dict[str, Any]


@dataclass
class Reader:
    """Reads one matter's file."""

    data: dict[str, Any]
    planted: list[Planted] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    kept: dict[str, list[Sheet]] = field(default_factory=dict)
    print_bill: Callable[[Account, str], list[Sheet]] = print_bill

    @cached_property
    def client(self) -> Person:
        """The patient."""
        return people.person(self.data["client"])

    @cached_property
    def places(self) -> dict[str, Place]:
        """Offices by their keys."""
        return {key: people.place(words) for key, words in self.data["places"].items()}

    @cached_property
    def visits(self) -> dict[str, Visit]:
        """Visits by their keys."""
        found: dict[str, Visit] = {}
        for key, (when, category, provider, where, *also) in self.data["visits"].items():
            first, _, last = when.partition("/")
            found[key] = Visit(
                key, day(first) if first else None, category, provider, self.places[where].name,
                day(last) if last else None, tuple(also),
            )  # fmt: skip
        for series in self.data.get("series", ()):
            where = self.places[series["place"]].name
            for at, when in enumerate(series["dates"].split(), start=1):
                key = f"{series['key']}{at}"
                found[key] = Visit(key, day(when), series["category"], series["provider"], where)
        return found

    def matter(self) -> Matter:
        """Give the matter."""
        packets = [self._packet(entry) for entry in self.data["packets"]]
        data = self.data
        return Matter(
            data["id"], self.client, day(data["loss"]), data.get("story", ""),
            [self._asked(r) for r in data["requests"]], packets, [], self.planted, self.faults,
        )  # fmt: skip

    def _asked(self, words: dict[str, Any]) -> Asked:
        since, until = words["dates"].split("/")
        files = tuple(words.get("files", ()))
        return Asked(
            self.places[words["place"]].name, tuple(words["items"].split()), day(words["sent"]),
            day(since), day(until), files,
        )  # fmt: skip

    def _packet(self, entry: dict[str, Any]) -> Packet:
        place = self.places[entry["place"]]
        packet = Packet(entry["file"], place.name, "", entry.get("request"))
        for item in entry["items"]:
            self._add(packet, item)
        if "stamp" in entry or "bates" in entry:
            stamp(packet, entry)
        if "fax" in entry:
            packet.fax_line(*entry["fax"])
        return packet

    def _add(self, packet: Packet, item: Item) -> None:
        if "take" in item:
            sheets = [self.kept[item["take"]][n - 1] for n in item["pages"]]
            packet.add(sheets)
            return
        sheets = self._sheets(packet, item)
        if "keep" in item:
            self.kept[item["keep"]] = sheets
        gone = item.get("drop", ())
        packet.add(sheets, without=gone, silent=item.get("silent", False))

    def _sheets(self, packet: Packet, item: Item) -> list[Sheet]:
        place = self.places[item["place"]] if "place" in item else None
        if "paper" in item:
            return [paper(item, place or _named(self.places, packet.provider), self.client)]
        if "bill" in item:
            return self._bill(packet, item, place)
        if "days" in item:
            return self._days(packet, item)
        return self._note(packet, item)

    def _text(self, packet: Packet, text: str) -> str:
        marked = read_marks(text, packet.file)
        self.planted += marked.planted
        self.faults += marked.faults
        return marked.text

    def _note(self, packet: Packet, item: Item) -> list[Sheet]:
        visit = self.visits[item["note"]]
        body = [(head, self._text(packet, words)) for head, words in item["body"]]
        record = notes.Record(
            _named(self.places, item.get("letterhead", visit.facility)), self.client, visit,
            item["title"], body, tuple((k, v) for k, v in item.get("says", ())),
            item.get("dated", "Date of Service"), item.get("signer", visit.provider),
            day(item["signed"]) if "signed" in item else None,
        )  # fmt: skip
        sheets = notes.LAYOUTS[item["layout"]](record)
        for sheet in sheets:
            for key in item.get("also", ()):
                sheet.mark(self.visits[key])
        return sheets

    def _day(self, packet: Packet, key: str, words: str) -> str:
        """Words of a day: those given, or an uneventful day before or instead of them."""
        if words and not words.startswith("+"):
            return self._text(packet, words)
        quiet = quiet_day(f"{self.data['id']} {key}")
        return f"{quiet} {self._text(packet, words.removeprefix('+'))}".strip()

    def _days(self, packet: Packet, item: Item) -> list[Sheet]:
        rows = [
            days.Day(self.visits[key], count, self._day(packet, key, words))
            for key, count, words in item["rows"]
        ]
        for numbers in item.get("gap", ()):
            detail: dict[str, object] = {"visits_missing": numbers}
            fault = Fault("visit_gap", detail, packet.file, None, rows[0].visit.category)
            self.faults.append(fault)
        place = _named(self.places, rows[0].visit.facility)
        signer = item.get("signer", rows[0].visit.provider)
        series = days.Series(place, self.client, item["title"], rows, signer)
        return days.LAYOUTS[item["days"]](series)

    def _bill(self, packet: Packet, item: Item, place: Place | None) -> list[Sheet]:
        texts = [one for text in item.get("lines", ()) for one in spread(text)]
        entries = [read_entry(text, self.visits) for text in texts]
        if item.get("by_day"):
            entries.sort(key=day_of)
        total = item.get("total")
        account = Account(
            f"{packet.file}#{len(packet.leaves)}", place or _named(self.places, packet.provider),
            self.client, tuple(entries), day(item["printed"]), day(self.data["loss"]),
            item.get("title", ""), item.get("number", ""),
            tuple((k, v) for k, v in item.get("says", ())),
            tuple((k, v) for k, v in item.get("foot", ())),
            None if total is None else Decimal(total.replace(",", "")), item.get("who", ""),
            item.get("remark", ""), item.get("more", {}),
        )  # fmt: skip
        sheets = self.print_bill(account, item["bill"])
        if item.get("record"):
            _is_record(sheets)
        return sheets


def _is_record(sheets: list[Sheet]) -> None:
    """Say that a print-out with prices is the record of the care as well."""
    for sheet in sheets:
        for charge in sheet.charges:
            sheet.mark(charge.visit)
            sheet.category = charge.category
        sheet.also = ("billing",)


def _named(places: dict[str, Place], name: str) -> Place:
    return next(p for key, p in places.items() if name in {p.name, key})


def read_matter(path: Path) -> tuple[Matter, dict[str, Any]]:
    """Read a matter's file; gives the matter and the file's own say on flags."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Reader(data).matter(), data
