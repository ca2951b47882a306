"""Imaging that was billed beside another study of the same day, which is held."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import HOSPITAL, bill, day, flags, line, matter, packet, page, told, visit

from casefile.categories import FlagKind
from casefile.encounters import Study
from casefile.pages import Source
from completeness import judge

CT_NECK = Study("CT", "cervical_spine")
FILMS = Study("XR", "wrist", "left")


def _held(study: Study | None, said: str, code: str, source: Source = Source.TEXT, **other):
    report = visit("e1", "radiology", day(4, 2), (1,), facility=HOSPITAL, study=study)
    charge = line(code, day(4, 2), number=2, provider=HOSPITAL, **other)
    return matter(
        packet(
            page(1, "radiology", text=said),
            page(2, "billing", source=source),
            encounters=(report,),
            bills=(bill(charge, provider=HOSPITAL, pages=(2,)),),
        )
    )


@pytest.mark.parametrize(
    ("study", "said", "code"),
    [
        (FILMS, "Left wrist, three views. No fracture.", "74177"),
        (FILMS, "Left wrist, three views. No fracture.", "72141"),
        (CT_NECK, "CT cervical spine without contrast. No fracture.", "70450"),
        (CT_NECK, "CT cervical spine without contrast. No fracture.", "71045"),
        (Study("MRI", "lumbar_spine"), "MRI of the lumbar spine", "72141"),
        (FILMS, "Left wrist, three views. No fracture.", "93971"),
        (None, "REPORT: LEFT HIP WITH PELVIS. The joint space is even.", "70450"),
    ],
)
def test_a_report_of_another_study_answers_no_charge(study, said, code):
    facts = _held(study, said, code)
    (flag,) = flags(facts, FlagKind.MISSING_RECORD)
    assert flag.detail["codes"] == [code]
    assert not judge(facts).links


@pytest.mark.parametrize(
    ("study", "said", "code", "other"),
    [
        (FILMS, "Left wrist, three views.", "73110", {}),
        (FILMS, "Left wrist and hand, three views.", "73130", {}),
        (CT_NECK, "CT head and cervical spine without contrast.", "70450", {}),
        (FILMS, "Left wrist films. CT of the abdomen and pelvis: no injury.", "74177", {}),
        (None, "See the report.", "74177", {}),
        (Study("CT", None), "CT as ordered.", "74177", {}),
        (FILMS, "Left wrist, three views.", "74177", {"description": "XR WRIST LT"}),
        (FILMS, "Left wrist, three views.", "76499", {}),
    ],
)
def test_a_report_that_may_be_of_the_study_answers(study, said, code, other):
    facts = _held(study, said, code, **other)
    assert not flags(facts, FlagKind.MISSING_RECORD)
    assert judge(facts).links


def test_a_code_of_a_scanned_bill_may_be_misread():
    facts = _held(FILMS, "Left wrist, three views.", "74177", Source.OCR)
    assert not flags(facts, FlagKind.MISSING_RECORD)


@pytest.mark.parametrize(
    ("seen", "found"), [(FILMS, 0), (Study("CT", "abdomen"), 1), (Study("XR", "wrist", None), 0)]
)
def test_what_is_told_of_the_study_held_is_not_missed_with_the_other(seen, found):
    facts = _held(FILMS, "Left wrist, three views. No fracture.", "74177")
    mention = told("radiology", "As seen.", date=day(4, 2), study=seen)
    (sent,) = facts.packets
    facts = matter(replace(sent, mentions=(mention,)))
    assert len(flags(facts, FlagKind.REFERENCED_NOT_RECEIVED)) == found
