"""Care that a note tells of: which records and bills answer it."""

from __future__ import annotations

import datetime as dt

import pytest
from made_matters import (
    CLINIC,
    LOSS,
    THERAPY,
    bill,
    day,
    flags,
    line,
    matter,
    packet,
    page,
    told,
    visit,
)
from made_notes import KIND, KNEE, note

from casefile.categories import FlagKind
from casefile.encounters import Study
from completeness import judge


@pytest.mark.parametrize(
    ("held", "mention"),
    [
        (
            visit("e", "radiology", day(5, 2), (2,), study=KNEE),
            told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE),
        ),
        (
            visit("e", "radiology", day(5, 4), (2,), study=Study("MRI", "knee")),
            told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE),
        ),
        (
            visit("e", "radiology", day(5, 2), (2,), study=Study("X-ray", "cervical spine")),
            told("radiology", "C-spine films", date=day(5, 2), study=Study("XR", "cervical_spine")),
        ),
        (
            visit("e", "radiology", day(4, 9), (2,), study=KNEE),
            told("radiology", "outside MRI of the left knee", study=KNEE),
        ),
        (
            visit("e", "emergency", day(4, 1), (2,)),
            told("emergency", "was seen in the emergency room after the accident", recent=True),
        ),
        (
            visit("e", "office_visit", day(5, 2), (2,), provider="Ruth Vance"),
            told("office_visit", "saw Dr. Vance on 05/02/2024", date=day(5, 2), provider="Vance"),
        ),
        (
            visit("e", "inpatient", day(5, 1), (2,), end_date=day(5, 6)),
            told("inpatient", "admitted in early May", date=day(5, 3)),
        ),
    ],
)
def test_what_is_held_is_not_flagged(held, mention):
    assert not flags(note(mention, encounters=(held,)), KIND)


@pytest.mark.parametrize(
    ("held", "mention"),
    [
        (
            visit("e", "radiology", day(5, 2), (2,), study=Study("MRI", "shoulder")),
            told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE),
        ),
        (
            visit("e", "radiology", day(5, 2), (2,), study=Study("MRI", "knee", "right")),
            told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE),
        ),
        (
            visit("e", "radiology", day(5, 2), (2,), study=Study("CT", "knee", "left")),
            told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE),
        ),
        (
            visit("e", "office_visit", day(5, 2), (2,), provider="Samuel Ortega"),
            told("office_visit", "saw Dr. Vance on 05/02/2024", date=day(5, 2), provider="Vance"),
        ),
    ],
)
def test_another_study_or_doctor_of_that_day_is_another(held, mention):
    assert len(flags(note(mention, encounters=(held,)), KIND)) == 1


def test_an_operation_is_held_when_its_report_names_it():
    surgery = visit("e", "operative", day(5, 2), (2,))
    mention = told("operative", "status post arthroscopy of the left knee since last seen")
    report = "operative report diagnostic arthroscopy with partial meniscectomy of the left knee"
    assert not flags(note(mention, encounters=(surgery,), text=report), KIND)
    other = "operative report anterior cervical discectomy and fusion"
    assert flags(note(mention, encounters=(surgery,), text=other), KIND)


def test_therapy_elsewhere_is_not_the_therapy_that_is_held():
    sessions = visit("e", "physical_therapy", day(5, 2), (2,), facility=THERAPY)
    mention = told("physical_therapy", "Completed 8 visits of aquatic therapy at another facility.")
    gym = "therapeutic exercise on mat table theraband stairs"
    assert flags(note(mention, encounters=(sessions,), text=gym), KIND)
    pool = "aquatic exercise in the pool gait training"
    assert not flags(note(mention, encounters=(sessions,), text=pool), KIND)


def test_a_therapy_plan_names_an_operation_that_no_record_shows():
    mention = told(
        "operative", "Plan of care: s/p right rotator cuff repair 04/20/2024", date=day(4, 20)
    )
    (flag,) = flags(note(mention), KIND)
    assert flag.date == day(4, 20)


def test_care_billed_that_very_day_without_a_record_is_not_held_by_a_near_one():
    near = visit("e", "radiology", day(5, 4), (2,), study=Study("CT", "head"))
    mention = told("radiology", "CT head of 05/02/2024", date=day(5, 2), study=Study("CT", "head"))
    charge = bill(line("70450", day(5, 2), number=2), pages=(2,))
    judgement = judge(note(mention, encounters=(near,), bills=(charge,)))
    kinds = {f.kind: f.finding for f in judgement.flags}
    assert kinds[KIND] == kinds[FlagKind.MISSING_RECORD]


def test_an_ambulance_run_that_is_held_answers_whoever_is_named():
    mention = told("ems", "She was taken by EMS to Harbor Regional.", provider="Harbor Regional")
    run = visit(
        "e1", "ems", day(3, 1), facility="Pinewood Ambulance Corps", provider="Lea Voss, EMT"
    )
    facts = packet(page(1, "ems"), page(2, "office_visit"), encounters=(run,), mentions=(mention,))
    assert not flags(matter(facts), FlagKind.REFERENCED_NOT_RECEIVED)


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        (
            "Ten days after the epidural injection leg numbness is gone.",
            "lumbar epidural injection",
        ),
        ("Two weeks after the injection neck pain is 2 of 10.", "injection of the left shoulder"),
        ("Five days after cholecystectomy, with confusion.", "laparoscopic cholecystectomy"),
    ],
)
def test_a_complaint_in_the_sentence_is_not_the_region_of_the_operation(quote, text):
    mention = told("operative", quote, recent=True, subject="injection" * ("inject" in quote))
    held = visit("op", "operative", day(5, 20), (2,))
    assert not flags(note(mention, encounters=(held,), text=text), KIND)


@pytest.mark.parametrize(
    "quote",
    [
        "Ten days after left knee arthroscopy the swelling is less.",
        "She had an injection into the left knee since the last visit.",
    ],
)
def test_the_region_of_an_operation_still_sets_it_apart(quote):
    mention = told("operative", quote, recent=True)
    held = visit("op", "operative", day(5, 20), (2,))
    assert flags(note(mention, encounters=(held,), text="injection, arthroscopy, shoulder"), KIND)


def test_an_operation_shortly_before_the_loss_is_held():
    mention = told("operative", "Four days after hernia repair she has a fever.", recent=True)
    held = visit("op", "operative", LOSS - dt.timedelta(days=2), (2,))
    facts = note(mention, encounters=(held,), text="hernia repair")
    assert not flags(facts, KIND)


@pytest.mark.parametrize(
    ("place", "held"),
    [
        ("Grantley Urgent Care", False),
        (CLINIC, True),
        (CLINIC.split()[0], True),
    ],
)
def test_a_visit_at_another_house_is_another_visit(place, held):
    mention = told("office_visit", "He was seen there before.", provider=place, place=place)
    earlier = visit("e2", "office_visit", day(4, 20), (2,), facility=CLINIC)
    assert bool(flags(note(mention, encounters=(earlier,)), KIND)) is not held


def test_therapy_at_the_notes_own_house_is_its_own():
    own = visit("own", "physical_therapy", day(6, 1), (1,), facility=THERAPY)
    mention = told(
        "physical_therapy", "Completed 6 sessions there.", place=THERAPY, encounter="own"
    )
    facts = packet(
        page(1, "physical_therapy", date=day(6, 1)), encounters=(own,), mentions=(mention,)
    )
    assert not flags(matter(facts), KIND)


def test_care_between_two_days_is_answered_by_a_record_from_between():
    mention = told(
        "radiology", "X-rays last month.", date=day(4, 10), date_end=day(5, 20), study=KNEE
    )
    study = visit("e2", "radiology", day(5, 2), (2,), study=KNEE)
    (missing,) = flags(note(mention), KIND)
    assert (missing.date, missing.end_date) == (day(4, 10), day(5, 20))
    assert "between 04/10/2024 and 05/20/2024" in missing.message
    assert not flags(note(mention, encounters=(study,)), KIND)
