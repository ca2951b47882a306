"""The Word document: every source a link, heads that repeat, nothing that XML cannot hold."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from docx.oxml.ns import qn
from made_export import FORMULA, LONG, Exported
from made_records import CLINIC, facts_of, judged, packet, visit

from casefile.directory import Directory, Naming


@pytest.fixture(scope="module")
def document(exported: Exported) -> docx.document.Document:
    return docx.Document(str(exported.folder / "chronology.docx"))


def test_every_source_opens_its_page_of_the_pdf_beside(
    document: docx.document.Document, exported: Exported
) -> None:
    relations = document.part.rels
    with pdfium.PdfDocument(exported.folder / "chronology.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    links = document.element.body.findall(f".//{qn('w:hyperlink')}")
    assert len(links) > 8
    for link in links:
        file, _, page = relations[link.get(qn("r:id"))].target_ref.partition("#page=")
        assert file == "chronology.pdf"
        said = "".join(t.text for t in link.iter(qn("w:t")))
        source = pages[int(page) - 1].split("Source: ")[1]
        assert source.strip().endswith(f"p. {said.split()[-1]}")


def test_the_heads_of_every_table_repeat(document: docx.document.Document) -> None:
    assert len(document.tables) == 7
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(widths) == 10 * 1440


def test_the_specials_stand_in_a_table(document: docx.document.Document) -> None:
    sums = [[cell.text for cell in row.cells] for row in document.tables[3].rows]
    paid = "Insurance: $200.25"
    amounts = ["$1,245.50", "$45.25", paid, "$1,000.00", "$1,000.00"]
    assert sums[1][:6] == ["Ann Roe & Co", *amounts]
    assert sums[2][:6] == ["All providers", *amounts]
    said = [row.cells[1].text for row in document.tables[4].rows]
    assert said[1:] == [
        "It gives $990.00, and $1,000.00 is left.",
        "It speaks of a lien: “held on a lien”",
    ]


def test_quotes_stand_whole(document: docx.document.Document) -> None:
    said = "\n".join(c.text for row in document.tables[0].rows for c in row.cells)
    assert f"“{FORMULA}”" in said
    assert LONG in said
    assert "≥ 5" in said
    assert "On a page that cannot be copied.” p. 1 (page not copied)" in said
    assert "53 days without treatment" in said
    assert said.count("Neck is tender on the left.") == 1


def test_the_file_carries_no_time_of_writing(exported: Exported) -> None:
    with zipfile.ZipFile(exported.folder / "chronology.docx") as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert parts.testzip() is None


def test_a_name_that_the_directory_knows_stands_with_the_printed_one(tmp_path: Path) -> None:
    facts = Directory([Naming(CLINIC, "Brightwater Health")]).applied(
        facts_of(packet("p1", [visit("p1", "Neck is tender.")]))
    )
    Exported(tmp_path, facts, judged(), {}).again(tmp_path)
    rows = docx.Document(str(tmp_path / "chronology.docx")).tables[0].rows
    said = "\n".join(c.text for c in rows[1].cells)
    assert f"Harriet Quill\nBrightwater Health\nprinted as {CLINIC}" in said
