"""Whom and what place a sentence names with a thing that took place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casefile.categories import Category
from ingest.finding.mention_things import MentionRules

# A full stop lost in reading: "Dr. Ames He was given ..."
_NEXT_SENTENCE = re.compile(r"\s+(?:He|She|They|The|His|Her|I|We|It|In|On|At|Patient|This|There)$")
_POSSESSIVE = re.compile(r"['’]s?$")

_Name = tuple[int, int, str]


def who_and_where(
    known: MentionRules, said: str, category: Category, start: int, end: int
) -> tuple[str | None, str | None]:
    """Give the clinician or place named with the thing at said[start:end], and the place.

    The name nearest behind the thing is taken, else the last one before it. Where an ambulance
    takes somebody is not the ambulance's name, nor is the ambulance where somebody was treated.
    "Dr. Ames's partner" is not Dr. Ames.
    """
    rides = category is Category.EMS
    named = [n for n in _found(known.place, said) if bool(known.carrier.search(n[2])) == rides]
    doctors = [n for n in _found(known.doctor, said) if not _POSSESSIVE.search(n[2])]
    provider = _nearest(named if rides else [*doctors, *named], start, end)
    loose = [] if rides else [n for n in _found(known.whereabouts, said) if not _inside(n, named)]
    return provider, _nearest([*named, *loose], start, end)


def _found(pattern: re.Pattern[str], said: str) -> Iterator[_Name]:
    for match in pattern.finditer(said):
        for group in range(1, pattern.groups + 1):
            if match.group(group):
                name = _NEXT_SENTENCE.sub("", match.group(group))
                yield match.start(group), match.end(group), name


def _inside(name: _Name, others: Sequence[_Name]) -> bool:
    return any(name[0] < end and name[1] > start for start, end, _ in others)


def _nearest(names: Sequence[_Name], start: int, end: int) -> str | None:
    if not names:
        return None
    behind = [n for n in names if n[0] >= start or n[1] >= end]
    return min(behind)[2] if behind else max(names)[2]
