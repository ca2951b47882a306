"""The chronology as rows: each visit in the record's words, its weight, its pages, its flags."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.pages.looks import page_span, place
from api.pages.packet import flags_by_page
from casefile.encounters import Encounter, Fact
from casefile.flags import ChronologyEntry, Flag
from casefile.matters import MatterFacts
from chronology.export.wording import CATEGORY_LABELS, FACT_LABELS, us_date
from chronology.merge import undated_entries

_QUOTED = 3
"""How many of a visit's facts stand in the list; the others stand beside its page."""

WEIGHTS = {1: "changes the case", 2: "supports it", 3: "routine"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A fact in the record's own words."""

    kind: str
    text: str
    packet: str
    page: int
    fact: Fact


@dataclass(frozen=True, slots=True)
class Source:
    """The pages of one packet that a visit stands on."""

    packet: str
    pages: tuple[int, ...]
    label: str


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit. `dots` of three, and `weight`, say how much it matters.

    `printed` are the names on its pages that the provider directory knows by others.
    """

    number: int
    when: str
    time: str
    provider: str
    facility: str
    what: str
    dots: int
    weight: str
    quotes: tuple[Quoted, ...]
    more: tuple[Quoted, ...]
    sources: tuple[Source, ...]
    flags: tuple[tuple[Flag, str], ...]
    printed: tuple[str, ...]


def visit_rows(
    facts: MatterFacts,
    chronology: Sequence[ChronologyEntry],
    flags: Sequence[Flag],
    names: Mapping[str, str],
) -> list[VisitRow]:
    """Give the dated visits, earliest first, then those whose records give no date."""
    encounters = {e.id: e for p in facts.packets for e in p.encounters}
    by_page = flags_by_page([f for f in flags if f.status == "open"])
    return [
        _row(number, entry, encounters, by_page, names)
        for number, entry in enumerate((*chronology, *undated_entries(facts)), start=1)
    ]


def _row(
    number: int,
    entry: ChronologyEntry,
    encounters: Mapping[str, Encounter],
    by_page: Mapping[tuple[str, int], list[tuple[Flag, str]]],
    names: Mapping[str, str],
) -> VisitRow:
    quoted = [
        Quoted(FACT_LABELS[c.fact.kind], c.fact.text, c.packet, c.fact.page, c.fact)
        for c in entry.facts
    ]
    weighty = sorted(quoted, key=lambda q: q.fact.significance)[:_QUOTED]
    heaviest = min((q.fact.significance for q in quoted), default=3)
    pages: dict[str, list[int]] = {}
    for name in entry.encounters:
        encounter = encounters[name]
        pages.setdefault(encounter.packet, []).extend(encounter.pages)
    refs = [(packet, page) for packet, held in pages.items() for page in held]
    found = {f.id: (f, label) for ref in refs for f, label in by_page.get(ref, ())}
    return VisitRow(
        number=number,
        when=_when(entry),
        time=_clock(entry.time) if entry.date else "",
        provider=place(entry.provider or ""),
        facility=place(entry.facility or ""),
        what=CATEGORY_LABELS[entry.category],
        dots=4 - heaviest,
        weight=WEIGHTS[heaviest],
        quotes=tuple(q for q in quoted if q in weighty),
        more=tuple(q for q in quoted if q not in weighty),
        sources=tuple(
            Source(packet, tuple(held), f"{names[packet]} {page_span(held)}")
            for packet, held in pages.items()
        ),
        flags=tuple(found.values()),
        printed=tuple({n: None for e in entry.encounters for n in encounters[e].printed_names}),
    )


def _when(entry: ChronologyEntry) -> str:
    if entry.date is None:
        return "No date"
    if entry.end_date and entry.end_date != entry.date:
        return f"{us_date(entry.date)} to {us_date(entry.end_date)}"
    return us_date(entry.date)


def _clock(time: str | None) -> str:
    if time is None:
        return ""
    try:
        at = dt.time.fromisoformat(time)
    except ValueError:
        return time
    return f"{at.hour % 12 or 12}:{at:%M %p}"
