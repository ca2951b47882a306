"""When two encounters, of one packet or of two, are the same visit.

Merging too much hides a visit, merging too little repeats one; where nothing tells, the encounters
stay apart, and a reader sees both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field
from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.encounters import Encounter, Fact
from casefile.flags import PageRef
from casefile.names import DEPARTMENTS, place_tokens, same_person, same_place

SPANS = frozenset({Category.INPATIENT, Category.EMERGENCY})
"""Care that may last over days and that many clinicians share."""

ONE_A_DAY = SPANS | {Category.PHARMACY}
"""Care that a place gives once on a day, whoever signed for it."""

BY_ORDER = frozenset({Category.LABORATORY, Category.PHARMACY})
"""Care whose named clinician only ordered it, so that the name says nothing of the place."""

ARRIVALS = frozenset({Category.EMERGENCY, Category.EMS})

_SAME_WORDS = 90


class VisitTable(BaseModel):
    """`visits.toml`: words that places share, and how far apart two visits of a day are."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    returned_after_minutes: int = Field(gt=0)
    common_words: frozenset[str]
    shared_part: float = Field(gt=0, le=1)
    shared_part_on_copies: float = Field(gt=0, le=1)
    long_sentence_words: int = Field(gt=0)
    fewest_sentences: int = Field(gt=0)


@dataclass(frozen=True)
class SameVisit:
    """Tells whether two dated encounters are one visit."""

    table: VisitTable
    duplicates: Mapping[PageRef, PageRef]

    def __call__(self, one: Encounter, other: Encounter) -> bool:
        """Weigh two encounters: days, study, pages, place, arrival, and then who was seen."""
        if one.category is not other.category or not _same_days(one, other):
            return False
        if one.category is Category.RADIOLOGY and not _may_be_one_study(one, other):
            return False
        if self._one_paper(one, other):
            return True
        if not self._places_agree(one, other) or self._came_again(one, other):
            return False
        if one.category is Category.RADIOLOGY:
            return _both_placed(one, other) and self._one_study(one, other)
        return self._one_clinician(one, other)

    def clinician(self, encounter: Encounter) -> str | None:
        """Give the person who rendered the care; None where only the place is named."""
        name, place = encounter.provider, encounter.facility
        if not name or (place and same_place(name, place)):
            return None
        return None if self._common.intersection(place_tokens(name)) else name

    @property
    def _common(self) -> frozenset[str]:
        return DEPARTMENTS | self.table.common_words

    def _one_clinician(self, one: Encounter, other: Encounter) -> bool:
        placed = _both_placed(one, other)
        a, b = self.clinician(one), self.clinician(other)
        if (one.category in ONE_A_DAY and placed) or not (a and b):
            return placed
        return same_person(a, b) and (placed or one.category not in BY_ORDER)

    def _one_paper(self, one: Encounter, other: Encounter) -> bool:
        """Tell whether the two rest on copies of one page, or on the same sentences printed anew.

        A copied page may hold two visits, so that copies alone do not make one of them.
        """
        shared = self._shared(self._sentences(one), self._sentences(other))
        if _copied(one, other, self.duplicates):
            return shared is None or shared >= self.table.shared_part_on_copies
        return shared is not None and shared >= self.table.shared_part

    def _sentences(self, encounter: Encounter) -> frozenset[tuple[str, str]]:
        """Give the quoted sentences long enough not to stand in two visits by chance."""
        return frozenset(
            told(f)
            for f in encounter.facts
            if len(f.text.split()) >= self.table.long_sentence_words
        )

    def _shared(self, mine: frozenset[object], theirs: frozenset[object]) -> float | None:
        """Give the part of the fewer sentences that both have; None where that says nothing."""
        fewer = min(len(mine), len(theirs))
        return len(mine & theirs) / fewer if fewer >= self.table.fewest_sentences else None

    def _one_study(self, one: Encounter, other: Encounter) -> bool:
        """Two reports are of one study where both name it, or where one reader names none.

        In one packet, other times mean other exposures: before and after setting a bone.
        """
        a, b = one.study, other.study
        if a and b and a.region and a.region == b.region:
            return (
                one.packet != other.packet
                or not (one.time and other.time)
                or one.time == other.time
            )
        return one.packet != other.packet and self._readers_agree(one, other)

    def _readers_agree(self, one: Encounter, other: Encounter) -> bool:
        a, b = self.clinician(one), self.clinician(other)
        return bool(a and b and same_person(a, b))

    def _places_agree(self, one: Encounter, other: Encounter) -> bool:
        """Two places differ where both are named and share no word of their own.

        "Mercy Hospital" and "Mercy Hospital Emergency Department" name one place on one day.
        """
        if not one.facility or not other.facility or same_place(one.facility, other.facility):
            return True
        a, b = place_tokens(one.facility), place_tokens(other.facility)
        common = self._common
        own = [" ".join(t for t in tokens if t not in common) for tokens in (a, b)]
        if not all(own):
            own = [" ".join(a), " ".join(b)]
        return fuzz.token_set_ratio(own[0], own[1]) >= _SAME_WORDS

    def _came_again(self, one: Encounter, other: Encounter) -> bool:
        """Tell whether one packet shows two arrivals on one day, hours apart."""
        if one.packet != other.packet or one.category not in ARRIVALS:
            return False
        if not (one.time and other.time) or one.date != other.date:
            return False
        return abs(_minutes(one.time) - _minutes(other.time)) >= self.table.returned_after_minutes


def told(fact: Fact) -> tuple[str, str]:
    """Give what makes two facts of one visit the same: their kind and their words."""
    return fact.kind.value, " ".join(fact.text.casefold().split())


def _same_days(one: Encounter, other: Encounter) -> bool:
    if one.date is None or other.date is None:
        return False
    if one.category in SPANS:
        first, last = one.end_date or one.date, other.end_date or other.date
        return one.date <= last and other.date <= first
    return one.date == other.date


def _copied(one: Encounter, other: Encounter, duplicates: Mapping[PageRef, PageRef]) -> bool:
    mine = {PageRef(one.packet, page) for page in one.pages}
    theirs = {PageRef(other.packet, page) for page in other.pages}
    again = {p for p in mine - theirs if duplicates.get(p) in theirs}
    again |= {duplicates[p] for p in theirs - mine if duplicates.get(p) in mine}
    origins = {duplicates[p] for p in mine if p in duplicates}
    again |= {p for p in origins if p in {duplicates.get(q) for q in theirs - mine}}
    return 2 * len(again) >= min(len(mine), len(theirs))


def _may_be_one_study(one: Encounter, other: Encounter) -> bool:
    """Two studies differ where both say what they looked at and any of it differs."""
    a, b = one.study, other.study
    if a is None or b is None:
        return True
    pairs = ((a.modality, b.modality), (a.region, b.region), (a.side, b.side))
    return not any(x and y and x != y for x, y in pairs)


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def _both_placed(one: Encounter, other: Encounter) -> bool:
    return bool(one.facility and other.facility)
