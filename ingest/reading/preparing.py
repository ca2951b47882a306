"""Make a picture ready for the recogniser: even background, no specks, straight, no long lines."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.pdf.pictures import Pixels

INK = 128
"""Below this gray a pixel counts as ink, once the background is even."""

SKEW_DPI = 75
MOST_SKEW = 5.0
LEAST_SKEW = 0.2

SPECK_INCHES = 0.011
"""Ink no wider and no taller than this is a speck: smaller than the dot of a 7-point letter."""

LINE_INCHES = 0.6
"""A stroke longer than this is a ruling, not a letter."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be recognised, and the angle (degrees, clockwise) it was turned back by."""

    pixels: Pixels
    dpi: float
    skew: float


def prepare(pixels: Pixels, dpi: float, *, bilevel: bool, plain: bool = False) -> Prepared:
    """Even out, clean and straighten a page picture; `plain` only evens the background."""
    even = pixels if bilevel and not plain else normalised(pixels)
    if plain:
        return Prepared(even, dpi, 0.0)
    if bilevel or _is_noisy(even):
        even = despeckled(even, dpi)
    skew = skew_of(even, dpi)
    if abs(skew) >= LEAST_SKEW:
        return Prepared(turned_by(even, skew), dpi, skew)
    return Prepared(even, dpi, 0.0)


def normalised(pixels: Pixels) -> Pixels:
    """Make paper white and ink dark, whatever shade, gradient or weakness the scan has."""
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 31)
    paper = cv2.resize(paper, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    lighter = cv2.subtract(paper, pixels)
    darkest = float(np.percentile(lighter[::4, ::4], 99.7))
    if darkest < 12:
        return 255 - lighter
    return 255 - cv2.convertScaleAbs(lighter, alpha=min(255.0 / max(darkest, 1.0), 6.0))


def despeckled(pixels: Pixels, dpi: float) -> Pixels:
    """Paint out specks: ink that touches nothing and is too small for any printed mark."""
    ink = (pixels < INK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    side = max(2, round(SPECK_INCHES * dpi))
    small = (stats[:, cv2.CC_STAT_WIDTH] <= side) & (stats[:, cv2.CC_STAT_HEIGHT] <= side)
    small[0] = False
    if count < 2 or not small.any():
        return pixels
    return np.where(small[labels], np.uint8(255), pixels)


def _is_noisy(pixels: Pixels) -> bool:
    """Tell salt-and-pepper noise: many single dark pixels amid light ones."""
    middle = pixels[pixels.shape[0] // 8 :: 2, pixels.shape[1] // 8 :: 2][:600, :600]
    ink = (middle < INK).astype(np.uint8)
    total = int(ink.sum())
    if total < 50:
        return False
    opened = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))
    return (total - int(opened.sum())) / ink.size > 0.004


def skew_of(pixels: Pixels, dpi: float) -> float:
    """Find the angle (degrees, clockwise positive) by which the lines of text lean."""
    scale = min(1.0, SKEW_DPI / dpi)
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.where(small < 190, 255 - small, 0).astype(np.uint8)
    if int((ink > 0).sum()) < 200:
        return 0.0
    coarse = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5), key=lambda a: _crispness(ink, a))
    fine = np.arange(coarse - 0.4, coarse + 0.41, 0.1)
    best = float(max(fine, key=lambda a: _crispness(ink, a)))
    if _crispness(ink, best) < 1.02 * _crispness(ink, 0.0):
        return 0.0
    return round(best, 1)


def _crispness(ink: Pixels, angle: float) -> float:
    """Score how sharply the rows of ink end once the picture is turned back by `angle`."""
    height, width = ink.shape
    shear = np.float32([[1, 0, 0], [-np.tan(np.radians(angle)), 1, 0]])
    shear[1, 2] = -shear[1, 0] * width / 2
    rows = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1)
    return float(np.square(np.diff(rows.astype(np.float64))).sum())


def turned_by(pixels: Pixels, angle: float) -> Pixels:
    """Turn a picture back by its skew, about its centre, with white corners."""
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)


def ruled_lines(pixels: Pixels, dpi: float) -> Pixels:
    """Give a mask (0, 255) of the long straight rulings of a picture."""
    ink = (pixels < 160).astype(np.uint8) * 255
    reach = max(10, round(LINE_INCHES * dpi))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    return cv2.bitwise_or(across, down)


def without_lines(pixels: Pixels, dpi: float) -> Pixels:
    """Paint out the rulings of forms and grids, so that cells are read like text."""
    mask = cv2.dilate(ruled_lines(pixels, dpi), np.ones((3, 3), np.uint8))
    return np.where(mask > 0, np.uint8(255), pixels)
