"""Which records answer a charge: by its kind of care, its days, its study, its house."""

from __future__ import annotations

import datetime as dt

from casefile.categories import Category
from casefile.encounters import Encounter
from completeness.billed_studies import may_report
from completeness.billing_house import is_of_another_house, of_same_house, stays_claimed, stays_of
from completeness.held import Charge, Held


def reach(charge: Charge, category: Category, held: Held) -> int:
    """Give how many days the encounter may lie from the billed date."""
    windows = held.tables.windows
    if category is Category.RADIOLOGY and charge.professional:
        return windows.professional_read_days
    return windows.billed_days.get(category, 0)


def answers(charge: Charge, held: Held) -> list[Encounter]:
    """Give the encounters of the billed kind that the line's dates meet, the nearest days' only."""
    category = charge.category
    if category is None or not category.is_care:
        return []
    for day in charge.days():
        found = [e for e in held.on(category, day) if _may_answer(charge, e, held)]
        for other in held.tables.care.answered_by.get(category, ()):
            found = found or held.on(other, day)
        if found:
            return found
    for other in held.tables.care.told_with(charge.line.code, charge.line.revenue_code):
        for day in charge.days():
            found = [e for e in held.on(other, day) if _keeps_with(charge, e)]
            if found:
                return found
    if category in held.tables.care.part_of_stay and (stays := stays_of(charge, held)):
        return [e for e in stays if not _is_kept_apart(charge, e, held)]
    first, slack = charge.line.date, reach(charge, category, held)
    around = held.on(category, first, slack) if first and slack else []
    near = [e for e in around if may_report(charge, e, held)]
    if category is Category.INPATIENT and not near:
        return stays_claimed(charge, held)
    return [e for e in near if charge.professional or not _is_billed_apart(charge, e, held)]


def _may_answer(charge: Charge, encounter: Encounter, held: Held) -> bool:
    """Tell whether a record of the day may be of the study, or of the visit, that is billed."""
    if charge.category in held.tables.care.one_visit_kinds:
        return not is_of_another_house(charge, encounter, held)
    return may_report(charge, encounter, held)


def _keeps_with(charge: Charge, encounter: Encounter) -> bool:
    """Tell whether a service may be told in another record: a pathologist's group reports apart."""
    return charge.category is not Category.LABORATORY or of_same_house(charge, encounter)


def _is_kept_apart(charge: Charge, stay: Encounter, held: Held) -> bool:
    """Tell whether the house has records of that kind by themselves from the days of the stay."""
    assert charge.category
    return any(
        e.date and stay.covers(e.date) and of_same_house(charge, e)
        for e in held.of_category.get(charge.category, ())
    )


def _is_billed_apart(charge: Charge, encounter: Encounter, held: Held) -> bool:
    """Tell whether the same bill has the encounter on its own day: then another one is billed."""
    return charge.category in held.tables.care.one_a_day and any(
        n.date == encounter.date and n.category is charge.category and not n.ancillary
        for n in charge.bill.lines
    )


def by_number(charge: Charge, held: Held) -> list[Encounter]:
    """Give the undated visit whose number places it on the billed day, between its neighbours."""
    date, category = charge.line.date, charge.category
    if date is None or category is None or not charge.expects_record:
        return []
    undated = [e for e in held.of_category.get(category, ()) if e.date is None and e.visit]
    return [e for e in undated if _lies_around(e, date, held) and of_same_house(charge, e)]


def _lies_around(undated: Encounter, date: dt.date, held: Held) -> bool:
    """Tell whether the visits numbered next below and next above lie on either side of the day."""
    assert undated.visit
    number = undated.visit.number
    beside = {
        e.visit.number: e.date
        for e in held.of_category[undated.category]
        if e.visit and e.date and e.facility == undated.facility
    }
    below, above = beside.get(number - 1), beside.get(number + 1)
    return below is not None and above is not None and below < date < above
