"""Streaks and broken rules go; print that they touch, forms and whole rules stay."""

import cv2
import numpy as np
import pytest

from ingest.pdf.pictures import Pixels
from ingest.reading.ruled import without_rules, without_streaks

DPI = 200
STREAK = slice(300, 302)


@pytest.fixture
def page() -> Pixels:
    """Give an empty letter page of which nothing is printed yet."""
    return np.full((2200, 1700), 255, np.uint8)


def stepped(page: Pixels, top: int, piece: int) -> None:
    """Draw a rule over the page that falls by a pixel after each piece, with a gap between."""
    for n, left in enumerate(range(100, 1500, piece + 4)):
        page[top + n % 2 : top + n % 2 + 2, left : left + piece] = 0


def test_a_streak_down_the_page_goes_and_a_stroke_across_it_stays(page: Pixels) -> None:
    page[:, STREAK] = 0
    page[500:504, 290:312] = 0  # the bar of a T
    clean = without_streaks(page, DPI)
    assert (clean[500:504, 290:312] == 0).all()
    assert (clean[:490, STREAK] == 255).all()
    assert (clean[515:, STREAK] == 255).all()


def test_a_stem_beside_a_streak_stays(page: Pixels) -> None:
    page[:, STREAK] = 0
    page[500:520, 302:305] = 0
    assert (without_streaks(page, DPI)[500:520, 302:305] == 0).all()


def test_lines_of_a_form_are_no_streaks(page: Pixels) -> None:
    page[80:2120, STREAK] = 0
    assert without_streaks(page, DPI) is page


def test_a_thick_bar_is_no_streak(page: Pixels) -> None:
    page[:, 300:330] = 0
    assert (without_streaks(page, DPI)[:, 305:325] == 0).all()


def test_a_rule_in_steps_goes_with_its_gray_edges(page: Pixels) -> None:
    stepped(page, 700, 40)
    blurred = cv2.GaussianBlur(page, (3, 3), 0).astype(np.uint8)
    assert (without_rules(blurred, DPI) > 200).all()


def test_print_that_stands_on_a_rule_in_steps_stays(page: Pixels) -> None:
    stepped(page, 700, 40)
    page[680:702, 400:404] = 0  # the stem of a p, which reaches through the rule
    clean = without_rules(page, DPI)
    assert (clean[680:700, 400:404] == 0).all()
    assert (clean[705:, :] == 255).all()


def test_a_whole_rule_and_lines_of_print_stay(page: Pixels) -> None:
    page[700:702, 100:1500] = 0
    cv2.putText(page, "Seen for neck pain, 03/04/2024", (100, 900), 0, 1.0, (0,), 3)
    assert np.array_equal(without_rules(page, DPI), page)
