"""Values that were printed apart and read as one: `02 17 25` in the boxes of a claim, `99213 25`.

Narrow print has narrow spaces, which the recogniser passes over. The paper between the figures
tells them: it is wider there than between any two others. Dates are printed without spaces, too
(the institutional claim), so that the form alone would not do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.grays import INK
from ingest.reading.preparing import Prepared

_TOGETHER = re.compile(
    r"(?P<ruling>1?)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?P<year>\d\d|19\d\d|20\d\d)"
    r"|(?P<code>\d{5}|[A-V]\d{4})(?P<modifier>2[2-6]|5\d|6[2-6]|7[6-9]|8[0-2]|9[0159])"
)
"""A date in boxes, behind a ruling or not, or a procedure and its modifier (CPT, appendix A)."""

WIDER, FAR_WIDER = 1.2, 1.5
"""By so much paper between two values is wider than any between the figures of one, and than most:
a 1 has much paper on both sides, and typewriters set all figures far apart."""

LEAST_SPACE = 0.25
"""Heights of a figure."""

ASTRAY = 0.6
"""Figures by which a space lies beside where figures of one width would have it."""


def spaced(words: Iterable[Word], picture: Prepared) -> tuple[Word, ...]:
    """Part the words that show spaces between a month, a day and a year, or behind a code."""
    apart: list[Word] = []
    for word in words:
        together = _TOGETHER.fullmatch(word.text)
        # Where a part begins; nothing is cut before the first.
        places = [start for start, _ in together.regs[1:] if start > 0] if together else []
        apart += _parts(word, places, picture) if places else [word]
    return tuple(apart)


def _parts(word: Word, places: Sequence[int], picture: Prepared) -> list[Word]:
    """Cut a word before the figures at some places, where spaces are; else leave it whole."""
    left, top, right, bottom = (max(0, round(v)) for v in picture.place_of(word.box))
    part = picture.pixels[top:bottom, left:right]
    if not part.size:
        return [word]
    gaps = sorted(_gaps(part), key=lambda gap: gap[0] - gap[1])
    spaces, others = sorted(gaps[: len(places)]), [end - at for at, end in gaps[len(places) :]]
    apart = max(WIDER * max(others, default=0), FAR_WIDER * median(others or [0]))
    least = max(apart, LEAST_SPACE * (bottom - top))
    figure = (right - left) / len(word.text)
    if len(spaces) < len(places) or not all(
        end - start >= least and abs((start + end) / 2 / figure - place) < ASTRAY
        for (start, end), place in zip(spaces, places, strict=True)
    ):
        return [word]
    texts = pairwise([0, *places, len(word.text)])
    sides = [0, *(side for space in spaces for side in space), right - left]
    share = word.box.width / (right - left)
    return [
        replace(
            word, text=word.text[first:last], box=_between(word.box, start * share, end * share)
        )
        for (first, last), start, end in zip(texts, sides[::2], sides[1::2], strict=True)
    ]


def _between(box: Box, start: float, end: float) -> Box:
    return replace(box, x0=box.x0 + start, x1=box.x0 + end)


def _gaps(part: Pixels) -> Iterator[tuple[int, int]]:
    """Give where paper shows from top to bottom between ink, from left to right."""
    inked: npt.NDArray[np.intp] = np.flatnonzero((part < INK).any(axis=0))
    for before, after in pairwise(inked.tolist()):
        if after - before > 1:
            yield before + 1, after
