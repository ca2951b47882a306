"""Dates, amounts and codes of which the reader was not quite sure, read again: each by itself.

A value that two looks at it alone read as it was read amid its line is nearly always right, so it
is sure. Where they agree on another value, that one is right seven times as often as the first
(measured): it is taken, and is doubtful. Where they do not agree, what was read stays, in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefile.doubt import is_sound
from casefile.words import Word
from ingest.reading.alone import Heard, can_be_printed, read_alone, value_of
from ingest.reading.engines import CODES, FIGURES, Engine
from ingest.reading.mending import mended
from ingest.reading.preparing import Prepared

NEARLY_SURE = 0.94
"""Above this hardly any value is misread (measured), and looking again would only cost."""

CONFIRMED = 0.93
CONTESTED = 0.60

_PROCEDURE = re.compile(r"\d{5}")
_SUPPLY = re.compile(r"[ACEGJLQ]\d{4}")
"""A code of HCPCS, level II, that bills of hospitals and offices bear."""

_ROW_AND_REVENUE = re.compile(r"1(?P<revenue>0\d{3})")
"""A revenue code behind a ruling, which is read as a 1."""

MOST = 40
"""Values of one page that are read again at most, the least sure first."""


def unsure_values(words: Sequence[Word]) -> Iterator[int]:
    """Give the places in the list of values that are worth a reading of their own."""
    for at, word in enumerate(words):
        if (word.read or word.confidence < NEARLY_SURE) and is_sound(word.text):
            yield at


def read_twice(words: Sequence[Word], picture: Prepared, engine: Engine) -> tuple[Word, ...]:
    """Give the words with those values made sure or doubtful that were not quite sure.

    `picture` is the enlarged picture of the page on which the words were found.
    """
    unsure = sorted(unsure_values(words), key=lambda at: words[at].confidence)[:MOST]
    instead = {at: _judged(words[at], picture, engine) for at in unsure}
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def _judged(word: Word, picture: Prepared, engine: Engine) -> Word:
    value = value_of(word.text)
    heard = _heard(word, value, picture, engine)
    if heard is not None and heard.text == value:
        # What was put right is no longer a guess: it was read so.
        sure = max(word.confidence, heard.confidence, CONFIRMED)
        return replace(word, confidence=sure, read="")
    if heard is None or not _takes_place(heard.text, value, value_of(word.read)):
        return replace(word, confidence=min(word.confidence, CONTESTED))
    text = word.text.replace(value, heard.text, 1)
    return replace(word, text=text, confidence=CONTESTED, read=word.read or word.text)


def _heard(word: Word, value: str, picture: Prepared, engine: Engine) -> Heard | None:
    """Read a value alone; five figures that are not heard again may be the code of a supply.

    Its letter is read as a figure: `32270` for J2270, `13650` for L3650.
    """
    if any(c.isalpha() for c in value):
        return read_alone(picture, word.box, engine, CODES)
    heard = read_alone(picture, word.box, engine, FIGURES)
    if _PROCEDURE.fullmatch(value) and (heard is None or heard.text != value):
        supply = read_alone(picture, word.box, engine, CODES)
        spelled = mended(replace(word, text=supply.text)).text if supply is not None else ""
        if supply is not None and _SUPPLY.fullmatch(spelled):
            return Heard(spelled, supply.confidence)
    return heard


def _takes_place(heard: str, value: str, before: str) -> bool:
    """Tell whether another value may be taken; looks lose points and slashes, and invent none.

    What was read before it was put right is no news.
    """
    if (ruled := _ROW_AND_REVENUE.fullmatch(value)) and ruled["revenue"] == heard:
        return True
    news = heard != before and (value.isalnum() or not heard.isalnum())
    return news and can_be_printed(heard)
