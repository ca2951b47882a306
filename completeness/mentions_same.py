"""Whether the care that a sentence tells of and a visit are one: nothing that is named differs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from casefile.encounters import Encounter, Mention, Study
from casefile.names import person_tokens
from completeness.held import Held
from completeness.mentions_named import named_things
from completeness.places import has_own_word, is_institution, may_be_called

_SHORT = 3
_CONSULTATION = "consultation"


def same_session(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether an operation of that very day was on the part named, whatever it was called.

    Where no part is named, the house or the surgeon tells.
    """
    if mention.subject != "operation" or mention.date is None or encounter.date is None:
        return False
    last = mention.date_end or mention.date
    if not mention.date <= encounter.date <= last:
        return False
    parts = held.tables.studies.regions_in(mention.quote)
    if not parts:
        named = mention.place or mention.provider
        return bool(named and encounter.facility) and (
            same_place(mention, encounter, held) and same_surname(mention, encounter)
        )
    text = held.text(encounter)
    return all(_stands_in(part, text) for part in parts)


def same_study(study: Study | None, encounter: Encounter, held: Held) -> bool:
    """Tell whether a study is the one that is named, by its report's words where it names none."""
    if study is None:
        return True
    if encounter.study is not None:
        return held.tables.studies.same_study(study, encounter.study)
    text, known = held.text(encounter), held.tables.studies
    called = (known.called(study.modality), known.shown_in(study.region), {study.side})
    return all(
        any(_stands_in(name, text) for name in names if name) for names in called if any(names)
    )


def same_subject(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether what sets the named operation or therapy apart stands in the record held."""
    text = held.text(encounter)
    alike = held.tables.references.same_operation
    return all(
        any(_stands_in(other, text) for other in _alike(word, alike))
        for word in named_things(mention, held)
    )


def _alike(word: str, groups: Sequence[Sequence[str]]) -> set[str]:
    """Give the words by which a thing may be recorded: its own, and those that mean the same."""
    return {word, *(w for group in groups if word in group for w in group)}


def _stands_in(name: str, text: str) -> bool:
    """Tell whether each word of a name stands in the text, its ending aside."""
    if "-" in name:
        return re.search(rf"\b{re.escape(name.lower())}", text) is not None
    words = re.findall(r"[a-z]{2,}", name.lower())
    stems = [w[: max(4, len(w) - 2)] if len(w) > 5 else w for w in words if w != "spine"]
    # what is short stands whole: "US" is not in "used"
    return all(
        re.search(rf"\b{re.escape(s)}" + (r"s?\b" if len(s) <= _SHORT else ""), text) for s in stems
    )


def same_place(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether an encounter can be at the place that is named.

    A letterhead that any house could bear ("Physical Therapy") is of the house that sent it.
    """
    place, house = mention.place, encounter.facility
    if house and not has_own_word(house):
        request = held.request(encounter.packet)
        house = request.provider if request else house
    return not place or not house or may_be_called(place, house)


def _same_specialty(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether a visit can be that to a specialist of whom no name is told.

    The record of a neurologist says so somewhere; a note that only speaks of one is of the house
    that tells of it.
    """
    if mention.provider or mention.place:
        return True
    quote, text = mention.quote.lower(), held.text(encounter)
    shown = [
        word
        for trade, words in held.tables.references.specialists.items()
        if re.search(rf"\b{trade}", quote)
        for word in words
    ]
    return not shown or any(re.search(rf"\b{word}", text) for word in shown)


def same_clinician(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether a visit can be that to the house and the clinician who are told of."""
    if not same_place(mention, encounter, held) or not same_surname(mention, encounter):
        return False
    return mention.subject != _CONSULTATION or _same_specialty(mention, encounter, held)


def same_surname(mention: Mention, encounter: Encounter) -> bool:
    """Tell whether the clinician who is named can be the encounter's; a house is no clinician."""
    told, own = mention.provider or "", encounter.provider or ""
    if told == mention.place or is_institution(told) or is_institution(own):
        return True
    a, b = person_tokens(told), person_tokens(own)
    return not a or not b or fuzz.ratio(a[-1], b[-1]) >= 75


def surely_same_surname(mention: Mention, encounter: Encounter) -> bool:
    """Tell whether the clinician who is named is the one who rendered the visit, by name."""
    told, own = mention.provider or "", encounter.provider or ""
    named = bool(person_tokens(told) and person_tokens(own)) and not is_institution(own)
    return named and same_surname(mention, encounter)
