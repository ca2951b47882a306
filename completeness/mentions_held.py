"""Whether the matter holds the care that a sentence tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.encounters import Encounter, Mention, Study
from casefile.names import person_tokens
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.mentions_named import named_things
from completeness.places import is_institution, may_be_called

# What a visit on a day may be filed as where no house is named.
_VISITS = (
    Category.OFFICE_VISIT,
    Category.EMERGENCY,
    Category.INPATIENT,
    Category.OPERATIVE,
    Category.PHYSICAL_THERAPY,
    Category.CHIROPRACTIC,
)
_SHORT = 3
_SHORTLY_BEFORE = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Told:
    """A mention and the packet it stands in."""

    packet: str
    mention: Mention


def is_held(told: Told, held: Held, missing: Unanswered) -> bool:
    """Tell whether the matter holds it; care billed that very day without a record is not held."""
    mention = told.mention
    if mention.date and (mention.category, mention.date) in missing:
        return _is_reported(mention, mention.date, held)
    if mention.date is not None:
        if _is_misdated(mention, held):
            return True
        candidates = [*_around(mention, held), *_undated_own(told, held)]
    else:
        candidates = [e for c in _filed(mention) for e in held.of_category.get(c, ())]
        candidates = [e for e in candidates if _later(e, held)]
        if _is_elsewhere(mention, held):
            own = own_facility(told, held)
            candidates = [e for e in candidates if own is None or e.facility != own]
        if not mention.provider:
            candidates = [e for e in candidates if e.id != mention.encounter]
    return any(_is_it(mention, e, held) for e in candidates)


def _is_reported(mention: Mention, date: dt.date, held: Held) -> bool:
    """Tell whether a study is held that another one, billed the same day, is not."""
    return mention.category is Category.RADIOLOGY and any(
        _is_it(mention, e, held) for e in held.on(mention.category, date)
    )


def _is_misdated(mention: Mention, held: Held) -> bool:
    """Tell whether an operation is held, only too near the stated date to be another one."""
    words = held.tables.references
    again = re.compile(rf"\b(?:{'|'.join(words.again)})\b", re.IGNORECASE)
    if mention.subject != "operation" or mention.date is None or again.search(mention.quote):
        return False
    reach = dt.timedelta(days=words.one_operation_days)
    first, last = mention.date - reach, (mention.date_end or mention.date) + reach
    return bool(named_things(mention, held)) and any(
        first <= e.date <= last
        and _same_place(mention, e)
        and _same_surname(mention, e)
        and _same_subject(mention, e, held)
        for e in held.of_category.get(mention.category, ())
        if e.date is not None
    )


def _filed(mention: Mention) -> Sequence[Category]:
    """Give where the care may be filed: a visit to a house that is named, as anything it does."""
    if mention.subject == "visit" and mention.date and not mention.place:
        return _VISITS
    if mention.place and (mention.category is Category.OFFICE_VISIT or mention.subject == "visit"):
        return [c for c in Category if c.is_care and c is not Category.PHARMACY]
    return [mention.category]


def _undated_own(told: Told, held: Held) -> list[Encounter]:
    """Give the visit of the note itself where it gives no date: the one told of may be this."""
    return [
        e
        for e in held.packets[told.packet].encounters
        if e.date is None and e.category is told.mention.category and told.mention.page in e.pages
    ]


def _later(encounter: Encounter, held: Held) -> bool:
    """Tell whether an encounter lies after the loss, or so near before it that notes tell of it."""
    start = held.start
    return start is None or encounter.date is None or encounter.date >= start - _SHORTLY_BEFORE


def _is_elsewhere(mention: Mention, held: Held) -> bool:
    quote = " ".join(mention.quote.lower().split())
    return any(cue in quote for cue in held.tables.references.elsewhere)


def own_facility(told: Told, held: Held) -> str | None:
    """Give the house of the note that a mention stands in."""
    for encounter in held.packets[told.packet].encounters:
        if encounter.id == told.mention.encounter:
            return encounter.facility
    return None


def _around(mention: Mention, held: Held) -> list[Encounter]:
    assert mention.date is not None
    slack = held.tables.windows.referenced_days.get(mention.category, 0)
    last = mention.date_end or mention.date
    found: list[Encounter] = []
    at = mention.date
    while at <= last:
        for category in _filed(mention):
            found += held.on(category, at, slack)
        at += dt.timedelta(days=1)
    return found


def _is_it(mention: Mention, encounter: Encounter, held: Held) -> bool:
    """Tell whether the encounter can be what the mention speaks of: nothing named differs."""
    if mention.category is Category.RADIOLOGY:
        return _same_study(mention.study, encounter, held)
    if mention.category is Category.OPERATIVE:
        return _same_session(mention, encounter, held) or _same_subject(mention, encounter, held)
    if mention.category is Category.EMS:
        return _same_place(mention, encounter)
    if not _same_place(mention, encounter) or not _same_surname(mention, encounter):
        return False
    if encounter.category is not mention.category:
        return bool(encounter.facility)
    return (mention.date is not None and mention.subject != "pathology") or _same_subject(
        mention, encounter, held
    )


def _same_session(mention: Mention, encounter: Encounter, held: Held) -> bool:
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
            _same_place(mention, encounter) and _same_surname(mention, encounter)
        )
    text = held.text(encounter)
    return all(_stands_in(part, text) for part in parts)


def _same_study(study: Study | None, encounter: Encounter, held: Held) -> bool:
    if study is None:
        return True
    if encounter.study is not None:
        return held.tables.studies.same_study(study, encounter.study)
    text, known = held.text(encounter), held.tables.studies
    called = (known.called(study.modality), known.shown_in(study.region), {study.side})
    return all(
        any(_stands_in(name, text) for name in names if name) for names in called if any(names)
    )


def _same_subject(mention: Mention, encounter: Encounter, held: Held) -> bool:
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


def _same_place(mention: Mention, encounter: Encounter) -> bool:
    """Tell whether an encounter can be at the place that is named."""
    place, house = mention.place, encounter.facility
    return not place or not house or may_be_called(place, house)


def _same_surname(mention: Mention, encounter: Encounter) -> bool:
    told, own = mention.provider or "", encounter.provider or ""
    if told == mention.place or is_institution(told) or is_institution(own):
        return True
    a, b = person_tokens(told), person_tokens(own)
    return not a or not b or fuzz.ratio(a[-1], b[-1]) >= 75
