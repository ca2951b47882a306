"""A value cut out of its page: looks at it differ in size, and end where two agree."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from told import PICTURE, Told

from casefile.words import Box
from ingest.reading.alone import Heard, can_be_printed, read_alone
from ingest.reading.engines import FIGURES, engine
from ingest.reading.preparing import Prepared, Sheet

BOX = Box(0.1, 0.30, 0.2, 0.315)


def test_two_looks_at_pictures_of_other_sizes_are_enough() -> None:
    told = Told("1,318.40")
    assert read_alone(PICTURE, BOX, told, FIGURES) == Heard("1,318.40", 0.95)
    assert len(told.sizes) == 2
    assert len(set(told.sizes)) == 2


def test_a_third_look_decides_and_is_the_last() -> None:
    told = Told("1,318.40", "1,313.40", "1,313.40.")
    assert read_alone(PICTURE, BOX, told, FIGURES) == Heard("1,313.40", 0.95)
    assert read_alone(PICTURE, BOX, Told("1", "2", "3"), FIGURES) is None


def test_nothing_that_is_read_twice_is_no_value() -> None:
    assert read_alone(PICTURE, BOX, Told(""), FIGURES) is None


@pytest.mark.parametrize("value", ["05/09/2024", "1,318.40", "97140", "S13.4XXA", "J1885"])
def test_values_that_there_are(value: str) -> None:
    assert can_be_printed(value)


@pytest.mark.parametrize("value", ["15/09/2024", "1318.4", "971", "S13.9QQQ", ""])
def test_values_that_there_are_not(value: str) -> None:
    assert not can_be_printed(value)


def test_a_price_with_a_thin_point_is_read_as_printed() -> None:
    page = np.full((400, 1200), 255, np.uint8)
    cv2.putText(page, "2,147.20", (300, 220), cv2.FONT_HERSHEY_DUPLEX, 1.6, (0,), 3, cv2.LINE_AA)
    sheet = Sheet(page, 300.0, bilevel=False)
    heard = read_alone(
        Prepared(page, 300.0, sheet),
        Box(295 / 1200, 180 / 400, 530 / 1200, 232 / 400),
        engine("tesserocr"),
        FIGURES,
    )
    assert heard is not None
    assert heard.text == "2,147.20"
