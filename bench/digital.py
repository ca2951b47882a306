"""Pages with a text layer: opened, surveyed, words with boxes, known by their looks; on one core.

The comparison is with the words alone, by pdfplumber.
"""

from __future__ import annotations

from collections.abc import Sequence

import pdfplumber

from bench.material import BILLS, SamplePage, digital_pages
from bench.measuring import Report, Work, alternated, best, processor_ratio, ratio
from ingest.pdf.tables import ruled_tables
from ingest.reading.read import read_page
from ingest.reading.settings import ReadingSettings


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
    )


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
