"""The chronology as a Word document with a link behind every source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

from casefile.flags import PageRef
from chronology.export.report import Citation, Report, Visit

_WIDTHS = (1.2, 2.0, 5.0, 1.8)


def write_docx(report: Report, target: Path, links: Mapping[PageRef, str]) -> None:
    """Write the document; `links` gives for a page the address that its citations open."""
    document = _blank_document(report.title)
    document.add_heading(report.title, level=0)
    for label, value in report.head:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        line.add_run(f"{label}: ").bold = True
        line.add_run(value)
    document.add_heading("Chronology", level=1)
    _visits(document, report.visits, links)
    if report.undated:
        document.add_heading("Records without a date of service", level=1)
        _visits(document, report.undated, links)
    document.add_heading("What is missing or wrong", level=1)
    table = _table(
        document, ("Weight", "What and why", "To ask for", "Source"), (1.0, 4.2, 3.0, 1.8)
    )
    for flag in report.flags:
        cells = table.add_row().cells
        cells[0].text, cells[1].text, cells[2].text = flag.weight, flag.message, flag.ask
        _sources(cells[3], flag.sources, links)
    document.add_heading("What was received", level=1)
    table = _table(
        document, ("File", "Provider", "Pages", "What became of them"), (3.6, 2.6, 0.8, 3.0)
    )
    for packet in report.packets:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = packet.file, packet.provider
        cells[2].text, cells[3].text = str(packet.pages), packet.verdicts
    document.save(str(target))


def _blank_document(title: str) -> Any:
    document = Document()
    # A fixed date keeps the file the same for the same facts; the export's own date is in the log.
    document.core_properties.title = title
    document.core_properties.author = "Fullchart"
    document.core_properties.created = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    document.core_properties.modified = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Inches(11), Inches(8.5)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Inches(0.5))
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(9.5)
    return document


def _visits(document: Any, visits: Sequence[Visit], links: Mapping[PageRef, str]) -> None:
    table = _table(document, ("Date", "Provider", "What the record says", "Source"), _WIDTHS)
    for visit in visits:
        cells = table.add_row().cells
        cells[0].text = visit.when
        cells[1].text = f"{visit.who}\n{visit.what}"
        cells[2].text = ""
        _sources(cells[3], visit.pages, links)
        for place, quote in enumerate(visit.quotes):
            line = cells[2].paragraphs[0] if place == 0 else cells[2].add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            line.add_run(f"{quote.kind}: ").bold = True
            line.add_run(f"“{quote.text}” ")
            _link(line, quote.source, links, short=True)


def _table(document: Any, titles: Sequence[str], widths: Sequence[float]) -> Any:
    table = document.add_table(rows=1, cols=len(titles), style="Table Grid")
    table.autofit = False
    for cell, title, width in zip(table.rows[0].cells, titles, widths, strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(title).bold = True
        cell.width = Inches(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Inches(width)
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for it
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    head.append(repeat)
    return table


def _sources(cell: Any, sources: Sequence[Citation], links: Mapping[PageRef, str]) -> None:
    seen: set[PageRef] = set()
    cell.text = ""
    for source in sources:
        if source.ref in seen:
            continue
        line = cell.add_paragraph() if seen else cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        seen.add(source.ref)
        _link(line, source, links)


def _link(line: Any, source: Citation, links: Mapping[PageRef, str], short: bool = False) -> None:
    """Add the citation as a link; python-docx has no call for links (its issue 74)."""
    label = f"[p. {source.ref.page}]" if short else source.label
    address = links.get(source.ref)
    if address is None:
        line.add_run(label)
        return
    relation = line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = line.add_run(label)
    run.font.color.rgb = RGBColor(0x1B, 0x5C, 0xB8)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001
    line._p.append(link)  # noqa: SLF001
