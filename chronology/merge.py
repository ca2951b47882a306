"""From the encounters of all packets to one chronology in which each visit stands once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial

from casefile.categories import Category
from casefile.encounters import Encounter, Fact
from casefile.flags import ChronologyEntry, CitedFact, Judgement, PageRef
from casefile.matters import MatterFacts, PacketFacts
from casefile.names import person_tokens, place_tokens, same_person
from casefile.rules import RuleBook
from chronology.visits import SPANS, SameVisit, VisitTable, told

_ORDER = {category: place for place, category in enumerate(Category)}


def chronicle(
    facts: MatterFacts, judgement: Judgement, rules: RuleBook = RuleBook()
) -> tuple[ChronologyEntry, ...]:
    """Merge the dated encounters of a matter, earliest first.

    The same visit from two packets becomes one entry that names both encounters. What the second
    only repeats (a copied page, the same sentence printed again) is cited once, from the first.
    Undated records have no place in time: exports list them apart (`undated_entries`). Pages
    of somebody else never enter.

    Raises:
        RuleTableError: a firm's own `visits.toml` cannot be used.
    """
    foreign = {PageRef(p.id, page.page) for p in facts.packets for page in p.pages if page.foreign}
    same_visit = SameVisit(rules.table("chronology", "visits", VisitTable), judgement.duplicates)
    own = list(_own_encounters(facts))
    place = {encounter.id: n for n, encounter in enumerate(own)}
    entries = [
        _entry(sorted(visit, key=lambda e: place[e.id]), same_visit, foreign)
        for alike in _alike(own)
        for visit in _visits(alike, same_visit)
    ]
    return tuple(sorted(entries, key=_in_time))


def undated_entries(facts: MatterFacts) -> tuple[ChronologyEntry, ...]:
    """Give an entry to each encounter whose record gives no date of service, in packet order."""
    return tuple(
        ChronologyEntry(
            date=None,
            category=encounter.category,
            encounters=(encounter.id,),
            facts=tuple(CitedFact(encounter.packet, fact) for fact in encounter.facts),
            time=encounter.time,
            provider=encounter.provider,
            facility=encounter.facility,
        )
        for encounter in _own_encounters(facts)
        if encounter.date is None
    )


def _own_encounters(facts: MatterFacts) -> Iterable[Encounter]:
    """Give every encounter that rests on at least one page of the client's own."""
    for packet in facts.packets:
        foreign = _foreign_pages(packet)
        yield from (e for e in packet.encounters if not foreign.issuperset(e.pages))


def _foreign_pages(packet: PacketFacts) -> set[int]:
    return {page.page for page in packet.pages if page.foreign}


def _alike(encounters: Iterable[Encounter]) -> Iterable[list[Encounter]]:
    """Give the dated encounters that could be one visit: by category and, but for stays, by day."""
    alike: dict[tuple[Category, dt.date | None], list[Encounter]] = {}
    for encounter in encounters:
        if encounter.date is not None:
            day = None if encounter.category in SPANS else encounter.date
            alike.setdefault((encounter.category, day), []).append(encounter)
    return alike.values()


def _visits(encounters: Sequence[Encounter], same_visit: SameVisit) -> list[list[Encounter]]:
    """Group encounters into visits, those that say most first.

    One that fits several visits (no doctor named, where two saw the client that day) joins none.
    The parts of a stay need not touch each other, only the stay.
    """
    visits: list[list[Encounter]] = []
    for encounter in sorted(encounters, key=partial(_most_told, same_visit)):
        spans = encounter.category in SPANS
        fitting = []
        for visit in visits:
            same = (same_visit(encounter, other) for other in visit)
            if any(same) if spans else all(same):
                fitting.append(visit)
        if len(fitting) == 1 or (fitting and spans):
            fitting[0].append(encounter)
        else:
            visits.append([encounter])
    return visits


def _most_told(
    same_visit: SameVisit, encounter: Encounter
) -> tuple[dt.date, dt.timedelta, bool, bool]:
    assert encounter.date is not None
    length = (encounter.end_date or encounter.date) - encounter.date
    return (
        encounter.date,
        -length,
        same_visit.clinician(encounter) is None,
        encounter.facility is None,
    )


def _entry(
    visit: Sequence[Encounter], same_visit: SameVisit, foreign: Collection[PageRef]
) -> ChronologyEntry:
    ends = [e.end_date for e in visit if e.end_date is not None]
    first = min(e.date for e in visit if e.date is not None)
    return ChronologyEntry(
        date=first,
        end_date=max(ends) if ends else None,
        time=min((e.time for e in visit if e.time and e.date == first), default=None),
        category=visit[0].category,
        provider=_provider(visit, same_visit),
        facility=_fullest([e.facility for e in visit if e.facility], place_tokens),
        encounters=tuple(e.id for e in visit),
        facts=tuple(_facts(visit, same_visit, foreign)),
    )


def _provider(visit: Sequence[Encounter], same_visit: SameVisit) -> str | None:
    """Give the visit's clinician, else the name that stands in for one."""
    people = [name for e in visit if (name := same_visit.clinician(e))]
    if people:
        return _fullest([n for n in people if same_person(n, people[0])], person_tokens)
    return next((e.provider for e in visit if e.provider), None)


def _fullest(names: Sequence[str], parts: Callable[[str], list[str]]) -> str | None:
    """Give the form in which a name is printed most often, else in most words, else first."""
    if not names:
        return None
    return max(names, key=lambda n: (names.count(n), len(parts(n)), -names.index(n)))


def _facts(
    visit: Sequence[Encounter], same_visit: SameVisit, foreign: Collection[PageRef]
) -> Iterator[CitedFact]:
    held = {PageRef(e.packet, page) for e in visit for page in e.pages}
    seen: set[tuple[str, str]] = set()
    for encounter in visit:
        # One line may carry two codes and so be two facts; to a reader it is one. On another page
        # of the same record a repeated sentence stands for a reason: pain before and after.
        own: dict[tuple[tuple[str, str], int], Fact] = {}
        for fact in encounter.facts:
            if PageRef(encounter.packet, fact.page) not in foreign:
                own.setdefault((told(fact), fact.page), fact)
        for (words, page), fact in own.items():
            copied = same_visit.duplicates.get(PageRef(encounter.packet, page)) in held
            if not copied and words not in seen:
                yield CitedFact(encounter.packet, fact)
        seen |= {words for words, _ in own}


def _in_time(entry: ChronologyEntry) -> tuple[dt.date, str, int, tuple[str, ...]]:
    return (
        entry.date or dt.date.max,
        entry.time or "",
        _ORDER[entry.category],
        entry.encounters,
    )
