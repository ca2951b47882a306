"""The names of a sentence, and which of them belongs to a thing that took place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from ingest.finding.mentions.names import CLAUSE_HEAD, NAME, POSSESSIVE, Names, Span, house_patterns

# A name at the head of a sentence or clause, with nothing between it and what its bearer did but
# who it was there ("Mercy's people", "the Mercy emergency room").
_THERE = (
    r"emergency\s+(?:room|department)|ER|ED|people|office|team|staff|clinic|crew|nurses?|doctors?"
    r"|surgeons?|physicians?|residents?|technicians?"
)
_JOINED = r"\b(?:and|after|then|when|where|until|that|because|says|said)\s+(?:the\s+)?"
_ACTOR = re.compile(
    rf"(?:{CLAUSE_HEAD}|(?P<joined>{_JOINED}))(?P<name>{NAME})(?P<there>\s+(?:{_THERE}))?\s+$"
)
_TITLE = re.compile(r"\bDrs?\.?\s+$")


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
            if start >= end and not said[end:start].lower().replace("the", "").strip():
                return name
        return None

    def actor_before(self, start: int, said: str, names: Names) -> Span | None:
        """Give the house or clinician whose name stands right before what was done.

        A house opens its sentence or clause; a department of the same house is none.
        """
        for doctor in self.doctors:
            if not said[doctor[1] : start].strip(" ,"):
                return doctor
        match = _ACTOR.search(said[:start])
        if match is None or not _may_act(match, names):
            return None
        name = POSSESSIVE.sub("", match["name"])
        at = match.start("name")
        if _TITLE.search(said[:at]):
            here = next((d for d in self.doctors if d[0] == at), None)
            return here if here or not match["there"] else (at, at + len(name), name)
        return (at, at + len(name), name)

    def with_house(self, house: Span) -> NamesSaid:
        """Add a house that is known by what it did."""
        known = any(a <= house[0] and house[1] <= b for a, b, _ in (*self.doctors, *self.places))
        return self if known else replace(self, loose=tuple(sorted((*self.loose, house))))

    def place_around(self, start: int, end: int) -> Span | None:
        """Give the place of whose name words are no more than a part."""
        spans = (*self.places, *self.loose, *self.carriers)
        within = (n for n in spans if n[0] <= start and end <= n[1] and end - start < n[1] - n[0])
        return next(within, None)


def _may_act(match: re.Match[str], names: Names) -> bool:
    """Tell whether a name before an act is that of a house, and the house the one that acts.

    Within a sentence only its kind tells a house; "Mercy's" alone has something, and does nothing.
    """
    name = POSSESSIVE.sub("", match["name"])
    if re.search(names.not_actors, name) or not re.search(r"[a-z]{3}", name):
        return False
    if name.split(maxsplit=1)[0] in names.not_places:
        return False
    if match["joined"] and not house_patterns(names)[0].search(name):
        return False
    return name == match["name"] or match["there"] is not None


def _nearest(names: Sequence[Span], start: int, end: int) -> str | None:
    if not names:
        return None
    behind = [n for n in names if n[0] >= start or n[1] >= end]
    return min(behind)[2] if behind else max(names)[2]
