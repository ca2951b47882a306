"""The pages of the PDF that people read: head, visits, findings, what was received."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator

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
from chronology.export.anchors import Anchors
from chronology.export.front_visits import visit_tables
from chronology.export.leaves import Leaves, Story, numbered, visit_heads
from chronology.export.passages import (
    HEAD,
    LONGEST,
    SMALL,
    TITLE,
    Passage,
    passage,
    table_of,
)
from chronology.export.rows import Report
from chronology.export.specials import SPECIALS_TITLES
from chronology.export.wording import pieces


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


class _Front:
    """Sets the parts of one report."""

    def __init__(self, report: Report, copied: Collection[PageRef]) -> None:
        self.report = report
        self.anchors = Anchors(copied)

    def story(self) -> Iterator[Flowable]:
        report = self.report
        yield passage(report.title, TITLE)
        yield Spacer(0, 4)
        yield self._head()
        yield NextPageTemplate("visits")
        yield passage("Chronology", HEAD)
        yield visit_heads()
        yield from visit_tables(report, report.visits, self.anchors)
        if not report.visits:
            yield passage("No dated visit was found in what was received.")
        if report.undated:
            yield CondPageBreak(120)
            yield passage("Records without a date of service", HEAD)
            yield from visit_tables(report, report.undated, self.anchors)
        yield NextPageTemplate("plain")
        yield PageBreak()
        yield passage("What is missing or wrong", HEAD)
        yield from self._flags()
        yield CondPageBreak(120)
        yield from self._specials()
        yield CondPageBreak(120)
        yield from self._received()

    def _head(self) -> Table:
        cells = [
            [passage(label, SMALL), passage(piece)]
            for label, value in self.report.head
            for label, piece in zip((label, ""), pieces(value, 2 * LONGEST)[:2], strict=False)
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
                        *(passage(piece) for piece in pieces(flag.message, LONGEST)),
                        *(passage(f"{label}: {said}", SMALL) for label, said in flag.about()),
                    ],
                    [passage(piece) for piece in pieces(flag.ask, LONGEST)],
                    [Passage(line, SMALL) for line in self.anchors.lines(flag.sources)],
                )
                for flag in self.report.flags
            ),
            (55, 310, 225, 130),
        )

    def _specials(self) -> Iterator[Flowable]:
        yield passage("Specials", HEAD)
        if not self.report.specials:
            yield passage("No charge was found in what was received.")
        else:
            yield table_of(
                (*SPECIALS_TITLES, "Source"),
                (
                    (
                        *(passage(cell) for cell in row.cells()),
                        [Passage(line, SMALL) for line in self.anchors.lines(row.sources)],
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
                        [passage(piece) for piece in pieces(row.message, LONGEST)],
                        [Passage(line, SMALL) for line in self.anchors.lines(row.sources)],
                    )
                    for row in self.report.remarks
                ),
                (180, 410, 130),
            )

    def _received(self) -> Iterator[Flowable]:
        yield passage("What was received", HEAD)
        yield table_of(
            ("File", "Provider", "Pages", "What became of them"),
            (
                (passage(p.file), passage(p.provider), passage(f"{p.pages:,}"), passage(p.verdicts))
                for p in self.report.packets
            ),
            (250, 190, 45, 235),
        )
        yield CondPageBreak(80)
        yield passage("What could not be read", HEAD)
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
