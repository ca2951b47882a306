"""Calibration: of words and pages said to be read right to such a share, how much is right.

Measured on the scans of the sample packets and on hard pages in grades. What is said of a page, and
of its words, comes from a table that was fitted without any page of the same layout.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from bench.fitting import BANDS, Said, banded, calibration_error, fitted
from bench.graded import graded_pages
from bench.material import SAMPLES
from bench.measuring import Cell, Report
from bench.true_pages import TruePage, made, pages_of_set, read_by_fullchart
from casefile.pages import PageReading
from casefile.words import Word
from ingest.reading import calibration
from ingest.reading.calibration import Calibration, share_right
from service.evaluation.printed import share_of_print, words_right

FOLDS = 5


@dataclass(frozen=True)
class _Page:
    """A page as read: its words with whether they are right, and the share that was read right."""

    layout: str
    reading: PageReading
    words: tuple[tuple[Word, bool], ...]
    read: float


def measure(*, of: Path | None = None, cores: int | None = None, fit: bool = False) -> Report:
    """Say of words and pages how much is right, before and after calibration.

    With `of`, a folder of matters with truth, the shipped table is judged on their pages; else
    tables are fitted, and with `fit` the one fitted to all pages is shipped.
    """
    with tempfile.TemporaryDirectory() as scratch:
        if of:
            true = pages_of_set(of)
        else:
            true = pages_of_set(SAMPLES) + made(graded_pages(), Path(scratch) / "graded.pdf")
        pages = _judged(true, read_by_fullchart(true, cores or os.cpu_count() or 1))
    if of:
        return _report(pages, [(pages, calibration.shipped())], "with the shipped table")
    if fit:
        _ship(pages)
    return _report(pages, list(_held_out(pages)), f"layouts held out, {FOLDS} parts")


def _judged(true: Sequence[TruePage], readings: Sequence[PageReading]) -> list[_Page]:
    pages = []
    for page, reading in zip(true, readings, strict=True):
        printed = page.truth.printed_text
        told = [(w, right) for w, right in words_right(printed, reading.words) if w.confidence < 1]
        read = share_of_print(printed, reading.words)
        pages.append(_Page(page.truth.style, reading, tuple(told), read))
    return pages


def _held_out(pages: Sequence[_Page]) -> Iterator[tuple[list[_Page], Calibration]]:
    """Give pages part by part, each with the table of the layouts that have no page among them."""
    layouts = sorted({page.layout for page in pages})
    for part in range(FOLDS):
        held = set(layouts[part::FOLDS])
        others = [told for page in pages if page.layout not in held for told in page.words]
        yield [page for page in pages if page.layout in held], fitted(others)


def _ship(pages: Sequence[_Page]) -> None:
    table = fitted(told for page in pages for told in page.words)
    content = {
        "about": "Shares of words that are right, by the recogniser's confidence from each step"
        " up. Written by: python -m bench calibration --fit",
        "words": sum(len(page.words) for page in pages),
        "steps": table.steps,
        **{kind.value: shares for kind, shares in table.right.items()},
    }
    lines = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in content.items())
    place = Path(calibration.__file__).with_name(calibration.TABLE)
    place.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def _report(
    pages: Sequence[_Page], tables: Sequence[tuple[list[_Page], Calibration]], how: str
) -> Report:
    words = [told for page in pages for told in page.words]
    said = {
        "words, before": [(w.confidence, float(right)) for w, right in words],
        "words": [
            (table.chance(w), float(right))
            for part, table in tables
            for page in part
            for w, right in page.words
        ],
        "pages, before": [(_raw(page), page.read) for page in pages],
        "pages": [(_score(page, table), page.read) for part, table in tables for page in part],
    }
    rows = [
        (f"{band / BANDS:.1f}", *cells)
        for band, cells in enumerate(zip(*map(_column, said.values()), strict=True))
    ]
    errors = [f"{name} {calibration_error(told):.3f}" for name, told in said.items()]
    far = [f"{name} {fmean(abs(s - m) for s, m in said[name]):.3f}" for name in list(said)[2:]]
    return Report(
        "calibration",
        f"Said to be right, and right: {len(pages)} pages, {len(words):,} words, {how}",
        ("from", *said),
        tuple(rows),
        (
            "Each cell: mean of what was said, share that is right, how many.",
            f"Expected calibration error: {', '.join(errors)}.",
            f"Mean distance of what was said of a page: {', '.join(far)}.",
        ),
    )


def _column(said: Sequence[Said]) -> list[Cell]:
    return [
        f"{fmean(s for s, _ in band):.2f} {fmean(m for _, m in band):.2f} {len(band):,}"
        if band
        else None
        for band in banded(said)
    ]


def _raw(page: _Page) -> float:
    """Give the mean confidence of the recogniser, longer words weighing more."""
    weighed = [(sum(c.isalnum() for c in w.text), w.confidence) for w in page.reading.words]
    whole = sum(weight for weight, _ in weighed)
    return sum(weight * sure for weight, sure in weighed) / whole if whole else 0.0


def _score(page: _Page, table: Calibration) -> float:
    return share_right(page.reading.words, table) * page.reading.covered
