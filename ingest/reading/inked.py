"""What ink tells without words: is a page blank, and did the recogniser miss what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress, pairwise

import cv2
import numpy as np
import numpy.typing as npt

from casefile.pages import Turn
from casefile.words import Word
from ingest.pdf.pictures import Pixels
from ingest.reading.grays import ink_of
from ingest.reading.pieces import Pieces, pieces_of

RULING_INCHES = 0.6
"""A stroke longer than this is a ruling, not a letter."""

LETTER_INCHES = (0.035, 0.45)
"""Height of a printed letter, from 4-point print to a title."""

WIDEST_INCHES = 1.2
MARGIN = 0.02
FEW_MARKS = 6
"""Fewer letter-sized marks than this are specks, staples and folds, not text."""

LEAST_ROW = 3
"""So many letters in one row are a word, however little else there is."""

SCATTERED = 60
"""Fewer marks, no three of them side by side, are no text: among them spots of dirt do not count,
nor what stands at the sides of the page."""

SPOT_INCHES, SPOT_ROUND, SPOT_SHARE = 0.07, 0.75, 0.6
"""A spot is no larger, no flatter, and fills so much of its box; remains of letters are thin."""

FAINT_INK = 0.0006
DARK_INK = 0.01
EDGE = 0.06

COARSE_DPI = 50
SHADOW = 0.35
"""A scanner's shadow is ink denser than this over SHADOW_INCHES, and reaches the edge."""

SHADOW_INCHES = 0.15
BROADEST_INCHES = 1.5
FRINGE_INCHES = 0.7
"""Beside a shadow the paper is gray, which a black-and-white scanner makes specks and blots of."""

RULING_THICK = 0.02
"""A stroke so long and no thicker is a ruling: empty lined paper is blank."""

GRID = 0.9
"""A piece of ink of which so much is thin straight strokes is rulings that cross."""

CELLS = 400
"""The page is parted into so many cells each way, to tell which marks stand in a word."""

WAVE_INCHES = 0.38
FAINT_ROWS = 1.0
"""Rows of text darken the page in waves of more gray levels than this, be they ever so faint."""

FAINT_COLUMNS = 2.2
"""The same for text that lies sideways; lamps and gutters make weaker waves across."""

Place = tuple[float, float]
"""The middle of a mark, across and down, in fractions of the page."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Letter-sized marks on a picture: centres (fractions of the page), and the shares of ink.

    `ink` is the share of drawn ink, `dark` of all that is dark well inside the edges: bars and
    blots of a ruined copy count there, punch holes and rulings do not. `hinted` says
    of a picture with hardly any marks that they stand side by side as letters do, or that rows too
    pale for ink show. `fringe` are marks beside a black edge, where print may stand, or dirt: they
    count for nothing, but are worth a look.
    """

    centres: tuple[Place, ...]
    ink: float
    dark: float
    hinted: bool = False
    fringe: tuple[Place, ...] = ()

    @property
    def blank(self) -> bool:
        """Nothing is printed here."""
        return self.bare and not self.hinted

    @property
    def bare(self) -> bool:
        """Hardly anything is dark here."""
        few = len(self.centres) < FEW_MARKS
        return few and self.ink < FAINT_INK and self.dark < DARK_INK

    def turned(self, turn: Turn) -> Marks:
        """Give the marks of the page turned clockwise."""
        centres, fringe = self.centres, self.fringe
        for _ in range(turn // 90):
            centres = tuple((1 - y, x) for x, y in centres)
            fringe = tuple((1 - y, x) for x, y in fringe)
        return replace(self, centres=centres, fringe=fringe)

    def missed(self, words: Sequence[Word]) -> float:
        """Give the share (0..1) of marks that stand outside every word."""
        return len(self.outside(words)) / len(self.centres) if self.centres else 0.0

    def outside(self, words: Sequence[Word], *, fringe: bool = False) -> list[Place]:
        """Give the marks that stand outside every word; with `fringe` those, too."""
        places = self.centres + self.fringe if fringe else self.centres
        held = np.zeros((CELLS, CELLS), np.bool_)
        for word in words:
            left, top = cell_of(word.box.x0, word.box.top)
            right, bottom = cell_of(word.box.x1, word.box.bottom)
            held[max(top - 1, 0) : bottom + 2, max(left - 1, 0) : right + 2] = True
        cells = (np.array(places).reshape(-1, 2) * CELLS).astype(int)
        across, down = np.minimum(cells, CELLS - 1).T
        return list(compress(places, ~held[down, across]))


def cell_of(x: float, y: float) -> tuple[int, int]:
    """Give the cell, across and down, in which a place (fractions of the page) lies."""
    return min(int(x * CELLS), CELLS - 1), min(int(y * CELLS), CELLS - 1)


def marks(pixels: Pixels, dpi: float) -> Marks:
    """Find the letter-sized marks of an evened-out picture; shadows at its edges are left out."""
    ink = ink_of(pixels)
    beside = _clear_shadows(ink, dpi)
    height, width = ink.shape
    mx, my = round(width * MARGIN), round(height * MARGIN)
    pieces = pieces_of(ink)
    left, top, wide, high, area = pieces.stats[1:].T
    inside = (left > mx) & (top > my) & (left + wide < width - mx) & (top + high < height - my)
    low = LETTER_INCHES[0] * dpi
    solid = (area > 0.65 * wide * high) & (wide > 0.15 * dpi) & (high > 0.15 * dpi)
    hole = solid & (wide < 0.5 * dpi) & (high < 0.5 * dpi)
    long = np.maximum(wide, high)
    ruling = (long > RULING_INCHES * dpi) & (area < RULING_THICK * dpi * long)
    letter = inside & _is_letter(pieces.stats[1:], dpi) & ~solid
    if np.count_nonzero(letter) < SCATTERED and not _side_by_side(pieces.stats[1:][letter]):
        letter &= ~_is_dirt(pieces.stats[1:], width, dpi)
    found = pieces.centres[1:][letter]
    drawn = inside & (high >= low) & ~solid & ~ruling
    if len(found) < FEW_MARKS and (long > RULING_INCHES * dpi).any():
        ruling |= _is_grid(ink, pieces, dpi)
        drawn &= ~ruling
        ink[np.concatenate(([False], ruling))[pieces.labels]] = 0
    seen = Marks(
        _shares(found, ink),
        float(area[drawn].sum()) / ink.size,
        float(_amid(ink) - area[inside & hole].sum()) / ink.size,
        fringe=_letters(beside, dpi) if beside is not None else (),
    )
    if seen.bare and (_side_by_side(pieces.stats[1:][letter]) or _pale_rows(pixels, dpi)):
        return replace(seen, hinted=True)
    return seen


def _is_letter(boxes: npt.NDArray[np.int32], dpi: float) -> npt.NDArray[np.bool_]:
    """Tell of each piece of ink whether it is as large as a letter, or a few that run together."""
    _, _, wide, high, _ = boxes.T
    low, tall = (v * dpi for v in LETTER_INCHES)
    return np.asarray((high >= low) & (high <= tall) & (wide <= WIDEST_INCHES * dpi))


def _letters(ink: Pixels, dpi: float) -> tuple[Place, ...]:
    pieces = pieces_of(ink)
    return _shares(pieces.centres[1:][_is_letter(pieces.stats[1:], dpi)], ink)


def _shares(centres: npt.NDArray[np.float64], ink: Pixels) -> tuple[Place, ...]:
    height, width = ink.shape
    return tuple((float(x) / width, float(y) / height) for x, y in centres)


def _is_dirt(boxes: npt.NDArray[np.int32], width: int, dpi: float) -> npt.NDArray[np.bool_]:
    """Tell of each piece of ink by itself whether it is a round spot, or the edge of the paper."""
    left, _, wide, high, area = boxes.T
    small, large = np.minimum(wide, high), np.maximum(wide, high)
    round_spot = (large < SPOT_INCHES * dpi) & (small >= SPOT_ROUND * large)
    spot = round_spot & (area > SPOT_SHARE * wide * high)
    beside = (left + wide < EDGE * width) | (left > (1 - EDGE) * width)
    return np.asarray(spot | beside)


def _is_grid(ink: Pixels, pieces: Pieces, dpi: float) -> npt.NDArray[np.bool_]:
    """Tell of each piece of ink whether it is rulings that cross: lined paper with a margin."""
    reach, thick = round(RULING_INCHES * dpi), round(3 * RULING_THICK * dpi)
    lines = np.zeros(ink.shape, np.bool_)
    for along, beside in (((1, reach), (3, 1)), ((reach, 1), (1, 3))):
        grown = cv2.dilate(ink, np.ones(beside, np.uint8))  # a leaning line has steps
        lines |= cv2.morphologyEx(grown, cv2.MORPH_OPEN, np.ones(along, np.uint8)) > 0
    lines &= cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8)) == 0
    area = pieces.stats[1:, cv2.CC_STAT_AREA]
    ruled = np.bincount(pieces.labels[lines & (ink > 0)], minlength=len(pieces.stats))[1:]
    return ruled > GRID * area


def _clear_shadows(ink: Pixels, dpi: float) -> Pixels | None:
    """Take away the dark strips along the edges and the gray fringe beside them.

    Gives what stood in the fringe, without the strips; None where there are none.
    """
    scale = COARSE_DPI / dpi
    share = cv2.resize(ink * 255, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    reach = round(SHADOW_INCHES * COARSE_DPI) | 1
    dense = (cv2.blur(share, (reach, reach)) > SHADOW * 255).astype(np.uint8)
    _, labels = cv2.connectedComponents(dense)
    rim = np.concatenate((labels[0], labels[-1], labels[:, 0], labels[:, -1]))
    strips = np.isin(labels, rim[rim > 0]).astype(np.uint8)
    if not strips.any():
        return None
    side = round(2 * FRINGE_INCHES * COARSE_DPI) | 1
    fringe = cv2.dilate(strips, np.ones((side, side), np.uint8))
    broad = round(BROADEST_INCHES * COARSE_DPI)
    fringe[broad:-broad, broad:-broad] = 0
    cleared, dark = (
        cv2.resize(part, ink.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
        for part in (fringe, strips)
    )
    beside = np.where(cleared & ~dark, ink, np.uint8(0))
    ink[cleared] = 0
    return beside


def _side_by_side(boxes: npt.NDArray[np.int32]) -> bool:
    """Tell whether a few marks of like height stand close together on one line."""
    for _, top, _, high, _ in boxes:
        row = [b for b in boxes if abs(b[1] + b[3] - top - high) < 0.4 * high < 0.4 * 2.5 * b[3]]
        row.sort(key=lambda b: int(b[0]))
        near = [b[0] - a[0] - a[2] < high for a, b in pairwise(row)]
        if len(row) >= LEAST_ROW and sum(near) >= LEAST_ROW - 1:
            return True
    return False


def _pale_rows(pixels: Pixels, dpi: float) -> bool:
    """Tell whether rows of text, rulings apart, can be made out that are too pale to be ink."""
    scale = COARSE_DPI / dpi
    small = cv2.resize(255 - pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    small = small[
        round(height * 0.07) : round(height * 0.93), round(width * 0.07) : round(width * 0.93)
    ]
    reach = round(RULING_INCHES * COARSE_DPI)
    across = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    down = cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((reach, 1), np.uint8))
    gray = cv2.subtract(small, cv2.max(across, down)).astype(np.float32)
    return _waves(gray.mean(axis=1)) > FAINT_ROWS or _waves(gray.mean(axis=0)) > FAINT_COLUMNS


def _waves(profile: npt.NDArray[np.float32]) -> float:
    """Give how much a profile swings about its own running median, in gray levels."""
    half = round(WAVE_INCHES * COARSE_DPI / 2)
    around = np.lib.stride_tricks.sliding_window_view(np.pad(profile, half, "edge"), 2 * half + 1)
    return float((profile - np.median(around, axis=1)).std())


def _amid(ink: Pixels) -> int:
    """Count the ink well inside the edges, where scanners leave shadows."""
    height, width = ink.shape
    mx, my = round(width * EDGE), round(height * EDGE)
    return int(ink[my : height - my, mx : width - mx].sum())
