"""Sheets with next to nothing on them: which are blank, and which only look so."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from paper import NOTE, scan

from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

Spoil = Callable[[np.ndarray], np.ndarray]


def is_blank(folder: Path, lines: tuple[str, ...], spoil: Spoil) -> bool:
    return read_page(scan(folder / "a.pdf", lines, spoil=spoil), 1, ReadingSettings()).blank


def bilevel(pixels: np.ndarray) -> np.ndarray:
    return np.where(pixels < 150, 0, 255).astype(np.uint8)


def gutter(pixels: np.ndarray) -> np.ndarray:
    """The shadow of a book's spine in black and white: black, then ever fewer specks."""
    depth = 170 * np.exp(-np.linspace(0, 12, pixels.shape[1]))
    grain = np.random.default_rng(11).normal(0, 18, pixels.shape)
    return bilevel(np.minimum(pixels, 205) - depth + grain)


def ghost(pixels: np.ndarray) -> np.ndarray:
    """Print of which hardly a trace is left."""
    grain = np.random.default_rng(12).normal(0, 6, pixels.shape)
    faint = 250 - (255 - pixels.astype(float)) * 0.06 + grain
    return np.where(faint > 240, 255, np.clip(faint, 0, 255)).astype(np.uint8)


def ruled(pixels: np.ndarray) -> np.ndarray:
    """Paper with pale blue lines that nobody wrote on."""
    pixels = pixels.copy()
    pixels[200::55] = 205
    pixels[201::55] = 205
    return pixels


def margined(pixels: np.ndarray) -> np.ndarray:
    """Paper with lines and a margin that crosses them."""
    pixels = pixels.copy()
    for line in range(200, 2150, 55):
        pixels[line : line + 2, 60:1640] = 140
    pixels[90:2170, 240:243] = 110
    return pixels


def spotted(pixels: np.ndarray) -> np.ndarray:
    """Round spots of toner all over gray paper."""
    chance = np.random.default_rng(13)
    pixels = np.minimum(pixels, 238) + chance.normal(0, 3, pixels.shape)
    spots = np.full(pixels.shape, 255, np.uint8)
    height, width = pixels.shape
    for x, y in zip(
        chance.integers(90, width - 90, 24), chance.integers(90, height - 90, 24), strict=True
    ):
        cv2.circle(spots, (int(x), int(y)), 4, 40, -1)
    return np.minimum(pixels, cv2.GaussianBlur(spots, (0, 0), 0.8)).clip(0, 255).astype(np.uint8)


def beside_paper(pixels: np.ndarray) -> np.ndarray:
    """The edge of the paper on a dark desk, in pieces."""
    pixels = pixels.copy()
    edge = round(pixels.shape[1] * 0.035)
    for top in range(1400, 1900, 45):
        pixels[top : top + 22, edge : edge + 5] = 60
    return pixels


@pytest.mark.parametrize("dirt", [gutter, ruled, margined, spotted, beside_paper])
def test_a_sheet_with_nothing_written_on_it_is_blank(tmp_path: Path, dirt: Spoil) -> None:
    assert is_blank(tmp_path, (), dirt)


@pytest.mark.parametrize(
    ("lines", "spoil"),
    [
        (("Tab 4",), bilevel),
        (NOTE * 3, ghost),
        (NOTE, gutter),
        (NOTE[:1], ruled),
        (NOTE[:1], margined),
    ],
    ids=[
        "few letters",
        "too pale to read",
        "text beside a shadow",
        "a line on ruled paper",
        "a line beside a margin",
    ],
)
def test_a_page_with_anything_on_it_is_not(
    tmp_path: Path, lines: tuple[str, ...], spoil: Spoil
) -> None:
    assert not is_blank(tmp_path, lines, spoil)
