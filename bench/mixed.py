"""Packets as they come: scans amid pages with a text layer, blank pages and repeated ones.

The bare recogniser is handed every page, drawn already. Fullchart opens the file, finds out what
each page is, reads what has to be read and goes on to the exports: with one look and the exports
apart, and with second looks and all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.contenders import (
    bare_reader,
    bare_words,
    draw,
    ocrmypdf,
    run,
    tessdata,
    without_exports,
    write_together,
)
from bench.material import SamplePage, blank_pages, digital_pages, evenly, scanned_pages
from bench.measuring import Cell, Report, Work, alternated, best, less, processor_ratio, ratio

BARE, FULLCHART, OCRMYPDF, STARTING = "bare tesserocr", "fullchart run", "OCRmyPDF", "starting"
ONE_LOOK = "fullchart run, one look, exports apart"

SHARES = {"digital": 0.3, "blank": 0.025, "repeated": 0.075}
"""The rest are scans."""


def measure(*, pages: int = 40, rounds: int = 3, cores: int | None = None) -> Report:
    """Time whole pages per second on a mixed packet."""
    cores = cores or os.cpu_count() or 1
    os.environ["OMP_THREAD_LIMIT"] = "1"
    sample = mixed_pages(pages)
    with (
        tempfile.TemporaryDirectory() as scratch,
        ProcessPoolExecutor(cores, get_context("spawn"), bare_reader) as bare,
    ):
        drawn = [draw(p, Path(scratch) / f"{n}.pgm") for n, p in enumerate(sample)]
        packet = write_together(sample, Path(scratch) / "packet" / "packet.pdf")
        alone = write_together(digital_pages()[:cores], Path(scratch) / "alone" / "packet.pdf")
        exports: list[float] = []
        contenders: dict[str, Work] = {
            ONE_LOOK: lambda: exports.append(run(packet, cores, second_look=False)),
            FULLCHART: lambda: run(packet, cores, second_look=True),
            STARTING: lambda: run(alone, cores, second_look=True),
            BARE: lambda: list(bare.map(bare_words, drawn)),
        }
        if shutil.which("ocrmypdf"):
            models = tessdata(Path(scratch) / "tessdata")
            contenders[OCRMYPDF] = lambda: ocrmypdf(packet, models, cores, "--skip-text")
        list(bare.map(bare_words, drawn[:cores]))
        taken = alternated(contenders, rounds)
    starting = taken.pop(STARTING)
    for name in (ONE_LOOK, FULLCHART):
        taken[name] = [less(a, b) for a, b in zip(taken[name], starting, strict=True)]
    taken[ONE_LOOK] = without_exports(taken[ONE_LOOK], exports)
    rows: list[tuple[Cell, ...]] = [
        (
            name,
            len(sample) / best(taken[name]),
            ratio(taken[BARE], taken[name]),
            processor_ratio(taken[BARE], taken[name]),
        )
        for name in (BARE, OCRMYPDF, ONE_LOOK, FULLCHART)
        if name in taken
    ]
    return Report(
        "mixed",
        f"A mixed packet: {len(sample)} pages, {cores} processes, {rounds} rounds in turn",
        ("", "pages/s, best round", "of bare tesserocr", "by processor time"),
        tuple(rows),
        (
            f"Of 100 pages, {_told()}; the rest scans.",
            f"fullchart run: to the exports, less {best(starting):.1f} s for a page a process.",
        ),
    )


def mixed_pages(count: int) -> list[SamplePage]:
    """Give sample pages of each kind by its share, scans first to last amid the others."""
    digital, blank, repeated = (round(count * share) for share in SHARES.values())
    scans = evenly(scanned_pages(), count - digital - blank - repeated)
    others = [
        *evenly(digital_pages(), digital),
        *evenly(blank_pages(), blank),
        *scans[:repeated],
    ]
    return scans + others


def _told() -> str:
    return ", ".join(f"{100 * share:g} {kind}" for kind, share in SHARES.items())
