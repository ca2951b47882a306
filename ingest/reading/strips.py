"""The rows of a page that were read badly, cut out and set under each other for a closer look.

What a look costs goes by the print on the picture: a page with three poor words is not read whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np

from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Recognised

Band = tuple[int, int]
"""Top and bottom of a row, in pixels of the picture."""

GAP_INCHES = 0.15
"""White between strips, so that no two are taken for one line."""


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows of a picture under each other: their pixels, and where each stands here and there."""

    pixels: Pixels
    bands: tuple[Band, ...]
    tops: tuple[int, ...]

    def back(self, found: Iterable[Recognised]) -> list[Recognised]:
        """Put words that were found on the strips back where they stand on the picture."""
        placed = []
        for word in found:
            middle = (word.top + word.bottom) // 2
            nth = max(n for n, top in enumerate(self.tops) if top <= middle or n == 0)
            down = self.bands[nth][0] - self.tops[nth]
            placed.append(replace(word, top=word.top + down, bottom=word.bottom + down))
        return placed


def cut(pixels: Pixels, dpi: float, bands: Sequence[Band]) -> Strips:
    """Cut bands (from top to bottom, none touching another) out of a picture."""
    gap = round(GAP_INCHES * dpi)
    heights = [bottom - top + gap for top, bottom in bands]
    tops = tuple(gap + above for above in accumulate(heights[:-1], initial=0))
    shown: Pixels = np.full((gap + sum(heights), pixels.shape[1]), 255, np.uint8)
    for (top, bottom), at in zip(bands, tops, strict=True):
        shown[at : at + bottom - top] = pixels[top:bottom]
    return Strips(shown, tuple(bands), tops)


def merged(bands: Iterable[Band], height: int) -> list[Band]:
    """Give bands within a picture of that height from top to bottom, touching ones as one."""
    together: list[Band] = []
    for top, bottom in sorted((max(t, 0), min(b, height)) for t, b in bands):
        if together and top <= together[-1][1]:
            together[-1] = (together[-1][0], max(bottom, together[-1][1]))
        elif top < bottom:
            together.append((top, bottom))
    return together
