"""Accuracy: the words and fields of scans, read by Fullchart and by Tesseract with one setting.

Tesseract is handed each page at the scan's own resolution, as it is, with the same model; only
pages that lie upright are taken. Both are scored by the evaluator's own measures.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.contenders import as_scanned, bare_table
from bench.material import SAMPLES, evenly
from bench.measuring import Cell, Report
from bench.true_pages import TruePage, hard_scans, made, pages_of_set, read_by_fullchart
from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from ingest.reading.engines import words_of_table
from service.evaluation.fields import KINDS
from service.evaluation.scores import Scores
from service.evaluation.words import score_words

MODES = (3, 4, 6, 11)
"""Page segmentation: automatic, one column, one block, sparse text."""

_NAMES = {"date": "dates", "amount": "amounts", "cpt": "CPT and HCPCS", "icd": "ICD"}


def measure(*, of: Path | None = None, pages: int = 60, cores: int | None = None) -> Report:
    """Compare readings of upright, legible scans: of a folder with truth, else of our own pages."""
    cores = cores or os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as scratch:
        sample = _sample(of, pages, Path(scratch) / "hard.pdf")
        by_reader = {"Fullchart": read_by_fullchart(sample, cores)}
        with ProcessPoolExecutor(cores, get_context("spawn")) as bare:
            for mode in MODES:
                read = list(bare.map(_bare_reading, sample, [mode] * len(sample)))
                by_reader[f"psm {mode}"] = read
    scores = {name: _scores(sample, readings) for name, readings in by_reader.items()}
    return Report(
        "accuracy",
        f"Read as printed, {len(sample)} scanned pages: Fullchart and bare Tesseract",
        ("", *scores, "printed"),
        tuple(
            row
            for group in ("scan", "fax")
            for row in (_words_row(group, scores), *_field_rows(group, scores))
        ),
        ("Words: F1 of printed and read words. Fields: share that stands exactly as printed.",),
    )


def _sample(of: Path | None, count: int, file: Path) -> list[TruePage]:
    """Choose pages evenly; those of the hard set are made when they are chosen."""
    if of:
        return evenly([p for p in pages_of_set(of) if _upright(p)], count)
    samples = [p for p in pages_of_set(SAMPLES) if _upright(p)]
    hard = [p for p in hard_scans() if p.legible and not p.turn]
    share = round(count * len(samples) / (len(samples) + len(hard)))
    return evenly(samples, share) + made(evenly(hard, count - share), file)


def _upright(page: TruePage) -> bool:
    return page.truth.legible and 0 in page.truth.rotation_ok


def _bare_reading(page: TruePage, mode: int) -> PageReading:
    """Read a page with nothing but Tesseract."""
    picture = as_scanned(page.path, page.truth.page)
    height, width = picture.pixels.shape
    table = bare_table(picture.pixels, picture.dpi, mode)
    words = tuple(
        Word(
            w.text,
            Box(w.left / width, w.top / height, w.right / width, w.bottom / height),
            w.confidence,
            w.line,
        )
        for w in words_of_table(table)
    )
    shown = (72 * width / picture.dpi, 72 * height / picture.dpi)
    return PageReading(page.truth.page, Source.OCR, words, *shown)


def _scores(pages: Sequence[TruePage], readings: Sequence[PageReading]) -> Scores:
    scores = Scores()
    for page, reading in zip(pages, readings, strict=True):
        score_words(page.truth, reading, page.codes, scores)
    return scores


def _words_row(group: str, scores: dict[str, Scores]) -> tuple[Cell, ...]:
    hits = [s.hits[f"words, {group}"] for s in scores.values()]
    return (f"words, {group}", *(_shown(h.f1) for h in hits), hits[0].found + hits[0].missed)


def _field_rows(group: str, scores: dict[str, Scores]) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for kind in KINDS:
        shares = [s.shares[f"read {kind}, {group}"] for s in scores.values()]
        if shares[0].of:
            label = f"{_NAMES[kind]}, {group}"
            rows.append((label, *(_shown(s.value) for s in shares), shares[0].of))
    return rows


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
