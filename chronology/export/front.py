"""The pages of the PDF that people read: head, visits, findings, what was received."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    NextPageTemplate,
    PageBreak,
    Spacer,
    Table,
    TableStyle,
)

from casefile.flags import PageRef
from chronology.export.faces import markup
from chronology.export.leaves import VISIT_WIDTHS, Leaves, Story, numbered, visit_heads
from chronology.export.passages import (
    ACCENT,
    CELLS,
    HANGING,
    HEAD,
    RULE,
    SMALL,
    SUNKEN,
    TITLE,
    Passage,
    height_of,
    passage,
    table_of,
)
from chronology.export.rows import Citation, Quote, Report, Visit, page_sources
from chronology.export.specials import SPECIALS_TITLES
from chronology.export.wording import pieces

SCHEME = "page:"
"""Begins the placeholder address of a link to a copied page."""

_LONGEST = 1500
"""Characters of one row, so that a row always fits a page."""
_LONGEST_NAME = 240


def front_pages(report: Report, copied: Collection[PageRef]) -> bytes:
    """Set the front of the chronology as a PDF.

    Every source in `copied` is a link to the placeholder address of its page (`address`); of the
    others the text says that the page is not copied.
    """
    out = io.BytesIO()
    Leaves(out, report.title).build(
        Story(_Front(report, copied).story()), canvasmaker=numbered(report.title)
    )
    return out.getvalue()


def address(ref: PageRef) -> str:
    """Give the placeholder address of a copied page."""
    return f"{SCHEME}{ref.packet}/{ref.page}"


class _VisitTable(Table):
    """One visit; where it runs on to another page, its date is said again there."""

    again = ""

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts[1:]:
            part.again = self.again
            cells = part._cellvalues  # noqa: SLF001 - reportlab has no call to change a cell
            cells[0][0] = passage(f"{self.again}\ncontinued", SMALL)
        return parts


class _Front:
    """Sets the parts of one report."""

    def __init__(self, report: Report, copied: Collection[PageRef]) -> None:
        self.report = report
        self.copied = copied

    def story(self) -> Iterator[Flowable]:
        report = self.report
        yield Passage(markup(report.title), TITLE)
        yield Spacer(0, 4)
        yield self._head()
        yield NextPageTemplate("visits")
        yield Passage("Chronology", HEAD)
        yield visit_heads()
        yield from self._visits(report.visits)
        if not report.visits:
            yield passage("No dated visit was found in what was received.")
        if report.undated:
            yield CondPageBreak(120)
            yield Passage("Records without a date of service", HEAD)
            yield from self._visits(report.undated)
        yield NextPageTemplate("plain")
        yield PageBreak()
        yield Passage("What is missing or wrong", HEAD)
        yield from self._flags()
        yield CondPageBreak(120)
        yield from self._specials()
        yield CondPageBreak(120)
        yield from self._received()

    def _head(self) -> Table:
        cells = [
            [passage(label, SMALL), passage(piece)]
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
            passage("The pages are in the packet; nothing of them is quoted.", SMALL)
        ]
        who = "\n".join(name[:_LONGEST_NAME] for name in visit.who.split("\n"))
        where = [passage(who), passage(visit.what, SMALL)]
        sources = [Passage(line, SMALL) for line in self._sources(visit.pages)]
        beside = max(height_of(where, VISIT_WIDTHS[1]), height_of(sources, VISIT_WIDTHS[3]))
        # What stands beside the names goes into one row with them, so that no hole is left below.
        first = said[:1]
        while len(first) < len(said) and height_of(first, VISIT_WIDTHS[2]) < beside:
            first.append(said[len(first)])
        rows = [
            (passage(visit.when), where, first, sources),
            *(("", "", part, "") for part in said[len(first) :]),
        ]
        table = _VisitTable(
            rows,
            colWidths=VISIT_WIDTHS,
            hAlign="LEFT",
            splitInRow=1,
            style=TableStyle(
                [
                    *CELLS,
                    ("TOPPADDING", (0, 0), (-1, -1), 1),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                    ("TOPPADDING", (0, 0), (-1, 0), 4),
                    ("BOTTOMPADDING", (0, -1), (-1, -1), 5),
                    ("LINEBELOW", (0, -1), (-1, -1), 0.5, RULE),
                ]
            ),
        )
        table.again = visit.when
        return table

    def _quoted(self, visit: Visit) -> Iterator[Passage]:
        """Give the quotes, those of one kind in one paragraph, in parts that fit a page."""
        alone = len(visit.files) <= 1
        for kind, quotes in visit.by_kind():
            part, size = [f"<b>{kind}:</b>"], 0
            for text in (t for quote in quotes for t in self._quote(quote, alone)):
                if size and size + len(text[0]) > _LONGEST:
                    yield Passage(" ".join(part), HANGING)
                    part, size = [f"<b>{kind}, continued:</b>"], 0
                part.append(text[1])
                size += len(text[0])
            yield Passage(" ".join(part), HANGING)

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
        return f'<a href="{at}" color="{ACCENT}"><font size="7.5">{said}</font></a>'

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
            yield passage("Nothing was found missing or wrong.")
            return
        yield table_of(
            ("Weight", "What and why", "To ask for", "Source"),
            (
                (
                    [passage(flag.weight)],
                    [
                        *(passage(piece) for piece in pieces(flag.message, _LONGEST)),
                        *(
                            Passage(f"{label}: {markup(said)}", SMALL)
                            for label, said in flag.about()
                        ),
                    ],
                    [passage(piece) for piece in pieces(flag.ask, _LONGEST)],
                    [Passage(line, SMALL) for line in self._sources(flag.sources)],
                )
                for flag in self.report.flags
            ),
            (55, 310, 225, 130),
        )

    def _specials(self) -> Iterator[Flowable]:
        yield Passage("Specials", HEAD)
        if not self.report.specials:
            yield passage("No charge was found in what was received.")
        else:
            yield table_of(
                (*SPECIALS_TITLES, "Source"),
                (
                    (
                        *(passage(cell) for cell in row.cells()),
                        [Passage(line, SMALL) for line in self._sources(row.sources)],
                    )
                    for row in self.report.specials
                ),
                (180, 75, 75, 120, 75, 65, 130),
            )
        if self.report.remarks:
            yield Spacer(0, 6)
            yield table_of(
                (
                    "Provider",
                    "What does not add up, liens, and what was paid without a bill held",
                    "Source",
                ),
                (
                    (
                        passage(row.provider),
                        [passage(piece) for piece in pieces(row.message, _LONGEST)],
                        [Passage(line, SMALL) for line in self._sources(row.sources)],
                    )
                    for row in self.report.remarks
                ),
                (180, 410, 130),
            )

    def _received(self) -> Iterator[Flowable]:
        yield Passage("What was received", HEAD)
        yield table_of(
            ("File", "Provider", "Pages", "What became of them"),
            (
                (passage(p.file), passage(p.provider), passage(f"{p.pages:,}"), passage(p.verdicts))
                for p in self.report.packets
            ),
            (250, 190, 45, 235),
        )
        yield CondPageBreak(80)
        yield Passage("What could not be read", HEAD)
        if not self.report.unread:
            yield passage("Every page of every file received was read.")
            return
        yield passage("Nothing of these pages is in this chronology.")
        yield Spacer(0, 4)
        yield table_of(
            ("File", "Pages", "Why"),
            (
                (passage(u.file), passage(u.pages or "the whole file"), passage(u.why))
                for u in self.report.unread
            ),
            (250, 150, 320),
        )


def _gap(message: str) -> Table:
    return Table(
        [[passage(message, SMALL)]],
        colWidths=(sum(VISIT_WIDTHS),),
        hAlign="LEFT",
        style=TableStyle(
            [
                *CELLS,
                ("LEFTPADDING", (0, 0), (-1, -1), VISIT_WIDTHS[0] + 4),
                ("BACKGROUND", (0, 0), (-1, -1), SUNKEN),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, RULE),
            ]
        ),
    )
