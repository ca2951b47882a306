"""A recogniser that says what it was told to, and the page that it looks at."""

from __future__ import annotations

import numpy as np

from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Engine, Orientation, Recognised
from ingest.reading.preparing import Prepared, Sheet

SHEET = Sheet(np.full((2000, 1500), 255, np.uint8), 200.0, bilevel=True)
PICTURE = Prepared(SHEET.pixels, 200.0, SHEET)


class Told(Engine):
    """Gives one text after the other for each look at a value alone, the last one for ever.

    It notes what it was allowed to read and how large the pictures were.
    """

    name = "told"

    def __init__(self, *texts: str, confidence: float = 0.95) -> None:
        self._texts = list(texts)
        self._confidence = confidence
        self.allowed: list[str] = []
        self.sizes: list[tuple[int, ...]] = []

    def words(self, pixels: Pixels, dpi: int) -> list[Recognised]:
        raise AssertionError("values alone only")

    def figures(self, pixels: Pixels, dpi: int, allowed: str) -> list[Recognised]:
        text = self._texts[min(len(self.allowed), len(self._texts) - 1)]
        self.allowed.append(allowed)
        self.sizes.append(pixels.shape)
        return [Recognised(text, 0, 0, 10, 10, self._confidence, 0)] if text else []

    def orientation(self, pixels: Pixels, dpi: int) -> Orientation | None:
        raise AssertionError("values alone only")


def word(
    text: str, confidence: float = 0.6, *, x: float = 0.1, line: int = 3, read: str = ""
) -> Word:
    """Set a word on a line of the page, letters 0.02 of its width wide."""
    box = Box(x, 0.10 + 0.02 * line, x + 0.02 * len(text), 0.115 + 0.02 * line)
    return Word(text, box, confidence, line, read)
