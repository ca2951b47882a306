"""The tools that Fullchart is measured beside, all on the same pages.

The bare recogniser is handed pages that are drawn already, and pytesseract either picture files of
them or pages that it has drawn by pypdfium2, as most programs do; OCRmyPDF opens the file and also
writes a PDF; `fullchart run` goes from the file to the exports.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytesseract
import tesserocr
from PIL import Image

from bench.material import SamplePage
from bench.measuring import Taken, less
from ingest.pdf.contents import page_contents
from ingest.pdf.pictures import GrayPicture, Pixels, gray_picture
from ingest.reading.engines import COLUMN_OF_TEXT, LSTM, models
from ingest.reading.settings import ReadingSettings

Drawn = tuple[str, int]
"""A drawn page: its picture file and dots per inch."""


def run(packet: Path, cores: int, *, second_look: bool) -> float:
    """Run a folder through the whole service in a process of its own; gives seconds of exports."""
    own = {"FULLCHART_CORES": str(cores), "FULLCHART_SECOND_LOOK": str(second_look)}
    out = packet.parent.with_suffix(".out")
    ended = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service.cli", "run", packet.parent, "--out", out, "--no-cache"],
        env=os.environ | own,
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=True,
    )
    return float(re.findall(r"written in ([\d.]+) s", ended.stderr)[-1])


def without_exports(rounds: Sequence[Taken], exports: Sequence[float]) -> list[Taken]:
    """Take the exports off the rounds of a run; their processor time is not known."""
    return [less(r, Taken(e, None)) for r, e in zip(rounds, exports, strict=True)]


def as_scanned(path: Path, page: int) -> GrayPicture:
    """Draw a page at the scan's own resolution, as Fullchart does, and prepare nothing."""
    contents = page_contents(path, page)
    scan = contents.scan
    settings = ReadingSettings()
    own = max(contents.resolution(scan)) if scan else settings.drawn_dpi
    return gray_picture(path, page, min(max(own, settings.least_dpi), settings.most_dpi))


def draw(page: SamplePage, picture: Path) -> Drawn:
    """Draw a page into a file."""
    drawn = as_scanned(page.path, page.page)
    cv2.imwrite(str(picture), drawn.pixels)
    return str(picture), round(drawn.dpi)


@cache
def bare_reader() -> tesserocr.PyTessBaseAPI:
    """Give this process's recogniser."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    return tesserocr.PyTessBaseAPI(path=str(models()), lang="eng", oem=LSTM)


def bare_table(pixels: Pixels, dpi: float, mode: int = COLUMN_OF_TEXT) -> str:
    """Recognise a picture with nothing but Tesseract; gives its table of words."""
    reader = bare_reader()
    height, width = pixels.shape
    reader.SetPageSegMode(mode)
    reader.SetImageBytes(pixels.tobytes(), width, height, 1, width)
    reader.SetSourceResolution(round(dpi))
    return str(reader.GetTSVText(0))


def bare_words(page: Drawn) -> int:
    """Recognise a drawn page."""
    picture, dpi = page
    pixels = cv2.imread(picture, cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    return len(bare_table(np.asarray(pixels, np.uint8), dpi))


def pil_words(page: Drawn) -> int:
    """Recognise a drawn page through PIL, which hands its file on as it is: no PNG is written."""
    picture, dpi = page
    return len(_pytesseract(Image.open(picture), dpi))


def page_words(page: SamplePage, dpi: int) -> int:
    """Recognise a page of a PDF as most programs do: drawn by pypdfium2, written as PNG."""
    with pdfium.PdfDocument(page.path) as opened:
        picture = opened[page.page - 1].render(scale=dpi / 72).to_pil()
    return len(_pytesseract(picture, dpi))


def _pytesseract(picture: Image.Image, dpi: int) -> str:
    how = f'--psm {COLUMN_OF_TEXT} --oem {LSTM} --dpi {dpi} --tessdata-dir "{models()}"'
    return str(pytesseract.image_to_data(picture, lang="eng", config=how))


def threads_as_they_come() -> None:
    """Let the Tesseract program of this process use as many threads as it likes."""
    os.environ.pop("OMP_THREAD_LIMIT", None)


def write_together(sample: Sequence[SamplePage], path: Path) -> Path:
    """Write pages of several files into one packet."""
    path.parent.mkdir()
    with pikepdf.new() as packet:
        for page in sample:
            with pikepdf.open(page.path) as source:
                packet.pages.append(source.pages[page.page - 1])
        packet.save(path)
    return path


def tessdata(folder: Path) -> Path:
    """Put the models where the program finds them beside the two outputs that OCRmyPDF asks for."""
    (folder / "configs").mkdir(parents=True)
    for model in models().glob("*.traineddata"):
        (folder / model.name).symlink_to(model)
    for output in ("hocr", "txt"):
        (folder / "configs" / output).write_text(f"tessedit_create_{output} 1\n")
    return folder


def ocrmypdf(packet: Path, tessdata: Path, cores: int, *how: str) -> None:
    """Have OCRmyPDF make a searchable copy; `how` are options of its own."""
    program = shutil.which("ocrmypdf") or "ocrmypdf"
    subprocess.run(  # noqa: S603 - a program that the user installed, on our own file
        [
            program, "--quiet", "--jobs", str(cores), "--output-type", "pdf",
            "--optimize", "0", "--tesseract-pagesegmode", str(COLUMN_OF_TEXT),
            "--tesseract-oem", str(LSTM), *how, str(packet), str(packet.with_suffix(".ocr.pdf")),
        ],
        check=True,
        env=os.environ | {"TESSDATA_PREFIX": str(tessdata)},
    )  # fmt: skip
