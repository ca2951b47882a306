"""Drawn lines taken out of a picture: streaks of scanners, and rules between the rows of a table.

A streak (dirt on the glass) runs down the whole page and through its figures. A rule that leans is
broken into steps, which the recogniser takes for print of the rows around it; whole ones it finds
itself, but not always. A line is erased where it is as thin as along most of its length: where
something is thicker, print crosses it, and stays.
"""

from __future__ import annotations

import cv2
import numpy as np

from ingest.pdf.pictures import Pixels

INK = 128
"""Below this gray a pixel counts as ink."""

THIN_INCHES = 0.025
"""Thicker lines are bars, borders and print."""

STREAK_PIECE_INCHES, STREAK_SHARE = 0.5, 0.7
"""A streak has so long pieces, which together make so large a share of the page's height."""

RULE_PIECE_INCHES, RULE_GAP_INCHES, RULE_INCHES = 0.12, 0.25, 0.6
"""A rule has pieces longer than any stroke of a letter, no farther apart; and is itself longer."""

WHOLE_INCHES, WHOLE_SHARE = 0.4, 0.5
"""Where so long pieces make so much of a rule, the recogniser knows it for one, and parts the cells
of forms by it."""

USUAL = 80
"""Percentile of a line's thickness above which something else stands on it."""


def without_streaks(pixels: Pixels, dpi: float) -> Pixels:
    """Erase thin lines that run down most of the picture."""
    ink = (pixels < INK).astype(np.uint8)
    long = _opened(ink, 1, round(STREAK_PIECE_INCHES * dpi))
    columns = np.flatnonzero(long.sum(axis=0, dtype=np.int64) > 0)
    thin = max(2, round(THIN_INCHES * dpi))
    clean = pixels
    for band in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        if not 0 < len(band) <= 2 * thin:
            continue
        left, right = max(band[0] - thin, 0), band[-1] + thin + 1
        if long[:, left:right].any(axis=1).mean() < STREAK_SHARE:
            continue
        clean = clean.copy() if clean is pixels else clean
        _erase(clean[:, left:right].T, ink[:, left:right].T, long[:, left:right].T, thin)
    return clean


def without_rules(pixels: Pixels, dpi: float) -> Pixels:
    """Erase thin level lines that are broken into steps; whole ones stay."""
    ink = (pixels < INK).astype(np.uint8)
    fat = cv2.dilate(ink, np.ones((2, 1), np.uint8)).astype(np.uint8, copy=False)
    pieces = _opened(fat, round(RULE_PIECE_INCHES * dpi), 1)
    if not pieces.any():
        return pixels
    thick = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    gap = np.ones((1, round(RULE_GAP_INCHES * dpi)), np.uint8)
    found = cv2.connectedComponentsWithStats(cv2.morphologyEx(thick, cv2.MORPH_CLOSE, gap))[2]
    thin = max(2, round(THIN_INCHES * dpi))
    clean = pixels
    for left, top, wide, high, _ in found[1:]:
        if wide < RULE_INCHES * dpi or high > 2 * thin:
            continue
        rows = slice(max(top - thin, 0), top + high + thin)
        columns = slice(max(left - thin, 0), left + wide + thin)
        whole = _opened(pieces[rows, columns], round(WHOLE_INCHES * dpi), 1)
        if whole.any(axis=0).mean() > WHOLE_SHARE:
            continue
        clean = clean.copy() if clean is pixels else clean
        _erase(clean[rows, columns], ink[rows, columns], pieces[rows, columns], thin, slack=1)
    return clean


def _opened(ink: Pixels, wide: int, high: int) -> Pixels:
    """Keep what holds a block of so many pixels."""
    block = np.ones((high, wide), np.uint8)
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, block).astype(np.uint8, copy=False)


def _erase(shown: Pixels, ink: Pixels, line: Pixels, thin: int, slack: int = 0) -> None:
    """Erase a level line where it is as thin as usual; `line` are the surest parts of it.

    `slack` are pixels by which it may be thicker where its steps overlap.
    """
    along = np.flatnonzero(line.any(axis=0))
    thickness = (ink & line)[:, along].sum(axis=0)
    usual = int(np.percentile(thickness, USUAL))
    if not 0 < usual <= thin:
        return
    reach = cv2.dilate(line.max(axis=1, keepdims=True), np.ones((3 + 2 * slack, 1), np.uint8))
    print_on_it = _opened(np.ascontiguousarray(ink), 1, usual + slack + 1)
    erased = ((ink == 1) & (reach == 1) & (print_on_it == 0)).astype(np.uint8)
    with_its_edges = cv2.dilate(erased, np.ones((3, 3), np.uint8)) > ink
    shown[(erased == 1) | with_its_edges] = 255
