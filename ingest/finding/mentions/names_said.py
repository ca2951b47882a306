"""The names of a sentence, and which of them belongs to a thing that took place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from ingest.finding.mentions.actors import Actor, actor_before
from ingest.finding.mentions.names import Names, Span

# What may stand between a word and the name that it leads to.
_TITLE = re.compile(r"\s*(?:(?:the|an?|one)\s+)?(?:(?:Drs?|Doctor)\.?\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamesSaid:
    """The names of a sentence: doctors, places by kind or by "at", and ambulance services."""

    doctors: tuple[Span, ...]
    places: tuple[Span, ...]
    loose: tuple[Span, ...]
    carriers: tuple[Span, ...]

    def who_and_where(
        self, category: Category, start: int, end: int, others: Sequence[tuple[int, int]]
    ) -> tuple[str | None, str | None]:
        """Give the clinician or place named with the thing at start..end, and the place.

        The name nearest behind the thing is taken, else the last one before it; `others` are the
        other things of the sentence: where a name stands before the next of them, one behind that
        is the other's. Where an ambulance takes somebody is not the ambulance's name, nor is the
        ambulance where somebody was treated.
        """
        if category is Category.EMS:
            return _nearest(self.carriers, start, end), _nearest(self.carriers, start, end)
        known = sorted([*self.doctors, *self.places, *self.loose])
        stop = min((a for a, _ in others if a >= end), default=None)
        if stop is not None and any(n[0] >= start and n[1] <= stop for n in known):
            known = [n for n in known if n[1] <= stop]
        who = [n for n in known if n not in self.loose]
        where = [n for n in known if n not in self.doctors]
        return _nearest(who, start, end), _nearest(where, start, end)

    def named_at(self, end: int, said: str, *, clinician: bool = False) -> str | None:
        """Give the place, or `clinician`, whose name follows at once, an article aside."""
        named = (*self.places, *self.loose, *(self.doctors if clinician else ()))
        for start, _, name in named:
            if start >= end and _TITLE.fullmatch(said, end, start):
                return name
        return None

    def actor_before(self, start: int, said: str, names: Names) -> Actor | None:
        """Give the clinician or house that stands right before what was done."""
        known = tuple(sorted((*self.places, *self.loose)))
        return actor_before(start, said, self.doctors, names, known)

    def with_house(self, house: Span) -> NamesSaid:
        """Add a house that is known by what it did."""
        known = any(a <= house[0] and house[1] <= b for a, b, _ in (*self.doctors, *self.places))
        return self if known else replace(self, loose=tuple(sorted((*self.loose, house))))

    def place_around(self, start: int, end: int) -> Span | None:
        """Give the place of whose name words are no more than a part."""
        spans = (*self.places, *self.loose, *self.carriers)
        within = (n for n in spans if n[0] <= start and end <= n[1] and end - start < n[1] - n[0])
        return next(within, None)


def _nearest(names: Sequence[Span], start: int, end: int) -> str | None:
    if not names:
        return None
    behind = [n for n in names if n[0] >= start or n[1] >= end]
    return min(behind)[2] if behind else max(names)[2]
