"""What is put on a copied page: frames around the quoted words, and below the page its origin."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from casefile.words import Box
from chronology.export.faces import fitted

_FRAME, _FILL = colors.HexColor("#A85A00"), colors.HexColor("#FFE08A")
_GROUND, _RULE = colors.HexColor("#ECEEF2"), colors.HexColor("#7D8796")
_LINK = colors.HexColor("#1B5CB8")


@dataclass(frozen=True, slots=True)
class Stamp:
    """One page's stamp: the upright page's size in points, the strip below it, label and boxes."""

    width: float
    height: float
    strip: float
    label: str
    boxes: tuple[Box, ...]


def draw_stamps(stamps: Sequence[Stamp]) -> io.BytesIO:
    """Draw each stamp on a page of its own, as large as the copy that it is laid on."""
    out = io.BytesIO()
    # Not compressed: it is laid on the copies at once, and compressed with them.
    canvas = Canvas(out, invariant=1, pageCompression=0)
    for stamp in stamps:
        canvas.setPageSize((stamp.width, stamp.height + stamp.strip))
        _draw_frames(canvas, stamp)
        _draw_origin(canvas, stamp)
        canvas.showPage()
    canvas.save()
    out.seek(0)
    return out


def _draw_frames(canvas: Canvas, stamp: Stamp) -> None:
    """Frame each quoted stretch, two points wider than its words, as a marker would lay it on."""
    canvas.saveState()
    point = max(stamp.width, stamp.height) / 792
    canvas.setStrokeColor(_FRAME)
    canvas.setLineWidth(point)
    for box in dict.fromkeys(stamp.boxes):
        left, width = box.x0 * stamp.width - 2 * point, box.width * stamp.width + 4 * point
        foot = stamp.strip + (1 - box.bottom) * stamp.height - 2 * point
        height = box.height * stamp.height + 4 * point
        frame = canvas.beginPath()
        frame.roundRect(left, foot, width, height, 3 * point)
        canvas.saveState()
        canvas.setBlendMode("Multiply")
        canvas.setFillColor(_FILL, alpha=0.34)
        canvas.drawPath(frame, stroke=0, fill=1)
        canvas.restoreState()
        canvas.drawPath(frame, stroke=1, fill=0)
    canvas.restoreState()


def _draw_origin(canvas: Canvas, stamp: Stamp) -> None:
    canvas.setFillColor(_GROUND)
    canvas.rect(0, 0, stamp.width, stamp.strip, stroke=0, fill=1)
    canvas.setStrokeColor(_RULE)
    canvas.setLineWidth(stamp.strip / 40)
    canvas.line(0, stamp.strip, stamp.width, stamp.strip)
    canvas.setFillColor(_LINK)
    inset = stamp.strip / 2
    face, size, label = fitted(stamp.label, stamp.strip * 0.5, stamp.width - 2 * inset)
    canvas.setFont(face, size)
    canvas.drawString(inset, (stamp.strip - size) / 2 + size * 0.2, label)
