"""When care that a sentence tells of at a house, or by another name, is held after all."""

from __future__ import annotations

import pytest
from made_matters import CLINIC, day, flags, matter, packet, page, request, told, visit

from casefile.categories import FlagKind
from casefile.encounters import Study

KIND = FlagKind.REFERENCED_NOT_RECEIVED
HOUSE = "Stonebridge Quick Care"


def note(*mentions, encounters=(), text=None, requests=()):
    own = visit("own", "office_visit", day(6, 1), (1,))
    pages = [page(1, date=day(6, 1)), page(2, text=text)]
    return matter(
        packet(*pages, encounters=(own, *encounters), mentions=mentions), requests=requests
    )


def seen(**other):
    return told("office_visit", f"Seen at {HOUSE} on 5/2/24.", place=HOUSE, **other)


def test_a_visit_to_a_house_is_answered_by_whatever_that_house_recorded_that_day():
    there = visit("e", "emergency", day(5, 2), (2,), facility=HOUSE)
    assert flags(note(seen(date=day(5, 2))), KIND)
    assert not flags(note(seen(date=day(5, 2)), encounters=(there,)), KIND)


def test_a_record_of_another_house_does_not_answer_it():
    elsewhere = visit("e", "emergency", day(5, 2), (2,), facility="Juniper Hospital")
    assert flags(note(seen(date=day(5, 2)), encounters=(elsewhere,)), KIND)


def test_a_note_that_closes_a_stay_tells_of_its_days():
    stay = visit("own", "inpatient", day(5, 1), (1,), end_date=day(5, 6))
    mention = told(
        "radiology", "Echocardiogram on 5/3 was normal.", date=day(5, 3), study=Study("ECHO")
    )
    facts = packet(page(1, "inpatient", date=day(5, 1)), encounters=(stay,), mentions=(mention,))
    assert flags(matter(facts), KIND)


def test_films_told_with_a_visit_are_of_that_visit():
    where = {"date": day(5, 2), "place": "Juniper Hospital"}
    quote = "He went to the ER at Juniper Hospital on 5/2/24 and films were negative."
    visited, films = (
        told("emergency", quote, **where),
        told("radiology", quote, study=Study("XR"), **where),
    )
    (only,) = flags(note(visited, films), KIND)
    assert only.category == "emergency"


@pytest.mark.parametrize(
    ("quote", "text", "missed"),
    [
        ("Disc replacement of 5/2/24.", "cervical disc arthroplasty", False),
        ("Disc replacement of 5/2/24.", "knee arthroscopy", True),
    ],
)
def test_one_operation_has_several_names(quote, text, missed):
    done = visit("op", "operative", day(5, 2), (2,))
    mention = told("operative", quote, date=day(5, 2), subject="operation")
    assert bool(flags(note(mention, encounters=(done,), text=text), KIND)) is missed


@pytest.mark.parametrize(
    ("quote", "missed"),
    [
        ("Rotator cuff repair done 4/22/24.", False),
        ("A second rotator cuff repair was done 4/22/24.", True),
    ],
)
def test_the_same_operation_is_not_done_twice_in_six_weeks(quote, missed):
    done = visit("op", "operative", day(5, 2), (2,))
    mention = told("operative", quote, date=day(4, 22), subject="operation")
    facts = note(mention, encounters=(done,), text="left rotator cuff repair")
    assert bool(flags(facts, KIND)) is missed


def test_an_arthrogram_is_the_mri_that_was_taken_of_it():
    taken = visit("s", "radiology", day(5, 2), (2,), study=Study("MRI", "shoulder"))
    study = Study("ARTHROGRAM", "shoulder")
    mention = told("radiology", "The arthrogram of 5/2/24.", date=day(5, 2), study=study)
    assert not flags(note(mention, encounters=(taken,)), KIND)


@pytest.mark.parametrize(
    ("place", "asked", "missing"),
    [
        ("Stonebridge Quick Care", CLINIC, True),
        ("Sacred Heart of Elmwood", CLINIC, True),
        ("Elmwood", CLINIC, False),
        ("Oakdale Main Campus", CLINIC, False),
        ("Oak Hill PT & Sports Rehab", "Oak Hill Physical Therapy", False),
        ("Oak Hill Imaging", "Oak Hill Physical Therapy", True),
    ],
)
def test_a_house_that_gave_care_is_asked_for_unless_it_was_asked(place, asked, missing):
    mention = told("office_visit", f"Seen at {place} on 5/2/24.", date=day(5, 2), place=place)
    facts = note(mention, requests=(request(asked, "office_visit"),))
    named = [f.detail["name"] for f in flags(facts, FlagKind.MISSING_PROVIDER)]
    assert (place in named) is missing


@pytest.mark.parametrize(("text", "missed"), [("emg of the right arm", 1), ("sore throat", 2)])
def test_a_specialist_without_a_name_is_held_by_a_record_that_shows_the_trade(text, missed):
    there = visit("e", "office_visit", day(5, 20), (2,), facility="Kestrel Clinic")
    seen_by = told(
        "office_visit", "Saw a neurologist last week.", date=day(5, 20), subject="consultation"
    )
    dentist = told("office_visit", "Saw a dentist.", date=day(5, 20), subject="consultation")
    facts = note(seen_by, encounters=(there,), text=text)
    assert len(flags(facts, KIND)) == missed - 1
    assert flags(note(dentist, encounters=(there,), text=text), KIND)


@pytest.mark.parametrize(("date", "missed"), [(day(5, 20), False), (day(7, 20), True)])
def test_what_a_note_tells_without_a_day_is_no_later_visit(date, missed):
    there = visit("e", "emergency", date, (2,), facility="Juniper Hospital")
    mention = told("emergency", "She was in the emergency room.", encounter="own")
    assert bool(flags(note(mention, encounters=(there,)), KIND)) is missed


@pytest.mark.parametrize(("place", "missed"), [("Juniper", True), ("Tolliver", False)])
def test_a_letterhead_that_any_house_could_bear_is_of_the_house_that_sent_it(place, missed):
    there = visit("e", "inpatient", day(5, 2), (2,), facility="Physical Therapy")
    mention = told("inpatient", f"Kept overnight at {place}.", place=place)
    asked = request("Tolliver Nursing Center", "inpatient", files=("p1.pdf",))
    assert bool(flags(note(mention, encounters=(there,), requests=(asked,)), KIND)) is missed


@pytest.mark.parametrize(
    ("kind", "provider", "held"),
    [
        ("chiropractic", "Edda Torvald", True),
        ("chiropractic", "Ada Rowe", False),
        ("physical_therapy", "Juniper Therapy Center", False),
    ],
)
def test_seeing_somebody_named_is_answered_by_their_visits_of_any_trade(kind, provider, held):
    mention = told(
        "office_visit",
        "She goes to see Dr. Torvald on Mondays.",
        provider="Torvald",
        subject="visit",
    )
    own = visit("own", "office_visit", day(6, 1), (1,), provider="Nell Obara")
    theirs = visit("e", kind, day(5, 20), (2,), provider=provider)
    pages = [page(1, date=day(6, 1)), page(2)]
    facts = matter(packet(*pages, encounters=(own, theirs), mentions=(mention,)))
    assert bool(flags(facts, KIND)) is not held
