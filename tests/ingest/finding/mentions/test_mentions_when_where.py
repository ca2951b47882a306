"""When a sentence says that care took place, where and by whom."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, mentions


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("She went back to the emergency room on July 2 for neck pain.", dt.date(2023, 7, 2)),
        ("An MRI of the knee was done on 8/14 and shows a tear.", dt.date(2023, 8, 14)),
        ("An MRI of the knee was done on 11/30 and shows a tear.", None),
    ],
)
def test_a_day_without_a_year_is_the_one_before_the_note(
    sentence: str, date: dt.date | None
) -> None:
    (found,) = [m for m in mentions(sentence) if m.status is DONE]
    assert found.date == date


def test_a_date_alone_on_the_last_line_belongs_to_its_sentence() -> None:
    told = mentions("She was taken by helicopter to Lakeside General on\n8/3/23.")
    assert told[0].date == dt.date(2023, 8, 3)


@pytest.mark.parametrize(
    ("sentence", "provider", "place"),
    [
        (
            "She was seen once by Dr. Osei at Carrow Spine Group.",
            "Osei",
            "Carrow Spine Group",
        ),
        ("He saw Dr. Penrose's associate on 9/1/23 for a rash.", None, None),
        ("X-rays at Bluff View on 9/1/23 were clear.", None, "Bluff View"),
    ],
)
def test_whom_and_what_place_a_sentence_names(
    sentence: str, provider: str | None, place: str | None
) -> None:
    (found,) = mentions(sentence)
    assert (found.provider, found.place) == (provider, place)


def test_an_ambulance_is_not_where_it_takes_somebody() -> None:
    (ride,) = mentions("She was taken by ambulance to Bluff View Hospital on the day.")
    assert (ride.category, ride.place) == (Category.EMS, None)


def test_therapy_at_another_place_is_told_by_the_place_that_is_named() -> None:
    there = "He also did four sessions of pool therapy at the Eastgate YMCA."
    here = "He has completed four sessions of therapy."
    (told,) = mentions(there, Category.PHYSICAL_THERAPY)
    assert (told.status, told.place, told.strength) == (DONE, "Eastgate YMCA", 3)
    assert mentions(here, Category.PHYSICAL_THERAPY) == ()


def test_yesterday_in_a_stays_chart_is_not_the_day_before_the_admission() -> None:
    (film,) = mentions("Portable chest film yesterday was clear.", Category.INPATIENT)
    assert (film.status, film.date) == (DONE, None)
    (seen,) = mentions("Portable chest film yesterday was clear.")
    assert seen.date == dt.date(2023, 9, 19)
