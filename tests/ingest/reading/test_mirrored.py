"""The back of a thin sheet, through which its front can be seen."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from paper import NOTE, scan

from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings


def shining_through(pixels: np.ndarray) -> np.ndarray:
    blurred = cv2.GaussianBlur(pixels[:, ::-1], (0, 0), 2.2).astype(float)
    return (255 - (255 - blurred) * 0.25).astype(np.uint8)


def scribbled_over(pixels: np.ndarray) -> np.ndarray:
    back = shining_through(pixels)
    for y in range(300, 1500, 90):
        steps = np.linspace(0, 60, 900)
        points = np.stack([200 + steps * 18 + 9 * np.sin(steps * 9), y + 14 * np.cos(steps * 9)], 1)
        cv2.polylines(back, [points.astype(np.int32)], False, 30, 2)
    return back


@pytest.mark.parametrize("turn", [0, 180])
def test_the_back_of_a_thin_sheet_is_blank(tmp_path: Path, turn: int) -> None:
    file = scan(tmp_path / "a.pdf", NOTE * 2, spoil=shining_through, turn=turn)
    reading = read_page(file, 1, ReadingSettings())
    assert reading.blank
    assert reading.legible


def test_a_back_that_was_written_on_is_not(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", NOTE * 2, spoil=scribbled_over)
    reading = read_page(file, 1, ReadingSettings())
    assert not reading.blank
    assert not reading.legible
