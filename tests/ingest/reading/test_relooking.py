"""A closer look settles what it can, and what it cannot stays doubtful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Line, Orientation, Recognised
from ingest.reading.preparing import Prepared
from ingest.reading.relooking import MOST_WORDS, looked_again

PAGE = Prepared(np.full((2200, 1700), 255, np.uint8), 200, 0.0)
BOX = Box(0.4, 0.5, 0.5, 0.512)


@dataclass
class Reader:
    """Reads what it is told to, one text for each of the two looks."""

    sharp: str
    soft: str
    asked: int = 0
    name: str = "told"

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        raise AssertionError

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        raise AssertionError

    def lines(self, pictures: Sequence[Pixels], dpi: int) -> list[Line]:
        self.asked += len(pictures)
        text = self.sharp if dpi < 400 else self.soft
        return [Line(text, 0.8) for _ in pictures]


def settled(text: str, sharp: str, soft: str, confidence: float = 0.6) -> Word:
    (word,) = looked_again([Word(text, BOX, confidence)], PAGE, Reader(sharp, soft))
    return word


def test_what_all_looks_read_alike_is_sure() -> None:
    word = settled("(97110)", "97110", "97110.")
    assert word.text == "(97110)"
    assert not is_doubtful(word)


@pytest.mark.parametrize(
    ("first", "sharp", "soft", "stands"),
    [
        ("$13.4XXA", "S13.4XXA", "S13.4XXA", "S13.4XXA"),
        ("64,00", "64.00", "64:00", "64.00"),
        ("03/11/2024", "03/17/2024", "03/17/2024", "03/17/2024"),
        ("03/11/2024", "03/11/2024", "03/17/2024", "03/11/2024"),
        ("M54,50,", "M54.50", "M54.50", "M54.50,"),
        ("00/15/2021", "09/15/ 2021", "©9/15/2021", "09/15/2021"),
        ("00/15/2021", "0O/15/2021", "oops", "00/15/2021"),
    ],
)
def test_the_most_frequent_sound_reading_stands_and_is_doubtful(
    first: str, sharp: str, soft: str, stands: str
) -> None:
    word = settled(first, sharp, soft, 0.95 if "1" not in first else 0.6)
    assert word.text == stands
    assert is_doubtful(word)
    assert word.box == BOX


def test_only_doubtful_words_are_looked_at() -> None:
    reader = Reader("1", "1")
    words = [Word("Plan:", BOX, 0.4), Word("97110", BOX, 0.96), Word("97110", BOX, 0.5)]
    looked_again(words, PAGE, reader)
    assert reader.asked == 2


def test_a_page_that_is_poor_all_over_is_left() -> None:
    reader = Reader("97110", "97110")
    words = [Word("97110", BOX, 0.5)] * (MOST_WORDS + 1)
    assert looked_again(words, PAGE, reader) == tuple(words)
    assert reader.asked == 0


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0), Box(0.99, 0.99, 1, 1), Box(0, 0, 1, 1)])
def test_words_at_the_edge_are_cut_out_too(box: Box) -> None:
    leaning = Prepared(PAGE.pixels, 200, 2.5)
    (word,) = looked_again([Word("97I10", box, 0.5)], leaning, Reader("97110", "97110"))
    assert word.text == "97110"
