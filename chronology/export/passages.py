"""How text and tables of the PDF's front look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from chronology.export.faces import BOLD, PLAIN, markup

PAGE = landscape(letter)
MARGIN, FOOT = 36, 40
DEPTH = PAGE[1] - MARGIN - FOOT
"""What fits on a page, in points."""
LONGEST = 1500
"""Characters of one row, so that a row always fits a page."""

INK, MUTED, ACCENT = colors.HexColor("#18202C"), colors.HexColor("#465062"), "#1B5CB8"
RULE, SUNKEN = colors.HexColor("#DCE0E7"), colors.HexColor("#ECEEF2")
BODY = ParagraphStyle("body", fontName=PLAIN, fontSize=8.5, leading=11, textColor=INK)
HANGING = ParagraphStyle("hanging", parent=BODY, leftIndent=8, firstLineIndent=-8, spaceAfter=2)
SMALL = ParagraphStyle("small", parent=BODY, fontSize=7.5, leading=9.5, textColor=MUTED)
TITLE = ParagraphStyle("title", parent=BODY, fontName=BOLD, fontSize=16, leading=20)
HEAD = ParagraphStyle(
    "head", parent=BODY, fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=5
)
COLUMN = ParagraphStyle("column", parent=BODY, fontName=BOLD)

CELLS = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
)


class Passage(Paragraph):
    """A paragraph that is broken into lines once: its table asks for its height again and again."""

    _broken_for: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Give width and height in points, broken into lines for `width`."""
        if self._broken_for != width or not hasattr(self, "blPara"):
            self._broken_for = width
            super().wrap(width, height)
        return self.width, self.height


def passage(text: str, style: ParagraphStyle = BODY) -> Passage:
    """Set plain text."""
    return Passage(markup(text), style)


def height_of(parts: Sequence[Passage], width: float) -> float:
    """Give the height in points of passages in a cell of a width."""
    return sum(part.wrap(width - 8, 10_000)[1] for part in parts)


class _RuledTable(Table):
    """A table whose rest goes to the next page whole: its heads never stand twice on one."""

    _is_rest = False

    def split(self, width: float, height: float) -> list[Any]:
        if self._is_rest and height < DEPTH - 1:
            return []
        parts: list[Any] = super().split(width, height)
        for part in parts[1:]:
            part._is_rest = True  # noqa: SLF001 - a part is a table of this class
        return parts


def table_of(
    titles: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[float]
) -> Table:
    """Set a ruled table, whose heads come again on every page that it runs on to."""
    cells: list[list[Any]] = [[Passage(t, COLUMN) for t in titles], *(list(r) for r in rows)]
    return _RuledTable(
        cells,
        colWidths=widths,
        repeatRows=1,
        hAlign="LEFT",
        splitInRow=1,
        style=TableStyle(
            [
                *CELLS,
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
                ("BACKGROUND", (0, 0), (-1, 0), SUNKEN),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        ),
    )
