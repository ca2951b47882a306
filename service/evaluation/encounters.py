"""Encounters: matched by packet, date, category and pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz import fuzz

from casefile.names import same_person, same_place
from service.evaluation.ground import Ground
from service.evaluation.scores import Scores
from service.evaluation.truth import EncounterTruth, Place

SHARED_PAGES = 0.5
"""Least intersection over union of pages for two encounters to be one."""


@dataclass
class Given:
    """What the case file gives as visits of one packet, date and category."""

    file: str
    date: str | None
    category: str
    ids: set[tuple[str, str]] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    providers: set[str] = field(default_factory=set)
    facilities: set[str] = field(default_factory=set)
    end_dates: set[str] = field(default_factory=set)


@dataclass
class TrueVisit:
    """The same of the truth; required where any of its encounters is."""

    file: str
    category: str
    dates: frozenset[str]
    undated: bool
    optional: bool
    foreign: bool
    ids: set[str] = field(default_factory=set)
    pages: set[int] = field(default_factory=set)
    providers: set[str] = field(default_factory=set)
    facilities: set[str] = field(default_factory=set)
    end_date: str | None = None


@dataclass
class Pairing:
    """Which given encounter is which true one."""

    true_of: dict[tuple[str, str], TrueVisit] = field(default_factory=dict)


def score_encounters(ground: Ground, scores: Scores) -> Pairing:
    """Count encounters found, missed and invented; give the pairs for what builds on them."""
    given, true = _given(ground), _true(ground.truth.encounters)
    unsure = {k for k, p in ground.pages.items() if p.duplicate_of or not p.legible or p.blank}
    pairs = _pair(given, true, unsure)
    hits = scores.hits["encounters"]
    pairing = Pairing()
    for one, other in pairs:
        for key in one.ids:
            pairing.true_of[key] = other
        if not other.optional:
            hits.match()
            _details(one, other, scores)
    paired_given = {id(one) for one, _ in pairs}
    paired_true = {id(other) for _, other in pairs}
    for one in given:
        if id(one) not in paired_given and not _excused(one, true, unsure):
            hits.wrong += 1
            scores.misses.append(
                f"encounters invented {one.file} {one.date} {one.category} {sorted(one.pages)}"
            )
    for other in true:
        if id(other) not in paired_true and not other.optional:
            hits.missed += 1
            scores.misses.append(
                f"encounters missed {other.file} {min(other.dates, default=None)} {other.category}"
                f" {sorted(other.pages)}"
            )
    return pairing


def _given(ground: Ground) -> list[Given]:
    merged: dict[tuple[str, str | None, str], Given] = {}
    for packet in ground.case.packets:
        file = ground.file_of[packet.id]
        for e in packet.encounters:
            one = merged.setdefault((file, e.date, e.category), Given(file, e.date, e.category))
            one.ids.add((packet.id, e.id))
            one.pages |= set(e.pages)
            one.providers |= {e.provider} if e.provider else set()
            one.facilities |= {e.facility} if e.facility else set()
            one.end_dates |= {d for d in (e.date, e.end_date) if d}
    return list(merged.values())


def _true(encounters: tuple[EncounterTruth, ...]) -> list[TrueVisit]:
    merged: dict[tuple[str | None, ...], TrueVisit] = {}
    for e in encounters:
        own = e.id if e.undated or e.foreign else ""
        fresh = TrueVisit(e.file, e.category, e.dates, e.undated, e.optional, e.foreign)
        one = merged.setdefault((e.file, e.date, e.category, own), fresh)
        one.ids.add(e.id)
        one.optional &= e.optional
        one.pages |= set(e.core or e.pages)
        one.providers |= {n for n in (e.provider, *e.providers_ok) if n}
        one.facilities |= {e.facility} if e.facility else set()
        one.end_date = e.end_date or one.end_date
    return list(merged.values())


def _pair(
    given: list[Given], true: list[TrueVisit], unsure: set[Place]
) -> list[tuple[Given, TrueVisit]]:
    """Pair the best first: required before optional, then by shared pages."""
    candidates = []
    for i, one in enumerate(given):
        for j, other in enumerate(true):
            if one.file != other.file or one.category != other.category:
                continue
            if not other.undated and one.date not in other.dates:
                continue
            shared = _shared(one, other, unsure)
            if shared >= SHARED_PAGES or (other.optional and one.pages & other.pages):
                candidates.append((not other.optional, shared, -i, -j))
    pairs, used_given, used_true = [], set(), set()
    for required, _, i, j in sorted(candidates, reverse=True):
        if i in used_given or (required and j in used_true):
            continue
        used_given.add(i)
        used_true.add(j)
        pairs.append((given[-i], true[-j]))
    return pairs


def _shared(one: Given, other: TrueVisit, unsure: set[Place]) -> float:
    """Share of common pages; copies and illegible pages may be in or out."""
    firm = {p for p in one.pages if (one.file, p) not in unsure or p in other.pages} or one.pages
    return len(firm & other.pages) / max(1, len(firm | other.pages))


def _excused(one: Given, true: list[TrueVisit], unsure: set[Place]) -> bool:
    """Neither right nor wrong: on copies only, or on the pages of an optional encounter."""
    if one.pages and all((one.file, p) in unsure for p in one.pages):
        return True
    return any(t.optional and t.file == one.file and t.pages & one.pages for t in true)


def _details(one: Given, other: TrueVisit, scores: Scores) -> None:
    named = any(
        same_person(a, b) or same_place(a, b) for a in one.providers for b in other.providers
    )
    scores.shares["encounters.provider"].count(named)
    placed = any(_same_house(a, b) for a in one.facilities for b in other.facilities)
    scores.shares["encounters.facility"].count(placed)
    if other.end_date:
        scores.shares["encounters.end_date"].count(other.end_date in one.end_dates)


def _same_house(one: str, other: str) -> bool:
    """A hospital named with its department is still the hospital."""
    return same_place(one, other) or fuzz.token_set_ratio(one.lower(), other.lower()) >= 85
