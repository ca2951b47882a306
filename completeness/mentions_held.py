"""Whether the matter holds the care that a sentence tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from casefile.categories import Category
from casefile.encounters import Encounter, Mention
from completeness.held import Held
from completeness.matching import Unanswered
from completeness.mentions_named import named_things
from completeness.mentions_same import (
    same_clinician,
    same_place,
    same_session,
    same_study,
    same_subject,
    same_surname,
    surely_same_surname,
)

# What a visit on a day may be filed as where no house is named.
_VISITS = (
    Category.OFFICE_VISIT,
    Category.EMERGENCY,
    Category.INPATIENT,
    Category.OPERATIVE,
    Category.PHYSICAL_THERAPY,
    Category.CHIROPRACTIC,
)
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
        candidates = [e for e in candidates if _later(e, held) and not _after_note(e, told, held)]
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
        and same_place(mention, e, held)
        and same_surname(mention, e)
        and same_subject(mention, e, held)
        for e in held.of_category.get(mention.category, ())
        if e.date is not None
    )


def _filed(mention: Mention) -> Sequence[Category]:
    """Give where the care may be filed: a visit to a house that is named, as anything it does.

    Whoever is named may be of any trade: "sees Dr. Ruiz on Mondays".
    """
    if mention.subject == "visit" and (mention.date or mention.provider) and not mention.place:
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


def _after_note(encounter: Encounter, told: Told, held: Held) -> bool:
    """Tell whether an encounter lies after the visit whose note speaks of the care."""
    own = next(
        (e for e in held.packets[told.packet].encounters if e.id == told.mention.encounter), None
    )
    noted = (own.end_date or own.date) if own is not None else None
    if noted is None or encounter.date is None or encounter.id == told.mention.encounter:
        return False
    return encounter.date > noted


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
        return same_study(mention.study, encounter, held)
    if mention.category is Category.OPERATIVE:
        return same_session(mention, encounter, held) or same_subject(mention, encounter, held)
    if mention.category is Category.EMS:
        return same_place(mention, encounter, held)
    if not same_clinician(mention, encounter, held):
        return False
    if encounter.category is not mention.category:
        named = mention.date is not None or mention.place is not None
        return bool(encounter.facility) if named else surely_same_surname(mention, encounter)
    return (mention.date is not None and mention.subject != "pathology") or same_subject(
        mention, encounter, held
    )
