"""Where things stand on a page: from PDF coordinates to fractions of the page as shown."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from casefile.words import Box

_GRID = 1_000_000
"""Device units that a page is mapped onto: boxes are exact to a millionth of the page."""

Edges = npt.NDArray[np.float64]
"""A row for each thing: left, top, right and bottom as fractions of the page, as in `Box`."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The way from PDF coordinates to fractions of the page as shown: x = a·X + b·Y + c."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> Frame:
        """Ask PDFium where three points of the page come to stand."""

        def shown(x: float, y: float) -> tuple[float, float]:
            across, down = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page.raw, 0, 0, _GRID, _GRID, 0, x, y, across, down)
            return across.value / _GRID, down.value / _GRID

        span = 1000.0
        (x0, y0), (x1, y1), (x2, y2) = shown(0, 0), shown(span, 0), shown(0, span)
        return cls(
            (x1 - x0) / span, (x2 - x0) / span, x0, (y1 - y0) / span, (y2 - y0) / span, y0
        )  # fmt: skip

    def place(self, rectangles: Edges) -> Edges:
        """Map rectangles of PDF coordinates (left, bottom, right, top) onto the page."""
        left, bottom, right, top = rectangles.T
        x0, x1 = self.a * left + self.b * bottom, self.a * right + self.b * top
        y0, y1 = self.d * left + self.e * bottom, self.d * right + self.e * top
        return np.stack(
            (
                np.minimum(x0, x1) + self.c,
                np.minimum(y0, y1) + self.f,
                np.maximum(x0, x1) + self.c,
                np.maximum(y0, y1) + self.f,
            ),
            axis=1,
        )

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """Map a box back; gives left, bottom, right and top in PDF coordinates."""
        area = self.a * self.e - self.b * self.d
        corners = [
            ((self.e * x - self.b * y) / area, (self.a * y - self.d * x) / area)
            for x, y in (
                (box.x0 - self.c, box.top - self.f),
                (box.x1 - self.c, box.bottom - self.f),
            )
        ]
        across, up = zip(*corners, strict=True)
        return min(across), min(up), max(across), max(up)

    @property
    def turn(self) -> int:
        """The clockwise quarter turns (in degrees) that the page's /Rotate shows it with."""
        return round(math.degrees(math.atan2(self.d, self.a))) % 360


def turned(edges: Edges, turn: int) -> Edges:
    """Give where things stand after their page is turned clockwise by `turn` degrees."""
    x0, top, x1, bottom = edges.T
    if turn == 90:
        return np.stack((1 - bottom, x0, 1 - top, x1), axis=1)
    if turn == 180:
        return np.stack((1 - x1, 1 - bottom, 1 - x0, 1 - top), axis=1)
    if turn == 270:
        return np.stack((top, 1 - x1, bottom, 1 - x0), axis=1)
    return edges
