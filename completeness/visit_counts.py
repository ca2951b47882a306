"""Visits of a course that were attended, by what its record states or its bill charges."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.flags import Evidence
from completeness.billing_house import of_same_house
from completeness.held import Charge, Held, shown_line
from completeness.places import belongs_to
from completeness.visits_told import stated_visits


@dataclass(frozen=True, slots=True)
class Counted:
    """How many visits of one house took place, by one statement or charge.

    `first` and `last` are the days that it speaks of, both in it; None is an open end. `known_by`
    is the house as printed, else the packet: what the flag is known by.
    """

    category: Category
    house: str | None
    visits: int
    first: dt.date | None
    last: dt.date | None
    evidence: Evidence
    billed: bool
    known_by: str

    def covers(self, day: dt.date) -> bool:
        """Tell whether the count speaks of that day."""
        after = self.first is None or self.first <= day
        return after and (self.last is None or day <= self.last)

    def meets(self, other: Counted) -> bool:
        """Tell whether two counts speak of visits of the same days."""
        low, high = dt.date.min, dt.date.max
        return (self.first or low) <= (other.last or high) and (other.first or low) <= (
            self.last or high
        )


def counts(held: Held) -> Iterator[Counted]:
    """Give each count of attended visits that a course's own record states or a bill charges."""
    yield from _stated(held)
    yield from _billed(held)


def _stated(held: Held) -> Iterator[Counted]:
    rules = held.tables.visits
    own: dict[tuple[str, int], Encounter] = {}
    for kind in rules.kinds:
        for encounter in held.of_category.get(kind, ()):
            for number in encounter.pages:
                if not held.is_foreign(encounter.packet, number):
                    last = own.setdefault((encounter.packet, number), encounter)
                    own[encounter.packet, number] = max(last, encounter, key=_day)
    for (packet, number), encounter in own.items():
        page = held.page(packet, number)
        if page is None or not page.legible or held.is_copy(packet, [number]):
            continue
        if held.is_poorly_read(page):
            continue
        for sentence, visits in stated_visits(page.text, encounter.facility, rules):
            last_day = encounter.end_date or encounter.date
            if not _is_asked(encounter, held):
                continue
            yield Counted(
                encounter.category,
                encounter.facility,
                visits,
                None,
                last_day,
                Evidence(packet, number, sentence),
                billed=False,
                known_by=encounter.printed_place or packet,
            )


def _day(encounter: Encounter) -> dt.date:
    return encounter.end_date or encounter.date or dt.date.min


def _is_asked(encounter: Encounter, held: Held) -> bool:
    """Tell whether all visits up to that record were asked for, from the loss on."""
    request = held.request(encounter.packet)
    if request is None:
        return True
    if request.date_to and _day(encounter) > request.date_to:
        return False
    begun = [r.date_from for r in held.matter.requests if belongs_to(r.provider, request.provider)]
    start = held.start
    return start is None or any(first is None or first <= start for first in begun)


def _billed(held: Held) -> Iterator[Counted]:
    """Give the charges of one line for the visits of a stretch of days."""
    rules = held.tables.visits
    for charge in held.charges:
        line = charge.line
        if line.date is None or line.end_date is None or charge.repeated or line.doubtful:
            continue
        if (page := held.page(charge.packet, line.page)) and held.is_poorly_read(page):
            continue
        visits = _charged_visits(charge, held)
        if (
            charge.category not in rules.kinds
            or not 1 < visits <= (line.end_date - line.date).days + 1
        ):
            continue
        houses = [e for e in held.of_category.get(charge.category, ()) if of_same_house(charge, e)]
        yield Counted(
            charge.category,
            houses[0].facility if houses else charge.provider,
            visits,
            line.date,
            line.end_date,
            shown_line(charge),
            billed=True,
            known_by=(houses[0].printed_place if houses else None) or charge.packet,
        )


def _charged_visits(charge: Charge, held: Held) -> int:
    """Give how many visits a line charges; 0 where its units may be minutes.

    The words of the line count them ("8 visits"), or a column that is headed so; of some codes
    each unit is a visit.
    """
    rules, line = held.tables.visits, charge.line
    said = re.search(rf"\b(\d{{1,3}})\s?{rules.units}\b", line.description.lower())
    if said:
        return int(said[1])
    if line.units != int(line.units):
        return 0
    page = held.page(charge.packet, line.page)
    text = page.text.lower() if page else ""
    counted = re.search(rf"\b{int(line.units)}\s{rules.units}\b", text)
    headed = rules.counts_visits.search(text) and not rules.counts_units.search(text)
    return int(line.units) if counted or headed or rules.is_per_visit(line.code) else 0


def held_visits(counted: Counted, held: Held) -> list[Encounter]:
    """Give the notes in hand that a count may speak of; undated ones may be of any day."""
    return [
        e
        for e in held.of_category.get(counted.category, ())
        if e.date is None or any(map(counted.covers, (e.date, e.end_date or e.date)))
        if e.packet == counted.evidence.packet
        or e.facility is None
        or counted.house is None
        or belongs_to(e.facility, counted.house)
    ]
