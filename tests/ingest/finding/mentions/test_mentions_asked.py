"""What a form asks is not told, and a part of the body belongs to the study that is of it."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, mentions


@pytest.mark.parametrize(
    "question",
    [
        "Intake: Have you been hospitalized or seen in an emergency room since 9/1?",
        "Any MRI done at another hospital last month?",
        "4. Were you admitted overnight at Odell General Hospital on 9/3?",
    ],
)
def test_a_question_tells_of_nothing(question: str) -> None:
    assert not mentions(question)


def test_an_answer_and_a_doubt_still_tell() -> None:
    answered = mentions(
        "Seen elsewhere? Was in the emergency room at Odell General Hospital on 9/3."
    )
    doubted = mentions("He was admitted overnight at Odell General Hospital on 9/3 (chest pain?)")
    assert [m.category for m in answered] == [Category.EMERGENCY]
    assert [m.category for m in doubted] == [Category.INPATIENT]


def test_films_named_after_a_scan_of_a_part_are_of_no_part() -> None:
    told = mentions("On 9/3 a CT of the chest and plain films were done at Odell General Hospital.")
    regions = {m.study.modality: m.study.region for m in told if m.study and m.status is DONE}
    assert regions == {"CT": "chest", "XR": None}


def test_studies_after_a_part_of_their_own_keep_it() -> None:
    (told,) = mentions("Chest and pelvis films of 9/3 were negative.")
    assert told.study is not None
    assert told.study.region == "pelvis"
