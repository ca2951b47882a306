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
LEAST_FOR_LARGE = 60
COMPASS_DPI = 150
COMPASS_SURE = 4.0
"""Below this the recogniser's sense of direction is a guess."""

CLEARLY_BETTER = 0.1

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
    """Read a gray picture; where the words make no sense, turn it and read again.

    The recogniser's own sense of direction is tried first. It fails on forms, so the other ways
    up are tried after it, until one is legible. A turn must read clearly better to be taken.
    """
    best = _attempt(pixels, dpi, 0, engine, settings, bilevel=bilevel)
    if _sound(best, settings):
        return best
    for turn in _turns(best.picture, dpi, engine):
        turned = np.ascontiguousarray(np.rot90(pixels, -turn // 90))
        other = _attempt(turned, dpi, turn, engine, settings, bilevel=bilevel)
        if _sureness(other) > _sureness(best) + CLEARLY_BETTER:
            best = other
        if _sound(best, settings):
            break
    return best


def _turns(picture: Prepared, dpi: float, engine: Engine) -> list[Turn]:
    """Give the turns worth trying, the likeliest first; none where there is no text to turn."""
    scale = COMPASS_DPI / dpi
    small = cv2.resize(picture.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = engine.orientation(small.astype(np.uint8, copy=False), COMPASS_DPI)
    if found is None:
        return []
    turns: list[Turn] = [180, 90, 270]
    likeliest = cast("Turn", found.turn)
    if found.confidence >= COMPASS_SURE or picture.ruined:
        return [likeliest] if likeliest else []
    return sorted(turns, key=lambda turn: turn != likeliest)


def _sound(recognition: Recognition, settings: ReadingSettings) -> bool:
    return len(recognition.words) >= 3 and _sureness(recognition) >= settings.legible_from


def _sureness(recognition: Recognition) -> float:
    return large_print_confidence(recognition.words)


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
    form = not picture.ruined and (rulings > 0).mean() > FORM_RULINGS
    if form and dpi < FORM_DPI and not settings.plain:
        scale = FORM_DPI / dpi
        larger = cv2.resize(shown, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
        shown = larger.astype(np.uint8, copy=False)
    found = engine.words(shown, round(dpi * scale))
    words = _repaired(tuple(_placed(found, picture, scale)))
    return Recognition(words, turn, mean_confidence(words), picture)


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
    """Give the mean confidence (0..1) of the words, longer and larger ones weighing more."""
    lettered = _lettered(words)
    weights = [min(len(w.text), 12) * w.box.height for w in lettered]
    total = sum(weights)
    if total <= 0:
        return 0.0
    return sum(w.confidence * k for w, k in zip(lettered, weights, strict=True)) / total


def large_print_confidence(words: Sequence[Word]) -> float:
    """Give the confidence of a page by its larger print, where that is the surer.

    On claim forms the small captions drown in a fax, while what was typed into the boxes (all
    that matters) stays clear: the larger third of the words speaks for the page.
    """
    lettered = _lettered(words)
    if len(lettered) < LEAST_FOR_LARGE:
        return mean_confidence(words)
    heights = sorted(w.box.height for w in lettered)
    large = heights[len(heights) * 2 // 3]
    return max(
        mean_confidence(words), mean_confidence([w for w in lettered if w.box.height >= large])
    )


def _lettered(words: Sequence[Word]) -> list[Word]:
    return [w for w in words if any(c.isalnum() for c in w.text)]


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
