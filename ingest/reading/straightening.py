"""How a page leans, and how it is laid straight."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.pdf.pictures import Pixels
from ingest.reading.grays import shrunk

SKEW_DPI = 75
MOST_SKEW = 5.0
LEAST_SKEW = 0.5
"""Degrees. A lesser lean does not part lines of text, and drawing the page anew blurs its print."""

STRIPES = 40
"""Columns are summed in so many stripes, each too narrow to lean by more than a row."""


def skew_of(pixels: Pixels, dpi: float) -> float:
    """Find the angle (degrees, clockwise positive) by which the lines of text lean."""
    small, _ = shrunk(pixels, dpi, SKEW_DPI)
    ink = np.where(small < 190, 255 - small, 0).astype(np.uint8)
    if int((ink > 0).sum()) < 200:
        return 0.0
    leaning = _Leaning(ink)
    coarse = max(np.arange(-MOST_SKEW, MOST_SKEW + 0.01, 0.5), key=leaning.crispness)
    best = float(max(np.arange(coarse - 0.4, coarse + 0.41, 0.1), key=leaning.crispness))
    if leaning.crispness(best) < 1.02 * leaning.crispness(0.0):
        return 0.0
    return round(best, 1)


class _Leaning:
    """Ink as rows of a few stripes, which are cheap to shift against each other."""

    def __init__(self, ink: Pixels) -> None:
        height, width = ink.shape
        edges = np.linspace(0, width, STRIPES + 1).astype(int)[:-1]
        stripes = np.add.reduceat(ink.T, edges, axis=0, dtype=np.float64)
        self._across = edges + width / STRIPES / 2 - width / 2
        self._height, self._room = height, width  # to shift in: beyond its end a row goes on
        self._stripes = np.pad(stripes, ((0, 0), (self._room, self._room)), "edge")

    def crispness(self, angle: float) -> float:
        """Score how sharply the rows of ink end once the picture is turned back by `angle`."""
        shift = np.rint(self._across * np.tan(np.radians(angle))).astype(int)
        rows = np.zeros(self._height)
        for stripe, start in zip(self._stripes, self._room + shift, strict=True):
            rows += stripe[start : start + self._height]
        return float(np.square(np.diff(rows)).sum())


def laid_straight(pixels: Pixels, angle: float, scale: float = 1.0) -> Pixels:
    """Turn a picture back by its skew and enlarge it, both in one drawing; corners are white."""
    if not angle and scale == 1.0:
        return pixels
    height, width = pixels.shape
    size = (round(width * scale), round(height * scale))
    if not angle:
        drawn = cv2.resize(pixels, size, interpolation=cv2.INTER_CUBIC)
        return drawn.astype(np.uint8, copy=False)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, scale)
    turn[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    drawn = cv2.warpAffine(pixels, turn, size, flags=cv2.INTER_CUBIC, borderValue=255)
    return drawn.astype(np.uint8, copy=False)
