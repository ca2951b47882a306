"""Visits that a note tells of at no house in particular, and operations by their house and day."""

from __future__ import annotations

import pytest
from made_matters import day, flags, matter, packet, page, told, visit

from casefile.categories import FlagKind

KIND = FlagKind.REFERENCED_NOT_RECEIVED


def note(*mentions, encounters=(), text=None):
    own = visit("own", "office_visit", day(6, 1), (1,))
    pages = [page(1, date=day(6, 1)), page(2, text=text)]
    return matter(packet(*pages, encounters=(own, *encounters), mentions=mentions))


@pytest.mark.parametrize("category", ["office_visit", "emergency", "operative"])
def test_a_visit_of_a_day_at_no_house_in_particular_is_any_visit_of_that_day(category):
    mention = told(
        "office_visit", "She returned 05/02/2024 for pain.", date=day(5, 2), subject="visit"
    )
    there = visit("there", category, day(5, 2), (2,))
    assert not flags(note(mention, encounters=(there,)), KIND)
    assert flags(note(mention), KIND)


@pytest.mark.parametrize(("place", "held"), [("Elk Surgery Center", True), ("Doe Hospital", False)])
def test_an_operation_at_the_house_on_the_day_is_the_one_told_whatever_it_was(place, held):
    mention = told(
        "operative",
        f"On 05/02/2024 a partial meniscectomy was done at {place}.",
        date=day(5, 2),
        subject="operation",
        place=place,
    )
    there = visit("there", "operative", day(5, 2), (2,), facility="Elk Surgery Center")
    found = flags(note(mention, encounters=(there,), text="Chondroplasty of the condyle."), KIND)
    assert bool(found) is not held


def test_somebody_seen_on_no_day_in_particular_is_not_any_visit():
    said = "He has been talking with Ida Fenn, LCSW, every other week."
    mention = told("office_visit", said, subject="visit", provider="Ida Fenn", recent=True)
    own = visit("own", "office_visit", day(6, 1), (1,), provider="Gwen Abara")
    there = visit("there", "emergency", day(5, 2), (2,), provider="Elk Hospital")
    pages = [page(1, date=day(6, 1)), page(2)]
    facts = matter(packet(*pages, encounters=(own, there), mentions=(mention,)))
    assert flags(facts, KIND)
