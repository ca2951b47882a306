"""Whether a page can be relied on, by its words and by the marks that stand in none."""

from __future__ import annotations

import pytest

from casefile.words import Box, Word
from ingest.reading.inked import Marks
from ingest.reading.legibility import MUCH_MISSED, NO_TEXT, NOT_RELIED_ON, problem

HALF = 0.5


def words(count: int, confidence: float) -> list[Word]:
    return [
        Word("therapy", Box(0.1, 0.1 + n / 100, 0.4, 0.108 + n / 100), confidence)
        for n in range(count)
    ]


def marks(inside: int, outside: int) -> Marks:
    """Letter-sized marks in the first word, and below all of them."""
    return Marks(((0.2, 0.104),) * inside + ((0.8, 0.9),) * outside, 0.01, 0.01)


@pytest.mark.parametrize(
    ("read", "seen", "why"),
    [
        (words(40, 0.95), marks(300, 0), None),
        (words(40, 0.95), marks(200, 100), None),
        (words(40, 0.3), marks(300, 0), NOT_RELIED_ON),
        (words(40, 0.95), marks(100, 200), MUCH_MISSED),
        (words(4, 0.95), marks(30, 60), None),
        (words(30, 0.95), marks(30, 60), MUCH_MISSED),
        (words(1, 0.95), marks(7, 0), None),
        (words(1, 0.95), marks(7, 40), NO_TEXT),
        (words(1, 0.2), marks(7, 0), NO_TEXT),
        ([], marks(0, 40), NO_TEXT),
    ],
    ids=[
        "well read",
        "a third in no word",
        "poorly read",
        "most of it in no word",
        "a signature below a line",
        "half a page gone pale",
        "one word",
        "one word amid scrawls",
        "one poor word",
        "no word",
    ],
)
def test_why_a_page_cannot_be_relied_on(read: list[Word], seen: Marks, why: str | None) -> None:
    assert problem(read, seen, HALF) == why
