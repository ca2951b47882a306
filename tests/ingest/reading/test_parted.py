"""Codes parted at the point become one word again; words that stand apart do not."""

import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.reading.parted import rejoined


def pair(before: str, after: str, *, gap: float = 0.005, sure: float = 0.2) -> list[Word]:
    """Set two words on one line, letters 0.01 of the page wide, `gap` apart."""
    end = 0.1 + 0.01 * len(before)
    first = Box(0.1, 0.5, end, 0.52)
    second = Box(end + gap, 0.501, end + gap + 0.01 * len(after), 0.52)
    return [Word(before, first, sure, line=3), Word(after, second, sure + 0.1, line=3)]


def test_parts_of_a_code_are_joined_and_what_was_read_is_kept() -> None:
    (whole,) = rejoined(pair("S13.", "4XXA"))
    assert (whole.text, whole.read, whole.confidence, whole.line) == (
        "S13.4XXA",
        "S13. 4XXA",
        0.2,
        3,
    )
    assert whole.box.rounded() == (0.1, 0.5, 0.185, 0.52)
    assert is_doubtful(whole)


@pytest.mark.parametrize(
    "words",
    [
        pair("M54.", "2", sure=0.9),  # read with ease: "M54. 2 visits"
        pair("M54.", "2", gap=0.02),  # a space between
        pair("Q99.", "XYZ"),  # no such code
        pair("Law,", "LLP"),
        [pair("S13.", "4XXA")[0], Word("4XXA", Box(0.145, 0.53, 0.185, 0.55), 0.2, line=4)],
    ],
)
def test_other_neighbours_stay_two_words(words: list[Word]) -> None:
    assert rejoined(words) == tuple(words)
