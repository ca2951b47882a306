"""Care that a record tells of: received, not received, or never meant to have happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

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
    request,
    told,
    visit,
)

from casefile.categories import FlagKind, Status
from casefile.encounters import Study
from completeness import judge

KIND = FlagKind.REFERENCED_NOT_RECEIVED
KNEE = Study("MRI", "knee", "left")


def note(*mentions, encounters=(), text=None, **other):
    own = visit("own", "office_visit", day(6, 1), (1,))
    pages = [page(1, date=day(6, 1)), page(2, text=text)]
    return matter(packet(*pages, encounters=(own, *encounters), mentions=mentions, **other))


@pytest.mark.parametrize(
    "mention",
    [
        told(
            "radiology",
            "MRI of the left knee on 05/02/2024 showed a tear.",
            date=day(5, 2),
            study=KNEE,
        ),
        told("radiology", "An outside MRI of the left knee was completed.", study=KNEE),
        told("emergency", "She returned to the ED on 05/02/2024.", date=day(5, 2)),
        told("operative", "Status post left knee arthroscopy since her last visit.", recent=True),
        told(
            "office_visit",
            "Seen by Dr. Vance, neurology, 05/02/2024.",
            date=day(5, 2),
            provider="Vance",
        ),
        told("physical_therapy", "Completed aquatic therapy at another facility."),
        told("ems", "Arrived by ambulance on 04/20/2024.", date=day(4, 20)),
        told("laboratory", "CBC of 05/02/2024 was normal.", date=day(5, 2)),
        told("inpatient", "Hospitalized 05/02/2024 at Lakeview.", date=day(5, 2)),
        told("chiropractic", "Saw a chiropractor after the accident.", recent=True),
    ],
)
def test_what_is_told_and_not_held_is_flagged(mention):
    (flag,) = flags(note(mention), KIND)
    assert flag.detail == {"quote": mention.quote, "page": 1}
    assert (flag.category, flag.date) == (mention.category, mention.date)
    assert mention.quote in flag.message


@pytest.mark.parametrize("status", [s for s in Status if s is not Status.DONE])
def test_what_did_not_happen_never_counts(status):
    mention = told("radiology", "MRI of the left knee", date=day(5, 2), study=KNEE, status=status)
    assert not flags(note(mention), KIND)


@pytest.mark.parametrize(
    "mention",
    [
        told("radiology", "MRI knee 2019", date=day(2, 2, 2019), study=KNEE),
        told("radiology", "MRI knee on 07/01/2024", date=day(7, 1), study=KNEE),
        told("radiology", "MRI of the knee was reviewed", study=KNEE, strength=2),
    ],
)
def test_before_the_loss_after_the_note_or_vaguely(mention):
    assert not flags(note(mention), KIND)


def test_care_before_the_loss_counts_where_its_day_was_asked_for():
    mention = told("radiology", "MRI knee 2019", date=day(2, 2, 2019), study=KNEE)
    facts = note(mention)
    asked = request(CLINIC, "office_visit", first=day(1, 1, 2019))
    assert not flags(facts, KIND)
    (flag,) = flags(replace(facts, matter=replace(facts.matter, requests=(asked,))), KIND)
    assert flag.date == day(2, 2, 2019)


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


def test_sentences_about_one_thing_are_one_flag():
    said = [
        told("radiology", f"MRI left knee 05/02/2024 {w}", date=day(5, 2), study=KNEE)
        for w in ("reviewed", "discussed", "noted")
    ]
    (flag,) = flags(note(*said), KIND)
    assert len(flag.evidence) == 3
    assert "2 more" in flag.message


def test_two_operations_are_two_flags():
    said = (
        told("operative", "s/p left knee arthroscopy since last seen"),
        told("operative", "s/p lumbar fusion since last seen"),
    )
    assert len(flags(note(*said), KIND)) == 2


def test_other_peoples_pages_and_copies_tell_nothing():
    mention = told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE, number=2)
    text = (
        "plain words about the knee and its care that stand on two pages of one packet in full " * 2
    )
    foreign = packet(page(1), page(2, foreign=True), mentions=(mention,))
    copied = packet(page(1, text=text), page(2, text=text), mentions=(mention,), provider=CLINIC)
    assert not flags(matter(foreign), KIND)
    assert not flags(matter(copied), KIND)


def test_of_two_copies_the_one_in_its_own_houses_packet_tells():
    mention = told("radiology", "MRI left knee of 05/02/2024", date=day(5, 2), study=KNEE)
    text = "plain words about the knee and its care that stand in two packets in full " * 2
    copied = page(1, text=text, date=day(6, 1), letterhead=CLINIC)
    other = packet(copied, name="a", provider=THERAPY, mentions=(mention,))
    own = packet(copied, name="b", provider=CLINIC, mentions=(mention,))
    (flag,) = flags(matter(other, own), KIND)
    assert flag.packet == "b"


@pytest.mark.parametrize(
    ("quote", "name"),
    [
        ("She is seeing Tova Reinholt, LPC, every week.", "Tova Reinholt"),
        ("Psychologist Dr. Tova Reinholt saw her each week.", "Dr. Tova Reinholt"),
        ("Tova Reinholt, M.D., saw her each week.", "Dr. Tova Reinholt"),
    ],
)
def test_only_a_doctor_is_called_one(quote, name):
    mention = told("office_visit", quote, provider="Tova Reinholt")
    facts = packet(page(1, date=day(6, 1)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert [f.detail["name"] for f in flags(held, FlagKind.MISSING_PROVIDER)] == [name]


def test_a_place_that_is_told_of_and_was_never_asked_is_one_finding():
    mention = told(
        "ems",
        "Arrived by Pinewood Ambulance Corps.",
        date=day(3, 1),
        provider="Pinewood Ambulance Corps",
    )
    facts = packet(page(1, "emergency", date=day(3, 1)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    (named,) = flags(held, FlagKind.MISSING_PROVIDER)
    (missing,) = flags(held, FlagKind.REFERENCED_NOT_RECEIVED)
    assert named.detail["name"] == "Pinewood Ambulance Corps"
    assert named.finding == missing.finding


def test_a_doctor_who_is_only_named_is_no_provider_to_ask():
    mention = told("office_visit", "She saw Dr. Penn on 4/2/24.", date=day(4, 2), provider="Penn")
    facts = packet(page(1, "office_visit", date=day(4, 9)), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert not flags(held, FlagKind.MISSING_PROVIDER)


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


@pytest.mark.parametrize(
    ("name", "date", "asked"),
    [
        ("Jonas Treece", day(5, 2), True),
        ("Treece", day(5, 2), False),
        ("Jonas Treece", None, False),
        ("Ida Marsh", day(5, 2), False),
    ],
)
def test_a_doctor_who_gave_dated_care_is_a_provider_to_ask(name, date, asked):
    mention = told("operative", "Injection by that doctor.", date=date, provider=name)
    own = visit("own", "office_visit", day(6, 1), (1,), facility=CLINIC, provider="Ida Marsh, MD")
    facts = packet(page(1, date=day(6, 1)), encounters=(own,), mentions=(mention,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    named = [f.detail["name"] for f in flags(held, FlagKind.MISSING_PROVIDER)]
    assert named == ([f"Dr. {name}"] if asked else [])


def test_a_doctor_printed_with_the_house_that_was_asked_was_asked():
    own = visit("own", "office_visit", day(6, 1), (1,), facility=f"Ida Marsh, MD / {CLINIC}")
    facts = packet(page(1, date=day(6, 1)), encounters=(own,))
    assert not flags(
        matter(facts, requests=(request(CLINIC, "office_visit"),)), FlagKind.MISSING_PROVIDER
    )
    other = matter(facts, requests=(request(THERAPY, "physical_therapy"),))
    assert len(flags(other, FlagKind.MISSING_PROVIDER)) == 1


@pytest.mark.parametrize(
    ("name", "count"), [("Ambulance Billing", 0), ("Tern County Ambulance", 1)]
)
def test_a_heading_is_no_provider(name, count):
    run = visit("own", "ems", day(6, 1), (1,), facility=name)
    facts = packet(page(1, "ems", date=day(6, 1)), encounters=(run,))
    held = matter(facts, requests=(request(CLINIC, "office_visit"),))
    assert len(flags(held, FlagKind.MISSING_PROVIDER)) == count
