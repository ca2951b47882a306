"""Care that an office gave by itself, and of which the note of the visit is the record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casefile.bills import BillForm
from casefile.categories import Category
from casefile.encounters import Encounter
from completeness.billing_house import of_same_house, visits_of
from completeness.held import Charge, Held
from completeness.places import belongs_to, same_provider

_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|(?<![:,])\n(?=\s*[A-Z•*\-–])")


def told_in_note(charge: Charge, held: Held) -> list[Encounter]:
    """Give the visit whose note tells of a small procedure, or of films or therapy in the office.

    A hospital's departments keep records of their own.
    """
    if not charge.expects_record:
        return []
    care = held.tables.care
    if care.in_visit_note(charge.line.code):
        return visits_of(charge, held)
    done = care.done_in_house(charge.line.code)
    if done is None or charge.bill.form is BillForm.UB04:
        return []
    if _is_asked_apart(charge, held) or (done.kept_apart and _keeps_apart(charge, held)):
        return []
    visits = visits_of(charge, held) or _visits_to(charge, held)
    if done.office_only:
        visits = [e for e in visits if e.category is Category.OFFICE_VISIT]
    return [e for e in visits if any(map(done.is_told, _sentences(e, held)))]


def _visits_to(charge: Charge, held: Held) -> list[Encounter]:
    """Give the visits of that day to the clinician who bills by name, not by the house."""
    billers = [name for name in (charge.provider, charge.line.provider) if name]
    return [
        e
        for day in charge.days()
        for e in held.on(Category.OFFICE_VISIT, day)
        if e.provider and any(same_provider(name, e.provider) for name in billers)
    ]


def _is_asked_apart(charge: Charge, held: Held) -> bool:
    """Tell whether the house was asked for records of that kind by themselves, as it has them."""
    return any(
        charge.category in request.items and belongs_to(charge.provider, request.provider)
        for request in held.matter.requests
        if charge.provider
    )


def _keeps_apart(charge: Charge, held: Held) -> bool:
    """Tell whether the house has records of that kind by themselves, of whatever day."""
    assert charge.category
    return any(of_same_house(charge, e) for e in held.of_category.get(charge.category, ()))


def _sentences(encounter: Encounter, held: Held) -> Iterator[str]:
    """Give the sentences of a note in small letters; a list goes with its head."""
    for number in encounter.pages:
        page = held.page(encounter.packet, number)
        for sentence in _SENTENCE_END.split(page.text if page else ""):
            yield " ".join(sentence.lower().split())
