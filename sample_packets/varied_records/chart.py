"""A matter's packets, put together from documents in few words; and the truth of it all."""

from __future__ import annotations

import datetime as dt
import random
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Leaf, Packet, Withheld
from sample_packets.builder.script import Charge, Place, Visit, day
from sample_packets.builder.sheet import Sheet
from sample_packets.builder.truth import CARE, truth_of
from sample_packets.varied_records.document import Document, sheets_of
from sample_packets.varied_records.people import Cast
from sample_packets.varied_records.slots import FORMS
from sample_packets.varied_records.template import templates

BY_THE_HOUSE = frozenset({"ems", "laboratory", "pharmacy"})
"""Care whose provider may as well be the house: no one clinician renders it."""


def days_of(text: str) -> tuple[dt.date, ...]:
    """Read `2023-05-02 05-16 06-01`: the year goes on until another is given."""
    found: list[dt.date] = []
    for word in text.split():
        found.append(day(word if len(word) == 10 else f"{found[-1].year}-{word}"))
    return tuple(found)


@dataclass
class Chart:
    """One matter being put together."""

    id: str
    cast: Cast
    packets: list[Binder] = field(default_factory=list)
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    visits: dict[str, Visit] = field(default_factory=dict)
    lenient: set[str] = field(default_factory=set)

    def binder(self, file: str, place: str, printed: str) -> Binder:
        """Start a packet of a house's records, printed on a day."""
        packet = Packet(file, self.cast.places[place].name, "")
        binder = Binder(self, packet, self.cast.places[place], day(printed))
        self.packets.append(binder)
        return binder

    def visit(self, category: str, first: dt.date | None, place: Place, who: str) -> Visit:
        """Give the visit of a day: one to each category, house and person."""
        key = f"{category} {first or len(self.visits)} {place.name} {who}"
        return self.visits.setdefault(key, Visit(key, first, category, "", place.name))

    def _matter(self) -> Matter:
        return Matter(
            self.id, self.cast.people["client"], self.cast.loss, "",
            packets=[binder.packet for binder in self.packets],
        )  # fmt: skip

    def matter_json(self) -> dict[str, Any]:
        """Give matter.json: nothing was asked of anybody."""
        return self._matter().matter_json()

    def truth(self) -> dict[str, Any]:
        """Give the truth; kinds of flags that nobody judged here are neither right nor wrong."""
        truth = truth_of(self._matter())
        for encounter in truth["encounters"]:
            names = sorted(self.names[encounter["enc"]])
            encounter["provider"], encounter["providers_ok"] = names[0], names
            encounter["optional"] |= encounter["enc"] in self.lenient
        truth["flags"] += [_unjudged(e) for e in truth["encounters"]]
        truth["flags"] += [_any_visit_gap(c) for c in ("physical_therapy", "chiropractic")]
        return truth | {"complete": False}


def _unjudged(encounter: dict[str, Any]) -> dict[str, Any]:
    same = {key: encounter[key] for key in ("category", "date", "file", "pages")}
    detail = {"encounter": encounter["id"]}
    return {"kind": "missing_bill", "detail": detail, "optional": True} | same


def _any_visit_gap(category: str) -> dict[str, Any]:
    detail = {"visits_missing": list(range(1, 60))}
    return {"kind": "visit_gap", "category": category, "detail": detail, "optional": True}


@dataclass
class Binder:
    """One packet being put together."""

    chart: Chart
    packet: Packet
    place: Place
    printed: dt.date
    number: int = 0

    def put(
        self, layout: str, days: str = "", by: str = "", *, who: str = "client", at: str = "",
        second: str = "", ref: str = "", stay: tuple[str, str] | None = None, undated: bool = False,
        lenient: bool = False, without: tuple[int, ...] = (),
        visit: int = 1, long: bool = False, **more: str,
    ) -> None:  # fmt: skip
        """Put documents of a layout at the end: one to each day, or one of all for those of many.

        `stay` says that the days are of one stay, from when to when. `without` numbers pages that
        never came and are missed.
        """
        template = templates()[layout]
        on = days_of(days)
        together = template.of_many or undated or not on
        groups: list[tuple[dt.date, ...]] = [on] if together else [(d,) for d in on]
        doctors = self.chart.cast.doctors
        place = self.chart.cast.places[at] if at else self.place
        for group in groups:
            self.number += 1
            visits = tuple(
                self._visit(template.category, d, place, who, stay)
                for d in ((None,) if undated else group)
            ) if template.category in CARE else ()  # fmt: skip
            spare = next(iter(doctors))
            document = Document(
                template, self.chart.cast, who, place, doctors[by or spare],
                doctors[second or by or spare], doctors[ref or spare],
                () if undated else group, visits, self.printed, visit + groups.index(group),
                f"{self.packet.file} {self.number}", long=long, more=more,
            )  # fmt: skip
            self._name(visits, document, lenient)
            self._bind(document, without)

    def bill(self, layout: str, lines: str, *, at: str = "") -> None:
        """Put a bill at the end: `2023-05-02 99213 148.00 office_visit OFFICE VISIT` to a line.

        The visit billed is the one of that category and day at the house, where there is one.
        """
        place = self.chart.cast.places[at] if at else self.place
        charges = []
        for line in lines.strip().splitlines():
            date, code, amount, category, words = line.split(maxsplit=4)
            visit = self.chart.visits.get(f"{category} {date} {place.name} client")
            charges.append(Charge(day(date), code, Decimal(amount), words, category, visit))
        self.number += 1
        doctor = next(iter(self.chart.cast.doctors.values()))
        document = Document(
            templates()[layout], self.chart.cast, "client", place, doctor, doctor, doctor,
            (charges[-1].date,), (), self.printed, 1, f"{self.packet.file} {self.number}",
            tuple(charges),
        )  # fmt: skip
        self._bind(document, ())

    def _visit(
        self,
        category: str,
        on: dt.date | None,
        place: Place,
        who: str,
        stay: tuple[str, str] | None,
    ) -> Visit:
        if stay is None:
            return self.chart.visit(category, on, place, who)
        visit = self.chart.visit(category, day(stay[0]), place, who)
        whole = Visit(visit.key, visit.date, category, "", place.name, day(stay[1]))
        self.chart.visits[visit.key] = whole
        return whole

    def _name(self, visits: tuple[Visit, ...], document: Document, lenient: bool) -> None:
        for visit in visits:
            names = {document.doctor.name, document.second.name}
            if visit.category in BY_THE_HOUSE:
                names |= {document.place.name, document.referrer.name}
            self.chart.names[visit.key] |= names
            if lenient:
                self.chart.lenient.add(visit.key)

    def _bind(self, document: Document, without: tuple[int, ...]) -> None:
        sheets = sheets_of(document)
        assert all(n <= len(sheets) for n in without), document.seed
        self.packet.add(sheets, without=without)

    def cover(self, layout: str, days: str) -> None:
        """Lay a fax cover on top that says how many pages there are: nothing else is put after."""
        self.put(layout, days, faxed=str(len(self.packet.leaves) + 1))
        self.packet.leaves.insert(0, self.packet.leaves.pop())

    def again(self, page: int, source: Binder | None = None) -> None:
        """Put a second copy of a page at the end."""
        self.packet.again((source or self).packet, page)

    def count(self, first: int, last: int, form: str, x: float = 306, y: float = 782) -> None:
        """Stamp one running count over pages of several documents: `Page {p} of {pp}`."""
        leaves = self.packet.leaves[first - 1 : last]
        for at, leaf in enumerate(leaves, start=1):
            text = form.format(p=at, pp=len(leaves))
            leaf.sheet.text(x, y, text, "sans", 7.5, align="center")
            leaf.sheet.printed.append((at, len(leaves) if "{pp}" in form else None))

    def bates(self, prefix: str, first: int) -> None:
        """Stamp every page below its own foot."""
        for at, leaf in enumerate(self.packet.leaves):
            leaf.sheet.text(576, 788, f"{prefix}{first + at:06d}", "mono-b", 8, align="right")
            leaf.sheet.printed.append((first + at, None))

    def lose(self, *pages: int, total: int) -> None:
        """Take out neighbours under a count that began on page 1; they are missed.

        Their documents' own numbers are noted too: either count tells of the gap.
        """
        gone = self.packet.leaves[pages[0] - 1 : pages[-1]]
        del self.packet.leaves[pages[0] - 1 : pages[-1]]
        own = {n for leaf in gone for n, of in leaf.sheet.printed if of is not None and of > 1}
        sides = (pages[0] - 1, pages[0])
        numbers = (*pages, *sorted(own - set(pages)))
        self.packet.withheld.append(Withheld(gone[0].sheet.category, numbers, total, sides))

    def shuffle(self, first: int, last: int) -> None:
        """Let pages fall on the floor and be picked up.

        A page that does not say its own day stays behind the one that does: nobody could tell
        where else it belongs.
        """
        clumps: list[list[Leaf]] = []
        for leaf in self.packet.leaves[first - 1 : last]:
            follows = clumps and leaf.sheet.visits == clumps[-1][-1].sheet.visits
            if follows and leaf.sheet.visits and not says_its_day(leaf.sheet):
                clumps[-1].append(leaf)
            else:
                clumps.append([leaf])
        random.Random(self.packet.file).shuffle(clumps)
        self.packet.leaves[first - 1 : last] = [leaf for clump in clumps for leaf in clump]

    def interleave(self, first: int, middle: int, last: int) -> None:
        """Lay the pages first..middle-1 and middle..last one between the other."""
        one = self.packet.leaves[first - 1 : middle - 1]
        two = self.packet.leaves[middle - 1 : last]
        mixed = []
        while one or two:
            mixed += [pile.pop(0) for pile in (one, two) if pile]
        self.packet.leaves[first - 1 : last] = mixed


def says_its_day(sheet: Sheet) -> bool:
    """Tell whether a page gives the first day of one of its visits, in any form."""
    text = sheet.running_text().upper()
    days = [visit.date for visit in sheet.visits if visit.date]
    return any(form(on).upper() in text for on in days for form in FORMS.values())
