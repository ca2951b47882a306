"""A value cut out of its page and read by itself, as often as it takes for two looks to agree.

Amid a line the recogniser loses thin points and strokes, and takes a rule for a figure. Alone, too,
one look is often wrong; but what two looks read alike at pictures of different size and width is
nearly always what is printed (measured). Wider print shows points and strokes better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from casefile.doubt import bare_value, is_sound
from casefile.icd_codes import icd10_codes
from casefile.words import Box
from ingest.pdf.pictures import Pixels
from ingest.reading.engines import Engine
from ingest.reading.preparing import Prepared

LOOKS = ((1.0, 1.0), (0.975, 0.75), (1.25, 1.0))
"""How wide and how high each look shows what was cut out; the last one where two differ."""

MARGIN = 0.3
PADDING = 0.15
"""Heights of a word that are cut out above and below it, and at its sides."""

PAPER_INCHES = 0.1
"""White around what is cut out: the recogniser does not read what touches the edge."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What was read at a look, or alike at two, and how sure the surer one was (0..1)."""

    text: str
    confidence: float


def read_alone(picture: Prepared, box: Box, engine: Engine, allowed: str) -> Heard | None:
    """Give what two looks at a part of a sheet read alike; None where none do.

    `picture` is the enlarged picture of the sheet; nothing but the `allowed` characters can be
    read.
    """
    return agreed(looks(picture, box, engine, allowed))


def agreed(heard: Iterable[Heard]) -> Heard | None:
    """Give what the first two looks that are alike read, as sure as the surer one."""
    sure: dict[str, float] = {}
    for look in heard:
        if look.text and look.text in sure:
            return Heard(look.text, max(look.confidence, sure[look.text]))
        sure[look.text] = look.confidence
    return None


def looks(picture: Prepared, box: Box, engine: Engine, allowed: str) -> Iterator[Heard]:
    """Look at a part of a sheet again and again; gives what each look heard."""
    part = _cut_out(picture, box)
    for across, down in LOOKS:
        shown = part if across == down == 1 else _resized(part, across, down)
        found = engine.figures(shown, round(picture.dpi * down), allowed)
        text = value_of("".join(f.text for f in found))
        yield Heard(text, min((f.confidence for f in found), default=0.0))


def value_of(text: str) -> str:
    """Give a value as it is compared: without punctuation around it, and without its currency."""
    return bare_value(text).lstrip("$")


def can_be_printed(value: str) -> bool:
    """Tell whether a value has the form of a date, an amount or a code that there is."""
    if not is_sound(value):
        return False
    lettered_code = value[0].isalpha() and "." in value
    return not lettered_code or value.replace(".", "") in icd10_codes()


def _cut_out(picture: Prepared, box: Box) -> Pixels:
    """Give the part of a picture that holds a word of its sheet, with paper around it."""
    left, top, right, bottom = picture.place_of(box)
    above, beside = (bottom - top) * MARGIN, (bottom - top) * PADDING
    rows = slice(max(0, round(top - above)), round(bottom + above))
    columns = slice(max(0, round(left - beside)), round(right + beside))
    paper = round(PAPER_INCHES * picture.dpi)
    return np.asarray(
        cv2.copyMakeBorder(
            picture.pixels[rows, columns],
            paper, paper, paper, paper, cv2.BORDER_CONSTANT, value=(255,),
        ),
        np.uint8,
    )  # fmt: skip


def _resized(part: Pixels, across: float, down: float) -> Pixels:
    how = cv2.INTER_AREA if down < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, None, fx=across, fy=down, interpolation=how), np.uint8)
