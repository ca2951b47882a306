"""Ruled tables: frames where they are drawn, with the text that stands in them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from paper import HEIGHT, WIDTH, digital
from reportlab.pdfgen.canvas import Canvas

from casefile.pages import Table
from casefile.words import Box
from ingest.pdf.errors import UnreadablePage
from ingest.pdf.tables import ruled_tables

CELLS = (("Date", "Code", "Charge"), ("05/06/2022", "97110", "$61.00"))


def bill(path: Path, *, in_form: bool = False) -> Path:
    """Write a page of prose, and a page with a ruled table of two rows below a line of text."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    canvas.drawString(72, 700, "Statement of account")
    canvas.showPage()
    if in_form:
        canvas.beginForm("table")
    canvas.drawString(72, 730, "Charges")
    canvas.grid([72, 172, 272, 372], [660, 680, 700])
    for row, line in enumerate(CELLS):
        for column, cell in enumerate(line):
            canvas.drawString(76 + 100 * column, 685 - 20 * row, cell)
    if in_form:
        canvas.endForm()
        canvas.doForm("table")
    canvas.save()
    return path


def altered(path: Path, **boxes: object) -> Path:
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        for name, value in boxes.items():
            pdf.pages[1].obj[f"/{name}"] = value
        pdf.save(path)
    return path


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row if cell] for row in table.rows]


def first_frame(path: Path) -> Box:
    (table,) = ruled_tables(path, 2)
    cell = next(c for row in table.rows for c in row if c and c.text == "Date")
    return cell.box


def near(*edges: float) -> object:
    return pytest.approx(edges, abs=0.002)


@pytest.mark.parametrize("in_form", [False, True])
def test_tables_come_cell_by_cell(tmp_path: Path, in_form: bool) -> None:
    file = bill(tmp_path / "a.pdf", in_form=in_form)
    (table,) = ruled_tables(file, 2)
    assert texts(table) == [list(line) for line in CELLS]
    assert first_frame(file).rounded() == near(72 / 612, 92 / 792, 172 / 612, 112 / 792)


def test_a_page_without_rulings_has_no_tables(tmp_path: Path) -> None:
    assert ruled_tables(bill(tmp_path / "a.pdf"), 1) == ()
    assert ruled_tables(digital(tmp_path / "b.pdf"), 1) == ()


def test_a_cell_of_several_lines_keeps_them(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(WIDTH, HEIGHT))
    canvas.grid([72, 272, 372], [640, 680, 700])
    canvas.drawString(76, 666, "Manual  therapy,")
    canvas.drawString(76, 648, "one region")
    canvas.save()
    (table,) = ruled_tables(tmp_path / "a.pdf", 1)
    assert texts(table)[1] == ["Manual therapy,\none region", ""]


@pytest.mark.parametrize(
    ("turn", "frame"),
    [
        (90, (1 - 112 / 792, 72 / 612, 1 - 92 / 792, 172 / 612)),
        (180, (1 - 172 / 612, 1 - 112 / 792, 1 - 72 / 612, 1 - 92 / 792)),
        (270, (92 / 792, 1 - 172 / 612, 112 / 792, 1 - 72 / 612)),
    ],
)
def test_frames_stand_where_a_turned_page_shows_them(
    tmp_path: Path, turn: int, frame: tuple[float, ...]
) -> None:
    assert first_frame(altered(bill(tmp_path / "a.pdf"), Rotate=turn)).rounded() == near(*frame)


def test_frames_stand_where_a_cropped_page_shows_them(tmp_path: Path) -> None:
    file = altered(bill(tmp_path / "a.pdf"), CropBox=[32, 392, 432, 792])
    assert first_frame(file).rounded() == near(40 / 400, 92 / 400, 140 / 400, 112 / 400)


def test_frames_count_from_the_page_not_from_zero(tmp_path: Path) -> None:
    file = altered(bill(tmp_path / "a.pdf"), MediaBox=[-100, -50, 612, 792])
    edges = (172 / 712, 92 / 842, 272 / 712, 112 / 842)
    assert first_frame(file).rounded() == near(*edges)


def test_there_is_no_such_page(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePage, match="there is no page 3"):
        ruled_tables(bill(tmp_path / "a.pdf"), 3)
