"""What is called like care and is none, and visits to a home that are told plainly; all made up."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.categories import Category, Status
from ingest.finding.mentions.find import find_mentions
from tests.ingest.finding.typed_page import typed_page


def told(sentence: str) -> list[tuple[str, str | None]]:
    page = typed_page(f"Quill Clinic\nDate of visit: 03/04/2024\nHPI: {sentence}")
    found = find_mentions(page, Category.OFFICE_VISIT, "e1", dt.date(2024, 3, 4))
    return [(m.category.value, m.place or m.provider) for m in found if m.status is Status.DONE]


@pytest.mark.parametrize(
    "sentence",
    [
        "He had an epidural abscess in 11/2023.",
        "An epidural hematoma was seen in 10/2023.",
        "Fluid along the labral repair, which has held.",
        "Thinning along the cuff repair is unchanged since 8/2023.",
    ],
)
def test_what_was_found_is_no_operation(sentence: str) -> None:
    assert "operative" not in {category for category, _ in told(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "She had an epidural on 10/4/2023 without relief.",
        "She underwent a labral repair on 11/6/2023.",
    ],
)
def test_what_was_done_is_one(sentence: str) -> None:
    assert "operative" in {category for category, _ in told(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Brindle Home Health has come out twice since February 5 to dress the heel.",
        "Brindle Home Health has been out twice since February 5.",
    ],
)
def test_a_house_that_came_out_was_there(sentence: str) -> None:
    assert ("office_visit", "Brindle Home Health") in told(sentence)


def test_a_dentist_who_did_a_root_canal_saw_the_patient() -> None:
    assert told("Dr. Voss did RCT on 2/27/24.") == [("office_visit", "Voss")]
