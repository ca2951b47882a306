"""The visits of the house that billed a charge."""

from __future__ import annotations

from casefile.bills import BillForm
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


def is_of_another_house(charge: Charge, encounter: Encounter, held: Held) -> bool:
    """Tell whether a visit was at another house than the one that bills, both of which were asked.

    Each stands in what its own house sent, under the name by which that was asked: houses go by
    many names, and where these are not sure, care of the day is the care that was billed.
    """
    name, place = charge.provider, encounter.facility
    asked, other = held.request(charge.packet), held.request(encounter.packet)
    if charge.scanned or not name or not place or asked is None or other is None or asked == other:
        return False
    return (
        belongs_to(name, asked.provider)
        and belongs_to(place, other.provider)
        and not belongs_to(name, place)
        and not belongs_to(name, other.provider)
    )


def stays_of(charge: Charge, held: Held) -> list[Encounter]:
    """Give the stay whose chart holds the care that the hospital gave on the ward."""
    for day in charge.days():
        found = [e for e in held.on(Category.INPATIENT, day) if of_same_house(charge, e)]
        if found:
            return found
    return []


def stays_claimed(charge: Charge, held: Held) -> list[Encounter]:
    """Give the stay of which no end is told, where the hospital's claim has the day within it.

    Physicians bill the day of discharge by themselves; the claim's period says how long it was.
    """
    day = charge.line.date
    claims = {
        (c.bill.date_from, c.bill.date_to)
        for c in held.charges
        if c.bill.form is BillForm.UB04 and c.line.category is Category.INPATIENT
    }
    return [
        e
        for e in held.of_category.get(Category.INPATIENT, ())
        if day and e.date and e.end_date is None
        for first, last in claims
        if first and last and first <= e.date <= day <= last
    ]


def visits_of(charge: Charge, held: Held) -> list[Encounter]:
    """Give the same-day visits of that place which a drug, supply or small procedure joins."""
    for day in charge.days():
        for category in held.tables.care.visits:
            found = [e for e in held.on(category, day) if of_same_house(charge, e)]
            if found:
                return found
    return []
