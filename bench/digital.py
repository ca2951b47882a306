"""Pages with a text layer: read on one core, and through the whole service.

Reading is compared with the words alone, by pdfplumber. End to end is `fullchart run` in a process
of its own, by processor time of that process and its children; a packet of one page tells what
starting takes, and is taken off.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pdfplumber

from bench.contenders import run
from bench.material import BILLS, SamplePage, digital_pages, write_bills, write_packet
from bench.measuring import Report, Work, alternated, best, processor_ratio, ratio
from ingest.pdf.tables import ruled_tables
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings

DIGITAL, WITH_TABLES = 480, 60
"""Pages of the packets that go through the whole service."""


def measure(*, rounds: int = 3) -> Report:
    """Time pages per second on one core, and bill pages with their ruled tables apart."""
    pages = digital_pages()
    bills = [p for p in pages if p.category == BILLS]
    contenders: dict[str, Work] = {
        "Fullchart, whole page": lambda: _read(pages),
        "pdfplumber, words only": lambda: _pdfplumber_words(pages),
        "Fullchart, bill pages with tables": lambda: _read_with_tables(bills),
        "pdfplumber, bill pages, words and tables": lambda: _pdfplumber_tables(bills),
    }
    _read(pages)
    taken = alternated(contenders, rounds)
    names = list(contenders)
    rows = []
    for ours, theirs, count in ((names[0], names[1], len(pages)), (names[2], names[3], len(bills))):
        rows.append(
            (
                ours,
                count,
                count / best(taken[ours]),
                ratio(taken[theirs], taken[ours]),
                processor_ratio(taken[theirs], taken[ours]),
            )
        )
        rows.append((theirs, count, count / best(taken[theirs]), 1.0, 1.0))
    return Report(
        "digital",
        f"Pages with a text layer, one core, {rounds} rounds in turn",
        ("", "pages", "pages/s, best round", "times as fast", "by processor time"),
        tuple(rows),
        _end_to_end(),
    )


def _end_to_end() -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        alone, alone_written = _run(write_packet(folder / "1/m/packet.pdf", 1, scanned_share=0))
        whole, written = _run(write_packet(folder / "2/m/packet.pdf", DIGITAL, scanned_share=0))
        bills, _ = _run(write_bills(folder / "3/m/packet.pdf", WITH_TABLES))
    digital = (DIGITAL - 1) / (whole - alone)
    apart = (DIGITAL - 1) / (whole - written - (alone - alone_written))
    ruled = (WITH_TABLES - 1) / (bills - alone)
    return (
        f"End to end, by processor time: {digital:.1f} digital pages a second ({DIGITAL} pages).",
        f"Exports apart, some {written:.1f} s: {apart:.1f} digital pages a second.",
        f"Bill pages with ruled tables: {ruled:.1f} a second ({WITH_TABLES} pages).",
        f"Taken off: {alone:.1f} s for starting and a packet of one page.",
    )


def _run(packet: Path) -> tuple[float, float]:
    """Run a packet through the whole service; gives its processor seconds, and those of exports.

    Exports tell their time by the wall clock: their share of it is taken of the processor time, so
    that a busy machine slows both.
    """
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    written = run(packet, 1, second_look=True)
    share = written / (time.perf_counter() - began)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return processor, processor * share


def _read(pages: Sequence[SamplePage]) -> None:
    settings = ReadingSettings()
    for page in pages:
        read_page(page.path, page.page, settings)


def _read_with_tables(pages: Sequence[SamplePage]) -> None:
    settings = ReadingSettings()
    for page in pages:
        read_page(page.path, page.page, settings)
        ruled_tables(page.path, page.page)


def _pdfplumber_words(pages: Sequence[SamplePage]) -> None:
    for path in sorted({p.path for p in pages}):
        with pdfplumber.open(path) as pdf:
            for page in (p for p in pages if p.path == path):
                opened = pdf.pages[page.page - 1]
                opened.extract_words()
                opened.close()


def _pdfplumber_tables(pages: Sequence[SamplePage]) -> None:
    for path in sorted({p.path for p in pages}):
        with pdfplumber.open(path) as pdf:
            for page in (p for p in pages if p.path == path):
                opened = pdf.pages[page.page - 1]
                opened.extract_words()
                opened.extract_tables()
                opened.close()
