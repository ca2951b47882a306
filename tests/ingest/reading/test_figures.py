"""Dates, amounts and codes that lost their form are read again, alone and as figures."""

import cv2
import numpy as np
import pytest
from told import PICTURE, Told, word

from casefile.doubt import is_doubtful
from casefile.words import Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import CODES, FIGURES, engine
from ingest.reading.figures import lost_figures, with_figures


@pytest.mark.parametrize(
    ("lost", "printed"),
    [
        ("148225", "1,482.25"),
        ("09/31422022", "09/14/2022"),
        ("971401", "97140"),
        ("c44.319", "C44.319"),
        ("S134XXA", "S13.4XXA"),
        ("l0/21/2023", "10/21/2023"),
        ("l05.00", "105.00"),
        ("9S.00", "95.00"),
        ("7126/24", "7/26/24"),
        ("2127124", "2/27/24"),
        ("1J1885", "J1885"),
        ("()1885", "J1885"),
    ],
)
def test_a_sound_form_that_is_read_twice_is_taken_and_stays_doubtful(
    lost: str, printed: str
) -> None:
    (found,) = with_figures([word(lost)], PICTURE, Told(printed))
    assert (found.text, found.read) == (printed, lost)
    assert is_doubtful(found)


@pytest.mark.parametrize("kept", ["97140", "02/07/2021", "1,867.35", "carried"])
def test_what_has_a_form_is_not_looked_at(kept: str) -> None:
    told = Told("02/01/2021")
    assert with_figures([word(kept)], PICTURE, told) == (word(kept),)
    assert told.allowed == []


@pytest.mark.parametrize(
    ("lost", "alone"),
    [
        ("148225", "1482.2"),
        ("148225", "10."),
        ("148225", ""),
        ("3301", "13301"),  # a figure more than was read before
        ("E83.9LXA", "583.91"),  # what begins with a letter is no amount
        ("E83.9LXA", "Q99.XYZ"),  # no such code
    ],
)
def test_a_formless_reading_and_one_of_another_kind_change_nothing(lost: str, alone: str) -> None:
    assert with_figures([word(lost)], PICTURE, Told(alone)) == (word(lost),)


def test_looks_that_differ_change_nothing() -> None:
    told = Told("1,482.25", "1,402.25", "1,482.26")
    assert with_figures([word("148225")], PICTURE, told) == (word("148225"),)


def test_figures_without_signs_must_be_read_surely() -> None:
    told = Told("97140", confidence=0.8)
    assert with_figures([word("971401")], PICTURE, told) == (word("971401"),)


def test_what_begins_with_a_letter_is_read_as_a_code_first() -> None:
    told = Told("")
    with_figures([word("S134XXA")], PICTURE, told)
    assert told.allowed == [CODES] * 3 + [FIGURES] * 3


def boxes(month: str, confidence: float, *after: str) -> list[Word]:
    """The month of a date in boxes, and what stands in the boxes after it."""
    others = [word(text, 0.96, x=0.16 + 0.05 * n) for n, text in enumerate(after)]
    return [word(month, confidence), *others]


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
        [word("[gg", 0.4), word("14", 0.96, x=0.5), word("1988", 0.96, x=0.6)],
        [word("[gg", 0.4, line=2), *boxes("[gg", 0.4, "14", "1988")[1:]],
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
