"""The chronology as a Word document with a link behind every source."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from casefile.flags import PageRef
from chronology.export.rows import Citation, Quote, Report, Visit, page_sources
from chronology.export.specials import SPECIALS_TITLES

_LINK_COLOUR, _MUTED_COLOUR, _GROUND, _RULE = "1B5CB8", "465062", "ECEEF2", "DCE0E7"
_FIXED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""A fixed date keeps the file the same for the same facts; when it was written is in the log."""
_TWIPS = 1440


def write_docx(report: Report, target: Path, links: Mapping[PageRef, str]) -> None:
    """Write the document; `links` gives for a copied page the address that its citations open."""
    document = _blank_document(report.title)
    writer = _Writer(document, links)
    document.add_heading(report.title, level=0)
    for label, value in report.head:
        document.element.body.insert_element_before(
            _paragraph([_run(f"{label}: ", bold=True), _run(value)]), "w:sectPr"
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
        (_plain_row((p.file, p.provider, f"{p.pages:,}", p.verdicts)) for p in report.packets),
    )
    document.add_heading("What could not be read", level=1)
    if report.unread:
        writer.table(
            {"File": 3.4, "Pages": 2.6, "Why": 4.0},
            (_plain_row((u.file, u.pages or "the whole file", u.why)) for u in report.unread),
        )
    else:
        document.add_paragraph("Every page of every file received was read.")
    _save(document, target)


def _blank_document(title: str) -> Any:
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = title[:255], "Fullchart"
    properties.comments = ""
    properties.created = properties.modified = _FIXED
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Inches(0.5))
    section.footer_distance = Inches(0.3)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9)
    style.paragraph_format.space_after = Pt(0)
    for name in ("Title", "Heading 1"):
        head = document.styles[name]
        # The theme's own face and colour would win over the font named here.
        for place in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            head.element.rPr.rFonts.attrib.pop(qn(place), None)
        head.font.name, head.font.size = "Arial", Pt(18 if name == "Title" else 13)
        head.font.color.rgb = None
        head.paragraph_format.space_after = Pt(4)
    footer = section.footer.paragraphs[0]
    footer._p.extend(  # noqa: SLF001 - python-docx has no call for fields
        [_run(f"{title}    page "), _field("PAGE"), _run(" of "), _field("NUMPAGES")]
    )
    return document


def _save(document: Any, target: Path) -> None:
    """Write the parts with fixed times: python-docx stamps them with the time of day."""
    written = io.BytesIO()
    document.save(written)
    with (
        zipfile.ZipFile(written) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(part, source.read(name))


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
                    [_paragraph([_run(flag.weight)])],
                    [
                        *(_paragraph([_run(line)]) for line in flag.message.split("\n")),
                        *(_paragraph([_run(f"{label}: {said}")]) for label, said in flag.about()),
                    ],
                    [_paragraph([_run(line)]) for line in flag.ask.split("\n")],
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
                ([*_plain_row(row.cells()), self._sources(row.sources)] for row in report.specials),
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
                    [*_plain_row((row.provider, row.message)), self._sources(row.sources)]
                    for row in report.remarks
                ),
            )

    def table(self, columns: Mapping[str, float], rows: Iterable[Sequence[list[Any]]]) -> None:
        """Add a table of fixed column widths (inches), its heads repeated on every page."""
        widths = [round(width * _TWIPS) for width in columns.values()]
        table = _table_frame(widths)
        heads = [[_paragraph([_run(title, bold=True)])] for title in columns]
        table.append(_row(heads, widths, head=True))
        for cells in rows:
            table.append(_row(cells, widths))
        self.document.element.body.insert_element_before(table, "w:sectPr")

    def _visit_rows(self, report: Report, visits: Sequence[Visit]) -> Iterator[Sequence[list[Any]]]:
        gaps = sorted(report.gaps, key=lambda gap: gap.until, reverse=True)
        for visit in visits:
            while gaps and visit.day and gaps[-1].until <= visit.day:
                yield [[_paragraph([_run(gaps.pop().message, muted=True)])]]
            who = [_paragraph([_run(line)]) for line in visit.who.split("\n")]
            who.append(_paragraph([_run(visit.what, muted=True)]))
            yield [
                [_paragraph([_run(visit.when)])],
                who,
                list(self._quoted(visit)),
                self._sources(visit.pages),
            ]

    def _quoted(self, visit: Visit) -> Iterator[Any]:
        alone = len(visit.files) <= 1
        for kind, quotes in visit.by_kind():
            runs = [_run(f"{kind}: ", bold=True)]
            for quote in quotes:
                runs += self._quote(quote, alone)
            yield _paragraph(runs, after=40)
        if not visit.quotes:
            said = "The pages are in the packet; nothing of them is quoted."
            yield _paragraph([_run(said, muted=True)])

    def _quote(self, quote: Quote, alone: bool) -> Iterator[Any]:
        yield _run(f"“{quote.text}” ")
        for place, source in enumerate(quote.sources):
            if place:
                yield _run(", ")
            yield self._link(source, f"p. {source.ref.page}" if alone else source.label)
        yield _run(" ")

    def _sources(self, pages: Sequence[Citation]) -> list[Any]:
        """Give a line for each file with the runs of its pages; both ends of a run are links."""
        lines = []
        for file, runs in page_sources(pages):
            parts = [_run(f"{file} p. ", muted=True)]
            for place, run in enumerate(runs):
                if place:
                    parts.append(_run(", ", muted=True))
                parts.append(self._link(run.first, str(run.first.ref.page)))
                if run.last != run.first:
                    parts.append(_run("–", muted=True))
                    parts.append(self._link(run.last, str(run.last.ref.page)))
            lines.append(_paragraph(parts))
        return lines or [_paragraph([])]

    def _link(self, source: Citation, label: str) -> Any:
        """Make the citation a link; python-docx has no call for links (its issue 74)."""
        address = self.links.get(source.ref)
        if address is None:
            return _run(f"{label} (page not copied)", muted=True)
        if address not in self.relations:
            # Named here, because python-docx looks through all links to name a new one.
            name = f"page{len(self.relations)}"
            self.document.part.rels.add_relationship(
                RELATIONSHIP_TYPE.HYPERLINK, address, name, is_external=True
            )
            self.relations[address] = name
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.relations[address])
        link.append(_run(label, link=True))
        return link


def _plain_row(texts: Iterable[str]) -> list[list[Any]]:
    return [[_paragraph([_run(text)])] for text in texts]


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(f"w:{name}")
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _run(text: str, *, bold: bool = False, muted: bool = False, link: bool = False) -> Any:
    run, look = _element("r"), _element("rPr")
    if bold:
        look.append(_element("b"))
    if link or muted:
        look.append(_element("color", val=_LINK_COLOUR if link else _MUTED_COLOUR))
    if link:
        look.append(_element("u", val="single"))
    if len(look):
        run.append(look)
    for place, line in enumerate(text.split("\n")):
        if place:
            run.append(_element("br"))
        said = _element("t")
        said.text = line
        said.set(qn("xml:space"), "preserve")
        run.append(said)
    return run


def _field(code: str) -> Any:
    field = _element("fldSimple", instr=code)
    field.append(_run("1"))
    return field


def _paragraph(runs: Iterable[Any], after: int = 0) -> Any:
    paragraph = _element("p")
    if after:
        look = _element("pPr")
        look.append(_element("spacing", after=str(after)))
        paragraph.append(look)
    paragraph.extend(list(runs))
    return paragraph


def _table_frame(widths: Sequence[int]) -> Any:
    table, look, grid = _element("tbl"), _element("tblPr"), _element("tblGrid")
    look.append(_element("tblW", w=str(sum(widths)), type="dxa"))
    borders = _element("tblBorders")
    for edge in ("bottom", "insideH"):
        borders.append(_element(edge, val="single", sz="4", space="0", color=_RULE))
    look.append(borders)
    look.append(_element("tblLayout", type="fixed"))
    margins = _element("tblCellMar")
    for edge, gap in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        margins.append(_element(edge, w=str(gap), type="dxa"))
    look.append(margins)
    for width in widths:
        grid.append(_element("gridCol", w=str(width)))
    table.append(look)
    table.append(grid)
    return table


def _row(cells: Sequence[list[Any]], widths: Sequence[int], *, head: bool = False) -> Any:
    """Make a row; one cell alone spans the table, and its ground sets it apart."""
    row = _element("tr")
    spans = len(cells) == 1 < len(widths)
    if head:
        look = _element("trPr")
        look.append(_element("tblHeader"))
        row.append(look)
    for content, width in zip(cells, [sum(widths)] if spans else widths, strict=True):
        cell, look = _element("tc"), _element("tcPr")
        look.append(_element("tcW", w=str(width), type="dxa"))
        if spans:
            look.append(_element("gridSpan", val=str(len(widths))))
        if head or spans:
            look.append(_element("shd", val="clear", color="auto", fill=_GROUND))
        cell.append(look)
        cell.extend(content)
        row.append(cell)
    return row
