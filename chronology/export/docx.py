"""The chronology as a Word document with a link behind every source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from casefile.flags import PageRef
from chronology.export.rows import Citation, Quote, Report, Visit, page_sources
from chronology.export.specials import SPECIALS_TITLES
from chronology.export.word_file import blank_document, save_document
from chronology.export.word_markup import (
    make_paragraph,
    make_row,
    make_run,
    make_table,
    plain_row,
)

_TWIPS = 1440


def write_docx(report: Report, target: Path, links: Mapping[PageRef, str]) -> None:
    """Write the document; `links` gives for a copied page the address that its citations open."""
    document = blank_document(report.title)
    writer = _Writer(document, links)
    document.add_heading(report.title, level=0)
    for label, value in report.head:
        document.element.body.insert_element_before(
            make_paragraph([make_run(f"{label}: ", bold=True), make_run(value)]), "w:sectPr"
        )
    document.add_heading("Chronology", level=1)
    writer.visits(report, report.visits)
    if report.undated:
        document.add_heading("Records without a date of service", level=1)
        writer.visits(report, report.undated)
    document.add_heading("What is missing or wrong", level=1)
    writer.flags(report)
    document.add_heading("Specials", level=1)
    writer.specials(report)
    document.add_heading("What was received", level=1)
    writer.table(
        {"File": 3.4, "Provider": 2.6, "Pages": 0.7, "What became of them": 3.3},
        (plain_row((p.file, p.provider, f"{p.pages:,}", p.verdicts)) for p in report.packets),
    )
    document.add_heading("What could not be read", level=1)
    if report.unread:
        writer.table(
            {"File": 3.4, "Pages": 2.6, "Why": 4.0},
            (plain_row((u.file, u.pages or "the whole file", u.why)) for u in report.unread),
        )
    else:
        document.add_paragraph("Every page of every file received was read.")
    save_document(document, target)


class _Writer:
    """Adds tables whose sources are links."""

    def __init__(self, document: Any, links: Mapping[PageRef, str]) -> None:
        self.document = document
        self.links = links
        self.relations: dict[str, str] = {}

    def visits(self, report: Report, visits: Sequence[Visit]) -> None:
        self.table(
            {"Date": 1.1, "Provider": 1.9, "What the record says": 5.3, "Source": 1.7},
            self._visit_rows(report, visits),
        )

    def flags(self, report: Report) -> None:
        if not report.flags:
            self.document.add_paragraph("Nothing was found missing or wrong.")
            return
        self.table(
            {"Weight": 0.8, "What and why": 4.4, "To ask for": 3.1, "Source": 1.7},
            (
                [
                    [make_paragraph([make_run(flag.weight)])],
                    [
                        *(make_paragraph([make_run(line)]) for line in flag.message.split("\n")),
                        *(
                            make_paragraph([make_run(f"{label}: {said}")])
                            for label, said in flag.about()
                        ),
                    ],
                    [make_paragraph([make_run(line)]) for line in flag.ask.split("\n")],
                    self._sources(flag.sources),
                ]
                for flag in report.flags
            ),
        )

    def specials(self, report: Report) -> None:
        if not report.specials:
            self.document.add_paragraph("No charge was found in what was received.")
        else:
            widths = (2.4, 1.1, 1.1, 1.7, 1.1, 0.9, 1.7)
            self.table(
                dict(zip((*SPECIALS_TITLES, "Source"), widths, strict=True)),
                ([*plain_row(row.cells()), self._sources(row.sources)] for row in report.specials),
            )
        if report.remarks:
            self.document.add_paragraph("")
            self.table(
                {
                    "Provider": 2.4,
                    "What does not add up, liens, and what was paid without a bill held": 5.9,
                    "Source": 1.7,
                },
                (
                    [*plain_row((row.provider, row.message)), self._sources(row.sources)]
                    for row in report.remarks
                ),
            )

    def table(self, columns: Mapping[str, float], rows: Iterable[Sequence[list[Any]]]) -> None:
        """Add a table of fixed column widths (inches), its heads repeated on every page."""
        widths = [round(width * _TWIPS) for width in columns.values()]
        table = make_table(widths)
        heads = [[make_paragraph([make_run(title, bold=True)])] for title in columns]
        table.append(make_row(heads, widths, head=True))
        for cells in rows:
            table.append(make_row(cells, widths))
        self.document.element.body.insert_element_before(table, "w:sectPr")

    def _visit_rows(self, report: Report, visits: Sequence[Visit]) -> Iterator[Sequence[list[Any]]]:
        gaps = sorted(report.gaps, key=lambda gap: gap.until, reverse=True)
        for visit in visits:
            while gaps and visit.day and gaps[-1].until <= visit.day:
                yield [[make_paragraph([make_run(gaps.pop().message, muted=True)])]]
            who = [make_paragraph([make_run(line)]) for line in visit.who.split("\n")]
            who.append(make_paragraph([make_run(visit.what, muted=True)]))
            yield [
                [make_paragraph([make_run(visit.when)])],
                who,
                list(self._quoted(visit)),
                self._sources(visit.pages),
            ]

    def _quoted(self, visit: Visit) -> Iterator[Any]:
        alone = len(visit.files) <= 1
        for kind, quotes in visit.by_kind():
            runs = [make_run(f"{kind}: ", bold=True)]
            for quote in quotes:
                runs += self._quote(quote, alone)
            yield make_paragraph(runs, after=40)
        if not visit.quotes:
            said = "The pages are in the packet; nothing of them is quoted."
            yield make_paragraph([make_run(said, muted=True)])

    def _quote(self, quote: Quote, alone: bool) -> Iterator[Any]:
        yield make_run(f"“{quote.text}” ")
        for place, source in enumerate(quote.sources):
            if place:
                yield make_run(", ")
            yield self._link(source, f"p. {source.ref.page}" if alone else source.label)
        yield make_run(" ")

    def _sources(self, pages: Sequence[Citation]) -> list[Any]:
        """Give a line for each file with the runs of its pages; both ends of a run are links."""
        lines = []
        for file, runs in page_sources(pages):
            parts = [make_run(f"{file} p. ", muted=True)]
            for place, run in enumerate(runs):
                if place:
                    parts.append(make_run(", ", muted=True))
                parts.append(self._link(run.first, str(run.first.ref.page)))
                if run.last != run.first:
                    parts.append(make_run("–", muted=True))
                    parts.append(self._link(run.last, str(run.last.ref.page)))
            lines.append(make_paragraph(parts))
        return lines or [make_paragraph([])]

    def _link(self, source: Citation, label: str) -> Any:
        """Make the citation a link; python-docx has no call for links (its issue 74)."""
        address = self.links.get(source.ref)
        if address is None:
            return make_run(f"{label} (page not copied)", muted=True)
        if address not in self.relations:
            # Named here, because python-docx looks through all links to name a new one.
            name = f"page{len(self.relations)}"
            self.document.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True
            )
            self.relations[address] = name
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.relations[address])
        link.append(make_run(label, link=True))
        return link
