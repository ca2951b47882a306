"""The visits of the house that billed a charge."""

from __future__ import annotations

from casefile.categories import Category
from casefile.encounters import Encounter
from completeness.held import Charge, Held
from completeness.places import belongs_to


def of_same_house(charge: Charge, encounter: Encounter) -> bool:
    """Tell whether an encounter was at the house that bills, by its name, else by the packet."""
    if charge.provider and encounter.facility and belongs_to(charge.provider, encounter.facility):
        return True
    if charge.provider and encounter.facility and not charge.scanned:
        return False
    return charge.packet == encounter.packet


def stays_of(charge: Charge, held: Held) -> list[Encounter]:
    """Give the stay whose chart holds the care that the hospital gave on the ward."""
    for day in charge.days():
        found = [e for e in held.on(Category.INPATIENT, day) if of_same_house(charge, e)]
        if found:
            return found
    return []


def visits_of(charge: Charge, held: Held) -> list[Encounter]:
    """Give the same-day visits of that place which a drug, supply or small procedure joins."""
    for day in charge.days():
        for category in held.tables.care.visits:
            found = [e for e in held.on(category, day) if of_same_house(charge, e)]
            if found:
                return found
    return []
