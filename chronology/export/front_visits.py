"""The visits on the front of the chronology, with the gaps between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from chronology.export.anchors import Anchors
from chronology.export.faces import BOLD, runs_of
from chronology.export.leaves import VISIT_WIDTHS
from chronology.export.lines import Run
from chronology.export.passages import (
    CELLS,
    HANGING,
    LONGEST,
    RULE,
    SMALL,
    SUNKEN,
    Passage,
    height_of,
    passage,
)
from chronology.export.rows import Quote, Report, Visit
from chronology.export.wording import pieces

_LONGEST_NAME = 240


class _VisitTable(Table):
    """One visit; where it runs on to another page, its date is said again there."""

    again = ""

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        # reportlab has no call to look at a cell, or to change it and have its row grow with it.
        if len(parts) > 1 and not any(cell for row in parts[1]._cellvalues for cell in row):  # noqa: SLF001
            return parts[:1]  # all that was left over is the white below the last line
        for part in parts[1:]:
            part.again = self.again
            part._cellvalues[0][0] = passage(f"{self.again}\ncontinued", SMALL)  # noqa: SLF001
            part._argH[0] = None  # noqa: SLF001
        return parts


def visit_tables(report: Report, visits: Sequence[Visit], anchors: Anchors) -> Iterator[Flowable]:
    """Set visits, each gap before the visit that ends it."""
    gaps = sorted(report.gaps, key=lambda gap: gap.until, reverse=True)
    for visit in visits:
        while gaps and visit.day and gaps[-1].until <= visit.day:
            yield _gap(gaps.pop().message)
        yield _visit(visit, anchors)


def _visit(visit: Visit, anchors: Anchors) -> Table:
    said = list(_quoted(visit, anchors)) or [
        passage("The pages are in the packet; nothing of them is quoted.", SMALL)
    ]
    who = "\n".join(name[:_LONGEST_NAME] for name in visit.who.split("\n"))
    where = [passage(who), passage(visit.what, SMALL)]
    sources = [Passage(line, SMALL) for line in anchors.lines(visit.pages)]
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


def _quoted(visit: Visit, anchors: Anchors) -> Iterator[Passage]:
    """Give the quotes, those of one kind in one paragraph, in parts that fit a page."""
    alone = len(visit.files) <= 1
    for kind, quotes in visit.by_kind():
        part, size = [Run(f"{kind}:", BOLD)], 0
        for text, cited in (t for quote in quotes for t in _quote(quote, anchors, alone=alone)):
            if size and size + len(text) > LONGEST:
                yield Passage(part, HANGING)
                part, size = [Run(f"{kind}, continued:", BOLD)], 0
            part += [*runs_of(f" {text}"), *cited]
            size += len(text)
        yield Passage(part, HANGING)


def _quote(quote: Quote, anchors: Anchors, *, alone: bool) -> Iterator[tuple[str, list[Run]]]:
    """Give a quote and its sources, in pieces where it is very long."""
    *begun, last = pieces(f"“{quote.text}”", LONGEST)
    for piece in begun:
        yield piece, []
    cited: list[Run] = []
    for place, source in enumerate(quote.sources):
        cited += runs_of(", " if place else " ")
        cited += anchors.anchor(source, None if alone else source.label)
    yield last, cited


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
