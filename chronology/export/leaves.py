"""The leaves of the PDF's front: landscape, with column heads over visits and a number below."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, SupportsIndex

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Table, TableStyle

from chronology.export.faces import PLAIN, fitted
from chronology.export.passages import (
    CELLS,
    COLUMN,
    DEPTH,
    FOOT,
    MARGIN,
    MUTED,
    PAGE,
    SUNKEN,
    passage,
)

VISIT_TITLES = ("Date", "Provider", "What the record says", "Source")
VISIT_WIDTHS = (74, 132, 384, 130)
_HEADS_HIGH = 17


class Story(list[Flowable]):
    """Parts of a document, each made when those before it have been set.

    What has been set is taken out at the front, what is left of a part is put back there.
    """

    _AHEAD = 2

    def __init__(self, parts: Iterator[Flowable]) -> None:
        super().__init__(islice(parts, self._AHEAD))
        self._parts = parts

    def __delitem__(self, place: SupportsIndex | slice) -> None:
        super().__delitem__(place)
        self.extend(islice(self._parts, max(self._AHEAD - len(self), 0)))


class Leaves(BaseDocTemplate):
    """Landscape pages; those that a list of visits runs on to repeat its column heads."""

    def __init__(self, out: io.BytesIO, title: str) -> None:
        # Not compressed: it is taken apart again at once, and compressed with the book.
        super().__init__(out, pagesize=PAGE, title=title, invariant=1, pageCompression=0)
        width = PAGE[0] - 2 * MARGIN
        whole = Frame(MARGIN, FOOT, width, DEPTH, 0, 0, 0, 0, id="whole")
        under = Frame(MARGIN, FOOT, width, DEPTH - _HEADS_HIGH, 0, 0, 0, 0, id="under")
        self.addPageTemplates(
            [
                PageTemplate("plain", [whole]),
                PageTemplate("visits", [under], onPage=_draw_heads),
            ]
        )


def _draw_heads(canvas: Canvas, _: Any) -> None:
    heads = visit_heads()
    heads.wrapOn(canvas, sum(VISIT_WIDTHS), _HEADS_HIGH)
    heads.drawOn(canvas, MARGIN, PAGE[1] - MARGIN - _HEADS_HIGH)


def visit_heads() -> Table:
    """Set the column heads of a list of visits."""
    return Table(
        [[passage(title, COLUMN) for title in VISIT_TITLES]],
        colWidths=VISIT_WIDTHS,
        rowHeights=[_HEADS_HIGH],
        hAlign="LEFT",
        style=TableStyle([*CELLS, ("BACKGROUND", (0, 0), (-1, -1), SUNKEN)]),
    )


def numbered(title: str) -> type[Canvas]:
    """Make a canvas that prints "page n of m" once it knows m."""

    class NumberedCanvas(Canvas):
        _startPage: Callable[[], None]  # noqa: N815 - reportlab's name
        """Begins a page; Canvas has it, its type stubs leave it out."""

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.held: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self.held.append(dict(self.__dict__))
            # The page is not written yet, since m is not known. Canvas.showPage begins a page by
            # this same method after writing one.
            self._startPage()

        def save(self) -> None:
            face, size, shown = fitted(title, 7.5, 500)
            for place, state in enumerate(self.held, start=1):
                self.__dict__.update(state)
                self.setFont(face, size)
                self.setFillColor(MUTED)
                self.drawString(MARGIN, 22, shown)
                self.setFont(PLAIN, 7.5)
                self.drawRightString(PAGE[0] - MARGIN, 22, f"page {place} of {len(self.held)}")
                super().showPage()
            super().save()

    return NumberedCanvas
