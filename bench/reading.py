"""Reading scans: Fullchart beside the bare recogniser and beside the tools that people use.

All get the same pages, the same model and page mode, and one process per core. Fullchart opens the
file, draws, prepares and recognises; the bare recogniser is handed pages that are drawn already;
OCRmyPDF opens the file and also writes a PDF. pytesseract is measured with picture files that it
hands on as they are, both with one thread to a page, which is fastest and what OCRmyPDF does, and
as it comes; and with one thread on pages that are drawn for it, as most programs use it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytesseract
import tesserocr

from bench.contenders import (
    bare_reader,
    bare_words,
    draw,
    ocrmypdf,
    page_words,
    pil_words,
    run,
    tessdata,
    threads_as_they_come,
    without_exports,
    write_together,
)
from bench.material import digital_pages, evenly, scanned_pages
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
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings

BARE, PYTESSERACT = "bare tesserocr", "pytesseract, picture files, one thread to a page"
PYTESSERACT_AS_IT_COMES = "pytesseract, picture files, threads as they come"
PYTESSERACT_DRAWN = "pytesseract, page drawn by pypdfium2, one thread to a page"
ONE_LOOK, FULLCHART = "Fullchart, reading, one look", "Fullchart, reading"
RUN_ONE_LOOK, RUN, STARTING = "fullchart run, one look", "fullchart run", "starting alone"
NO_EXPORTS = "fullchart run, one look, exports apart"
OCRMYPDF = "OCRmyPDF"


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
        ProcessPoolExecutor(cores, get_context("spawn"), bare_reader) as bare,
        ProcessPoolExecutor(cores, get_context("spawn")) as pil,
        ProcessPoolExecutor(cores, get_context("spawn"), threads_as_they_come) as plain,
    ):
        drawn = [draw(p, Path(scratch) / f"{n}.pgm") for n, p in enumerate(sample)]
        dpis = [dpi for _, dpi in drawn]
        packet = write_together(sample, Path(scratch) / "packet" / "packet.pdf")
        alone = write_together(digital_pages()[:cores], Path(scratch) / "alone" / "packet.pdf")

        exports: list[float] = []

        def read(by: PageReaders) -> list[int]:
            return list(hands.map(lambda p: len(by.read(p.path, p.page).words), sample))

        contenders: dict[str, Work] = {
            FULLCHART: lambda: read(readers),
            ONE_LOOK: lambda: read(once),
            RUN: lambda: run(packet, cores, second_look=True),
            RUN_ONE_LOOK: lambda: exports.append(run(packet, cores, second_look=False)),
            STARTING: lambda: run(alone, cores, second_look=False),
            BARE: lambda: list(bare.map(bare_words, drawn)),
        }
        if shutil.which(pytesseract.pytesseract.tesseract_cmd):
            contenders[PYTESSERACT] = lambda: list(pil.map(pil_words, drawn))
            contenders[PYTESSERACT_AS_IT_COMES] = lambda: list(plain.map(pil_words, drawn))
            contenders[PYTESSERACT_DRAWN] = lambda: list(pil.map(page_words, sample, dpis))
        if shutil.which("ocrmypdf"):
            models = tessdata(Path(scratch) / "tessdata")
            contenders[OCRMYPDF] = lambda: ocrmypdf(packet, models, cores)
        # Every process is started and every model loaded before the clock is.
        for by in (readers, once):
            list(hands.map(lambda p, by=by: by.read(p.path, p.page), sample[:cores]))
        list(bare.map(bare_words, drawn[:cores]))
        for pool in (pil, plain):
            list(pool.map(abs, range(cores)))
        taken = alternated(contenders, rounds)
    return _report(taken, exports, len(sample), cores)


def _report(taken: dict[str, list[Taken]], exports: list[float], pages: int, cores: int) -> Report:
    starting = taken.pop(STARTING)
    for name in (RUN, RUN_ONE_LOOK):
        taken[name] = [less(a, b) for a, b in zip(taken[name], starting, strict=True)]
    taken[NO_EXPORTS] = without_exports(taken[RUN_ONE_LOOK], exports)
    rows: list[tuple[Cell, ...]] = []
    others = (PYTESSERACT, PYTESSERACT_AS_IT_COMES, PYTESSERACT_DRAWN, OCRMYPDF)
    for name in (BARE, *others, ONE_LOOK, FULLCHART, NO_EXPORTS, RUN_ONE_LOOK, RUN):
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
            f"Tesseract's program: {_program()}; {_library()}.",
            f"fullchart run: to the exports, less {best(starting):.1f} s for a page a process.",
        ),
    )


def _library() -> str:
    """Name the library that the bare recogniser and Fullchart call."""
    return "the library: " + str(tesserocr.tesseract_version()).split()[1]


def _program() -> str:
    """Name the tesseract program that pytesseract and OCRmyPDF call."""
    found = shutil.which(pytesseract.pytesseract.tesseract_cmd)
    return f"{pytesseract.get_tesseract_version()}" if found else "not installed"
