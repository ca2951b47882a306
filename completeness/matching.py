"""Which visit a charge line bills, over the whole matter."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container

from casefile.categories import Category
from casefile.encounters import Encounter
from completeness.held import Charge, Held
from completeness.places import belongs_to


def link_lines(held: Held, missing: Container[tuple[Category, dt.date]]) -> dict[str, str]:
    """Map billing line ids to the ids of the encounters that they bill.

    A line is matched by date and kind of care, over all packets; among several the same facility,
    study, clinician and packet decide. Drugs, supplies and rooms join the visit of the same day
    and place, unless the care that they were given in is `missing` (kind and date).
    """
    links: dict[str, str] = {}
    for charge in held.charges:
        found = answers(charge, held)
        if not found and not _goes_with(charge, missing):
            found = visits_for(charge, held)
        if found:
            links[charge.line.id] = max(found, key=lambda e: _likeness(charge, e, held)).id
    return links


def _goes_with(charge: Charge, missing: Container[tuple[Category, dt.date]]) -> bool:
    line = charge.line
    return (
        line.category is not None
        and line.date is not None
        and (line.category, line.date) in missing
    )


def reach(charge: Charge, category: Category, held: Held) -> int:
    """Give how many days the encounter may lie from the billed date."""
    windows = held.tables.windows
    if category is Category.RADIOLOGY and charge.professional:
        return windows.professional_read_days
    return windows.billed_days.get(category, 0)


def answers(charge: Charge, held: Held) -> list[Encounter]:
    """Give the encounters of the billed kind that the line's dates meet, the nearest days' only."""
    category = charge.line.category
    if category is None or not category.is_care:
        return []
    slack = reach(charge, category, held)
    for day in charge.days():
        found = held.on(category, day)
        for other in held.tables.care.answered_by.get(category, ()):
            found = found or held.on(other, day)
        if found:
            return found
    first = charge.line.date
    return held.on(category, first, slack) if first and slack else []


def visits_for(charge: Charge, held: Held) -> list[Encounter]:
    """Give the same-day visits of that place which a drug, supply or small procedure joins."""
    line = charge.line
    if not (line.ancillary or line.category is None or held.tables.care.in_visit_note(line.code)):
        return []
    for day in charge.days():
        for category in held.tables.care.visits:
            found = [e for e in held.on(category, day) if _same_house(charge, e)]
            if found:
                return found
    return []


def _same_house(charge: Charge, encounter: Encounter) -> bool:
    if charge.provider and encounter.facility:
        return belongs_to(charge.provider, encounter.facility)
    return charge.packet == encounter.packet


def _likeness(charge: Charge, encounter: Encounter, held: Held) -> tuple[float, ...]:
    provider = charge.provider
    house = bool(
        provider and encounter.facility and belongs_to(provider, encounter.facility)
    ) or _surname_in(charge, encounter)
    first = charge.line.date or dt.date.min
    exact = encounter.covers(first)
    original = not held.is_copy(encounter.packet, encounter.pages)
    return (
        exact,
        house,
        _study_likeness(charge, encounter),
        charge.packet == encounter.packet,
        original,
    )


def _surname_in(charge: Charge, encounter: Encounter) -> bool:
    billed = (charge.line.provider or charge.bill.rendering or "").lower()
    own = (encounter.provider or "").lower()
    return bool(billed and own) and bool(
        set(re.findall(r"[a-z]{4,}", billed)) & set(re.findall(r"[a-z]{4,}", own))
    )


def _study_likeness(charge: Charge, encounter: Encounter) -> float:
    study = encounter.study
    if study is None:
        return 0.0
    description = charge.line.description.lower()
    words = [study.modality, study.region or "", study.side or ""]
    return float(sum(bool(w) and w.lower() in description for w in words))
