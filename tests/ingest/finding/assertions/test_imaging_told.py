"""What notes and reports tell of the result of a study, and what tells nothing."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from ingest.finding.assertions.find import find_assertions
from tests.ingest.finding.typed_page import typed_page

NOTE, REPORT = Category.EMERGENCY, Category.RADIOLOGY
BLEED = "bleeding in the head"


def told(text: str, category: Category = NOTE):
    found = find_assertions(typed_page(text), category, "e1")
    return [a for a in found if a.topic == "imaging"]


def results(text: str, category: Category = NOTE) -> list[tuple[str, str]]:
    return list(dict.fromkeys((a.subject, a.value) for a in told(text, category)))


@pytest.mark.parametrize(
    ("text", "study", "expected"),
    [
        ("ED COURSE: CT head negative.", ("CT", "head"), [("anything", "absent")]),
        ("ED COURSE: Head CT was read as normal.", ("CT", "head"), [("anything", "absent")]),
        ("HPI: She had a normal CT of her head.", ("CT", "head"), [("anything", "absent")]),
        ("MDM: CT brain: no bleed, no mass effect.", ("CT", "head"), [(BLEED, "absent")]),
        ("MDM: CT head shows a small subdural hematoma.", ("CT", "head"), [(BLEED, "present")]),
        (
            "ED COURSE: CT of the head was obtained. This showed no intracranial hemorrhage.",
            ("CT", "head"),
            [(BLEED, "absent")],
        ),
        ("MDM: X-ray right wrist shows no fracture.", ("XR", "wrist"), [("fracture", "absent")]),
        (
            "MDM: No fracture on x-ray of the right wrist by my read.",
            ("XR", "wrist"),
            [("fracture", "absent")],
        ),
        (
            "MDM: XR left ankle - negative for fracture or dislocation.",
            ("XR", "ankle"),
            [("fracture", "absent"), ("dislocation", "absent")],
        ),
        (
            "MDM: Radiographs of the left ankle were reviewed and are unremarkable.",
            ("XR", "ankle"),
            [("anything", "absent")],
        ),
        ("DIAGNOSTIC RESULTS\nXR KNEE LT: no fx", ("XR", "knee"), [("fracture", "absent")]),
        (
            "HPI: MRI of 03/09/2024 of the right shoulder showed a rotator cuff tear.",
            ("MRI", "shoulder"),
            [("rotator cuff tear", "present")],
        ),
        ("MDM: Fracture not seen on films of the hand.", ("XR", "hand"), [("fracture", "absent")]),
    ],
)
def test_a_note_tells_a_study_and_its_result(text, study, expected):
    assert results(text) == expected
    assert {(a.study.modality, a.study.region) for a in told(text)} == {study}


def test_each_study_of_a_sentence_has_its_own_result():
    said = told("ED COURSE: CT head negative, CT c-spine shows a fracture of C5.")
    assert [(a.study.region, a.subject, a.value) for a in said] == [
        ("head", "anything", "absent"),
        ("cervical_spine", "fracture", "present"),
    ]
    both = told("ED COURSE: CT head and c-spine negative.")
    assert {a.study.region for a in both} == {"head", "cervical_spine"}


def test_a_list_of_results_is_told_line_by_line():
    said = told("IMAGING\nCT head w/o contrast - negative\nXR right wrist 3 views: radius fracture")
    assert [(a.study.modality, a.subject, a.value) for a in said] == [
        ("CT", "anything", "absent"),
        ("XR", "fracture", "present"),
    ]


def test_the_day_that_a_note_gives_to_a_study_is_kept():
    (said,) = told("HPI: X-ray of the knee on 04/11/2024 showed no fracture.")
    assert said.date is not None
    assert said.date.isoformat() == "2024-04-11"


@pytest.mark.parametrize(
    "text",
    [
        "ED COURSE: X-rays of the wrist to rule out fracture.",
        "ED COURSE: CT head to evaluate for bleed.",
        "PLAN: CT head; if negative, home.",
        "ED COURSE: CT head ordered, concern for subdural hematoma.",
        "MDM: X-ray wrist shows a possible fracture.",
        "MDM: X-ray wrist: scaphoid fracture cannot be excluded.",
        "MDM: CT head shows a chronic subdural hematoma.",
        "MDM: X-ray shoulder shows an old healed clavicle fracture.",
        "HPI: CT at an outside hospital was negative.",
        "HPI: CT head in 2019 was negative.",
        "HPI: She follows up with the fracture clinic after an x-ray of the wrist.",
        "MDM: X-ray of the wrist: alignment normal, soft tissues unremarkable.",
        "EXAM: Head normal. Neck normal.",
        "EXAM: No fracture blisters on the ankle.",
        "MDM: Post-reduction x-ray of the wrist shows no dislocation.",
        "MDM: X-ray of the wrist shows no displaced fracture.",
        "MDM: Rapid strep negative. CT of the abdomen pending.",
    ],
)
def test_what_tells_no_result(text):
    assert not results(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "FINDINGS: There is an acute subdural hematoma on the left. No skull fracture.",
            [(BLEED, "present"), ("fracture", "absent")],
        ),
        (
            "FINDINGS: No skull fracture, small epidural hematoma.",
            [("fracture", "absent"), (BLEED, "present")],
        ),
        (
            "FINDINGS: There is no fracture but a small pneumothorax is present.",
            [("fracture", "absent"), ("pneumothorax", "present")],
        ),
        ("IMPRESSION: No acute intracranial abnormality.", [(BLEED, "absent")]),
        ("IMPRESSION: No acute osseous abnormality.", [("fracture", "absent")]),
        ("IMPRESSION: Normal CT of the head.", [("anything", "absent")]),
        ("IMPRESSION: Negative examination.", [("anything", "absent")]),
        ("IMPRESSION: Nondisplaced distal radius fracture.", [("fracture", "present")]),
        (
            "IMPRESSION: Old healed clavicle fracture. No acute fracture.",
            [("fracture", "absent")],
        ),
        (
            "IMPRESSION: Full-thickness tear of the supraspinatus. No labral tear.",
            [
                ("full-thickness tear", "present"),
                ("rotator cuff tear", "present"),
                ("labral tear", "absent"),
            ],
        ),
        (
            "IMPRESSION: Partial tear of the supraspinatus, no full-thickness component.",
            [("rotator cuff tear", "present"), ("full-thickness tear", "absent")],
        ),
        ("CLINICAL HISTORY: Fall, fracture.\nIMPRESSION: No fracture.", [("fracture", "absent")]),
        ("COMPARISON: CT of 01/02/2024 with subdural hematoma.\nIMPRESSION: Stable.", []),
        ("FINDINGS: The sinuses are clear. The ventricles are normal.", []),
        ("IMPRESSION: Possible nondisplaced fracture; correlate with tenderness.", []),
        ("IMPRESSION: Suspected scaphoid fracture, repeat in ten days.", []),
    ],
)
def test_a_report_tells_of_its_own_study(text, expected):
    assert results(text, REPORT) == expected
    assert all(a.study is None for a in told(text, REPORT))
