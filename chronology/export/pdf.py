"""The chronology as one PDF: the visits, the flags, and behind them every cited page, stamped.

Each source is a link inside the file, so that it opens the right page in any viewer, on any
machine, without the packets. The cited pages are copies, turned upright, with the quoted words
framed and their origin printed at the foot.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import Fit
from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from casefile.flags import PageRef
from chronology.export.report import Citation, Report, Visit

PageCopy = Callable[[PageRef], "tuple[Path, int] | None"]

_INK, _MUTED, _ACCENT = colors.HexColor("#18202C"), colors.HexColor("#465062"), "#1B5CB8"
_RULE, _SUNKEN = colors.HexColor("#DCE0E7"), colors.HexColor("#ECEEF2")
_MARK = colors.HexColor("#A85A00")
_SCHEME = "page:"
_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=8.5, leading=11, textColor=_INK)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=7.5, leading=9.5, textColor=_MUTED)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName="Helvetica-Bold", fontSize=16, leading=20)
_HEAD = ParagraphStyle(
    "head", parent=_BODY, fontName="Helvetica-Bold", fontSize=11.5, leading=15, spaceBefore=12,
    spaceAfter=5,
)  # fmt: skip
_COLUMN = ParagraphStyle("column", parent=_BODY, fontName="Helvetica-Bold")


def write_pdf(report: Report, target: Path, copies: PageCopy) -> dict[PageRef, int]:
    """Write the chronology with its cited pages; give for each cited page its page in the file.

    `copies` gives for a page the file to copy it from, as (path, clockwise turn that makes it
    upright), or None where the page cannot be copied.
    """
    cited = _cited_pages(report)
    front = PdfReader(io.BytesIO(_front(report)))
    writer = PdfWriter()
    for page in front.pages:
        writer.add_page(page)
    places = _append_pages(writer, cited, copies)
    _connect(writer, len(front.pages), places)
    _outline(writer, front, places, cited)
    writer.add_metadata({"/Title": report.title, "/Creator": "Fullchart"})
    writer.compress_identical_objects()
    with target.open("wb") as stream:
        writer.write(stream)
    return {ref: place + 1 for ref, place in places.items()}


def _cited_pages(report: Report) -> dict[PageRef, list[Citation]]:
    cited: dict[PageRef, list[Citation]] = {}
    for citation in report.citations():
        cited.setdefault(citation.ref, []).append(citation)
    return cited


# --- the front: what people read ------------------------------------------------------------


def _front(report: Report) -> bytes:
    story: list[Flowable] = [Paragraph(escape(report.title), _TITLE), Spacer(0, 4)]
    story.append(_head_table(report.head))
    story.append(Paragraph("Chronology", _HEAD))
    story.append(_visit_table(report.visits))
    if report.undated:
        story.append(Paragraph("Records without a date of service", _HEAD))
        story.append(_visit_table(report.undated))
    story.append(Paragraph("What is missing or wrong", _HEAD))
    story.append(
        _table(
            ("Weight", "What and why", "To ask for", "Source"),
            [
                (
                    _text(f.weight),
                    _text(f.message),
                    _text(f.ask),
                    _links(f.sources),
                )
                for f in report.flags
            ],
            (55, 300, 235, 130),
        )
    )
    story.append(Paragraph("What was received", _HEAD))
    story.append(
        _table(
            ("File", "Provider", "Pages", "What became of them"),
            [
                (_text(p.file), _text(p.provider), _text(str(p.pages)), _text(p.verdicts))
                for p in report.packets
            ],
            (250, 190, 45, 235),
        )
    )
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=landscape(letter), leftMargin=36, rightMargin=36, topMargin=36,
        bottomMargin=40, title=report.title, invariant=1,
    )  # fmt: skip
    document.build(story, canvasmaker=_numbered(report.title))
    return out.getvalue()


def _numbered(title: str) -> type[Canvas]:
    """Make a canvas that prints "page n of m" once it knows m."""

    class NumberedCanvas(Canvas):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.held: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self.held.append(dict(self.__dict__))
            self._startPage()  # type: ignore[attr-defined] # the documented recipe; untyped

        def save(self) -> None:
            for place, state in enumerate(self.held, start=1):
                self.__dict__.update(state)
                self.setFont("Helvetica", 7.5)
                self.setFillColor(_MUTED)
                self.drawString(36, 22, title)
                self.drawRightString(756, 22, f"page {place} of {len(self.held)}")
                super().showPage()
            super().save()

    return NumberedCanvas


def _text(text: str, style: ParagraphStyle = _BODY) -> Paragraph:
    return Paragraph(escape(text).replace("\n", "<br/>"), style)


def _address(ref: PageRef) -> str:
    return f"{_SCHEME}{ref.packet}/{ref.page}"


def _anchor(citation: Citation, label: str) -> str:
    return f'<a href="{_address(citation.ref)}" color="{_ACCENT}">{escape(label)}</a>'


def _links(sources: Sequence[Citation]) -> Paragraph:
    seen = {c.ref: c for c in reversed(sources)}
    ordered = sorted(seen.values(), key=lambda c: [s.ref for s in sources].index(c.ref))
    return Paragraph("<br/>".join(_anchor(c, c.label) for c in ordered), _SMALL)


def _head_table(head: Sequence[tuple[str, str]]) -> Table:
    cells = [[_text(label, _SMALL), _text(value)] for label, value in head]
    return Table(
        cells, colWidths=(90, 400), hAlign="LEFT",
        style=TableStyle([(f"{edge}PADDING", (0, 0), (-1, -1), 1) for edge in ("TOP", "BOTTOM")]),
    )  # fmt: skip


def _visit_table(visits: Sequence[Visit]) -> Table:
    rows: list[tuple[Paragraph, Paragraph, Paragraph, Paragraph]] = []
    for visit in visits:
        who = _text(f"{visit.who}\n{visit.what}")
        quotes = [
            f"<b>{escape(q.kind)}:</b> “{escape(q.text)}” "
            + _anchor(q.source, f"[p. {q.source.ref.page}]")
            for q in visit.quotes
        ] or ["The pages are in the packet; nothing of them is quoted."]
        # A table row cannot be longer than a page, so a long visit goes on in further rows.
        for start in range(0, len(quotes), 6):
            part = Paragraph("<br/>".join(quotes[start : start + 6]), _BODY)
            if start == 0:
                rows.append((_text(visit.when), who, part, _links(visit.pages)))
            else:
                rows.append((_text(""), _text(""), part, _text("")))
    return _table(("Date", "Provider", "What the record says", "Source"), rows, (75, 130, 385, 130))


def _table(
    titles: Sequence[str], rows: Iterable[Sequence[Flowable]], widths: Sequence[float]
) -> Table:
    cells: list[list[Any]] = [[Paragraph(t, _COLUMN) for t in titles], *(list(r) for r in rows)]
    return Table(
        cells, colWidths=widths, repeatRows=1, hAlign="LEFT", splitInRow=1,
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _RULE),
                ("BACKGROUND", (0, 0), (-1, 0), _SUNKEN),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        ),
    )  # fmt: skip


# --- the back: the cited pages --------------------------------------------------------------


def _append_pages(
    writer: PdfWriter, cited: Mapping[PageRef, list[Citation]], copies: PageCopy
) -> dict[PageRef, int]:
    packets = list(dict.fromkeys(ref.packet for ref in cited))
    readers: dict[Path, PdfReader] = {}
    places: dict[PageRef, int] = {}
    for ref in sorted(cited, key=lambda r: (packets.index(r.packet), r.page)):
        copy = copies(ref)
        if copy is None:
            continue
        path, turn = copy
        reader = readers.setdefault(path, PdfReader(path))
        page = writer.add_page(reader.pages[ref.page - 1])
        if turn:
            page.rotate(turn)
        page.transfer_rotation_to_content()
        for name in ("/Annots", "/AA"):
            page.pop(name, None)
        page.merge_page(_stamp(page, cited[ref]), over=True)
        places[ref] = len(writer.pages) - 1
    return places


def _stamp(page: Any, citations: Sequence[Citation]) -> Any:
    """Make a page with frames around the quoted words and the origin at the foot."""
    box = page.cropbox
    x, y = float(box.left), float(box.bottom)
    width, height = float(box.width), float(box.height)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(x + width, y + height), invariant=1)
    canvas.setStrokeColor(_MARK)
    canvas.setFillColor(colors.HexColor("#FFE08A"), alpha=0.30)
    canvas.setLineWidth(0.8)
    for frame in dict.fromkeys(c.box for c in citations if c.box is not None):
        left, foot = x + frame.x0 * width - 2, y + (1 - frame.bottom) * height - 2
        wide, high = frame.width * width + 4, frame.height * height + 4
        canvas.roundRect(left, foot, wide, high, 2, stroke=1, fill=1)
    label = f"Source: {citations[0].label}"
    size = max(6.5, min(9.0, width / 90))
    canvas.setFont("Helvetica", size)
    wide = canvas.stringWidth(label, "Helvetica", size)
    canvas.setFillColor(colors.white)
    canvas.rect(x + 4, y + 3, wide + 8, size + 4, stroke=0, fill=1)
    canvas.setFillColor(colors.HexColor(_ACCENT))
    canvas.drawString(x + 8, y + 6, label)
    canvas.showPage()
    canvas.save()
    return PdfReader(io.BytesIO(out.getvalue())).pages[0]


def _connect(writer: PdfWriter, fronts: int, places: Mapping[PageRef, int]) -> None:
    """Turn the front's placeholder links into links to the copied pages."""
    targets = {_address(ref): place for ref, place in places.items()}
    for number in range(fronts):
        page = writer.pages[number]
        held = [a.get_object() for a in page.get("/Annots", [])]
        page.pop("/Annots", None)
        for note in held:
            place = targets.get(str(note.get("/A", {}).get("/URI", "")))
            if place is not None:
                writer.add_annotation(
                    number,
                    Link(rect=tuple(note["/Rect"]), target_page_index=place, fit=Fit.fit()),
                )


def _outline(
    writer: PdfWriter,
    front: PdfReader,
    places: Mapping[PageRef, int],
    cited: Mapping[PageRef, list[Citation]],
) -> None:
    writer.add_outline_item(title="Chronology", page_number=0)
    if places:
        parent = writer.add_outline_item(title="Cited pages", page_number=len(front.pages))
        for ref, place in places.items():
            writer.add_outline_item(title=cited[ref][0].label, page_number=place, parent=parent)
