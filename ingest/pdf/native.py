"""The words of a page's text layer, with boxes, as fractions of the page turned upright.

Characters come from PDFium in its own text order. They are mapped onto the page as shown (crop
box and /Rotate included), turned so that most of the text runs left to right, and grouped into
words and lines. PDFium's generated blanks (where letters stand apart) count as word ends.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from casefile.pages import Turn
from casefile.words import Box, Word
from ingest.pdf.lines import BLANK, SET_APART, Glyph, lines_of

_GRID = 1_000_000
"""Device units that a page is mapped onto: boxes are exact to a millionth of the page."""

_ANGLE_EVERY = 8
_LIGATURES = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00ad": "-", "\x02": "-", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip


Edges = tuple[float, float, float, float]
"""Left, top, right and bottom as fractions of the page: a `Box` where there are thousands."""


@dataclass(frozen=True, slots=True)
class NativeText:
    """A text layer: its words, the turn that makes them upright, and how sound it looks.

    `unmapped` is the share of characters that no Unicode value is known for. `turn` is clockwise,
    after the page's own /Rotate.
    """

    words: tuple[Word, ...]
    turn: Turn
    characters: int
    unmapped: float


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

    def place(self, left: float, bottom: float, right: float, top: float) -> Edges:
        """Map a rectangle of PDF coordinates onto the page."""
        x0, x1 = self.a * left + self.b * bottom, self.a * right + self.b * top
        y0, y1 = self.d * left + self.e * bottom, self.d * right + self.e * top
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        return x0 + self.c, y0 + self.f, x1 + self.c, y1 + self.f

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
    """Give where something stands after its page is turned clockwise by `turn` degrees."""
    x0, top, x1, bottom = edges
    if turn == 90:
        return 1 - bottom, x0, 1 - top, x1
    if turn == 180:
        return 1 - x1, 1 - bottom, 1 - x0, 1 - top
    if turn == 270:
        return top, 1 - x1, bottom, 1 - x0
    return edges


def native_text(page: pdfium.PdfPage) -> NativeText:
    """Read the text layer of an open page; the caller holds the lock."""
    layer = raw.FPDFText_LoadPage(page.raw)
    if not layer:
        return NativeText((), 0, 0, 0.0)
    try:
        return _read(page, layer)
    finally:
        raw.FPDFText_ClosePage(layer)


def _read(page: pdfium.PdfPage, layer: raw.FPDF_TEXTPAGE) -> NativeText:
    count = raw.FPDFText_CountChars(layer)
    frame = Frame.of(page)
    turn = _text_turn(layer, count, frame)
    width, height = page.get_size()
    if turn in (90, 270):
        width, height = height, width
    glyphs, unmapped = _glyphs(layer, count, frame, turn)
    words = lines_of(glyphs, aspect=width / max(height, 1e-6))
    printed = sum(1 for g in glyphs if g is not BLANK and g is not SET_APART)
    return NativeText(words, turn, printed, unmapped / max(printed, 1))


def _text_turn(layer: raw.FPDF_TEXTPAGE, count: int, frame: Frame) -> Turn:
    """Find the clockwise turn that makes most of the text run left to right as shown.

    PDFium gives the angle of a character clockwise, before the page's own /Rotate.
    """
    turns: Counter[int] = Counter()
    shown = frame.turn
    for index in range(0, count, _ANGLE_EVERY):
        if raw.FPDFText_IsGenerated(layer, index) == 1:
            continue
        angle = raw.FPDFText_GetCharAngle(layer, index)
        if angle >= 0:
            own = round(math.degrees(angle) / 90) * 90
            turns[-(own + shown) % 360] += 1
    return cast("Turn", turns.most_common(1)[0][0] if turns else 0)


def _glyphs(
    layer: raw.FPDF_TEXTPAGE, count: int, frame: Frame, turn: int
) -> tuple[list[Glyph], int]:
    """Collect characters with boxes, and the blanks between words."""
    glyphs: list[Glyph] = []
    unmapped = 0
    rect = raw.FS_RECTF()
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    generated, unknown = raw.FPDFText_IsGenerated, raw.FPDFText_HasUnicodeMapError
    place = frame.place
    for index in range(count):
        code = unicode_of(layer, index)
        if code in (0x0D, 0x0A):
            glyphs.append(SET_APART)
            continue
        if (code <= 0x20 and code != 0x02) or code == 0xA0:
            glyphs.append(SET_APART if generated(layer, index) == 1 else BLANK)
            continue
        if not box_of(layer, index, rect):
            continue
        x0, top, x1, bottom = place(rect.left, rect.bottom, rect.right, rect.top)
        if not (0 <= x0 + x1 <= 2 and 0 <= top + bottom <= 2):
            continue  # beyond the edge of the page as shown: nobody can see it
        strange = code in (0xFFFE, 0xFFFD) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF
        if strange or unknown(layer, index) == 1:
            unmapped += 1
        text = "\ufffd" if strange else chr(code)
        if not 0x20 < code < 0x7F:
            text = text.translate(_LIGATURES)
        if turn:
            x0, top, x1, bottom = turned((x0, top, x1, bottom), turn)
        glyphs.append((text, x0, top, x1, bottom))
    return glyphs, unmapped
