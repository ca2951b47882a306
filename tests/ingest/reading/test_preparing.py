"""A sheet is cleaned without losing what belongs to the print."""

import numpy as np

from ingest.pdf.pictures import Pixels
from ingest.reading.preparing import Sheet, enlarged, normalised, prepare

DPI = 200
PITCH = DPI // 10  # ten letters to the inch


def sheet_with(*marks: tuple[int, int, int, int]) -> Sheet:
    """Draw black marks (x, y, width, height in pixels) on white paper."""
    pixels: Pixels = np.full((400, 600), 255, np.uint8)
    for x, y, width, height in marks:
        pixels[y : y + height, x : x + width] = 0
    return Sheet(pixels, DPI, bilevel=True)


def inked(sheet: Sheet, x: int, y: int) -> bool:
    return bool(prepare(sheet).pixels[y, x] < 128)


def test_a_decimal_point_of_a_typewriter_stays() -> None:
    digits = [(100 + n * PITCH, 100, 11, 20) for n in (0, 1, 3, 4)]
    point = (100 + 2 * PITCH + 5, 117, 3, 3)
    assert inked(sheet_with(*digits, point), 100 + 2 * PITCH + 6, 118)


def test_specks_between_lines_and_in_the_margin_go() -> None:
    digits = [(100 + n * PITCH, 100, 11, 20) for n in range(5)]
    below, beside = (140, 150, 3, 3), (400, 110, 3, 3)
    specked = sheet_with(*digits, below, beside)
    assert not inked(specked, 141, 151)
    assert not inked(specked, 401, 111)


def test_a_closer_look_is_larger_within_the_budget_of_pixels() -> None:
    small = Sheet(sheet_with((100, 100, 11, 20)).pixels, 100, bilevel=False)
    picture = prepare(small)
    assert enlarged(picture, 36.0).pixels.shape == (1200, 1800)
    bounded = enlarged(picture, 1.0)
    assert 0.98e6 < bounded.pixels.size <= 1.01e6
    assert enlarged(picture, 0.1).pixels.shape == small.pixels.shape


def test_the_grain_of_dark_paper_goes_and_print_on_it_stays() -> None:
    grain = np.random.default_rng(1).normal(150, 6, (1100, 850))
    pixels: Pixels = grain.clip(0, 255).astype(np.uint8)
    pixels[500:520, 300:311] = 40
    even = normalised(pixels)
    assert np.median(even) == 255
    assert (even[100:400, 100:700] > 200).mean() > 0.99
    assert even[505:515, 303:308].max() < 60


def test_weak_ink_on_even_paper_is_strengthened() -> None:
    pixels: Pixels = np.full((1100, 850), 240, np.uint8)
    pixels[500:520, 300:400] = 200
    assert normalised(pixels)[505:515, 310:390].max() < 60


def test_print_as_weak_as_the_grain_of_its_paper_leaves_marks() -> None:
    grain = np.random.default_rng(2).normal(200, 3, (1100, 850))
    grain[500:520, 300:400] -= 12
    even = normalised(grain.clip(0, 255).astype(np.uint8))
    assert even[505:515, 310:390].mean() < even[700:800, 310:390].mean() - 40
