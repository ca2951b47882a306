from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
from paper import HEIGHT, WIDTH, digital
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.pictures import gray_picture, page_picture
from ingest.pdf.tables import ruled_tables


def shape(data: bytes) -> tuple[int, ...]:
    return cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR).shape[:2]


@pytest.mark.parametrize("kind", ["png", "jpeg"])
def test_a_page_is_drawn_as_wide_as_asked(tmp_path: Path, kind: str) -> None:
    file = digital(tmp_path / "a.pdf")
    assert shape(page_picture(file, 1, width=612, kind=kind)) == pytest.approx((792, 612), abs=1)
    sideways = page_picture(file, 1, width=792, rotation=90, kind=kind)
    assert shape(sideways) == pytest.approx((612, 792), abs=1)


def test_a_page_bomb_is_drawn_within_the_budget(tmp_path: Path) -> None:
    file = digital(tmp_path / "a.pdf")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = [0, 0, 14000, 14000]
        pdf.save(file)
    drawn = gray_picture(file, 1, 600, megapixels=4)
    assert drawn.pixels.size <= 4.1e6
    assert drawn.dpi < 11


def test_ruled_tables_come_cell_by_cell(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), pagesize=(WIDTH, HEIGHT))
    cells = (("Date", "Code", "Charge"), ("05/06/2022", "97110", "$61.00"))
    canvas.grid([72, 172, 272, 372], [660, 680, 700])
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            canvas.drawString(76 + 100 * column, 685 - 20 * row, cell)
    canvas.save()
    (table,) = ruled_tables(file, 1)
    assert [[c.text for c in row if c] for row in table.rows] == [list(line) for line in cells]
    frame = table.rows[0][0].box
    assert frame.rounded() == pytest.approx((72 / 612, 92 / 792, 172 / 612, 112 / 792), abs=0.002)
    assert ruled_tables(digital(tmp_path / "b.pdf"), 1) == ()
