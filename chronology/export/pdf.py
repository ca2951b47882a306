"""The chronology as one PDF: the visits, the findings, and behind them every cited page, stamped.

Each source is a link inside the file, so that it opens the right page in any viewer, on any
machine, without the packets. The cited pages are copies, turned upright, with the quoted words
framed and their origin printed below; the origin leads back to where the page is first cited.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from casefile.flags import PageRef
from chronology.export.anchors import address
from chronology.export.copies import STRIP, Batch, Marks, PageCopy, copy_pages
from chronology.export.front import front_pages
from chronology.export.rows import Citation, Report


def write_pdf(report: Report, target: Path, copies: PageCopy) -> dict[PageRef, int]:
    """Write the chronology with its cited pages; give for each copied page its page in the file.

    `copies` gives for a page the file to copy it from, as (path, clockwise turn that makes it
    upright), or None. A page that cannot be copied is cited as text that says so.
    """
    cited = _cited_pages(report)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        batches = list(copy_pages(_marks(cited), copies, Path(folder)))
        copied = [ref for batch in batches for ref in batch.pages]
        front = io.BytesIO(front_pages(report, frozenset(copied)))
        book = opened.enter_context(pikepdf.open(front))
        fronts = len(book.pages)
        places = {ref: fronts + n for n, ref in enumerate(copied)}
        for batch in batches:
            book.pages.extend(opened.enter_context(pikepdf.open(batch.path)).pages)
        _connect(book, fronts, places)
        _outline(book, fronts, batches, cited)
        # No dates: the same facts give the same bytes.
        book.docinfo = book.make_indirect(Dictionary(Title=report.title, Creator="Fullchart"))
        book.Root.PageMode = Name.UseOutlines
        book.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return {ref: place + 1 for ref, place in places.items()}


def _cited_pages(report: Report) -> dict[PageRef, list[Citation]]:
    """Give the cited pages with all their citations, in the order in which a reader meets them."""
    cited: dict[PageRef, list[Citation]] = {}
    for citation in report.citations():
        cited.setdefault(citation.ref, []).append(citation)
    return cited


def _marks(cited: Mapping[PageRef, Sequence[Citation]]) -> dict[PageRef, Marks]:
    return {
        ref: Marks(
            f"Source: {citations[0].label}",
            tuple(dict.fromkeys(c.box for c in citations if c.box is not None)),
        )
        for ref, citations in cited.items()
    }


def _connect(book: Pdf, fronts: int, places: Mapping[PageRef, int]) -> None:
    """Turn the front's placeholder links into links to the copied pages, and lead back."""
    pages = list(book.pages)
    targets = {address(ref): place for ref, place in places.items()}
    cited_on: dict[int, int] = {}
    for number in range(fronts):
        for link in pages[number].obj.get("/Annots", ()):
            place = targets.get(str(link["/A"]["/URI"]))
            if place is None:
                continue
            del link["/A"]
            link["/Dest"] = Array([pages[place].obj, Name.Fit])
            cited_on.setdefault(place, number)
    for place, number in sorted(cited_on.items()):
        width, height = (float(edge) for edge in list(pages[place].mediabox)[2:])
        strip = max(STRIP * width, height - height / (1 + STRIP))
        back = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=[0, 0, width, strip],
            Border=[0, 0, 0],
            Dest=[pages[number].obj, Name.Fit],
        )
        pages[place].obj["/Annots"] = Array([book.make_indirect(back)])


def _outline(
    book: Pdf,
    fronts: int,
    batches: Sequence[Batch],
    cited: Mapping[PageRef, Sequence[Citation]],
) -> None:
    with book.open_outline() as outline:
        outline.root.append(OutlineItem("Chronology", 0))
        place = fronts
        packets: dict[str, OutlineItem] = {}
        for ref in (ref for batch in batches for ref in batch.pages):
            citation = cited[ref][0]
            if citation.file not in packets:
                packets[citation.file] = OutlineItem(citation.file, place)
                packets[citation.file].is_closed = True
                outline.root.append(packets[citation.file])
            packets[citation.file].children.append(OutlineItem(f"p. {ref.page}", place))
            place += 1
