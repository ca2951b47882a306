"""A matter's packets, put together from documents in few words; and the truth of it all."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import Packet
from sample_packets.builder.script import Charge, Place, Visit, day
from sample_packets.builder.truth import CARE, truth_of
from sample_packets.varied_records.document import Document, sheets_of
from sample_packets.varied_records.doubts import leave_open
from sample_packets.varied_records.people import Cast
from sample_packets.varied_records.pile import Pile
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
        binder = Binder(packet, self, self.cast.places[place], day(printed))
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
        leave_open(truth, self.cast)
        return truth


@dataclass
class Binder(Pile):
    """One packet being put together."""

    chart: Chart
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
