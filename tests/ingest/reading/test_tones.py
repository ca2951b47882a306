"""Negatives are read as positives, and nobody vouches for a page that came out black."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from paper import NOTE, picture_of, scan

from ingest.reading.legibility import BLACKENED
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings
from ingest.reading.tones import positive, with_bars_turned

SETTINGS = ReadingSettings()
PRINTED = {w for line in NOTE for w in line.split()}


def negative(pixels: np.ndarray) -> np.ndarray:
    return (20 + 0.8 * (255 - pixels)).astype(np.uint8)


def bilevel_negative(pixels: np.ndarray) -> np.ndarray:
    return np.where(pixels < 128, 255, 0).astype(np.uint8)


@pytest.mark.parametrize("spoil", [negative, bilevel_negative])
@pytest.mark.parametrize("turn", [0, 180])
def test_a_negative_is_read(
    tmp_path: Path, spoil: Callable[[np.ndarray], np.ndarray], turn: int
) -> None:
    reading = read_page(scan(tmp_path / "a.pdf", spoil=spoil, turn=turn), 1, SETTINGS)
    found = {w.text for w in reading.words}
    assert len(PRINTED & found) > 0.95 * len(PRINTED)
    assert (reading.rotation, reading.legible) == (turn, True)


def heading_in_a_bar(pixels: np.ndarray) -> np.ndarray:
    """White print on a dark bar, as tables are headed."""
    barred = pixels.copy()
    barred[210:275] = 225 - 0.8 * barred[210:275]
    return barred


def test_white_print_on_a_dark_bar_is_read(tmp_path: Path) -> None:
    reading = read_page(scan(tmp_path / "a.pdf", spoil=heading_in_a_bar), 1, SETTINGS)
    assert set(NOTE[0].split()) <= {w.text for w in reading.words}


def dim(pixels: np.ndarray) -> np.ndarray:
    return (pixels * 0.3).astype(np.uint8)


def on_a_black_lid(pixels: np.ndarray) -> np.ndarray:
    """A slip of paper, smaller than the glass, with the lid open."""
    lid = np.full_like(pixels, 6)
    lid[200:1100, 150:1500] = pixels[200:1100, 150:1500]
    return lid


@pytest.mark.parametrize("spoil", [dim, on_a_black_lid])
def test_dark_print_on_paper_stays_so(
    tmp_path: Path, spoil: Callable[[np.ndarray], np.ndarray]
) -> None:
    pixels = spoil(picture_of(scan(tmp_path / "a.pdf")))
    assert (positive(pixels, 200) == pixels).all()


def test_a_black_page_is_not_blank_but_cannot_be_read(tmp_path: Path) -> None:
    def blackened(pixels: np.ndarray) -> np.ndarray:
        grain = np.random.default_rng(4).normal(14, 6, pixels.shape)
        return np.clip(grain, 0, 255).astype(np.uint8)

    reading = read_page(scan(tmp_path / "a.pdf", spoil=blackened), 1, SETTINGS)
    assert (reading.blank, reading.legible, reading.problem) == (False, False, BLACKENED)
    assert reading.words == ()


BAR = slice(300, 345), slice(150, 1550)


def with_bar(angle: float = 0.0, *, turned: int = 0) -> np.ndarray:
    """A black bar with white print on a white page, and a row of black print under it."""
    page = np.full((2200, 1700), 255, np.uint8)
    page[BAR] = 0
    cv2.putText(page, "Visit 3/10/25", (180, 335), cv2.FONT_HERSHEY_SIMPLEX, 1, (255,), 2)
    cv2.putText(page, "Upper bike", (180, 395), cv2.FONT_HERSHEY_SIMPLEX, 1, (0,), 2)
    lean = cv2.getRotationMatrix2D((850, 1100), angle, 1.0)
    leaning = cv2.warpAffine(page, lean, (1700, 2200), borderValue=(255,))
    return np.ascontiguousarray(np.rot90(leaning, turned))


@pytest.mark.parametrize("angle", [0.0, 1.3, -1.3])
@pytest.mark.parametrize("turned", [0, 1])
def test_print_on_a_bar_is_turned_and_all_else_stays(angle: float, turned: int) -> None:
    page = np.rot90(with_bars_turned(with_bar(angle, turned=turned), 200), -turned)
    lean = round(700 * np.tan(np.radians(abs(angle))))
    bar, below = page[290 - lean : 352 + lean], np.rot90(with_bar(angle, turned=turned), -turned)
    assert (bar < 128).mean() < 0.15  # print is left, on paper
    assert (bar[:, 150:500] < 128).sum() > 500
    assert (page[360 + lean :] == below[360 + lean :]).all()


def bold_heading() -> np.ndarray:
    page = np.full((2200, 1700), 255, np.uint8)
    cv2.putText(page, "IMAGING REPORT", (180, 335), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0,), 9)
    return page


def shadow() -> np.ndarray:
    page = with_bar()
    page[300:345] = 0
    return page


def dark_paper() -> np.ndarray:
    page = np.full((2200, 1700), 255, np.uint8)
    for top in range(100, 2100, 80):
        page[top : top + 45, 150:1550] = 0
        cv2.putText(page, "print", (180, top + 35), cv2.FONT_HERSHEY_SIMPLEX, 1, (255,), 2)
    return page


def blackened() -> np.ndarray:
    """Bars over what nobody shall read, with a few specks of a scanner."""
    page = np.full((2200, 1700), 255, np.uint8)
    for top in (300, 500, 700):
        page[top : top + 45, 150:1550] = 0
        page[top + 9 : top + 40 : 10, 200:1500:200] = 255
    return page


@pytest.mark.parametrize("made", [bold_heading, shadow, dark_paper, blackened])
def test_bold_print_shadows_and_what_was_blackened_are_no_bars(
    made: Callable[[], np.ndarray],
) -> None:
    page = made()
    assert with_bars_turned(page, 200) is page
