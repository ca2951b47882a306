"""Damaged dates are put right where a date must stand and only one is possible."""

import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.reading.dated import dated


def line(text: str, number: int = 2) -> list[Word]:
    """A line of print, a word at each tenth of the page."""
    return [
        Word(word, Box(0.05 * n, 0.2, 0.05 * n + 0.04, 0.215), 0.9, number)
        for n, word in enumerate(text.split())
    ]


def read(text: str) -> str:
    return " ".join(w.text for w in dated(line(text)))


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ("Date of Visit: 4125/22", "Date of Visit: 4/25/22"),
        ("Date of Visit: 4/25122", "Date of Visit: 4/25/22"),
        ("DOB: 6l13/1988", "DOB: 6/13/1988"),
        ("Date of Initial Evaluation: 49/22", "Date of Initial Evaluation: 4/9/22"),
        ("Today's date: 0719/2022", "Today's date: 07/19/2022"),
    ],
)
def test_a_stroke_is_put_back_after_the_label_of_a_date(found: str, printed: str) -> None:
    assert read(found) == printed
    (changed,) = [w for w in dated(line(found)) if w.read]
    assert changed.read == found.rsplit(maxsplit=1)[-1]
    assert is_doubtful(changed)


@pytest.mark.parametrize(
    "text",
    [
        "Date of Visit: 4/25/22",
        "DOB: 06/13/1988, seen again",
        "Date of Visit: 1112/22",  # 1/12/22, 11/2/22 or 1/1/... with a figure too many
        "Date of Visit: 317122",  # no stroke shows that it is a date, and it may be two
        "Blood pressure: 120/80",
        "Kyphosis: 34/25",
        "Date seen 49/22",
        "Date of Visit: 1019/2022",  # October 19, or 9
        "No reply to date. Docket: 4125/22",
        "Date due: 97110/22",
    ],
)
def test_what_is_no_date_or_may_be_two_is_left_alone(text: str) -> None:
    assert dated(line(text)) == tuple(line(text))


def test_boxes_of_a_first_and_a_last_day_are_read_as_figures() -> None:
    assert read("C4 C1 22 c4 O1 22 11 97530") == "04 01 22 04 01 22 11 97530"
    assert read("0) 19 24 0l 19 24") == "01 19 24 01 19 24"
    assert [w.read for w in dated(line("C4 01 22 04 01 22"))] == ["C4", "", "", "", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "C4 C5 22 and C6 on the left",
        "C4 C1 22 c4 C1",
        "C4 C1 22 C4 C1 23",
        "OO 01 22 04 01 22",
        "C9 C1 22 C4 C1 22",
        "CO CO CO CO CO CO",
    ],
)
def test_levels_of_the_spine_and_other_letters_stay(text: str) -> None:
    assert read(text) == text
