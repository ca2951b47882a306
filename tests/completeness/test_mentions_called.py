"""Houses and studies that a note calls by other names than their records do."""

from __future__ import annotations

import pytest
from made_matters import day, flags, matter, packet, page, told, visit

from casefile.categories import FlagKind
from casefile.encounters import Study

KIND = FlagKind.REFERENCED_NOT_RECEIVED


def note(mention, there, text):
    own = visit("own", "office_visit", day(6, 1), (1,))
    pages = [page(1, date=day(6, 1)), page(2, there.category.value, text=text)]
    return matter(packet(*pages, encounters=(own, there), mentions=(mention,)))


def test_a_house_that_is_given_as_who_treated_is_no_clinician_of_another_name():
    there = visit(
        "e",
        "emergency",
        day(5, 2),
        (2,),
        facility="Odell Regional Medical Center",
        provider="I. Fenn",
    )
    taken = {"place": "Odell Regional", "provider": "Odell Regional"}
    assert not flags(note(told("emergency", "Taken to Odell Regional.", **taken), there, ""), KIND)
    other = {"place": "Odell Regional", "provider": "Vasko"}
    assert flags(note(told("emergency", "Seen at Odell Regional.", **other), there, ""), KIND)


@pytest.mark.parametrize(
    ("study", "text", "missed"),
    [
        (Study("CT", "neck"), "ct spine cervical without contrast", False),
        (Study("XR", "knee"), "radiographs of the knee, two views", False),
        (Study("XR", "neck"), "x-ray c-spine, three views", False),
        (Study("CT", "neck"), "ct lumbar spine without contrast", True),
        (Study("US", "knee"), "mri of the knee; he used crutches", True),
    ],
)
def test_a_study_is_known_by_the_words_of_its_report(study, text, missed):
    there = visit("e", "radiology", day(5, 2), (2,))
    mention = told("radiology", "Imaging of 5/2/24.", date=day(5, 2), study=study)
    assert bool(flags(note(mention, there, text), KIND)) is missed
