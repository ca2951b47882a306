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
        ("Date of Visit: 5118/23", "Date of Visit: 5/18/23"),
        ("Date of Visit: 5/18123", "Date of Visit: 5/18/23"),
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
        "Date of Visit: 5/18/23",
        "DOB: 06/13/1988, seen again",
        "Date of Visit: 1112/22",  # 1/12/22, 11/2/22 or 1/1/... with a figure too many
        "Date of Visit: 416123",  # no stroke shows that it is a date, and it may be two
        "Blood pressure: 120/80",
        "Lordosis: 31/24",
        "Date seen 49/22",
        "Date of Visit: 1019/2022",  # October 19, or 9
        "No reply to date. Docket: 5118/23",
        "Date due: 97110/22",
    ],
)
def test_what_is_no_date_or_may_be_two_is_left_alone(text: str) -> None:
    assert dated(line(text)) == tuple(line(text))


def test_boxes_of_a_first_and_a_last_day_are_read_as_figures() -> None:
    assert read("C6 C2 23 c6 O2 23 11 97530") == "06 02 23 06 02 23 11 97530"
    assert read("0) 17 25 0l 17 25") == "01 17 25 01 17 25"
    assert [w.read for w in dated(line("C6 02 23 06 02 23"))] == ["C6", "", "", "", "", ""]


def test_a_blot_before_a_day_is_the_month_of_the_same_last_day() -> None:
    words = dated(line("® 17 25 06 17 25 11 97530"))
    assert [w.text for w in words][:3] == ["06", "17", "25"]
    assert words[0].read == "®"
    assert read("® 17 25 06 18 25 11 97530") == "® 17 25 06 18 25 11 97530"


@pytest.mark.parametrize(
    "text",
    [
        "C5 C6 22 and C7 on the left",
        "C6 C2 23 c6 C2",
        "C6 C2 23 C6 C2 24",
        "OO 02 23 06 02 23",
        "C9 C2 23 C6 C2 23",
        "CO CO CO CO CO CO",
    ],
)
def test_levels_of_the_spine_and_other_letters_stay(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize(
    ("found", "printed"),
    [
        ("a nerve block on Qctoper 13, 2021 with", "a nerve block on October 13, 2021 with"),
        ("seen on Scptember 4th, 2022.", "seen on September 4th, 2022."),
        ("DATED MARCB 30 2023", "DATED MARCH 30 2023"),
    ],
)
def test_a_month_before_its_day_and_year_is_known_by_most_of_its_letters(
    found: str, printed: str
) -> None:
    assert read(found) == printed
    (changed,) = [w for w in dated(line(found)) if w.read]
    assert changed.read in found.split()


@pytest.mark.parametrize(
    "text",
    [
        "seen on October 13, 2021",
        "in Patch 13, 2021",  # no month by one letter
        "Room 13, 2021 beds",
        "on Qctoper 45, 2021",
        "Qctoper 13, 21",
        "Jane 3, 2021",  # June, or a name
    ],
)
def test_other_words_before_figures_are_left_alone(text: str) -> None:
    assert dated(line(text)) == tuple(line(text))
