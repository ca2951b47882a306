"""Which words stand on the page as printed, and how much of its print was read."""

from __future__ import annotations

import pytest

from casefile.words import Box, Word
from service.evaluation.printed import share_of_print, words_right

PRINTED = "Balance due: $81.00\nbalance of 81.00 — paid"


def read(*words: tuple[str, float]) -> list[Word]:
    return [Word(text, Box(0, 0, 1, 1), confidence) for text, confidence in words]


def test_a_word_is_right_as_often_as_it_is_printed_and_the_surest_first() -> None:
    words = read(("paid,", 0.5), ("paid", 0.9), ("pald", 0.99), ("—", 0.9))
    told = [(w.text, w.confidence, right) for w, right in words_right(PRINTED, words)]
    assert told == [("pald", 0.99, False), ("paid", 0.9, True), ("paid,", 0.5, False)]


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", 0),
        ("Balance due", 10),
        ("Balance due $81.00 balance of 81.00 paid", 31),
        ("paid paid", 4),
    ],
)
def test_the_share_is_of_letters_and_figures(text: str, letters: int) -> None:
    words = read(*((word, 0.9) for word in text.split()))
    assert share_of_print(PRINTED, words) == pytest.approx(letters / 31)


def test_nothing_printed_is_nothing_read() -> None:
    assert share_of_print("", read(("scrawl", 0.3))) == 0
