"""Make a picture ready for the recogniser: even background, no specks, straight lines."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from ingest.pdf.pictures import Pixels

INK = 128
"""Below this gray a pixel counts as ink, once the background is even."""

MOST_STRETCH = 5.0
SKEW_DPI = 75
MOST_SKEW = 5.0
LEAST_SKEW = 0.2

SPECK_INCHES = 0.014
"""Ink no wider and no taller than this may be a speck: no larger than a full stop."""

LEAST_LETTER_INCHES = 0.03
NEAR_INCHES = 0.1
"""Small ink within this of a letter belongs to the text."""

MOST_PIECES = 30_000
"""The densest printed page has some ten thousand letters and dots; more pieces are noise."""

LINE_INCHES = 0.6
"""A stroke longer than this is a ruling, not a letter."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready to be recognised, and the clockwise angle (degrees) that was taken out.

    `ruined` says that more noise than print is left on it.
    """

    pixels: Pixels
    dpi: float
    skew: float
    ruined: bool = False


def prepare(pixels: Pixels, dpi: float, *, bilevel: bool, plain: bool = False) -> Prepared:
    """Even out, clean and straighten a page picture; `plain` only evens the background."""
    even = pixels if bilevel and not plain else normalised(pixels)
    if plain:
        return Prepared(even, dpi, 0.0)
    if bilevel or _is_noisy(even):
        even = despeckled(even, dpi)
    ruined = _pieces(even) > MOST_PIECES
    if ruined:
        even = despeckled(cv2.medianBlur(even, 3).astype(np.uint8, copy=False), dpi)
    skew = skew_of(even, dpi)
    if abs(skew) >= LEAST_SKEW:
        return Prepared(turned_by(even, skew), dpi, skew, ruined)
    return Prepared(even, dpi, 0.0, ruined)


def _pieces(pixels: Pixels) -> int:
    """Count the separate pieces of ink."""
    return int(cv2.connectedComponents((pixels < INK).astype(np.uint8))[0])


def normalised(pixels: Pixels) -> Pixels:
    """Make paper white and ink dark, whatever shade, gradient or weakness the scan has."""
    small = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 31)
    paper = cv2.resize(paper, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    lighter = cv2.subtract(paper, pixels).astype(np.uint8, copy=False)
    dark = cv2.convertScaleAbs(lighter, alpha=_stretch(lighter))
    return (255 - dark).astype(np.uint8, copy=False)


def _stretch(lighter: Pixels) -> float:
    """Find how much weak ink must be strengthened, by the marks amid the page.

    Scanner shadows and black edges lie outside; a page without marks is left as it is.
    """
    height, width = lighter.shape
    amid = lighter[height // 16 : -height // 16 : 3, width // 16 : -width // 16 : 3]
    for least in (48, 16):
        inked = amid[amid > least]
        if inked.size > amid.size * 2e-4:
            return float(min(max(255.0 / float(np.percentile(inked, 70)), 1.0), MOST_STRETCH))
    return 1.0


def despeckled(pixels: Pixels, dpi: float) -> Pixels:
    """Paint out specks: single pixels, and small ink that stands by itself.

    Small ink beside a letter stays: it is a full stop, the dot of an i, a decimal point.
    """
    ink: Pixels = (pixels < INK).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    side = max(2, round(SPECK_INCHES * dpi))
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = (wide <= side) & (high <= side)
    small[0] = False
    if count < 2 or not small.any():
        return pixels
    letter = (wide >= LEAST_LETTER_INCHES * dpi) | (high >= LEAST_LETTER_INCHES * dpi)
    letter[0] = False
    reach = np.ones(
        (max(3, round(NEAR_INCHES * 0.4 * dpi)), max(3, round(NEAR_INCHES * dpi))), np.uint8
    )
    near = cv2.dilate(letter[labels].astype(np.uint8), reach)
    beside = np.zeros(count, bool)
    beside[np.unique(labels[near > 0])] = True
    gone = small & (~beside | (stats[:, cv2.CC_STAT_AREA] <= 1))
    gone[0] = False
    return np.where(gone[labels], np.uint8(255), pixels)


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
    slope = -float(np.tan(np.radians(angle)))
    shear = np.array([[1, 0, 0], [slope, 1, -slope * width / 2]], np.float32)
    rows = cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1)
    return float(np.square(np.diff(rows.astype(np.float64))).sum())


def turned_by(pixels: Pixels, angle: float) -> Pixels:
    """Turn a picture back by its skew, about its centre, with white corners."""
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    straight = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    return straight.astype(np.uint8, copy=False)


def ruled_lines(pixels: Pixels, dpi: float) -> Pixels:
    """Give a mask (0, 255) of the long straight rulings of a picture."""
    ink = (pixels < 160).astype(np.uint8) * 255
    reach = max(10, round(LINE_INCHES * dpi))
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    return cv2.bitwise_or(across, down).astype(np.uint8, copy=False)
