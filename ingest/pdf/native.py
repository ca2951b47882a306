"""The words of a page's text layer, with boxes, as fractions of the page turned upright.

Characters come from PDFium in its own text order. They are mapped onto the page as shown (crop
box and /Rotate included), turned so that most of the text runs left to right, and grouped into
words and lines. PDFium's generated blanks (where letters stand apart) count as word ends.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import cast

import pypdfium2 as pdfium
from pypdfium2 import raw

from casefile.pages import Turn
from casefile.words import Word
from ingest.pdf.characters import characters_of
from ingest.pdf.frame import Frame
from ingest.pdf.lines import lines_of

_ANGLE_EVERY = 8


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
    frame = Frame.of(page)
    turn = _text_turn(layer, frame)
    width, height = page.get_size()
    if turn in (90, 270):
        width, height = height, width
    characters = characters_of(layer, frame, turn)
    words = lines_of(characters, aspect=width / max(height, 1e-6))
    printed = len(characters.text)
    return NativeText(words, turn, printed, characters.unmapped / max(printed, 1))


def _text_turn(layer: raw.FPDF_TEXTPAGE, frame: Frame) -> Turn:
    """Find the clockwise turn that makes most of the text run left to right as shown.

    PDFium gives the angle of a character clockwise, before the page's own /Rotate.
    """
    turns: Counter[int] = Counter()
    shown = frame.turn
    for index in range(0, raw.FPDFText_CountChars(layer), _ANGLE_EVERY):
        if raw.FPDFText_IsGenerated(layer, index) == 1:
            continue
        angle = raw.FPDFText_GetCharAngle(layer, index)
        if angle >= 0:
            own = round(math.degrees(angle) / 90) * 90
            turns[-(own + shown) % 360] += 1
    return cast("Turn", turns.most_common(1)[0][0] if turns else 0)
