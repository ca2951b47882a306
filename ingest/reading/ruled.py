"""Drawn lines taken out of a picture: streaks of scanners, and rules between the rows of a table.

A streak (dirt on the glass) runs down the whole page and through its figures. A rule that leans is
broken into steps, which the recogniser takes for print of the rows around it; whole ones it finds
itself, and parts cells by them. A line is erased where it is as thin as along most of its length:
where something is thicker, print crosses it, and stays.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from ingest.pdf.pictures import Pixels
from ingest.reading.grays import ink_of
from ingest.reading.pieces import pieces_of

THIN_INCHES = 0.03
"""Thicker lines are bars, borders and print."""

BESIDE_INCHES = 0.12
"""Print no farther from a streak may be crossed by it."""

STREAK_PIECE_INCHES, STREAK_SHARE = 0.5, 0.85
"""A streak has so long pieces, which together make so large a share of the page's height."""

EDGE_INCHES = 0.2
"""So near to both ends of the page a streak comes; the frame of a form stops at a margin. Nothing
is printed so near to its sides, where shadows lie."""

JOINED_INCHES = 0.06
"""Gaps no wider than this are closed: a thin rule comes out of a scanner in dots and dashes, and a
line of print in blots, which are higher than any rule."""

POOLED = 4
"""Pixels side by side that are taken for one while a page is only asked whether it has rules."""

RULE_PIECE_INCHES, RULE_GAP_INCHES, RULE_INCHES = 0.12, 0.25, 0.6
"""A rule has pieces longer than any stroke of a letter, no farther apart; and is itself longer."""

WHOLE_INCHES, WHOLE_SHARE = 0.4, 0.5
"""Where so long pieces make so much of a rule, the recogniser knows it for one, and parts the cells
of forms by it."""

REACH = 5
"""Pixels across a line within which its parts lie that are not its surest."""

USUAL = 80
"""Percentile of a line's thickness above which something else stands on it."""

Along = npt.NDArray[np.bool_]
"""What is so of each place along a line."""


def without_streaks(pixels: Pixels, dpi: float) -> Pixels:
    """Erase thin lines that run down the whole picture.

    Amid print whose strokes are no thicker than the streak, a part of a letter may lie under it:
    there it stays. Short as it is then, it is read as a stroke too many, and parts no columns.
    """
    ink = ink_of(pixels)
    thin, edge = max(2, round(THIN_INCHES * dpi)), round(EDGE_INCHES * dpi)
    inked = cv2.reduce(ink, 0, cv2.REDUCE_SUM, dtype=cv2.CV_32F)
    amid = cv2.blur(inked, (thin, 1))[:, edge:-edge]  # shadows lie at the sides
    if amid.max(initial=0) * thin < STREAK_SHARE * len(ink):
        return pixels  # as nearly always
    long = _upright(ink, round(STREAK_PIECE_INCHES * dpi))
    columns = np.flatnonzero(long.sum(axis=0, dtype=np.int64) > 0)
    clean = pixels
    for band in np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1):
        if not 0 < len(band) <= 2 * thin or band[0] < edge or band[-1] >= ink.shape[1] - edge:
            continue
        across = slice(max(band[0] - thin, 0), band[-1] + thin + 1)
        own, line = ink[:, across].T, long[:, across].T
        along: Along = np.asarray(line.any(axis=0))
        ends = along[:edge].any() and along[-edge:].any()
        if not ends or along.mean() < STREAK_SHARE or (usual := _thickness(own, line)) > thin:
            continue
        clean = clean.copy() if clean is pixels else clean
        near, strokes = _print_beside(ink, band[0], band[-1] + 1, round(BESIDE_INCHES * dpi))
        _erase(clean[:, across].T, own, line, usual + 1, ~near)
        if strokes > usual:
            _erase(clean[:, across].T, own, line, usual, near)
    return clean


def _upright(ink: Pixels, length: int) -> Pixels:
    """Keep upright lines of at least such a length.

    Half of one fills a whole block of so many rows: few columns hold such a block, and they alone
    are looked at closely, in a tenth of the time.
    """
    high = length // 2
    blocks = ink[: len(ink) // high * high].reshape(-1, high, ink.shape[1])
    columns = np.flatnonzero(blocks.min(axis=1).any(axis=0))
    kept = np.zeros_like(ink)
    if columns.size:
        kept[:, columns] = _opened(np.ascontiguousarray(ink[:, columns]), 1, length)
    return kept


def _print_beside(ink: Pixels, left: int, right: int, reach: int) -> tuple[Along, float]:
    """Tell of each row whether print stands beside a streak, and how thick its strokes are."""
    beside = np.concatenate(
        (
            ink[:, max(left - 1 - reach, 0) : max(left - 1, 0)],
            ink[:, right + 1 : right + 1 + reach],
        ),
        axis=1,
    )
    steps = np.diff(np.pad(beside, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    strokes = np.nonzero(steps == -1)[1] - np.nonzero(steps == 1)[1]
    printed = (beside.sum(axis=1, keepdims=True) > 1).astype(np.uint8)
    rows: Along = cv2.dilate(printed, np.ones((5, 1), np.uint8))[:, 0] > 0
    return rows, float(np.median(strokes)) if strokes.size else 0.0


def without_rules(pixels: Pixels, dpi: float) -> Pixels:
    """Erase thin level lines that are broken into steps; whole ones stay."""
    ink = ink_of(pixels)
    thin = max(2, round(THIN_INCHES * dpi))
    narrow = cv2.resize(ink * 255, None, fx=1 / POOLED, fy=1, interpolation=cv2.INTER_AREA)
    if next(_rules((narrow > 0).astype(np.uint8), dpi / POOLED, thin), None) is None:
        return pixels  # found out in a quarter of the time
    clean = pixels
    for left, top, wide, high, line in _rules(ink, dpi, thin):
        rows = slice(max(top - thin, 0), top + high + thin)
        columns = slice(max(left - thin, 0), left + wide + thin)
        own, pieces = ink[rows, columns], line[rows, columns]
        fat = cv2.dilate(own, np.ones((2, 1), np.uint8)).astype(np.uint8, copy=False)
        whole = _opened(fat, round(WHOLE_INCHES * dpi), 1)
        if whole.any(axis=0).mean() > WHOLE_SHARE or (usual := _thickness(own, pieces)) > thin:
            continue
        clean = clean.copy() if clean is pixels else clean
        _erase(clean[rows, columns], own, pieces, usual + 1)  # thicker where its steps overlap
    return clean


def _rules(ink: Pixels, across: float, thin: int) -> Iterator[tuple[int, int, int, int, Pixels]]:
    """Find thin level lines: left, top, width, height; and the surest parts of all of them.

    `across` are the dots per inch from left to right.
    """
    gap = np.ones((1, round(JOINED_INCHES * across)), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, gap).astype(np.uint8, copy=False)
    flat = (joined & ~_opened(joined, 1, thin + 1)).astype(np.uint8, copy=False)
    pieces = _opened(flat, round(RULE_PIECE_INCHES * across), 1)
    if not pieces.any():
        return
    thick = cv2.dilate(pieces, np.ones((3, 1), np.uint8))
    far = np.ones((1, round(RULE_GAP_INCHES * across)), np.uint8)
    joined = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, far).astype(np.uint8, copy=False)
    for left, top, wide, high, _ in pieces_of(joined).stats[1:].tolist():
        if wide >= RULE_INCHES * across and high <= 2 * thin:
            yield left, top, wide, high, pieces


def _opened(ink: Pixels, wide: int, high: int) -> Pixels:
    """Keep what holds a block of so many pixels."""
    block = np.ones((high, wide), np.uint8)
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, block).astype(np.uint8, copy=False)


def _thickness(ink: Pixels, line: Pixels) -> int:
    """Give how thick a level line is along most of its length; `line` are its surest parts."""
    along = np.flatnonzero(line.any(axis=0))
    return max(1, int(np.percentile((ink & line)[:, along].sum(axis=0), USUAL)))


def _erase(shown: Pixels, ink: Pixels, line: Pixels, most: int, where: Along | None = None) -> None:
    """Erase a level line where it is no thicker than `most`; `where` tells of each column."""
    reach = cv2.dilate(line.max(axis=1, keepdims=True), np.ones((REACH, 1), np.uint8)) == 1
    if where is not None:
        reach = reach & where
    print_on_it = _opened(np.ascontiguousarray(ink), 1, most + 1)
    gone = (reach & (ink > print_on_it)).astype(np.uint8)
    edges = np.ones((3, 3), np.uint8)
    of_line, of_print = cv2.dilate(gone, edges) > ink, cv2.dilate(print_on_it, edges) == 1
    shown[(gone == 1) | of_line | (reach & (ink == 0) & ~of_print)] = 255
