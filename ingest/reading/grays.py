"""Shades and sizes of gray pictures, found the cheap way."""

from __future__ import annotations

import math

import cv2
import numpy as np
import numpy.typing as npt

from ingest.pdf.pictures import Pixels

INK = 128
"""Below this gray a pixel counts as ink, once the background is even."""


def ink_of(pixels: Pixels) -> Pixels:
    """Tell ink (1) from paper (0); comparing the pixels takes thirty times as long."""
    return cv2.threshold(pixels, INK - 1, 1, cv2.THRESH_BINARY_INV)[1].astype(np.uint8, copy=False)


def amid(pixels: Pixels) -> Pixels:
    """Leave out the edges, where the lid stood open."""
    height, width = pixels.shape
    return pixels[height // 16 : -height // 16, width // 16 : -width // 16]


def shade_at(pixels: Pixels, *shares: float) -> list[float]:
    """Give the gray that each share (0..1) of the pixels lies below: 0.5 is the median.

    Counting 256 grays is many times faster than sorting pixels.
    """
    counts = cv2.calcHist([np.ascontiguousarray(pixels)], [0], None, [256], [0, 256])
    upto = counts.ravel().astype(np.int64).cumsum()
    return [_between(upto, share * (pixels.size - 1)) for share in shares]


def _between(upto: npt.NDArray[np.int64], place: float) -> float:
    """Give the shade at a place among the sorted pixels, between two of them where it lies so."""
    first = math.floor(place)
    lower, upper = np.searchsorted(upto, (first, math.ceil(place)), side="right")
    return float(lower + (upper - lower) * (place - first))


def shrunk(pixels: Pixels, dpi: float, to: float) -> tuple[Pixels, float]:
    """Give the picture at no more than `to` dots per inch, and what it has then.

    It is halved first, as often as can be: that costs hardly anything, and any other scale much.
    """
    while dpi >= 2 * to:
        pixels, dpi = _scaled(pixels, 0.5), dpi / 2
    return (pixels, dpi) if dpi <= to else (_scaled(pixels, to / dpi), to)


def _scaled(pixels: Pixels, scale: float) -> Pixels:
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return small.astype(np.uint8, copy=False)
