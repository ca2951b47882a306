"""Notes that contradict each other on how the accident came about, and on trouble before it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import BOX, day, flags, matter, packet, page, says, visit

from casefile.categories import FactKind, FlagKind
from casefile.encounters import Fact

KIND = FlagKind.INCONSISTENCY


def notes(*told: str):
    """Make visits a week apart, each on its own page, each with its sentence of the accident."""
    visits = [
        visit(
            f"e{n}",
            "office_visit",
            day(4, 1 + 7 * (n - 1)),
            (n,),
            facts=(Fact(FactKind.MECHANISM, text, n, BOX),),
        )
        for n, text in enumerate(told, start=1)
    ]
    pages = [page(n) for n in range(1, len(told) + 1)]
    return matter(packet(*pages, encounters=tuple(visits)))


@pytest.mark.parametrize(
    ("told", "odd"),
    [
        (("He was the restrained driver.", "A front-seat passenger in a sedan."), [2]),
        (("She was a belted passenger.", "Seatbelted driver.", "The driver of a van."), [1]),
        (("Unrestrained driver of a truck.", "Was wearing a seat belt."), [2]),
        (("His car was rear-ended.", "Head-on collision with a truck.", "Hit from behind."), [2]),
        (("T-boned at a crossing.", "Her car was struck from the rear."), [2]),
        (("A crate hit his head.", "Struck by a crate.", "Work injury: fell down the steps."), [3]),
    ],
)
def test_notes_that_tell_the_accident_in_contrary_ways(told, odd):
    (flag,) = flags(notes(*told), KIND)
    assert list(flag.pages) == odd
    assert {q["text"] for q in flag.detail["quotes"]} == set(told)
    assert "How the accident came about differs" in flag.message


@pytest.mark.parametrize(
    "told",
    [
        ("Restrained driver.", "He was the driver, wearing a seat belt."),
        ("Restrained driver.", "The driver of the other car fled."),
        ("Restrained driver.", "She was a passenger in a previous crash."),
        ("Rear-ended at a light.", "He rear-ended a truck years ago."),
        ("Was rear-ended and then struck on the driver side.", "Was rear-ended by a van."),
        ("Was rear-ended.", "Fell from a ladder in 2019."),
        ("A crate hit his head.", "Fell down the steps at home last week."),
        ("A crate hit his head and he fell down the steps in the accident.", "Hit by a crate."),
        ("Was rear-ended.", "Unrestrained dog in the back seat barked."),
    ],
)
def test_notes_that_agree_or_speak_of_something_else(told):
    assert not flags(notes(*told), KIND)


def told_before(*values: str, subject: str = "neck"):
    said = [
        replace(says("prior_condition", value, subject=subject, number=n), encounter=f"e{n}")
        for n, value in enumerate(values, start=1)
    ]
    pages = [page(n) for n in range(1, len(values) + 1)]
    return matter(packet(*pages, assertions=tuple(said)))


def test_trouble_of_before_that_one_denies_and_another_tells():
    (flag,) = flags(told_before("affirmed", "denied", "denied"), KIND)
    assert flag.pages == (2, 3)
    assert [q["page"] for q in flag.detail["quotes"]] == [2, 3, 1]
    assert flag.message.startswith("Earlier trouble (neck) is denied here, and told elsewhere")


def test_an_earlier_accident_that_one_denies_and_another_tells():
    (flag,) = flags(told_before("denied", "affirmed", subject="accident"), KIND)
    assert flag.message.startswith("An earlier accident is denied here, and told elsewhere")


def test_trouble_that_all_deny_or_all_tell_or_one_visit_tells_both_ways():
    assert not flags(told_before("denied", "denied"), KIND)
    assert not flags(told_before("affirmed", "affirmed"), KIND)
    both = [
        replace(says("prior_condition", value, subject="neck", number=1), encounter="e1")
        for value in ("denied", "affirmed")
    ]
    assert not flags(matter(packet(page(1), assertions=tuple(both))), KIND)
