"""Films, scans and therapy that an office gives by itself and writes into the note of the visit."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    HOSPITAL,
    THERAPY,
    bill,
    day,
    flags,
    line,
    matter,
    packet,
    page,
    request,
    visit,
)

from casefile.bills import BillForm
from casefile.categories import FlagKind


def missed(
    note, *codes, provider=CLINIC, form=BillForm.CMS1500, more=(), asked=(), kind="office_visit"
):
    """The codes that no record answers, where the office has only this note of the billed day."""
    lines = [line(code, day(4, 2), number=2, provider=provider) for code in codes]
    visits = bill(line("99213", day(4, 2), number=2), pages=(2,))
    facts = packet(
        page(1, kind, text=note),
        page(2, "billing"),
        encounters=(visit("e1", kind, day(4, 2), provider="Ida Marsh, MD"), *more),
        bills=(visits, bill(*lines, provider=provider, pages=(2,), form=form)),
    )
    return [
        code
        for flag in flags(matter(facts, requests=asked), FlagKind.MISSING_RECORD)
        for code in flag.detail["codes"]
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Therapy done today in our office: e-stim, hot packs.",
        "PROCEDURES TODAY: Electrical stimulation x 15 min, moist heat x 10 min.",
        "TREATMENT TODAY: Therapeutic exercise 2 units with therapist in clinic.",
        "Treatment rendered:\nInterferential current, lumbar\nMoist heat, lumbar",
        "The patient received manual therapy and ultrasound in the office and tolerated it well.",
        "Modalities given this visit: ultrasound, traction. Continue home exercises.",
        "He was treated with hot packs and massage here, no complications.",
        "In-office therapy: e-stim 15 minutes, therapeutic exercise 15 minutes.",
        "Today's therapy: myofascial release of the trapezius, hot packs.",
        "Physiotherapy was performed during this visit\nby our aide, with e-stim and ice.",
        "She underwent 15 minutes of therapeutic exercise in clinic.\nHome program reviewed.",
    ],
)
def test_therapy_that_the_note_tells_of_has_its_record_there(note):
    assert missed(note, "97110", "97014") == []


@pytest.mark.parametrize(
    "note",
    [
        "Neck pain, better. Continue physical therapy at Cedarvale three times a week.",
        "PLAN: therapeutic exercise, moist heat and e-stim, 3x/week for 4 weeks.",
        "Physical therapy ordered today. Prescription for e-stim given in the office.",
        "Home exercise program was given and reviewed in the office today.",
        "He attended physical therapy last week and received hot packs.",
        "No therapy was done today in the office because of fever.",
        "The patient declined e-stim today in our office.",
        "Therapy was done in our clinic today, see PT note.",
        "She will start therapy here today; treatment to be done by our therapist.",
        "Ice at home for 15 minutes, three times a day.",
        "Referred to physical therapy; referral given in the office today.",
    ],
)
def test_therapy_that_was_not_given_then_and_there_is_still_missing(note):
    assert missed(note, "97110") == ["97110"]


def test_an_office_that_keeps_therapy_notes_has_one_for_that_day_too():
    note = "Therapy done today in our office: e-stim, hot packs."
    kept = visit("e2", "physical_therapy", day(4, 9), (1,))
    assert missed(note, "97110", more=(kept,)) == ["97110"]


def test_a_clinician_who_bills_by_name_bills_for_the_house():
    note = "Therapy done today in our office: e-stim, hot packs."
    assert missed(note, "97110", provider="IDA MARSH MD") == []
    assert missed(note, "97110", provider="NOEL CRANE MD") == ["97110"]


@pytest.mark.parametrize(
    ("provider", "form"), [(THERAPY, BillForm.CMS1500), (HOSPITAL, BillForm.UB04)]
)
def test_another_house_or_a_hospitals_department_has_a_record_of_its_own(provider, form):
    note = "Therapy done today in our office: e-stim, hot packs."
    assert missed(note, "97110", provider=provider, form=form) == ["97110"]


@pytest.mark.parametrize(
    ("items", "code", "expected"),
    [
        (("office_visit", "radiology"), "72050", ["72050"]),
        (("office_visit",), "72050", []),
        ((), "72050", []),
        (("office_visit", "physical_therapy"), "72050", []),
    ],
)
def test_what_the_house_was_asked_for_by_itself_is_expected_by_itself(items, code, expected):
    note = "X-rays taken in office today and reviewed by me: no fracture."
    assert missed(note, code, asked=(request(CLINIC, *items),)) == expected


@pytest.mark.parametrize(
    ("note", "code", "told"),
    [
        ("X-rays taken in office today and reviewed by me: no fracture.", "72050", True),
        ("Chest films, two views, obtained in the office: lungs clear.", "71046", True),
        ("AP pelvis x-ray was taken here and shows no fracture.", "72170", True),
        ("Diagnostic ultrasound of the shoulder performed in our office today.", "76881", True),
        ("X-rays taken in office today and reviewed by me: no fracture.", "72148", False),
        ("MRI of the lumbar spine taken in our office today; see report.", "72148", False),
        ("Shoulder ultrasound performed in the office today, see separate report.", "76881", False),
        ("Ultrasound of the shoulder ordered, to be done in the office.", "76881", False),
        ("Shoulder pain persists.", "76881", False),
    ],
)  # fmt: skip
def test_a_study_is_in_the_note_only_where_offices_read_it_by_themselves(note, code, told):
    assert missed(note, code) == ([] if told else [code])


@pytest.mark.parametrize(
    "note",
    [
        "Here: urine dipstick clear, rapid flu and COVID swabs negative.",
        "POC: UA trace ketones; rapid strep positive.",
    ],
)
def test_tests_read_by_eye_in_the_office_have_their_record_in_its_note(note):
    assert missed(note, "81002", "87428") == []


@pytest.mark.parametrize(
    ("note", "code"),
    [
        ("Urine sent to the lab.", "81002"),
        ("Will order a strep swab.", "87880"),
        ("Urine dip neg.", "80053"),
    ],
)
def test_tests_that_a_laboratory_made_need_its_report(note, code):
    assert missed(note, code) == [code]


def test_a_hospital_reports_the_tests_of_its_emergency_visit():
    note = "Urine pregnancy test negative."
    assert "81025" in missed(note, "81025", provider=HOSPITAL, kind="emergency")
