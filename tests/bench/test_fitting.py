"""Fitting a calibration, and the pages that it is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fitting import STEPS, banded, calibration_error, fitted
from bench.graded import graded_pages
from bench.material import SAMPLES
from bench.true_pages import hard_scans, made, pages_of_set
from casefile.words import Box, Word
from ingest.reading.calibration import WordKind


def told(confidence: float, right: int, wrong: int, text: str = "lumbar") -> list:
    word = Word(text, Box(0, 0, 1, 1), confidence)
    return [(word, True)] * right + [(word, False)] * wrong


def test_shares_are_those_measured_and_never_fall() -> None:
    table = fitted([*told(0.55, 80, 20), *told(0.75, 60, 40), *told(0.97, 990, 10)])
    shares = table.right[WordKind.WORD]
    assert list(shares) == sorted(shares)
    at = {step: shares[STEPS.index(step)] for step in (0.5, 0.7, 0.96)}
    assert at[0.5] == at[0.7] == pytest.approx(0.7, abs=0.01)
    assert at[0.96] == pytest.approx(0.99, abs=0.01)


def test_kinds_of_words_are_fitted_apart() -> None:
    table = fitted([*told(0.97, 100, 0), *told(0.97, 50, 50, "of")])
    assert table.right[WordKind.WORD][-1] > 0.95
    assert table.right[WordKind.SHORT][-1] == pytest.approx(0.5, abs=0.01)


def test_the_error_is_how_far_off_each_band_is() -> None:
    assert calibration_error([(0.85, 1.0), (0.85, 1.0), (0.25, 0.0), (0.25, 0.5)]) == pytest.approx(
        (2 * 0.15 + 2 * 0.0) / 4
    )
    assert [len(band) for band in banded([(1.0, 1.0), (0.0, 0.0), (0.1, 0.0)])][:2] == [1, 1]


def test_graded_pages_say_something_of_their_own_each() -> None:
    pages = graded_pages()
    texts = {page.sheet.running_text() for page in pages}
    assert len(texts) == len(pages) >= 100
    assert len({page.sheet.style for page in pages}) >= 8


def test_pages_are_given_with_what_is_printed_on_them(tmp_path: Path) -> None:
    hard = hard_scans()[:2]
    (page, other) = made(hard, tmp_path / "hard.pdf")
    assert (page.truth.page, other.truth.page) == (1, 2)
    assert page.path.is_file()
    assert page.truth.printed_text == hard[0].sheet.rows_text() != ""
    samples = pages_of_set(SAMPLES)
    assert {p.truth.source for p in samples}.isdisjoint({"digital"})
    assert any(code.isdigit() for p in samples for code in p.codes)
    assert all(p.path.is_file() for p in samples)
