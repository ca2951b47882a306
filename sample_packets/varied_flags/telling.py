"""Read the documents of a matter's file: what they say, and in which print."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise

from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Fault, Place, Visit, day
from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills import people
from sample_packets.varied_bills.reading import Item, Reader
from sample_packets.varied_bills.records.days import Day, Series
from sample_packets.varied_flags import filler
from sample_packets.varied_flags.papers import CATEGORIES, STYLES
from sample_packets.varied_flags.records import dictated, series, visits
from sample_packets.varied_flags.records.note import Note
from sample_packets.varied_flags.records.printed import listed, printed
from sample_packets.varied_flags.unfold import numbers

_DRAWN = visits.LAYOUTS | dictated.LAYOUTS

Body = list[tuple[str, str]]


@dataclass
class TellingReader(Reader):
    """Reads items with a `print`: documents and days in a row, in a look that is drawn or data.

    A document is of a visit (`note`), or it is a paper of a `category`. It is told in `text`, line
    by line, or in the sections of a `body`, with quiet ones between unless it is `bare`. `counts`
    are the numbers of the visits told, `fill` and `says` what the head and foot name beside the
    patient and the house, `also` the categories that the page may be given as well.
    """

    def _document(self, packet: Packet, item: Item) -> list[Sheet]:
        """Print a document of one visit, or of none."""
        visit = self.visits[item["note"]] if "note" in item else self._no_visit(packet, item)
        stranger = people.person(item["stranger"]) if "stranger" in item else None
        house = next((p for p in self.places.values() if p.name == visit.facility), None)
        note = Note(
            self.places[item["place"]] if "place" in item else house or self._house(packet),
            stranger or self.client, visit, item["title"], self._told(packet, item, visit),
            tuple((k, v) for k, v in item.get("says", ())),
            item.get("dated", "Date of Service" if visit.key else "Date"),
            item.get("signer", visit.provider), day(item["signed"]) if "signed" in item else None,
            item.get("backs", 0), day(item["day"]) if "day" in item else None,
            self.data.get("fill", {}) | item.get("fill", {}),
        )  # fmt: skip
        if "counts" in item:
            self._skipped(packet, numbers(item["counts"]), visit.category)
        drawn = _DRAWN.get(item["print"])
        sheets = drawn(note) if drawn else printed(note, item["print"], self.visits)
        assert max(item.get("drop", [0])) <= len(sheets), f"{packet.file}: {item['title']}"
        for sheet in sheets:
            sheet.stranger, sheet.also = stranger, tuple(item.get("also", "").split())
            sheet.style = STYLES.get(item.get("paper", ""), sheet.style)
        return sheets

    def _no_visit(self, packet: Packet, item: Item) -> Visit:
        """Give what stands for the visit of a paper that records none."""
        category = item.get("category") or CATEGORIES[item["paper"]]
        return Visit("", None, category, item.get("signer", ""), packet.provider)

    def _told(self, packet: Packet, item: Item, visit: Visit) -> Body:
        """Give what a document says."""
        if "text" in item:
            return self._lines(packet, item)
        seed = f"{self.data['id']} {packet.file} {item.get('note')} {item['title']}"
        part, hand = item.get("part", self.data["part"]), self.data.get("hand", "filler")
        pages = str(item.get("pages", ""))
        own = [self._section(packet, x.replace("{pages}", pages)) for x in item.get("body", ())]
        quiet: Body = []
        if visit.key and not item.get("bare"):
            quiet = filler.quiet_sections(visit.category, part, seed, hand)
        plus = [filler.boilerplate(name, part, seed, hand) for name in item.get("plus", "").split()]
        return [*own[:1], *quiet, *own[1:], *((head, self._each(packet, x)) for head, x in plus)]

    def _section(self, packet: Packet, words: str) -> tuple[str, str]:
        head, colon, text = words.partition(": ")
        head, text = (head, text) if colon else ("", words)
        return head, self._each(packet, text)

    def _each(self, packet: Packet, text: str) -> str:
        return "\n".join(self._text(packet, line) for line in text.split("\n"))

    def _lines(self, packet: Packet, item: Item) -> Body:
        """Give a text's lines: `# ` opens a heading, `+name` is what a system prints of itself."""
        lines: list[str] = []
        part, hand = item.get("part", self.data["part"]), self.data.get("hand", "filler")
        for line in item["text"].strip().split("\n"):
            if line.startswith("+"):
                seed = f"{self.data['id']} {packet.file} {item['title']}"
                head, words = filler.boilerplate(line[1:], part, seed, hand)
                lines += [f"# {head}", *self._each(packet, words).split("\n")]
            else:
                lines.append(self._text(packet, line))
        body: Body = []
        for table, run in groupby(lines, key=lambda x: "¦" in x and not x.startswith("# ")):
            if table:
                body.append(("", "\n".join(run)))
            else:
                body += [(x[2:], "") if x.startswith("# ") else ("", x) for x in run]
        return body

    def _days(self, packet: Packet, item: Item) -> list[Sheet]:
        key, said = item["series"], item.get("said", {})
        hand = item.get("hand", self.data.get("hand", "filler"))
        counts = [n + item.get("shift", 0) for n in numbers(item["shown"])]
        rows = []
        for n, shown in zip(numbers(item["shown"]), counts, strict=True):
            visit = self.visits[f"{key}{n}"]
            part = item.get("part", self.data["part"])
            seed = f"{self.data['id']} {visit.key}"
            quiet = filler.quiet_day(visit.category, part, seed, hand)
            words = f"{quiet} {self._text(packet, said.get(str(n), ''))}".strip()
            label = item.get("labels", {}).get(str(n), item.get("count", "").format(n=shown))
            rows.append(Day(visit, label, words))
        if "{n}" in item.get("count", "") and not item.get("whole"):
            before = [item["after"]] if "after" in item else []
            self._skipped(packet, before + counts, rows[0].visit.category)
        place = next(p for p in self.places.values() if p.name == rows[0].visit.facility)
        signer = item.get("signer", rows[0].visit.provider)
        told = Series(place, self.client, item["title"], rows, signer)
        drawn = series.LAYOUTS.get(item["print"])
        return drawn(told) if drawn else listed(told, item["print"])

    def _house(self, packet: Packet) -> Place:
        return next(p for p in self.places.values() if p.name == packet.provider)

    def _skipped(self, packet: Packet, counts: list[int], category: str) -> None:
        """Say which numbers of a series are left out: a fault for each run."""
        for one, two in pairwise(counts):
            if two - one > 1:
                detail: dict[str, object] = {"visits_missing": list(range(one + 1, two))}
                self.faults.append(Fault("visit_gap", detail, packet.file, None, category))
