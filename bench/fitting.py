"""Fitting a calibration to words of which is known whether they are right, and judging it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

from casefile.words import Word
from ingest.reading.calibration import Calibration, WordKind, kind_of

STEPS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.96)
"""Half of all words of a clean scan lie above the last one, and nearly all of these are right."""

BANDS = 10

Said = tuple[float, float]
"""What was said (0..1) of a word or a page, and what was measured."""


def fitted(words: Iterable[tuple[Word, bool]]) -> Calibration:
    """Give the shares of words that are right, by kind and step: a surer word is no less right."""
    right = {kind: [0] * len(STEPS) for kind in WordKind}
    all_ = {kind: [0] * len(STEPS) for kind in WordKind}
    table = Calibration(STEPS, {})
    for word, is_right in words:
        kind, step = kind_of(word.text), table.step(word.confidence)
        right[kind][step] += is_right
        all_[kind][step] += 1
    return Calibration(STEPS, {kind: _rising(right[kind], all_[kind]) for kind in WordKind})


def _rising(right: Sequence[int], of: Sequence[int]) -> tuple[float, ...]:
    """Give the share of each step; steps that would fall are pooled (isotonic regression).

    Each step begins with half a right word and half a wrong one, since few words prove little.
    """
    pools: list[tuple[float, float, int]] = []
    for good, all_ in zip(right, of, strict=True):
        pools.append((good + 0.5, all_ + 1.0, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
            last, before = pools.pop(), pools.pop()
            pools.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return tuple(round(good / all_, 3) for good, all_, steps in pools for _ in range(steps))


def banded(said: Sequence[Said]) -> list[list[Said]]:
    """Part what was said into bands of a tenth."""
    bands: list[list[Said]] = [[] for _ in range(BANDS)]
    for one in said:
        bands[min(int(one[0] * BANDS), BANDS - 1)].append(one)
    return bands


def calibration_error(said: Sequence[Said]) -> float:
    """Give by how much what was said is off from what was measured, band by band."""
    off = (
        len(band) * abs(fmean(s for s, _ in band) - fmean(m for _, m in band))
        for band in banded(said)
        if band
    )
    return sum(off) / len(said)
