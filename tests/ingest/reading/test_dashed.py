"""Dashed upright lines are found by their even steps, and nothing else is taken for one."""

import cv2
import numpy as np
import pytest

from ingest.reading.dashed import dashes
from ingest.reading.grays import ink_of
from ingest.reading.pieces import pieces_of
from ingest.reading.preparing import Sheet, prepare

DPI = 200


def page() -> np.ndarray:
    return np.full((1100, 850), 255, np.uint8)


def dashed(paper: np.ndarray, *, lean: float = 0.0, long: int = 200) -> np.ndarray:
    for down in range(0, long, 10):
        left = 400 + round(down * np.tan(np.radians(lean)))
        paper[300 + down : 305 + down, left : left + 2] = 0
    return paper


def printed(paper: np.ndarray) -> np.ndarray:
    """Dollars and cents on both sides of the line, row by row."""
    for row in range(5):
        for x, text in ((345, "142"), (410, "50")):
            cv2.putText(paper, text, (x, 325 + 40 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (0,), 2)
    return paper


def found(paper: np.ndarray) -> int:
    return len(dashes(pieces_of(ink_of(paper)).stats, DPI))


@pytest.mark.parametrize("lean", [0.0, 1.0, -1.0])
def test_a_dashed_line_is_found_straight_or_leaning(lean: float) -> None:
    assert found(printed(dashed(page(), lean=lean))) >= 18


def points(paper: np.ndarray) -> np.ndarray:
    """Decimal points under each other, a line of print apart."""
    for row in range(12):
        paper[200 + 33 * row : 203 + 33 * row, 400:403] = 0
    return paper


def specks(paper: np.ndarray) -> np.ndarray:
    rng = np.random.default_rng(5)
    paper[rng.integers(0, 1100, 3000), rng.integers(0, 850, 3000)] = 0
    return paper


def leader(paper: np.ndarray) -> np.ndarray:
    for across in range(0, 300, 8):
        paper[400:403, 200 + across : 203 + across] = 0
    return paper


@pytest.mark.parametrize("drawn", [points, specks, leader, printed])
def test_points_specks_leaders_and_print_are_no_dashed_line(drawn: object) -> None:
    assert callable(drawn)
    assert found(drawn(page())) == 0


def test_a_short_line_is_none() -> None:
    assert found(dashed(page(), long=60)) == 0


@pytest.mark.parametrize("bilevel", [True, False])
def test_a_prepared_page_has_the_print_without_the_line(*, bilevel: bool) -> None:
    plain = prepare(Sheet(printed(page()), DPI, bilevel=bilevel))
    lined = prepare(Sheet(dashed(printed(page())), DPI, bilevel=bilevel))
    assert (plain.pixels == lined.pixels).mean() > 0.9999
