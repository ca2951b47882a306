"""Values that are not quite sure are read again: sure where both readings agree, else doubtful."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import CODES, FIGURES, Engine, Orientation, Recognised
from ingest.reading.preparing import Prepared, Sheet
from ingest.reading.twice import MOST, read_twice

SHEET = Sheet(np.full((2000, 1500), 255, np.uint8), 200.0, bilevel=True)
PICTURE = Prepared(SHEET.pixels, 200.0, SHEET)


class Told(Engine):
    """Reads the same text wherever it looks, and notes what it was allowed."""

    name = "told"

    def __init__(self, *texts: str, confidence: float = 0.9) -> None:
        self._told = [Recognised(text, 0, 0, 10, 10, confidence, 0) for text in texts]
        self.allowed: list[str] = []

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        raise AssertionError("figures only")

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        self.allowed.append(allowed)
        return self._told

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        raise AssertionError("figures only")


def word(text: str, confidence: float, read: str = "") -> Word:
    return Word(text, Box(0.1, 0.30, 0.2, 0.315), confidence, line=3, read=read)


@pytest.mark.parametrize("value", ["04/17/2022", "1,318.40", "(97140)", "M54.12,", "S46.011A"])
def test_a_value_that_is_read_alike_twice_is_sure(value: str) -> None:
    unsure = word(value, 0.82)
    assert is_doubtful(unsure)
    (found,) = read_twice([unsure], PICTURE, Told(value.strip("(),")))
    assert found.text == value
    assert not is_doubtful(found)


@pytest.mark.parametrize(("first", "alone"), [("667.60", "867.60"), ("02/05/2021", "")])
def test_a_value_that_is_read_otherwise_is_doubtful_and_stays_as_it_was(
    first: str, alone: str
) -> None:
    (found,) = read_twice([word(first, 0.92)], PICTURE, Told(*alone.split()))
    assert (found.text, found.read) == (first, "")
    assert is_doubtful(found)


def test_a_poor_reading_confirms_nothing() -> None:
    unsure = word("1,318.40", 0.82)
    assert read_twice([unsure], PICTURE, Told("1,318.40", confidence=0.7)) == (unsure,)


def test_what_was_put_right_is_sure_once_it_is_read_so() -> None:
    (found,) = read_twice([word("M54.12", 0.5, read="MS4.12")], PICTURE, Told("M54.12"))
    assert (found.text, found.read) == ("M54.12", "")
    assert not is_doubtful(found)


@pytest.mark.parametrize("kept", [word("04/17/2022", 0.96), word("148225", 0.5), word("Ann", 0.5)])
def test_sure_values_and_other_words_are_not_read_again(kept: Word) -> None:
    told = Told("03/11/2021")
    assert read_twice([kept], PICTURE, told) == (kept,)
    assert told.allowed == []


def test_letters_are_allowed_in_codes_only() -> None:
    told = Told("M54.12")
    read_twice([word("M54.12", 0.8), word("1,318.40", 0.8)], PICTURE, told)
    assert told.allowed == [CODES, FIGURES]


def test_looks_at_one_page_have_an_end() -> None:
    told = Told("1,318.40")
    values = [replace(word("1,318.40", 0.8), line=n) for n in range(MOST + 5)]
    read = read_twice(values, PICTURE, told)
    assert len(told.allowed) == MOST
    assert read[MOST:] == tuple(values[MOST:])
