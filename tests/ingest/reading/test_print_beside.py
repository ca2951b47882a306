"""Print beside a sound text layer, and sound layers that are not what is seen."""

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from paper import HEIGHT, NOTE, WIDTH, digital, picture_of, text
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from casefile.pages import PageReading, Source
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

SETTINGS = ReadingSettings()
HEAD = ("Juniper Ridge Imaging", "Printed on request of the patient")
ELSEWHERE = tuple(
    f"Account entry of an earlier year, line {n}, paid by Ferncliff Mutual" for n in range(9)
)
PRINTED = {w for line in NOTE for w in line.split()}


def found(reading: PageReading) -> float:
    return len(PRINTED & {w.text for w in reading.words}) / len(PRINTED)


def drawn(folder: Path) -> np.ndarray:
    return picture_of(digital(folder / "draft.pdf"))


def shown(pixels: np.ndarray) -> ImageReader:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return ImageReader(file)


def page(folder: Path) -> Canvas:
    return Canvas(str(folder / "page.pdf"), pagesize=(WIDTH, HEIGHT))


def read(canvas: Canvas, folder: Path) -> PageReading:
    canvas.save()
    return read_page(folder / "page.pdf", 1, SETTINGS)


def test_print_in_a_picture_of_a_fifth_of_the_page_is_read(tmp_path: Path) -> None:
    canvas = page(tmp_path)
    text(canvas, HEAD)
    canvas.drawImage(shown(drawn(tmp_path)[200:820]), 0, 100, WIDTH, 223)
    reading = read(canvas, tmp_path)
    assert found(reading) > 0.95
    assert "Juniper" in {w.text for w in reading.words}


def test_a_stamp_does_not_have_the_page_read_again(tmp_path: Path) -> None:
    canvas = page(tmp_path)
    text(canvas, NOTE)
    stamp = drawn(tmp_path)[230:290, 180:820]
    canvas.drawImage(shown(stamp), 72, 40, 400, 60)
    reading = read(canvas, tmp_path)
    assert (reading.source, reading.confidence) == (Source.TEXT, 1.0)


def test_letters_drawn_as_shapes_below_a_typed_head_are_read(tmp_path: Path) -> None:
    canvas = page(tmp_path)
    text(canvas, HEAD, y=760)
    ink = (drawn(tmp_path) < 128).astype(np.uint8)
    contours, _ = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    shape = canvas.beginPath()
    for contour in contours:
        places = [(float(x) * 0.36, HEIGHT - float(y) * 0.36) for x, y in contour[:, 0]]
        shape.moveTo(*places[0])
        for place in places[1:]:
            shape.lineTo(*place)
        shape.close()
    canvas.drawPath(shape, stroke=0, fill=1, fillMode=0)
    reading = read(canvas, tmp_path)
    assert found(reading) > 0.9
    assert "Juniper" in {w.text for w in reading.words}


@pytest.mark.parametrize("how", ["white", "transparent", "beneath strips"])
def test_a_visible_layer_that_is_not_what_is_seen_is_put_aside(tmp_path: Path, how: str) -> None:
    canvas = page(tmp_path)
    pixels = drawn(tmp_path)
    third = pixels.shape[0] // 3
    strips = [pixels[n * third : (n + 1) * third] for n in range(3)]
    if how == "beneath strips":
        text(canvas, ELSEWHERE)
    for n, strip in enumerate(strips):
        canvas.drawImage(shown(strip), 0, HEIGHT * (2 - n) / 3, WIDTH, HEIGHT / 3)
    if how == "white":
        canvas.setFillGray(1)
        text(canvas, ELSEWHERE, y=706)
    elif how == "transparent":
        canvas.setFillAlpha(0)
        text(canvas, ELSEWHERE)
    reading = read(canvas, tmp_path)
    assert "Ferncliff" not in {w.text for w in reading.words}
    assert found(reading) > (0.8 if how == "white" else 0.95)  # white wipes out what it crosses
    assert reading.source is Source.OCR
    assert reading.other is not None
    assert "Ferncliff" in reading.other.text


def test_a_layer_over_a_picture_that_says_the_same_stands(tmp_path: Path) -> None:
    canvas = page(tmp_path)
    canvas.drawImage(shown(np.full((1100, 850), 225, np.uint8)), 0, 0, WIDTH, HEIGHT)
    text(canvas, NOTE)
    reading = read(canvas, tmp_path)
    assert found(reading) == 1
    assert reading.source is Source.TEXT
