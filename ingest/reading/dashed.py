"""Dotted and dashed upright lines, which forms print between dollars and cents.

The recogniser takes the two dashes beside a number for a 1 or a colon: `111185` for `111 | 85` on
a claim (form CMS-1500, boxes 24F, 28 and 29). The paper between the numbers parts them as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from ingest.reading.runs import runs

DASH_INCHES = 0.025, 0.07
"""A dash is no wider and no higher: strokes of letters are."""

APART_INCHES = 0.09
"""From the middle of one dash to the next; lines of print, and their points, are farther apart."""

LINE_INCHES = 0.4
LEAST_DASHES = 7
MOST_LINES = 30
"""With more of them a page is speckled all over."""

ASIDE_INCHES = 0.018
"""The dashes of a line stand in a strip so wide, also where the page leans."""

EVEN, MOSTLY = 0.35, 0.6
"""By what share most steps from dash to dash differ from the usual one, and what share are most."""

Places = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.float64]


def dashes(stats: npt.NDArray[np.int32], dpi: float) -> Places:
    """Give the numbers of the pieces of ink that upright dashed lines are made of.

    `stats` are those of `Pieces`.
    """
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    small = np.flatnonzero((wide <= DASH_INCHES[0] * dpi) & (high <= DASH_INCHES[1] * dpi))
    x = stats[small, cv2.CC_STAT_LEFT] + wide[small] / 2
    y = stats[small, cv2.CC_STAT_TOP] + high[small] / 2
    strip = ASIDE_INCHES * dpi
    # A line may stand across the edge of two strips: the second time they lie half a strip aside.
    lines = [line for aside in (0, strip / 2) for line in _lines((x + aside) // strip, y, dpi)]
    if not 0 < len(lines) <= MOST_LINES:
        return np.empty(0, np.intp)
    return small[np.unique(np.concatenate(lines))]


def _lines(strips: Numbers, y: Numbers, dpi: float) -> Iterator[Places]:
    """Give the dashed lines of every strip of the page, each as the places of its dashes."""
    order = np.lexsort((y, strips))
    steps = np.diff(y[order])
    close = (np.diff(strips[order]) == 0) & (steps <= APART_INCHES * dpi)
    for begin, end in runs(close):
        taken = steps[begin:end]
        if len(taken) < LEAST_DASHES - 1 or taken.sum() < LINE_INCHES * dpi:
            continue
        usual = np.median(taken)
        if np.mean(np.abs(taken - usual) <= EVEN * usual) >= MOSTLY:
            yield order[begin : end + 1]
