"""Dates, amounts and codes that lost their form are read again, alone and as figures."""

import cv2
import numpy as np
import pytest

from casefile.doubt import is_doubtful
from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import FIGURES, Engine, Orientation, Recognised, engine
from ingest.reading.figures import lost_figures, with_figures
from ingest.reading.preparing import Prepared, Sheet

SHEET = Sheet(np.full((2000, 1500), 255, np.uint8), 200.0, bilevel=True)
PICTURE = Prepared(SHEET.pixels, 200.0, SHEET)


class Told(Engine):
    """Reads the same figures wherever it looks, and counts how often."""

    name = "told"

    def __init__(self, text: str, confidence: float = 0.95) -> None:
        self._told = [Recognised(text, 0, 0, 10, 10, confidence, 0)]
        self.looks = 0

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        raise AssertionError("figures only")

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        self.looks += 1
        return self._told

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        raise AssertionError("figures only")


def word(text: str, x: float = 0.1, confidence: float = 0.6, line: int = 3) -> Word:
    return Word(text, Box(x, 0.30, x + 0.02 * len(text), 0.315), confidence, line)


@pytest.mark.parametrize(
    ("lost", "printed"),
    [("148225", "1,482.25"), ("09/31422022", "09/14/2022"), ("971401", "97140")],
)
def test_a_sure_reading_in_a_sound_form_is_taken_and_stays_doubtful(
    lost: str, printed: str
) -> None:
    (found,) = with_figures([word(lost)], PICTURE, Told(printed))
    assert (found.text, found.read) == (printed, lost)
    assert is_doubtful(found)


@pytest.mark.parametrize("kept", ["97140", "02/07/2021", "1,867.35", "carried"])
def test_what_has_a_form_is_not_looked_at(kept: str) -> None:
    told = Told("02/01/2021")
    assert with_figures([word(kept)], PICTURE, told) == (word(kept),)
    assert told.looks == 0


@pytest.mark.parametrize(
    ("alone", "confidence"), [("1,482.25", 0.85), ("1482.2", 0.97), ("14822", 0.3), ("10.", 0.99)]
)
def test_an_unsure_or_formless_reading_changes_nothing(alone: str, confidence: float) -> None:
    assert with_figures([word("148225")], PICTURE, Told(alone, confidence)) == (word("148225"),)


def boxes(month: str, confidence: float, *after: str) -> list[Word]:
    """The month of a date in boxes, and what stands in the boxes after it."""
    others = [word(text, 0.16 + 0.05 * n, 0.96) for n, text in enumerate(after)]
    return [word(month, 0.1, confidence), *others]


def test_a_month_that_a_rule_ran_into_is_read_again() -> None:
    read = with_figures(boxes("[gg", 0.4, "14", "1988"), PICTURE, Told("06"))
    assert [w.text for w in read] == ["06", "14", "1988"]
    assert is_doubtful(read[0])


@pytest.mark.parametrize(
    "words",
    [
        boxes("06", 0.4, "14", "1988"),
        boxes("[gg", 0.95, "14", "1988"),
        boxes("[gg", 0.4, "41", "1988"),
        boxes("[gg", 0.4, "14", "visits"),
        boxes("[gg", 0.4, "14"),
        boxes("smudged", 0.4, "14", "1988"),
        [word("[gg", 0.1, 0.4), word("14", 0.5, 0.96), word("1988", 0.6, 0.96)],
        [word("[gg", 0.1, 0.4, line=2), *boxes("[gg", 0.4, "14", "1988")[1:]],
    ],
)
def test_other_words_are_no_month(words: list[Word]) -> None:
    assert list(lost_figures(words)) == []


def line_of_print(text: str) -> Pixels:
    paper = np.full((220, 1500), 255, np.uint8)
    shown = cv2.putText(paper, text, (60, 130), cv2.FONT_HERSHEY_DUPLEX, 2.0, (0,), 3, cv2.LINE_AA)
    return np.asarray(shown, np.uint8)


def test_figures_alone_are_allowed_for_one_look_only() -> None:
    recogniser = engine("tesserocr")
    line = line_of_print("Paid by Odell 1,482.25")
    before = [w.text for w in recogniser.words(line, 300)]
    alone = recogniser.figures(line_of_print("1,482.25"), 300, FIGURES)
    letters = recogniser.figures(line, 300, FIGURES)
    assert [w.text for w in alone] == ["1,482.25"]
    assert letters
    assert not any(c.isalpha() for w in letters for c in w.text)
    assert before == ["Paid", "by", "Odell", "1,482.25"]
    assert [w.text for w in recogniser.words(line, 300)] == before
