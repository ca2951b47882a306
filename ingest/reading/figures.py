"""Dates, amounts and codes whose form was lost, read once more: alone, and as figures.

Amid a line the recogniser takes a lost comma or slash for nothing and a rule for a figure. Cut out
and allowed figures only, such a word is often read as it is printed. What comes out is taken only
where it is sure and has a form that the first reading lacked; the word stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np

from casefile.doubt import is_doubtful, is_sound
from casefile.words import Box, Word
from ingest.pdf.pictures import Pixels
from ingest.reading.closer import POOR
from ingest.reading.engines import FIGURES, Engine
from ingest.reading.preparing import Prepared

SURE = 0.90
"""Below this a reading of figures alone is wrong as often as the one before (measured)."""

MOST = 40
"""A page with more lost figures is hardly read at all, and looking at each would take long."""

MARGIN = 0.3
"""Heights of a word that are cut out around it; half of it at the sides."""

PAPER_INCHES = 0.1
"""White around what is cut out: the recogniser does not read what touches the edge."""

_MONTH = re.compile(r"0[1-9]|1[0-2]")
_DAY = re.compile(r"0[1-9]|[12]\d|3[01]")
_YEAR = re.compile(r"(?:19|20)?\d\d")
_BOX_APART = 4.0
"""Heights between the boxes of one date at most."""

_LONGEST_MONTH = 4


def with_figures(words: Sequence[Word], picture: Prepared, engine: Engine) -> tuple[Word, ...]:
    """Give the words with those lost figures put right that the recogniser reads surely alone.

    `picture` is the enlarged picture of the page on which the words were found.
    """
    instead: dict[int, Word] = {}
    for at, box in list(lost_figures(words))[:MOST]:
        found = engine.figures(cut_out(picture, box), round(picture.dpi), FIGURES)
        if len(found) == 1 and found[0].confidence >= SURE:
            text = found[0].text
            if is_sound(text) or _MONTH.fullmatch(text):
                sure, read = round(found[0].confidence, 4), words[at].text
                instead[at] = replace(words[at], text=text, confidence=sure, read=read)
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def lost_figures(words: Sequence[Word]) -> Iterator[tuple[int, Box]]:
    """Give the places in the list of words that lost their form, and the boxes to cut out.

    These are doubtful words in the form of no date, amount or code, and the month of a date in
    boxes, which the rule at its left runs into.
    """
    for at, word in enumerate(words):
        if is_doubtful(word) and not word.read and not is_sound(word.text):
            yield at, word.box
        elif _is_lost_month(words[at : at + 3]):
            day = words[at + 1].box
            yield at, replace(word.box, top=day.top, bottom=day.bottom)


def _is_lost_month(words: Sequence[Word]) -> bool:
    if len(words) < 3 or len({w.line for w in words}) > 1:
        return False
    month, day, year = words
    if month.confidence >= POOR or len(month.text) > _LONGEST_MONTH:
        return False
    if _MONTH.fullmatch(month.text):
        return False
    apart = day.box.x0 - month.box.x1, year.box.x0 - day.box.x1
    near = max(apart) < _BOX_APART * day.box.height
    return bool(near and _DAY.fullmatch(day.text) and _YEAR.fullmatch(year.text))


def cut_out(picture: Prepared, box: Box) -> Pixels:
    """Give the part of a picture that holds a word of its sheet, with paper around it."""
    left, top, right, bottom = picture.place_of(box)
    margin = (bottom - top) * MARGIN
    rows = slice(max(0, round(top - margin)), round(bottom + margin))
    columns = slice(max(0, round(left - margin / 2)), round(right + margin / 2))
    paper = round(PAPER_INCHES * picture.dpi)
    return np.asarray(
        cv2.copyMakeBorder(
            picture.pixels[rows, columns],
            paper, paper, paper, paper, cv2.BORDER_CONSTANT, value=(255,),
        ),
        np.uint8,
    )  # fmt: skip
