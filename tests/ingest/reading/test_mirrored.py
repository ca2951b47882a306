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


def through_grainy_paper(pixels: np.ndarray) -> np.ndarray:
    blurred = cv2.GaussianBlur(pixels[:, ::-1], (0, 0), 1.6).astype(float)
    grain = np.random.default_rng(5).normal(0, 5, pixels.shape)
    back = 238 - (255 - blurred) * 0.12 + grain
    for y in (330, 1100, 1870):
        cv2.circle(back, (45, y), 30, 25, -1)  # punch holes
    return back.clip(0, 255).astype(np.uint8)


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


def test_so_it_is_where_the_grain_of_the_paper_is_as_dark_as_the_print(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", NOTE * 2, spoil=through_grainy_paper)
    assert read_page(file, 1, ReadingSettings()).blank


def test_a_front_as_faint_is_not(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", NOTE * 2, spoil=lambda p: through_grainy_paper(p[:, ::-1]))
    assert not read_page(file, 1, ReadingSettings()).blank


def test_a_back_that_was_written_on_is_not(tmp_path: Path) -> None:
    file = scan(tmp_path / "a.pdf", NOTE * 2, spoil=scribbled_over)
    reading = read_page(file, 1, ReadingSettings())
    assert not reading.blank
    assert not reading.legible
