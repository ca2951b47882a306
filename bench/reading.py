"""Reading scans: Fullchart beside the bare recogniser and beside the tools that people use.

All get the same pages, the same model and page mode, and one process per core. Fullchart opens the
file, draws, prepares and recognises; the bare recogniser and pytesseract are handed pages that are
drawn already; OCRmyPDF opens the file and also writes a PDF.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import cv2
import pikepdf
import pytesseract
import tesserocr
from PIL import Image

from bench.material import SamplePage, digital_pages, evenly, scanned_pages
from bench.measuring import (
    Cell,
    Report,
    Taken,
    Work,
    alternated,
    best,
    less,
    processor_ratio,
    ratio,
)
from ingest.pdf.contents import page_contents
from ingest.pdf.pictures import gray_picture
from ingest.reading.children import PageReaders
from ingest.reading.engines import COLUMN_OF_TEXT, LSTM, models
from ingest.reading.settings import ReadingSettings

BARE, PYTESSERACT = "bare tesserocr", "pytesseract (PIL)"
ONE_LOOK, FULLCHART = "Fullchart, reading, one look", "Fullchart, reading"
RUN_ONE_LOOK, RUN, STARTING = "fullchart run, one look", "fullchart run", "starting alone"
OCRMYPDF = "OCRmyPDF"

Drawn = tuple[str, int]
"""A drawn page: its picture file and dots per inch."""


def measure(*, pages: int = 12, rounds: int = 3, cores: int | None = None) -> Report:
    """Time whole pages per second; the ratio is how many times as fast Fullchart is."""
    cores = cores or os.cpu_count() or 1
    os.environ["OMP_THREAD_LIMIT"] = "1"
    sample = evenly(scanned_pages(), pages)
    settings = ReadingSettings(engine="tesserocr")
    with (
        tempfile.TemporaryDirectory() as scratch,
        PageReaders(settings, cores) as readers,
        PageReaders(replace(settings, second_look=False), cores) as once,
        ThreadPoolExecutor(cores) as hands,
        ProcessPoolExecutor(cores, get_context("spawn"), _start_bare) as bare,
        ProcessPoolExecutor(cores, get_context("spawn")) as pil,
    ):
        drawn = [_draw(p, Path(scratch) / f"{n}.pgm") for n, p in enumerate(sample)]

        packet = _packet(sample, Path(scratch) / "packet" / "packet.pdf")
        alone = _packet(digital_pages()[:1], Path(scratch) / "alone" / "packet.pdf")

        def read(by: PageReaders) -> list[int]:
            return list(hands.map(lambda p: len(by.read(p.path, p.page).words), sample))

        contenders: dict[str, Work] = {
            FULLCHART: lambda: read(readers),
            ONE_LOOK: lambda: read(once),
            RUN: lambda: _run(packet, cores, second_look=True),
            RUN_ONE_LOOK: lambda: _run(packet, cores, second_look=False),
            STARTING: lambda: _run(alone, cores, second_look=False),
            BARE: lambda: list(bare.map(_bare_words, drawn)),
        }
        if shutil.which(pytesseract.pytesseract.tesseract_cmd):
            contenders[PYTESSERACT] = lambda: list(pil.map(_pil_words, drawn))
        if shutil.which("ocrmypdf"):
            tessdata = _tessdata(Path(scratch) / "tessdata")
            contenders[OCRMYPDF] = lambda: _ocrmypdf(packet, tessdata, cores)
        # Every process is started and every model loaded before the clock is.
        for by in (readers, once):
            list(hands.map(lambda p, by=by: by.read(p.path, p.page), sample[:cores]))
        list(bare.map(_bare_words, drawn[:cores]))
        list(pil.map(abs, range(cores)))
        taken = alternated(contenders, rounds)
    return _report(taken, len(sample), cores)


def _report(taken: dict[str, list[Taken]], pages: int, cores: int) -> Report:
    starting = taken.pop(STARTING)
    for name in (RUN, RUN_ONE_LOOK):
        taken[name] = [less(a, b) for a, b in zip(taken[name], starting, strict=True)]
    rows: list[tuple[Cell, ...]] = []
    for name in (BARE, PYTESSERACT, OCRMYPDF, ONE_LOOK, FULLCHART, RUN_ONE_LOOK, RUN):
        if name not in taken:
            rows.append((name, "not installed", None, None, None))
            continue
        speed = pages / best(taken[name])
        rows.append(
            (
                name,
                speed,
                speed / cores,
                ratio(taken[BARE], taken[name]),
                processor_ratio(taken[BARE], taken[name]),
            )
        )
    return Report(
        "reading",
        f"Reading scans: {pages} pages, {cores} processes, {len(taken[BARE])} rounds in turn",
        ("", "pages/s, best round", "per core", "of bare tesserocr", "by processor time"),
        tuple(rows),
        (
            "The bare recogniser is given upright pages that are drawn already.",
            f"fullchart run: to the exports, less {best(starting):.1f} s for a one-page packet.",
        ),
    )


def _run(packet: Path, cores: int, *, second_look: bool) -> None:
    """Run a folder through the whole service in a process of its own."""
    own = {"FULLCHART_CORES": str(cores), "FULLCHART_SECOND_LOOK": str(second_look)}
    out = packet.parent.with_suffix(".out")
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "service.cli", "run", packet.parent, "--out", out, "--no-cache"],
        env=os.environ | own,
        cwd=Path(__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _draw(page: SamplePage, picture: Path) -> Drawn:
    """Draw a page at the scan's own resolution, as Fullchart does."""
    contents = page_contents(page.path, page.page)
    scan = contents.scan
    settings = ReadingSettings()
    own = max(contents.resolution(scan)) if scan else settings.drawn_dpi
    dpi = min(max(own, settings.least_dpi), settings.most_dpi)
    cv2.imwrite(str(picture), gray_picture(page.path, page.page, dpi).pixels)
    return str(picture), round(dpi)


_reader: tesserocr.PyTessBaseAPI | None = None


def _start_bare() -> None:
    global _reader  # noqa: PLW0603 - one reader per process, as every such pool keeps it
    _reader = tesserocr.PyTessBaseAPI(path=str(models()), lang="eng", psm=COLUMN_OF_TEXT, oem=LSTM)


def _bare_words(page: Drawn) -> int:
    assert _reader is not None
    picture, dpi = page
    pixels = cv2.imread(picture, cv2.IMREAD_GRAYSCALE)
    assert pixels is not None
    height, width = pixels.shape
    _reader.SetImageBytes(pixels.tobytes(), width, height, 1, width)
    _reader.SetSourceResolution(dpi)
    return len(_reader.GetTSVText(0))


def _pil_words(page: Drawn) -> int:
    picture, dpi = page
    how = f'--psm {COLUMN_OF_TEXT} --oem {LSTM} --dpi {dpi} --tessdata-dir "{models()}"'
    return len(pytesseract.image_to_data(Image.open(picture), lang="eng", config=how))


def _packet(sample: Sequence[SamplePage], path: Path) -> Path:
    path.parent.mkdir()
    with pikepdf.new() as packet:
        for page in sample:
            with pikepdf.open(page.path) as source:
                packet.pages.append(source.pages[page.page - 1])
        packet.save(path)
    return path


def _tessdata(folder: Path) -> Path:
    """Put the models where the program finds them beside the two outputs that OCRmyPDF asks for."""
    (folder / "configs").mkdir(parents=True)
    for model in models().glob("*.traineddata"):
        (folder / model.name).symlink_to(model)
    for output in ("hocr", "txt"):
        (folder / "configs" / output).write_text(f"tessedit_create_{output} 1\n")
    return folder


def _ocrmypdf(packet: Path, tessdata: Path, cores: int) -> None:
    program = shutil.which("ocrmypdf") or "ocrmypdf"
    subprocess.run(  # noqa: S603 - a program that the user installed, on our own file
        [
            program, "--quiet", "--jobs", str(cores), "--output-type", "pdf",
            "--optimize", "0", "--tesseract-pagesegmode", str(COLUMN_OF_TEXT),
            "--tesseract-oem", str(LSTM), str(packet), str(packet.with_suffix(".ocr.pdf")),
        ],
        check=True,
        env=os.environ | {"TESSDATA_PREFIX": str(tessdata)},
    )  # fmt: skip
