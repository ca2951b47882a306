"""The few typefaces of the samples, none of them from the system.

Digital pages use the standard 14 fonts of PDF. Pages that are scanned are drawn with the faces that
reportlab brings along, embedded, so that the scan looks the same on every machine.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(reportlab.__file__).parent / "fonts"

STANDARD = {
    "sans": "Helvetica",
    "sans-b": "Helvetica-Bold",
    "sans-i": "Helvetica-Oblique",
    "serif": "Times-Roman",
    "serif-b": "Times-Bold",
    "serif-i": "Times-Italic",
    "mono": "Courier",
    "mono-b": "Courier-Bold",
}
_EMBEDDED = {
    "sans": "_a______",
    "sans-b": "_ab_____",
    "sans-i": "_ai_____",
    "serif": "_er_____",
    "serif-b": "_eb_____",
    "serif-i": "_ei_____",
    "mono": "com_____",
    "mono-b": "cob_____",
    "script": "callig15",
}
_TRUETYPE = {"vera": "Vera", "vera-b": "VeraBd", "vera-i": "VeraIt"}


@cache
def _register() -> None:
    for name, file in _EMBEDDED.items():
        face = pdfmetrics.EmbeddedType1Face(
            str(_FOLDER / f"{file}.afm"), str(_FOLDER / f"{file}.pfb")
        )
        pdfmetrics.registerTypeFace(face)
        pdfmetrics.registerFont(pdfmetrics.Font(f"scan-{name}", face.name, "WinAnsiEncoding"))
    for name, file in _TRUETYPE.items():
        pdfmetrics.registerFont(TTFont(name, str(_FOLDER / f"{file}.ttf")))


def font_name(face: str, *, embedded: bool) -> str:
    """Give reportlab's name of a face, embedded or of the standard 14 where there is one."""
    _register()
    if face in _TRUETYPE:
        return face
    if embedded or face not in STANDARD:
        return f"scan-{face}"
    return STANDARD[face]


def width(text: str, face: str, size: float) -> float:
    """Width of `text` in points."""
    return float(pdfmetrics.stringWidth(text, font_name(face, embedded=False), size))


def wrap(text: str, face: str, size: float, room: float) -> list[str]:
    """Break `text` into lines that fit into `room` points."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}" if line else word
            if line and width(longer, face, size) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return lines
