"""Pictures of pages: for the eye (PNG, JPEG) and for the recogniser (gray pixels)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from pypdfium2 import raw

from casefile.pages import Turn
from ingest.pdf.documents import pdf_page
from ingest.pdf.errors import UnreadablePage

Pixels = npt.NDArray[np.uint8]

MEGAPIXELS = 36.0
"""No picture is drawn larger than this: a letter page at 600 dpi fits, a page bomb does not."""

JPEG_QUALITY = 85


@dataclass(frozen=True, slots=True)
class GrayPicture:
    """A page as gray pixels (0 black, 255 white) at `dpi` pixels per inch."""

    pixels: Pixels
    dpi: float


def page_picture(
    path: Path,
    page: int,
    *,
    width: int,
    rotation: Turn = 0,
    kind: Literal["png", "jpeg"] = "png",
) -> bytes:
    """Draw a page `width` pixels wide for the eye, turned clockwise by `rotation`.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be drawn.
    """
    with pdf_page(path, page) as opened:
        across, down = opened.get_size()
        if rotation in (90, 270):
            across, down = down, across
        scale = _within(width / max(across, 1.0), across, down, MEGAPIXELS)
        pixels = _draw(opened, scale, rotation=rotation)
    if kind == "png":
        done, data = cv2.imencode(".png", pixels)
    else:
        done, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    if not done:
        raise UnreadablePage("the page cannot be drawn")
    return bytes(data)


def gray_picture(path: Path, page: int, dpi: float, megapixels: float = MEGAPIXELS) -> GrayPicture:
    """Draw a page in gray at `dpi`, or below where the page is larger than the budget.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be drawn.
    """
    with pdf_page(path, page) as opened:
        across, down = opened.get_size()
        scale = _within(dpi / 72.0, across, down, megapixels)
        # Drawing onto gray costs a scan a quarter of what turning its drawing gray does.
        pixels = _draw(opened, scale, force_bitmap_format=raw.FPDFBitmap_Gray)
    return GrayPicture(pixels, scale * 72.0)


def _within(scale: float, across: float, down: float, megapixels: float) -> float:
    """Lower the scale until the picture fits the budget, before a pixel is allotted."""
    wanted = across * down * scale * scale
    return scale * min(1.0, math.sqrt(megapixels * 1e6 / max(wanted, 1.0)))


def _draw(page: pdfium.PdfPage, scale: float, **how: Any) -> Pixels:
    try:
        bitmap = page.render(scale=scale, **how)
    except (pdfium.PdfiumError, ValueError) as error:
        raise UnreadablePage("the page cannot be drawn") from error
    try:
        pixels: Pixels = bitmap.to_numpy().copy()
    finally:
        bitmap.close()
    return pixels[:, :, 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels
