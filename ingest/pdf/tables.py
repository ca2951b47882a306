"""Ruled tables of one page, by pdfplumber: dear in time and memory, so page by page and closed."""

from __future__ import annotations

from collections.abc import Sequence
from io import BufferedReader
from pathlib import Path
from typing import cast

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from casefile.pages import Cell, Table
from casefile.words import Box
from ingest.pdf.documents import document
from ingest.pdf.errors import UnreadablePage


def ruled_tables(path: Path, page: int) -> tuple[Table, ...]:
    """Find the ruled tables of a page that has a text layer; cells as fractions of the page.

    Raises:
        UnreadablePdf: the file cannot be opened.
        UnreadablePage: the page cannot be taken apart.
    """
    with document(path) as opened:
        source = opened.source
        if not isinstance(source, Path):
            source.seek(0)
        try:
            with pdfplumber.open(cast("Path | BufferedReader", source), pages=[page]) as pdf:
                return _tables(pdf.pages[0]) if pdf.pages else ()
        except (PdfminerException, PDFException, ValueError, KeyError, TypeError) as error:
            raise UnreadablePage("the page's tables cannot be taken apart") from error


def _tables(page: pdfplumber.page.Page) -> tuple[Table, ...]:
    left, top, right, bottom = page.bbox
    width, height = right - left, bottom - top

    def fractions(box: Sequence[float]) -> Box:
        x0, y0, x1, y1 = box
        return Box(
            (x0 - left) / width, (y0 - top) / height, (x1 - left) / width, (y1 - top) / height
        )

    try:
        found = []
        for table in page.find_tables():
            texts = table.extract()
            rows = []
            for row, line in zip(table.rows, texts, strict=True):
                rows.append(
                    tuple(
                        None if frame is None else Cell((text or "").strip(), fractions(frame))
                        for frame, text in zip(row.cells, line, strict=True)
                    )
                )
            found.append(Table(tuple(rows)))
        return tuple(found)
    finally:
        page.close()
