"""Dates, amounts and codes whose form was lost, read once more: alone, and as figures.

What comes out is taken only where two looks agree on it and it has a form that the first reading
lacked; the word stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefile.doubt import is_doubtful, is_sound
from casefile.words import Box, Word
from ingest.reading.alone import Heard, can_be_printed, read_alone
from ingest.reading.closer import POOR
from ingest.reading.engines import CODES, FIGURES, Engine
from ingest.reading.preparing import Prepared

MOST = 30
"""A page with more lost figures is hardly read at all, and looking at each would take long."""

SURE = 0.90
"""Figures without any sign between them are heard wrong too often below this (measured)."""

_LETTER_FIRST = re.compile(r"\W*(?:[A-Za-hj-km-np-rt-y]|\d[A-V]\d{4})")
"""A small l, i, o, s or z may be a figure. A rule may be read as one before a code: `1J1885`."""

_MARKS_FIRST = re.compile(r"\W+\d{4}")
_HCPCS = re.compile(r"[A-V]\d{4}")
_STROKES = re.compile(r"(?:0?[1-9]|1[0-2])1(?:0?[1-9]|[12]\d|3[01])1(?:[0-3]\d)")
"""A date whose two slashes were read as figures: `2127124`."""

_MONTH = re.compile(r"0[1-9]|1[0-2]")
_DAY = re.compile(r"0[1-9]|[12]\d|3[01]")
_YEAR = re.compile(r"(?:19|20)?\d\d")
_BOX_APART = 4.0
"""Heights between the boxes of one date at most."""

_LONGEST_MONTH = 4


def with_figures(words: Sequence[Word], picture: Prepared, engine: Engine) -> tuple[Word, ...]:
    """Give the words with those lost figures put right that are read alike twice, alone.

    `picture` is the enlarged picture of the page on which the words were found.
    """
    instead: dict[int, Word] = {}
    for at, box in list(lost_figures(words))[:MOST]:
        heard = _heard(words[at], box, picture, engine)
        if heard is not None:
            sure, read = round(heard.confidence, 4), words[at].text
            instead[at] = replace(words[at], text=heard.text, confidence=sure, read=read)
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def _heard(word: Word, box: Box, picture: Prepared, engine: Engine) -> Heard | None:
    """Read a lost date or amount, or code; what begins with a letter is no amount."""
    lettered = bool(_LETTER_FIRST.match(word.text))
    marked = bool(_MARKS_FIRST.fullmatch(word.text))  # what is left of the letter of a code
    for allowed in (CODES, FIGURES) if lettered or marked else (FIGURES,):
        heard = read_alone(picture, box, engine, allowed)
        if heard is not None and _takes_place(heard, word.text, lettered=lettered):
            return heard
    return None


def _takes_place(heard: Heard, lost: str, *, lettered: bool) -> bool:
    """Tell whether what was heard may stand for a lost value.

    Figures without any sign between them may be part of any number: they must have been read
    before, too, but for the letter of a code.
    """
    text = heard.text
    if _MONTH.fullmatch(text):
        return len(lost) <= _LONGEST_MONTH
    if not can_be_printed(text):
        return False
    if text.isalnum():
        figures = text[1:] if _HCPCS.fullmatch(text) else text
        return figures in lost and heard.confidence >= SURE
    return not lettered or text[0].isalpha() or "/" in text


def lost_figures(words: Sequence[Word]) -> Iterator[tuple[int, Box]]:
    """Give the places in the list of words that lost their form, and the boxes to cut out.

    These are doubtful words in the form of no date, amount or code, dates whose slashes were read
    as figures, and the month of a date in boxes, which the rule at its left runs into.
    """
    for at, word in enumerate(words):
        lost = is_doubtful(word) or _STROKES.fullmatch(word.text)
        if lost and not word.read and not is_sound(word.text):
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
