import io
from pathlib import Path

import numpy as np
import pytest
from paper import HEIGHT, NOTE, WIDTH, text
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.contents import page_contents


def logo() -> ImageReader:
    file = io.BytesIO()
    Image.fromarray(np.full((40, 100), 90, np.uint8)).save(file, "PNG")
    return ImageReader(file)


def test_a_logo_inside_a_form_stands_where_it_is_shown(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(WIDTH, HEIGHT))
    text(canvas, NOTE)
    canvas.beginForm("logo")
    canvas.drawImage(logo(), 0, 0, 100, 40)
    canvas.endForm()
    canvas.translate(400, 20)
    canvas.scale(0.5, 0.5)
    canvas.doForm("logo")
    canvas.save()
    contents = page_contents(tmp_path / "a.pdf", 1)
    (picture,) = contents.pictures
    assert picture.box.x0 == pytest.approx(400 / WIDTH, abs=1e-3)
    assert picture.box.x1 == pytest.approx(450 / WIDTH, abs=1e-3)
    assert picture.box.bottom == pytest.approx(1 - 20 / HEIGHT, abs=1e-3)
    assert (contents.hidden, contents.covered < 0.02) == (0, True)
    assert contents.resolution(picture) == pytest.approx((144, 144), rel=0.01)


def test_a_page_inside_a_form_keeps_its_text_and_its_logo(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(WIDTH, HEIGHT))
    canvas.beginForm("page")
    text(canvas, NOTE)
    canvas.drawImage(logo(), 400, 20, 100, 40)
    canvas.endForm()
    canvas.doForm("page")
    canvas.save()
    contents = page_contents(tmp_path / "a.pdf", 1)
    assert contents.hidden == 0
    assert contents.covered < 0.05


def test_shapes_of_many_strokes_are_told_from_boxes(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(WIDTH, HEIGHT))
    for row in range(40):
        canvas.rect(72, 72 + 15 * row, 400, 15)
    canvas.showPage()
    for row in range(40):
        canvas.circle(72, 72 + 15 * row, 5)
        shape = canvas.beginPath()
        shape.moveTo(100, 72 + 15 * row)
        for step in range(12):
            shape.lineTo(100 + step, 72 + 15 * row + step % 2)
        canvas.drawPath(shape)
    canvas.save()
    assert page_contents(tmp_path / "a.pdf", 1).outlined == 0
    assert page_contents(tmp_path / "a.pdf", 2).outlined >= 40 * 12
