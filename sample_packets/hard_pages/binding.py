"""From hard pages to PDF files; the same pages give the same bytes."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pypdfium2

from sample_packets.builder.degrade import degrade
from sample_packets.builder.press import PRODUCER, bind, draw, photograph, seed_of
from sample_packets.hard_pages.pages import SCANS, Packet, Page


def bound(packet: Packet) -> bytes:
    """Give the packet's file."""
    book = pikepdf.Pdf.new()
    for number, page in enumerate(packet.pages, start=1):
        if page.look is None:
            _print(book, page)
        else:
            _scan(book, page, page.look, seed_of(packet.file, number))
    book.docinfo["/Producer"] = PRODUCER
    out = io.BytesIO()
    book.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _print(book: pikepdf.Pdf, page: Page) -> None:
    with pikepdf.Pdf.open(io.BytesIO(draw([page.sheet]))) as printed:
        book.pages.append(printed.pages[0])
    if page.page_turn:
        book.pages[-1].rotate(page.page_turn, relative=False)


def _scan(book: pikepdf.Pdf, page: Page, look_name: str, seed: int) -> None:
    look = SCANS[look_name]
    document = pypdfium2.PdfDocument(draw([page.sheet], embedded=True))
    picture = photograph(document[0], look)
    document.close()
    dice = np.random.default_rng(seed + 1)
    for damage in page.damage:
        picture = damage(picture, max(look.dpi), dice)
    spoilt = degrade(picture, look, seed)
    bind(book, spoilt, look, turn=page.turn, page_turn=page.page_turn)
