"""One scanned page to words: prepare the picture, recognise, and turn it if it lies wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import cast

import cv2
import numpy as np

from casefile.pages import Turn
from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Engine, Recognised
from ingest.reading.preparing import Prepared, prepare, ruled_lines
from ingest.reading.settings import ReadingSettings

FORM_RULINGS = 0.004
"""A page with more than this share of its pixels in rulings is a form or a grid: small print."""

FORM_DPI = 300
COMPASS_DPI = 150
COMPASS_SURE = 1.0
SURE_WORD = 0.5

_LONE_BAR = "|"
_PROSE_WORD = re.compile(r"^[A-Za-z][a-z'’]+[,.;:]?$")


@dataclass(frozen=True, slots=True)
class Recognition:
    """The words found on a picture, the turn that made it upright, and the upright picture."""

    words: tuple[Word, ...]
    turn: Turn
    confidence: float
    picture: Prepared


def recognise(
    pixels: Pixels, dpi: float, engine: Engine, settings: ReadingSettings, *, bilevel: bool
) -> Recognition:
    """Read a gray picture; where the words make no sense, look which way up it is and read again."""
    first = _attempt(pixels, dpi, 0, engine, settings, bilevel=bilevel)
    if first.confidence >= settings.legible_from and len(first.words) >= 3:
        return first
    small = cv2.resize(
        first.picture.pixels, None, fx=COMPASS_DPI / dpi, fy=COMPASS_DPI / dpi,
        interpolation=cv2.INTER_AREA,
    )  # fmt: skip
    found = engine.orientation(small, COMPASS_DPI)
    if found is None or found.turn == 0 or found.confidence < COMPASS_SURE:
        return first
    again = _attempt(
        np.ascontiguousarray(np.rot90(pixels, -found.turn // 90)),
        dpi,
        cast("Turn", found.turn),
        engine,
        settings,
        bilevel=bilevel,
    )
    return max(first, again, key=_weight)


def _attempt(
    pixels: Pixels,
    dpi: float,
    turn: Turn,
    engine: Engine,
    settings: ReadingSettings,
    *,
    bilevel: bool,
) -> Recognition:
    picture = prepare(pixels, dpi, bilevel=bilevel, plain=settings.plain)
    shown, scale = picture.pixels, 1.0
    rulings = ruled_lines(picture.pixels, dpi)
    if not settings.plain and dpi < FORM_DPI and (rulings > 0).mean() > FORM_RULINGS:
        scale = FORM_DPI / dpi
        shown = cv2.resize(shown, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    found = engine.words(shown, round(dpi * scale))
    words = _repaired(tuple(_placed(found, picture, scale)))
    return Recognition(words, turn, mean_confidence(words), picture)


def _weight(recognition: Recognition) -> tuple[float, int]:
    return (recognition.confidence, len(recognition.words))


def _placed(found: Sequence[Recognised], picture: Prepared, scale: float) -> list[Word]:
    """Put words back where they stand on the picture before it was straightened."""
    height, width = picture.pixels.shape
    back = cv2.getRotationMatrix2D((width / 2, height / 2), -picture.skew, 1.0)
    words = []
    for item in found:
        x, y = (item.left + item.right) / 2 / scale, (item.top + item.bottom) / 2 / scale
        if picture.skew:
            x, y = back @ (x, y, 1.0)
        half_w, half_h = (item.right - item.left) / 2 / scale, (item.bottom - item.top) / 2 / scale
        box = Box(
            _share(x - half_w, width),
            _share(y - half_h, height),
            _share(x + half_w, width),
            _share(y + half_h, height),
        )
        words.append(Word(item.text, box, round(item.confidence, 4), item.line))
    return words


def _share(value: float, whole: int) -> float:
    return round(min(max(float(value) / whole, 0.0), 1.0), 5)


def mean_confidence(words: Sequence[Word]) -> float:
    """Weigh how sure the words are by their size: small print of a form does not condemn a page."""
    lettered = [w for w in words if any(c.isalnum() for c in w.text)]
    if not lettered:
        return 0.0
    weights = [min(len(w.text), 12) * w.box.height for w in lettered]
    total = sum(weights)
    if total <= 0:
        return 0.0
    return sum(w.confidence * k for w, k in zip(lettered, weights, strict=True)) / total


def _repaired(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Read a lone bar amid prose as the word it is ("I"): the recogniser's commonest slip.

    Bars between numbers or at the edge of a grid are rulings; they are left out.
    """
    repaired: list[Word] = []
    for _, group in groupby(words, key=lambda w: w.line):
        line = list(group)
        for place, word in enumerate(line):
            if word.text != _LONE_BAR:
                repaired.append(word)
                continue
            beside = line[max(0, place - 1) : place] + line[place + 1 : place + 3]
            prose = sum(1 for w in beside if _PROSE_WORD.match(w.text))
            if prose >= max(1, len(beside) - 1) and len(line) >= 4:
                repaired.append(replace(word, text="I"))
    return tuple(repaired)
