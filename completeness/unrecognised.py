"""Visits that a charge bills though they were not recognised for what they are.

A record whose day or kind could not be told is no record that did not come.
"""

from __future__ import annotations

from collections.abc import Container

from casefile.bills import BillForm
from casefile.dates import DateRole
from casefile.encounters import Encounter
from casefile.flags import PageRef
from completeness.billing_house import of_same_house
from completeness.held import Charge, Held

_OTHER_DAYS = frozenset(
    {
        DateRole.BIRTH, DateRole.INJURY, DateRole.PRINTED, DateRole.FAXED, DateRole.RECEIVED,
        DateRole.NEXT_VISIT, DateRole.PRIOR_STUDY, DateRole.INSURANCE, DateRole.STATEMENT,
    }
)  # fmt: skip
"""Roles of dates that say nothing of when the care on their page took place."""


def undated_visit(charge: Charge, held: Held) -> list[Encounter]:
    """Give the undated records of that kind and house that print the billed day."""
    if charge.category is None or not charge.expects_record:
        return []
    days = set(charge.days())
    return [
        e
        for e in held.of_category.get(charge.category, ())
        if e.date is None and of_same_house(charge, e) and days & _printed_days(e, held)
    ]


def _printed_days(encounter: Encounter, held: Held) -> set[object]:
    pages = (held.pages.get(PageRef(encounter.packet, n)) for n in encounter.pages)
    return {
        mention.date
        for page in pages
        if page is not None
        for mention in page.dates
        if mention.role not in _OTHER_DAYS
    }


def misnamed_visit(charge: Charge, taken: Container[str], held: Held) -> list[Encounter]:
    """Give the one unbilled visit of that day and house that seems of another kind.

    A patient is seen by a house once a day: what it charges, and what it has a note of and does not
    charge, are one visit. A hospital's departments may both see somebody on a day: there the visit
    is of a kind that the house never charges.
    """
    kinds = held.tables.care.one_visit_kinds
    if charge.category not in kinds or charge.line.date is None:
        return []
    same = [
        e
        for kind in kinds
        if kind is not charge.category
        for e in held.on(kind, charge.line.date)
        if e.id not in taken
        and e.date == charge.line.date
        and e.packet == charge.packet
        and of_same_house(charge, e)
        and (charge.bill.form is not BillForm.UB04 or not _bills(charge, e, held))
    ]
    return same if len(same) == 1 else []


def _bills(charge: Charge, encounter: Encounter, held: Held) -> bool:
    """Tell whether the house charges care of the encounter's kind on any day."""
    return any(
        other.category is encounter.category
        for other in held.charges
        if other.packet == charge.packet or other.provider == charge.provider
    )
