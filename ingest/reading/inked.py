"""What ink tells without words: is a page blank, and did the recogniser miss what stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from casefile.words import Word
from ingest.pdf.pictures import Pixels

LETTER_INCHES = (0.035, 0.45)
"""Height of a printed letter, from 4-point print to a title."""

WIDEST_INCHES = 1.2
MARGIN = 0.02
FEW_MARKS = 6
"""Fewer letter-sized marks than this are specks, staples and folds, not text."""

FAINT_INK = 0.0006
DARK_INK = 0.01
EDGE = 0.06


@dataclass(frozen=True, slots=True)
class Marks:
    """Letter-sized marks on a picture: centres (fractions of the page), and the shares of ink.

    `ink` is the share of drawn ink, `dark` of all that is dark well inside the edges: bars and
    blots of a ruined copy count there, punch holes do not.
    """

    centres: tuple[tuple[float, float], ...]
    ink: float
    dark: float

    @property
    def blank(self) -> bool:
        """Nothing is printed here."""
        return len(self.centres) < FEW_MARKS and self.ink < FAINT_INK and self.dark < DARK_INK

    def missed(self, words: Sequence[Word]) -> float:
        """Give the share (0..1) of marks that stand outside every word."""
        if not self.centres:
            return 0.0
        grid = np.zeros((400, 400), np.uint8)
        for word in words:
            box = word.box
            x0, x1 = int(box.x0 * 400) - 1, int(box.x1 * 400) + 2
            top, bottom = int(box.top * 400) - 1, int(box.bottom * 400) + 2
            grid[max(top, 0) : bottom, max(x0, 0) : x1] = 1
        out = sum(
            1 for x, y in self.centres if not grid[min(int(y * 400), 399), min(int(x * 400), 399)]
        )
        return out / len(self.centres)


def marks(pixels: Pixels, dpi: float) -> Marks:
    """Find the letter-sized marks of an evened-out picture; its edges are left out."""
    ink = (pixels < 128).astype(np.uint8)
    height, width = ink.shape
    mx, my = round(width * MARGIN), round(height * MARGIN)
    count, _, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    if count < 2:
        return Marks((), 0.0, 0.0)
    left, top, wide, high, area = (stats[1:, i] for i in range(5))
    inside = (left > mx) & (top > my) & (left + wide < width - mx) & (top + high < height - my)
    low, tall = (v * dpi for v in LETTER_INCHES)
    solid = (area > 0.65 * wide * high) & (wide > 0.15 * dpi) & (high > 0.15 * dpi)
    hole = solid & (wide < 0.5 * dpi) & (high < 0.5 * dpi)
    letter = inside & (high >= low) & (high <= tall) & (wide <= WIDEST_INCHES * dpi) & ~solid
    found = centres[1:][letter]
    drawn = inside & (high >= low) & ~solid
    return Marks(
        tuple((float(x) / width, float(y) / height) for x, y in found),
        float(area[drawn].sum()) / ink.size,
        float(_amid(ink) - area[inside & hole].sum()) / ink.size,
    )


def _amid(ink: Pixels) -> int:
    """Count the ink well inside the edges, where scanners leave shadows."""
    height, width = ink.shape
    mx, my = round(width * EDGE), round(height * EDGE)
    return int(ink[my : height - my, mx : width - mx].sum())
