"""The pages of the PDF that people read: head, visits, findings, what was received."""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, SupportsIndex

from reportlab.lib import colors
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from casefile.flags import PageRef
from chronology.export.faces import BOLD, PLAIN, fitted, markup
from chronology.export.rows import Citation, Quote, Report, Visit, page_sources
from chronology.export.specials import SPECIALS_TITLES
from chronology.export.wording import pieces

SCHEME = "page:"
"""Begins the placeholder address of a link to a copied page."""

_INK, _MUTED, _ACCENT = colors.HexColor("#18202C"), colors.HexColor("#465062"), "#1B5CB8"
_RULE, _SUNKEN = colors.HexColor("#DCE0E7"), colors.HexColor("#ECEEF2")
_BODY = ParagraphStyle("body", fontName=PLAIN, fontSize=8.5, leading=11, textColor=_INK)
_HANGING = ParagraphStyle("hanging", parent=_BODY, leftIndent=8, firstLineIndent=-8, spaceAfter=2)
_SMALL = ParagraphStyle("small", parent=_BODY, fontSize=7.5, leading=9.5, textColor=_MUTED)
_TITLE = ParagraphStyle("title", parent=_BODY, fontName=BOLD, fontSize=16, leading=20)
_HEAD = ParagraphStyle(
    "head", parent=_BODY, fontName=BOLD, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=5
)
_COLUMN = ParagraphStyle("column", parent=_BODY, fontName=BOLD)

_PAGE = landscape(letter)
_MARGIN = 36
_VISIT_TITLES = ("Date", "Provider", "What the record says", "Source")
_VISIT_WIDTHS = (74, 132, 384, 130)
_HEADS_HIGH = 17
_LONGEST = 1500
"""Characters of one row, so that a row always fits a page."""
_LONGEST_NAME = 240
_CELLS = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
)


def front_pages(report: Report, copied: Collection[PageRef]) -> bytes:
    """Set the front of the chronology as a PDF.

    Every source in `copied` is a link to the placeholder address of its page (`address`); of the
    others the text says that the page is not copied.
    """
    out = io.BytesIO()
    _Document(out, report.title).build(
        _Story(_Front(report, copied).story()), canvasmaker=_numbered(report.title)
    )
    return out.getvalue()


def address(ref: PageRef) -> str:
    """Give the placeholder address of a copied page."""
    return f"{SCHEME}{ref.packet}/{ref.page}"


class _Paragraph(Paragraph):
    """A paragraph that is broken into lines once: its table asks for its height again and again."""

    _broken_for: float | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken_for != width or not hasattr(self, "blPara"):
            self._broken_for = width
            super().wrap(width, height)
        return self.width, self.height


class _Story(list[Flowable]):
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


class _Document(BaseDocTemplate):
    """Landscape pages; those that a list of visits runs on to repeat its column heads."""

    def __init__(self, out: io.BytesIO, title: str) -> None:
        # Not compressed: it is taken apart again at once, and compressed with the book.
        super().__init__(out, pagesize=_PAGE, title=title, invariant=1, pageCompression=0)
        width, height = _PAGE[0] - 2 * _MARGIN, _PAGE[1] - _MARGIN - 40
        whole = Frame(_MARGIN, 40, width, height, 0, 0, 0, 0, id="whole")
        under = Frame(_MARGIN, 40, width, height - _HEADS_HIGH, 0, 0, 0, 0, id="under")
        self.addPageTemplates(
            [
                PageTemplate("plain", [whole]),
                PageTemplate("visits", [under], onPage=_draw_heads),
            ]
        )


def _draw_heads(canvas: Canvas, _: Any) -> None:
    heads = _visit_heads()
    heads.wrapOn(canvas, sum(_VISIT_WIDTHS), _HEADS_HIGH)
    heads.drawOn(canvas, _MARGIN, _PAGE[1] - _MARGIN - _HEADS_HIGH)


def _visit_heads() -> Table:
    return Table(
        [[_Paragraph(title, _COLUMN) for title in _VISIT_TITLES]],
        colWidths=_VISIT_WIDTHS,
        rowHeights=[_HEADS_HIGH],
        hAlign="LEFT",
        style=TableStyle([*_CELLS, ("BACKGROUND", (0, 0), (-1, -1), _SUNKEN)]),
    )


def _numbered(title: str) -> type[Canvas]:
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
                self.setFillColor(_MUTED)
                self.drawString(_MARGIN, 22, shown)
                self.setFont(PLAIN, 7.5)
                self.drawRightString(_PAGE[0] - _MARGIN, 22, f"page {place} of {len(self.held)}")
                super().showPage()
            super().save()

    return NumberedCanvas


class _VisitTable(Table):
    """One visit; where it runs on to another page, its date is said again there."""

    again = ""

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts[1:]:
            part.again = self.again
            cells = part._cellvalues  # noqa: SLF001 - reportlab has no call to change a cell
            cells[0][0] = _text(f"{self.again}\ncontinued", _SMALL)
        return parts


class _Front:
    """Sets the parts of one report."""

    def __init__(self, report: Report, copied: Collection[PageRef]) -> None:
        self.report = report
        self.copied = copied

    def story(self) -> Iterator[Flowable]:
        report = self.report
        yield _Paragraph(markup(report.title), _TITLE)
        yield Spacer(0, 4)
        yield self._head()
        yield NextPageTemplate("visits")
        yield _Paragraph("Chronology", _HEAD)
        yield _visit_heads()
        yield from self._visits(report.visits)
        if not report.visits:
            yield _text("No dated visit was found in what was received.")
        if report.undated:
            yield CondPageBreak(120)
            yield _Paragraph("Records without a date of service", _HEAD)
            yield from self._visits(report.undated)
        yield NextPageTemplate("plain")
        yield PageBreak()
        yield _Paragraph("What is missing or wrong", _HEAD)
        yield from self._flags()
        yield CondPageBreak(120)
        yield from self._specials()
        yield CondPageBreak(120)
        yield from self._received()

    def _head(self) -> Table:
        cells = [
            [_text(label, _SMALL), _text(piece)]
            for label, value in self.report.head
            for label, piece in zip((label, ""), pieces(value, 2 * _LONGEST)[:2], strict=False)
        ]
        return Table(
            cells,
            colWidths=(90, 560),
            hAlign="LEFT",
            style=TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 1),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ]
            ),
        )

    def _visits(self, visits: Sequence[Visit]) -> Iterator[Flowable]:
        gaps = sorted(self.report.gaps, key=lambda gap: gap.until, reverse=True)
        for visit in visits:
            while gaps and visit.day and gaps[-1].until <= visit.day:
                yield _gap(gaps.pop().message)
            yield self._visit(visit)

    def _visit(self, visit: Visit) -> Table:
        said = list(self._quoted(visit)) or [
            _text("The pages are in the packet; nothing of them is quoted.", _SMALL)
        ]
        who = "\n".join(name[:_LONGEST_NAME] for name in visit.who.split("\n"))
        where = [_text(who), _text(visit.what, _SMALL)]
        sources = [_Paragraph(line, _SMALL) for line in self._sources(visit.pages)]
        beside = max(_height(where, _VISIT_WIDTHS[1]), _height(sources, _VISIT_WIDTHS[3]))
        # What stands beside the names goes into one row with them, so that no hole is left below.
        first = said[:1]
        while len(first) < len(said) and _height(first, _VISIT_WIDTHS[2]) < beside:
            first.append(said[len(first)])
        rows = [
            (_text(visit.when), where, first, sources),
            *(("", "", part, "") for part in said[len(first) :]),
        ]
        table = _VisitTable(
            rows,
            colWidths=_VISIT_WIDTHS,
            hAlign="LEFT",
            splitInRow=1,
            style=TableStyle(
                [
                    *_CELLS,
                    ("TOPPADDING", (0, 0), (-1, -1), 1),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                    ("TOPPADDING", (0, 0), (-1, 0), 4),
                    ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
                    ("LINEBELOW", (0, -1), (-1, -1), 0.5, _RULE),
                ]
            ),
        )
        table.again = visit.when
        return table

    def _quoted(self, visit: Visit) -> Iterator[_Paragraph]:
        """Give the quotes, those of one kind in one paragraph, in parts that fit a page."""
        alone = len(visit.files) <= 1
        for kind, quotes in visit.by_kind():
            part, size = [f"<b>{kind}:</b>"], 0
            for text in (t for quote in quotes for t in self._quote(quote, alone)):
                if size and size + len(text[0]) > _LONGEST:
                    yield _Paragraph(" ".join(part), _HANGING)
                    part, size = [f"<b>{kind}, continued:</b>"], 0
                part.append(text[1])
                size += len(text[0])
            yield _Paragraph(" ".join(part), _HANGING)

    def _quote(self, quote: Quote, alone: bool) -> Iterator[tuple[str, str]]:
        """Give a quote with its sources as (text, markup), in pieces where it is very long."""
        cited = ", ".join(self._anchor(c, None if alone else c.label) for c in quote.sources)
        *begun, last = pieces(f"“{quote.text}”", _LONGEST)
        for piece in begun:
            yield piece, markup(piece)
        yield last, f"{markup(last)} {cited}"

    def _anchor(self, citation: Citation, label: str | None = None) -> str:
        said = f"p.&nbsp;{citation.ref.page}" if label is None else markup(label)
        if citation.ref not in self.copied:
            return f'<font size="7.5">{said} (not copied here)</font>'
        at = address(citation.ref)
        return f'<a href="{at}" color="{_ACCENT}"><font size="7.5">{said}</font></a>'

    def _sources(self, pages: Sequence[Citation]) -> Iterator[str]:
        """Give each file with the runs of its pages; every end of a run is a link."""
        for file, runs in page_sources(pages):
            shown = []
            for run in runs:
                ends = dict.fromkeys((run.first, run.last))
                shown.append("–".join(self._anchor(c, str(c.ref.page)) for c in ends))
            yield f"{markup(file)} p. {', '.join(shown)}"

    def _flags(self) -> Iterator[Flowable]:
        if not self.report.flags:
            yield _text("Nothing was found missing or wrong.")
            return
        yield _table(
            ("Weight", "What and why", "To ask for", "Source"),
            (
                (
                    [_text(flag.weight)],
                    [
                        *(_text(piece) for piece in pieces(flag.message, _LONGEST)),
                        *(
                            _Paragraph(f"{label}: {markup(said)}", _SMALL)
                            for label, said in flag.about()
                        ),
                    ],
                    [_text(piece) for piece in pieces(flag.ask, _LONGEST)],
                    [_Paragraph(line, _SMALL) for line in self._sources(flag.sources)],
                )
                for flag in self.report.flags
            ),
            (55, 310, 225, 130),
        )

    def _specials(self) -> Iterator[Flowable]:
        yield _Paragraph("Specials", _HEAD)
        if not self.report.specials:
            yield _text("No charge was found in what was received.")
        else:
            yield _table(
                (*SPECIALS_TITLES, "Source"),
                (
                    (
                        *(_text(cell) for cell in row.cells()),
                        [_Paragraph(line, _SMALL) for line in self._sources(row.sources)],
                    )
                    for row in self.report.specials
                ),
                (180, 75, 75, 120, 75, 65, 130),
            )
        if self.report.remarks:
            yield Spacer(0, 6)
            yield _table(
                (
                    "Provider",
                    "What does not add up, liens, and what was paid without a bill held",
                    "Source",
                ),
                (
                    (
                        _text(row.provider),
                        [_text(piece) for piece in pieces(row.message, _LONGEST)],
                        [_Paragraph(line, _SMALL) for line in self._sources(row.sources)],
                    )
                    for row in self.report.remarks
                ),
                (180, 410, 130),
            )

    def _received(self) -> Iterator[Flowable]:
        yield _Paragraph("What was received", _HEAD)
        yield _table(
            ("File", "Provider", "Pages", "What became of them"),
            (
                (_text(p.file), _text(p.provider), _text(f"{p.pages:,}"), _text(p.verdicts))
                for p in self.report.packets
            ),
            (250, 190, 45, 235),
        )
        yield CondPageBreak(80)
        yield _Paragraph("What could not be read", _HEAD)
        if not self.report.unread:
            yield _text("Every page of every file received was read.")
            return
        yield _text("Nothing of these pages is in this chronology.")
        yield Spacer(0, 4)
        yield _table(
            ("File", "Pages", "Why"),
            (
                (_text(u.file), _text(u.pages or "the whole file"), _text(u.why))
                for u in self.report.unread
            ),
            (250, 150, 320),
        )


def _text(text: str, style: ParagraphStyle = _BODY) -> _Paragraph:
    return _Paragraph(markup(text), style)


def _height(parts: Sequence[_Paragraph], width: float) -> float:
    return sum(part.wrap(width - 8, 10_000)[1] for part in parts)


def _gap(message: str) -> Table:
    return Table(
        [[_text(message, _SMALL)]],
        colWidths=(sum(_VISIT_WIDTHS),),
        hAlign="LEFT",
        style=TableStyle(
            [
                *_CELLS,
                ("LEFTPADDING", (0, 0), (-1, -1), _VISIT_WIDTHS[0] + 4),
                ("BACKGROUND", (0, 0), (-1, -1), _SUNKEN),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _RULE),
            ]
        ),
    )


def _table(titles: Sequence[str], rows: Iterable[Sequence[Any]], widths: Sequence[float]) -> Table:
    cells: list[list[Any]] = [[_Paragraph(t, _COLUMN) for t in titles], *(list(r) for r in rows)]
    return Table(
        cells,
        colWidths=widths,
        repeatRows=1,
        hAlign="LEFT",
        splitInRow=1,
        style=TableStyle(
            [
                *_CELLS,
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, _RULE),
                ("BACKGROUND", (0, 0), (-1, 0), _SUNKEN),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
            ]
        ),
    )
