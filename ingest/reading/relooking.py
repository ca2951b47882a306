"""A closer look at doubtful words: dates, amounts and codes that the first look was not sure of.

Each such word is cut out, enlarged and recognised again, twice, with other treatment of its edges.
Among the three readings that have the form of a date, an amount or a code the most frequent stands.
Where all three agree the word is sure; otherwise it stays doubtful, whatever it is read as now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from casefile.doubt import carried_form, has_form, is_doubtful
from casefile.words import Word
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Engine, Line
from ingest.reading.preparing import Prepared

MOST_WORDS = 80
"""A page with more doubtful words than this is poor all over; a closer look is no help."""

AROUND_INCHES = 0.02
BORDER = 10
SHARP, SOFT = 1.5, 2.0
"""How much a word is enlarged for the sharp look and for the soft one."""

BLUR = 0.9
AGREED = 0.97
"""Confidence of a word that three looks read alike."""

DISPUTED = 0.79
"""The most confidence that a word is given that they read differently: it stays doubtful."""


def looked_again(words: Sequence[Word], picture: Prepared, engine: Engine) -> tuple[Word, ...]:
    """Look again at the doubtful among the words of an upright page picture."""
    places = [place for place, word in enumerate(words) if is_doubtful(word)]
    if not 0 < len(places) <= MOST_WORDS:
        return tuple(words)
    cuts = [_cut(words[place], picture) for place in places]
    sharp = engine.lines([_framed(_sharp(cut)) for cut in cuts], round(picture.dpi * SHARP))
    soft = engine.lines([_framed(_soft(cut)) for cut in cuts], round(picture.dpi * SOFT))
    settled = list(words)
    for place, *looks in zip(places, sharp, soft, strict=True):
        settled[place] = _settled(words[place], looks)
    return tuple(settled)


def _settled(word: Word, looks: Sequence[Line]) -> Word:
    """Choose among the readings of a word."""
    first = carried_form(word.text)
    others = [carried_form("".join(look.text.split())) for look in looks]
    if all(other == first for other in others):
        return replace(word, confidence=max(word.confidence, AGREED))
    sureness = (word.confidence, *(look.confidence for look in looks))
    votes: dict[str, float] = {}
    for text, sure in zip((first, *others), sureness, strict=True):
        if has_form(text):
            votes[text] = votes.get(text, 0.0) + 1 + sure / 100
    if not votes:
        return word
    best = max(sorted(votes), key=votes.__getitem__)
    shown = word.text if best == first else word.text.replace(first, best) if first else best
    return replace(word, text=shown, confidence=min(word.confidence, DISPUTED))


def _cut(word: Word, picture: Prepared) -> Pixels:
    """Cut a word out of the picture, which was straightened since its box was taken."""
    height, width = picture.pixels.shape
    x, y = word.box.middle[0] * width, word.box.middle[1] * height
    if picture.skew:
        straight = cv2.getRotationMatrix2D((width / 2, height / 2), picture.skew, 1.0)
        x, y = straight @ (x, y, 1.0)
    around = AROUND_INCHES * picture.dpi
    half_w, half_h = word.box.width * width / 2 + around, word.box.height * height / 2 + around
    left, top = (
        int(min(max(edge, 0), end - 2)) for edge, end in ((x - half_w, width), (y - half_h, height))
    )
    right, bottom = int(max(x + half_w, left + 2)), int(max(y + half_h, top + 2))
    return picture.pixels[top:bottom, left:right]


def _sharp(cut: Pixels) -> Pixels:
    large = cv2.resize(cut, None, fx=SHARP, fy=SHARP, interpolation=cv2.INTER_CUBIC)
    return large.astype(np.uint8, copy=False)


def _soft(cut: Pixels) -> Pixels:
    """Enlarge with the ragged edges of coarse print filled in."""
    blurred = cv2.GaussianBlur(cut, (0, 0), BLUR)
    large = cv2.resize(blurred, None, fx=SOFT, fy=SOFT, interpolation=cv2.INTER_CUBIC)
    _, solid = cv2.threshold(large, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return solid.astype(np.uint8, copy=False)


def _framed(cut: Pixels) -> Pixels:
    framed = cv2.copyMakeBorder(
        cut, BORDER, BORDER, BORDER, BORDER, cv2.BORDER_CONSTANT, value=(255,)
    )
    return framed.astype(np.uint8, copy=False)
