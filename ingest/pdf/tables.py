"""Ruled tables of one page: the frames by pdfplumber, what stands in them by PDFium.

Nearly all of pdfplumber's time goes into letters, and it would go through all pages of a file to
find one. So it is given a document of the page alone, with nothing on it but what is drawn.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2 as pdfium
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException
from pypdfium2 import raw

from casefile.pages import Cell, Table
from casefile.words import Box
from ingest.pdf.contents import page_objects
from ingest.pdf.documents import document, pdf_page
from ingest.pdf.errors import UnreadablePage
from ingest.pdf.frame import Frame

Frames = Sequence[Sequence[Box | None]]
"""Rows of a table's frames; where a cell is missing there is None."""

_DRAWING = "q Q cm w m l c v y re h S s f F f* B B* b b* n Do"
"""The operators of a page that draw lines and shapes, and forms that may hold some."""

_BROKEN = (
    PdfminerException, PDFException, pikepdf.PdfError, pdfium.PdfiumError,
    ValueError, KeyError, TypeError,
)  # fmt: skip


def ruled_tables(path: Path, page: int) -> tuple[Table, ...]:
    """Find the ruled tables of a page that has a text layer; cells as fractions of the page.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be taken apart.
    """
    with document(path) as opened, pdf_page(path, page) as leaf:
        if not _has_rulings(leaf):
            return ()
        try:
            found = _frames(_drawing(_alone(opened.pdf, page)))
        except _BROKEN as error:
            raise UnreadablePage("the page's tables cannot be taken apart") from error
        return _filled(leaf, found)


def _has_rulings(page: pdfium.PdfPage) -> bool:
    return any(kind == raw.FPDF_PAGEOBJ_PATH for _, kind, _ in page_objects(page.raw))


def _alone(source: pdfium.PdfDocument, page: int) -> io.BytesIO:
    """Give a document of this page only."""
    file = io.BytesIO()
    single = pdfium.PdfDocument.new()
    try:
        single.import_pages(source, [page - 1])
        single.save(file)
    finally:
        single.close()
    return file


def _drawing(file: io.BytesIO) -> io.BytesIO:
    """Leave of the only page what it draws, without its text."""
    drawn = io.BytesIO()
    with pikepdf.open(file) as pdf:
        page = pdf.pages[0]
        kept = pikepdf.parse_content_stream(page, _DRAWING)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
        if "/Font" in page.resources:
            del page.resources["/Font"]
        pdf.save(drawn, compress_streams=False)
    return drawn


def _frames(file: io.BytesIO) -> list[Frames]:
    """Find the tables by their rulings, as fractions of the page as shown."""
    with pdfplumber.open(file) as pdf:
        page = pdf.pages[0]
        left, top, right, bottom = page.cropbox
        width, height = right - left, bottom - top

        def fractions(frame: tuple[float, float, float, float] | None) -> Box | None:
            if frame is None:
                return None
            x0, y0, x1, y1 = frame
            return Box(
                (x0 - left) / width, (y0 - top) / height, (x1 - left) / width, (y1 - top) / height
            )

        return [
            [[fractions(frame) for frame in row.cells] for row in table.rows]
            for table in page.find_tables()
        ]


def _filled(page: pdfium.PdfPage, found: Sequence[Frames]) -> tuple[Table, ...]:
    """Put into each frame the text that stands in it."""
    frame = Frame.of(page)
    layer = page.get_textpage()
    try:

        def cell(box: Box | None) -> Cell | None:
            if box is None:
                return None
            lines = layer.get_text_bounded(*frame.rectangle(box)).splitlines()
            return Cell("\n".join(filter(None, (" ".join(x.split()) for x in lines))), box)

        return tuple(Table(tuple(tuple(map(cell, row)) for row in rows)) for rows in found)
    finally:
        layer.close()
