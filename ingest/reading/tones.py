"""White print on black: pages of microfilm, bars above tables; and pages that came out black."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ingest.pdf.pictures import Pixels
from ingest.reading.grays import amid, ink_of, shade_at, shrunk

DARK = 100
APART = 60
"""Gray levels between print and paper at least."""

STROKES = 0.2
"""Of white print no larger share is left without its thin parts: paper on a black lid is solid."""

THIN_INCHES = 0.12
COARSE_DPI = 100
BLACK = 50

BAR_DPI = 50
BAR_INCHES = (0.14, 0.6)
"""A bar is no lower and no shorter; letters and rulings are."""

STROKE = np.ones((3, 3), np.uint8)
"""White strokes of letters on a bar are no wider, in pixels at `BAR_DPI`."""

EDGE = 1
"""Pixels at `BAR_DPI` on either side of a bar's edge."""

STRAIGHT = 0.8
"""A bar fills so much of a box around it that leans as it does; logos and stains fill less."""

SOLID = 0.63
"""So much of a bar is black where white print stands on it; of the boldest black print less is."""

LIGHT, LEAST_PRINT = 80, 10
"""So many pixels at `BAR_DPI`, as light as strokes of letters make them, are print on a bar; a bar
without is what was blackened, and stays."""

MOST_BARS = 20
"""With more of them a page is dark all over."""


def positive(pixels: Pixels, dpi: float) -> Pixels:
    """Give a picture with dark print on light paper; others than negatives stay as they are."""
    inner, coarse = shrunk(amid(pixels), dpi, COARSE_DPI)
    low, middle, high = shade_at(inner, 0.01, 0.5, 0.995)
    if middle > DARK or high - middle < max(APART, 2 * (middle - low)):
        return pixels
    light = (inner > (middle + high) / 2).astype(np.uint8)
    side = max(2, round(THIN_INCHES * coarse))
    solid = cv2.morphologyEx(light, cv2.MORPH_OPEN, np.ones((side, side), np.uint8))
    return pixels if solid.sum() > STROKES * light.sum() else 255 - pixels


def with_bars_turned(pixels: Pixels, dpi: float) -> Pixels:
    """Give a picture with black print on white where it has white print on black bars.

    The recogniser takes many a bar above a table for a picture, or for a rule, and passes over the
    heads of its columns. What touches the edge of the sheet is a shadow.
    """
    small, coarse = shrunk(pixels, dpi, BAR_DPI)
    down, across = (round(inches * coarse) for inches in BAR_INCHES)
    solid = cv2.morphologyEx(ink_of(small), cv2.MORPH_CLOSE, STROKE)
    # Nobody knows yet which way up the page lies.
    lying, standing = np.ones((down, across), np.uint8), np.ones((across, down), np.uint8)
    solid = np.maximum(
        cv2.morphologyEx(solid, cv2.MORPH_OPEN, lying),
        cv2.morphologyEx(solid, cv2.MORPH_OPEN, standing),
    )
    if not solid.any():
        return pixels
    _, places, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    found = [place for place in range(1, len(stats)) if _is_amid(stats[place], solid.shape)]
    found = [place for place in found if _is_bar(places == place, small)]
    if not 0 < len(found) <= MOST_BARS:
        return pixels
    return _turned(pixels, np.isin(places, found).astype(np.uint8))


def _is_amid(stats: npt.NDArray[np.int32], size: tuple[int, ...]) -> bool:
    left, top, width, height = stats[: cv2.CC_STAT_AREA].tolist()
    return bool(min(left, top) > 0 and left + width < size[1] and top + height < size[0])


def _is_bar(here: npt.NDArray[np.bool_], small: Pixels) -> bool:
    inside = cv2.erode(here.astype(np.uint8), STROKE) > 0
    printed = np.count_nonzero(small[inside] > LIGHT) >= LEAST_PRINT
    if not printed or 1 - float(small[here].mean()) / 255 < SOLID:
        return False
    _, (width, height), _ = cv2.minAreaRect(cv2.findNonZero(here.astype(np.uint8)))
    return bool(here.sum() >= STRAIGHT * (width + 1) * (height + 1))


def _turned(pixels: Pixels, bars: npt.NDArray[np.uint8]) -> Pixels:
    """Turn what lies in the bars, and wipe out their edges: small steps of them are left else."""
    height, width = pixels.shape
    inside = cv2.resize(bars, (width, height), interpolation=cv2.INTER_NEAREST)
    edge = np.ones((2 * EDGE * width // bars.shape[1] + 1,) * 2, np.uint8)
    fringe = cv2.dilate(inside, edge) - cv2.erode(inside, edge)
    shown = np.where(inside > 0, 255 - pixels, pixels)
    shown[fringe > 0] = 255
    return np.asarray(shown, np.uint8)


def is_black(pixels: Pixels) -> bool:
    """Tell whether a page is black all over, so that nobody can say what stood on it."""
    return shade_at(amid(pixels), 0.99)[0] < BLACK
