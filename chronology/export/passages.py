"""How text and tables of the PDF's front look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Table, TableStyle

from chronology.export.faces import BOLD, PLAIN, runs_of
from chronology.export.lines import Line, Run, broken

PAGE = landscape(letter)
MARGIN, FOOT = 36, 40
DEPTH = PAGE[1] - MARGIN - FOOT
"""What fits on a page, in points."""
LONGEST = 1500
"""Characters of one row, so that a row always fits a page."""

INK, MUTED = colors.HexColor("#18202C"), colors.HexColor("#465062")
ACCENT = colors.HexColor("#1B5CB8")
RULE, SUNKEN = colors.HexColor("#DCE0E7"), colors.HexColor("#ECEEF2")
_FEWEST_LINES = 2
"""Lines of a passage that may stand by themselves at the foot of a page."""
_BELOW = 0.2
"""How far a link reaches below its line, as a share of the type size."""
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


class Passage(Flowable):
    """A paragraph, broken into lines once: its table asks for its height again and again.

    reportlab's own reads its text as markup, and takes three times as long.
    """

    def __init__(self, runs: Iterable[Run], style: ParagraphStyle) -> None:
        """Set runs of text; those that name no face or size have the style's."""
        super().__init__()
        self.style = style
        self._runs = [
            run._replace(face=run.face or style.fontName, size=run.size or style.fontSize)
            for run in runs
        ]
        self._lines: list[Line] = []
        self._first_indent = style.leftIndent + style.firstLineIndent
        self._broken_for: float | None = None

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Give width and height in points, broken into lines for `width`."""
        if self._runs and self._broken_for != width:
            self._broken_for = width
            self._lines = broken(
                self._runs, width - self._first_indent, width - self.style.leftIndent
            )
        self.width, self.height = width, len(self._lines) * self.style.leading
        return self.width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part the lines that fit into `height` from the others; no first line stands alone."""
        if self._broken_for is None:
            self.wrap(width, height)
        fit = int(height / self.style.leading)
        if fit < _FEWEST_LINES:
            return []
        if fit >= len(self._lines):
            return [self]
        return [
            self._part(self._lines[:fit], self._first_indent),
            self._part(self._lines[fit:], self.style.leftIndent),
        ]

    def draw(self) -> None:
        """Draw the lines, and the links on them."""
        text = self.canv.beginText()
        foot = self.height - self.style.fontSize
        indent = self._first_indent
        look: tuple[Any, ...] = ()
        for line in self._lines:
            text.setTextOrigin(indent, foot)
            text.setWordSpace(line.squeeze)
            for run, left, right in line.placed(indent):
                if look != run[1:]:
                    look = run[1:]
                    text.setFont(run.face, run.size)
                    text.setFillColor(ACCENT if run.address else self.style.textColor)
                text.textOut(run.text)
                if run.address:
                    low, high = foot - _BELOW * run.size, foot + run.size
                    self.canv.linkURL(run.address, (left, low, right, high), relative=1)
            foot -= self.style.leading
            indent = self.style.leftIndent
        self.canv.drawText(text)

    def _part(self, lines: list[Line], first_indent: float) -> Passage:
        """Give some of the lines as a passage that stays broken as it is."""
        part = Passage((), self.style)
        part._lines, part._first_indent = lines, first_indent
        return part


def passage(text: str, style: ParagraphStyle = BODY) -> Passage:
    """Set plain text."""
    return Passage(runs_of(text), style)


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
    cells: list[list[Any]] = [[passage(t, COLUMN) for t in titles], *(list(r) for r in rows)]
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
