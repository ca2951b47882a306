"""Cells of a table that were taken for one word come apart at the ruling between them."""

import cv2
import numpy as np
import pytest

from casefile.words import Box, Word
from ingest.reading.crossed import crossed, with_cells
from ingest.reading.engines import CODES, FIGURES, Engine, Orientation, Recognised
from ingest.reading.preparing import Prepared, Sheet
from ingest.reading.twice import NEARLY_SURE

DPI = 200
HEIGHT, WIDTH = 1100, 1600
RULE = 500
ROW = 400


class Hears:
    """A recogniser that hears one thing after the other, each as often as it is looked at."""

    name = "hears"

    def __init__(self, *told: str, sure: float = 0.96) -> None:
        self._told = list(told)
        self._sure = sure
        self.allowed: set[str] = set()

    def words(self, pixels: np.ndarray, dpi: int) -> list[Recognised]:
        return []

    def figures(self, pixels: np.ndarray, dpi: int, allowed: str) -> list[Recognised]:
        self.allowed.add(allowed)
        assert pixels[10:-10].min(axis=0).max() == 255  # nothing but print: the rule is left out
        return [Recognised(self._told.pop(0), 0, 0, 10, 10, self._sure, 0)]

    def orientation(self, pixels: np.ndarray, dpi: int) -> Orientation | None:
        return None


def table(*, rule: bool = True) -> Prepared:
    """Draw a row number and a date on both sides of a ruling."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for x, text in ((RULE - 40, "1"), (RULE + 14, "06/21/24")):
        cv2.putText(page, text, (x, ROW), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (0,), 2, cv2.LINE_AA)
    if rule:
        page[ROW - 200 : ROW + 200, RULE : RULE + 3] = 0
    return Prepared(page, DPI, Sheet(page, DPI, bilevel=False))


def over(left: int, right: int, text: str, sure: float = 0.9) -> Word:
    box = Box(left / WIDTH, (ROW - 22) / HEIGHT, right / WIDTH, (ROW + 2) / HEIGHT)
    return Word(text, box, sure, 3)


TOGETHER = over(RULE - 40, RULE + 150, "1106/21/24")


def parted(engine: Engine, word: Word = TOGETHER) -> list[Word]:
    picture = table()
    return list(with_cells([word], crossed([word], picture), picture, engine))


def test_a_word_that_a_ruling_runs_through_is_found_with_its_cells() -> None:
    (cells,) = crossed([TOGETHER], table()).values()
    number, date = cells
    assert number.x1 < RULE / WIDTH < date.x0
    assert (number.x0, date.x1) == (TOGETHER.box.x0, TOGETHER.box.x1)


@pytest.mark.parametrize(
    ("word", "rule"),
    [
        (TOGETHER, False),
        (over(RULE + 12, RULE + 150, "06/21/24"), True),
        (over(RULE - 40, RULE + 150, "Lumbar"), True),
    ],
)
def test_no_ruling_beside_a_word_nor_through_prose_counts(word: Word, rule: bool) -> None:
    assert crossed([word], table(rule=rule)) == {}


def test_each_cell_is_heard_by_itself_and_keeps_its_line() -> None:
    number, date = parted(Hears("1", "1", "06/21/24", "06/21/24"))
    assert (number.text, date.text) == ("1", "06/21/24")
    assert (date.confidence, date.line, date.box.x1) == (0.96, 3, TOGETHER.box.x1)


@pytest.mark.parametrize(
    ("read", "allowed"),
    [
        ("2|839.012A", CODES),
        ("5354.16", CODES),
        ("11117123", FIGURES),
        ("$1,204.00|", FIGURES),
    ],
)
def test_what_may_be_a_code_is_heard_as_one(read: str, allowed: str) -> None:
    engine = Hears("2", "2", "4417", "4417")
    parted(engine, over(RULE - 40, RULE + 150, read))
    assert engine.allowed == {allowed}


def test_a_cell_that_is_heard_differently_each_time_is_doubtful() -> None:
    _, date = parted(Hears("1", "1", "06/21/24", "06/27/24", "06/2/24"))
    assert (date.text, date.confidence) == ("06/21/24", 0.6)


def test_a_word_in_whose_cells_nothing_is_heard_stays() -> None:
    assert parted(Hears("1", "1", "", "", "")) == [TOGETHER]


def columns(rows: int, *, broken: float) -> tuple[list[Word], Prepared]:
    """Draw a table; the ruling of its last row lacks a share of its pixels."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    page[:, RULE : RULE + 3] = 0
    words = [over(RULE - 40, RULE + 150, "1106/21/24")]
    for row in range(1, rows):
        down = 100 * row / HEIGHT
        box = words[0].box
        lower = Box(box.x0, box.top + down, box.x1, box.bottom + down)
        words.append(Word("1106/21/24", lower, 0.9, 3 + row))
    last = words[-1].box.middle[1] * HEIGHT
    page[round(last) - 35 : round(last) - 35 + round(70 * broken), RULE : RULE + 3] = 255
    return words, Prepared(page, DPI, Sheet(page, DPI, bilevel=False))


def test_the_ruling_of_a_column_may_be_broken_in_one_row() -> None:
    words, picture = columns(4, broken=0.2)
    assert len(crossed(words, picture)) == 4


@pytest.mark.parametrize(("rows", "broken"), [(3, 0.2), (4, 0.5)])
def test_few_rows_are_no_column_and_half_a_ruling_is_none(rows: int, broken: float) -> None:
    words, picture = columns(rows, broken=broken)
    assert len(crossed(words, picture)) == rows - 1


def test_what_two_looks_at_a_cell_hear_alike_need_not_be_read_again() -> None:
    _, date = parted(Hears("1", "1", "06/21/24", "06/21/24", sure=0.3))
    assert date.confidence == NEARLY_SURE


def test_what_has_no_form_of_a_value_is_as_sure_as_it_was_heard() -> None:
    number, _ = parted(Hears("x1", "x1", "06/21/24", "06/21/24", sure=0.3))
    assert number.confidence == 0.3
