"""White print on black, as reader-printers of microfilm make it, and pages that came out black."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.pdf.pictures import Pixels
from ingest.reading.grays import amid, shade_at, shrunk

DARK = 100
APART = 60
"""Gray levels between print and paper at least."""

STROKES = 0.2
"""Of white print no larger share is left without its thin parts: paper on a black lid is solid."""

THIN_INCHES = 0.12
COARSE_DPI = 100
BLACK = 50


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


def is_black(pixels: Pixels) -> bool:
    """Tell whether a page is black all over, so that nobody can say what stood on it."""
    return shade_at(amid(pixels), 0.99)[0] < BLACK
