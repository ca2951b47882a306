"""From the encounters of all packets to one chronology in which each visit stands once."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.flags import ChronologyEntry, CitedFact, Judgement, PageRef
from casefile.matters import MatterFacts
from casefile.names import same_person, same_place

_ORDER = {category: place for place, category in enumerate(Category)}


def chronicle(facts: MatterFacts, judgement: Judgement) -> tuple[ChronologyEntry, ...]:
    """Merge the dated encounters of a matter, earliest first.

    The same visit from two packets becomes one entry with both citations; a fact on a page that
    only repeats another page of the same entry is cited once, from the original. Undated records
    have no place in time: exports list them apart (`undated_encounters`).
    """
    by_day: dict[tuple[dt.date, Category], list[Encounter]] = defaultdict(list)
    for encounter in _encounters(facts):
        if encounter.date is not None:
            by_day[encounter.date, encounter.category].append(encounter)
    entries = [
        _entry(visit, judgement)
        for (_, category), encounters in by_day.items()
        for visit in _visits(category, encounters)
    ]
    return tuple(sorted(entries, key=_in_time))


def undated_encounters(facts: MatterFacts) -> tuple[Encounter, ...]:
    """Give the encounters whose records give no date of service, in packet order."""
    return tuple(e for e in _encounters(facts) if e.date is None)


def _encounters(facts: MatterFacts) -> Iterable[Encounter]:
    for packet in facts.packets:
        yield from packet.encounters


def _visits(category: Category, encounters: Sequence[Encounter]) -> list[list[Encounter]]:
    visits: list[list[Encounter]] = []
    for encounter in encounters:
        for visit in visits:
            if all(_same_visit(category, encounter, other) for other in visit):
                visit.append(encounter)
                break
        else:
            visits.append([encounter])
    return visits


def _same_visit(category: Category, one: Encounter, other: Encounter) -> bool:
    """Two encounters of one day and category are one visit unless something tells them apart."""
    if category is Category.RADIOLOGY and one.study and other.study and one.study != other.study:
        return False
    if one.provider and other.provider and same_person(one.provider, other.provider):
        return True
    if one.facility and other.facility and not same_place(one.facility, other.facility):
        return False
    return not (one.provider and other.provider and not (one.facility and other.facility))


def _entry(visit: Sequence[Encounter], judgement: Judgement) -> ChronologyEntry:
    first = visit[0]
    ends = [e.end_date for e in visit if e.end_date is not None]
    return ChronologyEntry(
        date=first.date,
        end_date=max(ends) if ends else None,
        time=_first(e.time for e in visit),
        category=first.category,
        provider=_first(e.provider for e in visit),
        facility=_first(e.facility for e in visit),
        encounters=tuple(e.id for e in visit),
        facts=_facts(visit, judgement),
    )


def _facts(visit: Sequence[Encounter], judgement: Judgement) -> tuple[CitedFact, ...]:
    held = {PageRef(e.packet, page) for e in visit for page in e.pages}
    return tuple(
        CitedFact(e.packet, fact)
        for e in visit
        for fact in e.facts
        if judgement.duplicates.get(PageRef(e.packet, fact.page)) not in held
    )


def _first(values: Iterable[str | None]) -> str | None:
    return next((v for v in values if v), None)


def _in_time(entry: ChronologyEntry) -> tuple[dt.date, str, int, tuple[str, ...]]:
    return (
        entry.date or dt.date.max,
        entry.time or "",
        _ORDER[entry.category],
        entry.encounters,
    )
