"""A study's result as a note tells it, against the report of the same study and day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import CLINIC, HOSPITAL, day, flags, matter, packet, page, says, visit

from casefile.categories import FlagKind
from casefile.encounters import Study

KIND = FlagKind.INCONSISTENCY
HEAD = Study("CT", "head")
WRIST = Study("XR", "wrist", "right")
MADE = day(4, 2)
BLEED = "bleeding in the head"


def tells(subject, value, quote, study=None, *, number=1, encounter="note", **other):
    said = says("imaging", value, number=number, subject=subject, encounter=encounter, **other)
    return replace(said, quote=quote, study=study)


def held(note, report, study=HEAD, *, noted=MADE, text=None, more=()):
    """An emergency visit that tells `note` on page 1, and on page 2 a study that tells `report`."""
    visits = (
        visit("note", "emergency", noted, (1,), facility=HOSPITAL),
        visit("report", "radiology", MADE, (2,), facility=HOSPITAL, study=study),
        *more,
    )
    pages = [page(1, "emergency"), page(2, "radiology", text=text)]
    pages += [page(n) for n in range(3, 3 + len(more))]
    return matter(packet(*pages, encounters=visits, assertions=(*note, *report), provider=CLINIC))


def reported(subject, value, quote):
    return tells(subject, value, quote, number=2, encounter="report")


NEGATIVE = tells("anything", "absent", "CT head negative.", HEAD)
SUBDURAL = reported(BLEED, "present", "Acute left subdural hematoma, 5 mm.")
NO_FRACTURE = tells("fracture", "absent", "X-ray right wrist shows no fracture.", WRIST)
RADIUS = reported("fracture", "present", "Nondisplaced fracture of the distal radius.")


@pytest.mark.parametrize(
    ("note", "report", "study", "headline"),
    [
        (NEGATIVE, SUBDURAL, HEAD, "CT of the head, 04/02/2024): no bleeding in the head in"),
        (NO_FRACTURE, RADIUS, WRIST, "X-ray of the right wrist, 04/02/2024): no fracture in"),
        (
            tells("fracture", "present", "X-ray right wrist shows a radius fracture.", WRIST),
            reported("fracture", "absent", "No fracture or dislocation."),
            WRIST,
            "fracture in the note, no fracture in the report",
        ),
        (
            tells(BLEED, "present", "CT head shows a small subdural.", HEAD),
            reported("anything", "absent", "Normal CT of the head."),
            HEAD,
            "no bleeding in the head in the report",
        ),
        (
            tells("fracture", "absent", "X-ray wrist no fx.", Study("XR", "wrist")),
            RADIUS,
            WRIST,
            "no fracture in the note",
        ),
    ],
)
def test_a_note_that_tells_the_contrary_of_the_report(note, report, study, headline):
    (flag,) = flags(held([note], [report], study), KIND)
    assert headline in flag.message
    assert [q["text"] for q in flag.detail["quotes"]] == [note.quote, report.quote]
    assert [(e.page, e.text) for e in flag.evidence] == [(1, note.quote), (2, report.quote)]
    assert flag.pages == (1,)
    assert flag.ask.startswith("A correction or an addendum")


def test_the_note_of_the_day_after_speaks_of_it_and_later_ones_by_its_day():
    assert flags(held([NEGATIVE], [SUBDURAL], noted=day(4, 3)), KIND)
    assert not flags(held([NEGATIVE], [SUBDURAL], noted=day(4, 4)), KIND)
    assert not flags(held([NEGATIVE], [SUBDURAL], noted=day(4, 1)), KIND)
    dated = replace(NEGATIVE, date=day(4, 2))
    assert flags(held([dated], [SUBDURAL], noted=day(5, 20)), KIND)
    other = replace(NEGATIVE, date=day(4, 1))
    assert not flags(held([other], [SUBDURAL]), KIND)


@pytest.mark.parametrize(
    ("note", "report", "study"),
    [
        (NEGATIVE, reported(BLEED, "absent", "No intracranial hemorrhage."), HEAD),
        (NEGATIVE, SUBDURAL, Study("MRI", "head")),
        (NEGATIVE, SUBDURAL, Study("CT", "cervical_spine")),
        (NEGATIVE, SUBDURAL, Study("CT")),
        (NO_FRACTURE, RADIUS, Study("XR", "wrist", "left")),
        (NO_FRACTURE, reported("dislocation", "present", "Lunate dislocation."), WRIST),
        (tells("fracture", "absent", "No scaphoid fracture on x-ray.", WRIST), RADIUS, WRIST),
        (
            tells("fracture", "absent", "No fracture of C5.", Study("CT", "cervical_spine")),
            reported("fracture", "present", "Fracture of C7."),
            Study("CT", "cervical_spine"),
        ),
        (
            NEGATIVE,
            reported("fracture", "present", "Minimally displaced facial bone fracture."),
            HEAD,
        ),
        (tells("anything", "absent", "X-rays negative.", Study("XR")), RADIUS, WRIST),
    ],
)
def test_what_is_no_contradiction(note, report, study):
    assert not flags(held([note], [report], study), KIND)


@pytest.mark.parametrize(
    "text",
    [
        "CT HEAD. Small subdural. This differs from the preliminary read; Dr. Ames was called.",
        "CT HEAD. ADDENDUM 04/03/2024: on second look there is a small subdural hematoma.",
        "CT HEAD. Discrepancy with the overnight read was phoned to the emergency room.",
    ],
)
def test_a_report_that_was_read_twice_contradicts_nobody(text):
    assert not flags(held([NEGATIVE], [SUBDURAL], text=text), KIND)


def test_who_says_both_contradicts_nobody():
    both = [NEGATIVE, tells(BLEED, "present", "Radiology calls: subdural on the CT head.", HEAD)]
    assert not flags(held(both, [SUBDURAL]), KIND)
    unsure = [SUBDURAL, reported(BLEED, "absent", "No intracranial hemorrhage.")]
    assert not flags(held([NEGATIVE], unsure), KIND)


def test_two_reports_of_one_study_that_differ_contradict_nobody():
    second = visit("second", "radiology", day(4, 2), (3,), facility=HOSPITAL, study=HEAD)
    other = tells(BLEED, "absent", "No hemorrhage.", number=3, encounter="second")
    assert not flags(held([NEGATIVE], [SUBDURAL, other], more=(second,)), KIND)


def test_two_notes_that_tell_the_contrary_are_one_flag():
    clinic = visit("clinic", "office_visit", day(4, 3), (3,))
    again = tells("anything", "absent", "Head CT was normal.", HEAD, number=3, encounter="clinic")
    (flag,) = flags(held([NEGATIVE, again], [SUBDURAL], more=(clinic,)), KIND)
    assert [q["page"] for q in flag.detail["quotes"]] == [1, 3, 2]


def stay(number_of_note: int, noted) -> object:
    """A stay of a week whose note is of one day, with a study at its start and one later."""
    first = visit("first", "radiology", MADE, (2,), facility=HOSPITAL, study=HEAD)
    again = visit("again", "radiology", day(4, 5), (3,), facility=HOSPITAL, study=HEAD)
    whole = visit(
        "note", "inpatient", MADE, (number_of_note,), facility=HOSPITAL, end_date=day(4, 9)
    )
    said = (
        replace(NEGATIVE, page=number_of_note),
        tells(BLEED, "present", "Acute subdural.", number=2, encounter="first"),
        tells(BLEED, "absent", "The hematoma is gone.", number=3, encounter="again"),
    )
    pages = (
        page(1, "inpatient"),
        page(2, "radiology"),
        page(3, "radiology"),
        page(4, "inpatient", date=noted),
    )
    return matter(packet(*pages, encounters=(whole, first, again), assertions=said))


@pytest.mark.parametrize(("noted", "found"), [(day(4, 2), 1), (day(4, 5), 0), (None, 0)])
def test_a_note_of_a_stay_speaks_of_the_study_of_its_own_day(noted, found):
    assert len(flags(stay(4, noted), KIND)) == found


def test_of_two_sides_the_one_that_agrees_may_be_meant():
    left = visit("left", "radiology", MADE, (3,), study=Study("XR", "wrist", "left"))
    fine = tells("fracture", "absent", "No fracture.", number=3, encounter="left")
    unsided = replace(NO_FRACTURE, study=Study("XR", "wrist"))
    assert not flags(held([unsided], [RADIUS, fine], WRIST, more=(left,)), KIND)
    assert flags(held([NO_FRACTURE], [RADIUS, fine], WRIST, more=(left,)), KIND)


@pytest.mark.parametrize(
    ("modality", "noted", "count"),
    [("MRI", day(6, 20), 1), ("XR", day(6, 20), 0), ("MRI", day(3, 20), 0)],
)
def test_a_later_note_means_the_only_study_of_a_part(modality, noted, count):
    study = Study(modality, "shoulder", "right")
    note = tells("full-thickness tear", "present", "The study shows a full-thickness tear.", study)
    report = reported("full-thickness tear", "absent", "No full-thickness tear.")
    assert len(flags(held((note,), (report,), study, noted=noted), KIND)) == count


def test_of_two_studies_of_a_part_a_later_note_may_mean_either():
    study = Study("MRI", "shoulder", "right")
    note = tells("full-thickness tear", "present", "The study shows a full-thickness tear.", study)
    report = reported("full-thickness tear", "absent", "No full-thickness tear.")
    again = visit("again", "radiology", day(5, 2), (3,), facility=HOSPITAL, study=study)
    assert not flags(held((note,), (report,), study, noted=day(6, 20), more=(again,)), KIND)
