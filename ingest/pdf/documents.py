"""Opened documents of this process, behind one lock.

PDFium is not thread-safe and fails silently when entered twice, so whoever holds a document holds
the lock. Recently used documents stay open: pages of one packet are read one after another.
"""

from __future__ import annotations

import atexit
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium

from ingest.pdf.errors import UnreadablePage
from ingest.pdf.opening import Opened, open_pdf

KEPT_OPEN = 2
"""Documents kept open per process: enough for a packet and a look at another."""

_lock = threading.RLock()
_shelf: OrderedDict[tuple[str, int, int], Opened] = OrderedDict()


@contextmanager
def document(path: Path) -> Iterator[Opened]:
    """Give the opened document, alone in PDFium; raises UnreadablePdf."""
    with _lock:
        stat = path.stat()
        key = (str(path), stat.st_mtime_ns, stat.st_size)
        if key not in _shelf:
            opened = open_pdf(path)
            while len(_shelf) >= KEPT_OPEN:
                _shelf.popitem(last=False)[1].close()
            _shelf[key] = opened
        _shelf.move_to_end(key)
        yield _shelf[key]


@contextmanager
def pdf_page(path: Path, page: int) -> Iterator[pdfium.PdfPage]:
    """Give one page (counted from 1), alone in PDFium; raises UnreadablePdf, UnreadablePage."""
    with document(path) as opened:
        if not 1 <= page <= len(opened.pdf):
            raise UnreadablePage(f"there is no page {page}")
        try:
            loaded = opened.pdf[page - 1]
        except pdfium.PdfiumError as error:
            raise UnreadablePage("the page is damaged and cannot be opened") from error
        try:
            yield loaded
        finally:
            loaded.close()


@atexit.register
def _clear_shelf() -> None:
    """Close what is still open, before PDFium itself goes away."""
    with _lock:
        while _shelf:
            _shelf.popitem()[1].close()
