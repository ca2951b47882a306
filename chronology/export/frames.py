"""Which part of a page is shown, and which way up, as PDFium has it, by which pages are read."""

from __future__ import annotations

import pikepdf
from pikepdf import Array

Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own units."""

_LETTER = (0.0, 0.0, 612.0, 792.0)


def visible(page: pikepdf.Page) -> Rectangle:
    """Give the part of a page that is shown: its crop box inside its media box.

    An empty media box is a letter page, and an empty crop box the whole.
    """
    media = _box(page, "/MediaBox") or _LETTER
    crop = _box(page, "/CropBox") or media
    shown = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    return shown if shown[0] < shown[2] and shown[1] < shown[3] else media


def own_turn(page: pikepdf.Page) -> int:
    """Give the page's own clockwise turn; what is no quarter turn counts down to one."""
    try:
        return int(page.obj.get("/Rotate", 0)) // 90 % 4 * 90
    except (TypeError, ValueError):
        return 0


def _box(page: pikepdf.Page, key: str) -> Rectangle | None:
    value = page.obj.get(key)
    if not isinstance(value, Array) or len(value) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(number) for number in value)
    except (TypeError, ValueError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[0] < box[2] and box[1] < box[3] else None
