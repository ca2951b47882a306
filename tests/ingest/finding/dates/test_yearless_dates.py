"""Days that a sentence names without their year."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.finding.dates.stated import stated_dates

NOTED = dt.date(2024, 6, 3)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("She had films made on May 6 by the school.", dt.date(2024, 5, 6)),
        ("The scan of 12 March was clean.", dt.date(2024, 3, 12)),
        ("A scan of the 21st of April was clean.", dt.date(2024, 4, 21)),
        ("They met on the first of February.", dt.date(2024, 2, 1)),
        ("He went home on the last day of April.", dt.date(2024, 4, 30)),
        ("Wound swabbed 5/9, no growth.", dt.date(2024, 5, 9)),
        ("He fell again Sat 4/6 on the stairs.", dt.date(2024, 4, 6)),
        ("Tested at Fern Hollow 5/28 with mild slowing.", dt.date(2024, 5, 28)),
        ("Kept from 4/28 to 4/30 with fever.", dt.date(2024, 4, 28)),
        ("Called in December 30 with a new cough.", dt.date(2023, 12, 30)),
    ],
)
def test_a_day_without_its_year_is_the_last_one_before_the_note(
    sentence: str, day: dt.date
) -> None:
    assert next((d.first, d.last) for d in stated_dates(sentence, NOTED)) == (day, day)


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("It was drained on the 29th.", dt.date(2024, 5, 29)),
        ("They came Friday night (the 31st) with a rash.", dt.date(2024, 5, 31)),
        ("Seen by the nurse on the second, who changed it.", dt.date(2024, 6, 2)),
    ],
)
def test_a_number_alone_is_of_this_month_or_the_last_and_may_be_to_come(
    sentence: str, day: dt.date
) -> None:
    (found,) = stated_dates(sentence, NOTED)
    assert (found.first, found.either) == (day, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Strength is 4/5 on the left and 5/5 on the right.",
        "Pain went from 8/10 to 3/10.",
        "GCS 14/15 on arrival.",
        "Visit 8/24 of her plan.",
        "Reflexes 2/4, level 3/5.",
        "The 5th digit and the 3rd rib are sore.",
        "He held it on the 4th attempt.",
        "Take 2 may repeat once.",
        "Return on July 9.",
    ],
)
def test_scores_counts_and_ranks_are_no_days(sentence: str) -> None:
    assert stated_dates(sentence, NOTED) == ()


@pytest.mark.parametrize(
    "sentence",
    ["Since April 25 she has had two infusions.", "Since the 3rd of May he walks, since 5/9 well."],
)
def test_the_day_since_which_something_was_done_is_no_day_of_a_loss(sentence: str) -> None:
    assert [d.of_loss for d in stated_dates(sentence, NOTED)][:1] == [False]


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("An MRI was made back in May.", dt.date(2024, 5, 1)),
        ("An MRI was made back in June.", dt.date(2023, 6, 1)),
        ("He was first seen in July.", dt.date(2023, 7, 1)),
        ("A stress test in 07/22 was normal.", dt.date(2022, 7, 1)),
        ("She was admitted in early-to-mid April.", dt.date(2024, 4, 1)),
        ("He came at the end of May.", dt.date(2024, 5, 1)),
    ],
)
def test_a_month_is_the_last_one_that_the_words_can_mean(sentence: str, first: dt.date) -> None:
    (found,) = stated_dates(sentence, dt.date(2024, 6, 20))
    assert found.first == first


def test_a_month_that_has_just_begun_is_not_yet_the_one_spoken_of() -> None:
    (found,) = stated_dates("An MRI in June was normal.", dt.date(2024, 6, 3))
    assert found.first == dt.date(2023, 6, 1)


@pytest.mark.parametrize(
    "sentence", ["Labs were drawn last September.", "Surgery in 8/12 weeks.", "In 7/30 cases."]
)
def test_a_last_month_and_spans_are_no_days(sentence: str) -> None:
    assert stated_dates(sentence, NOTED) == ()


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("He was admitted on Monday.", [dt.date(2024, 6, 17)]),
        ("She fell on Saturday and called.", [dt.date(2024, 6, 15)]),
        ("He comes on Monday and Friday.", []),
        ("She rests on Mondays.", []),
        ("He came on Thursday.", []),
    ],
)
def test_a_weekday_is_the_last_one_and_may_be_to_come(sentence: str, days: list[dt.date]) -> None:
    found = stated_dates(sentence, dt.date(2024, 6, 20))
    assert [d.first for d in found] == days
    assert all(d.either for d in found)
