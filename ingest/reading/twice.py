"""Dates, amounts and codes of which the reader was not quite sure, read again: each by itself.

The same figures read alike twice, once amid their line and once alone and larger, are nearly always
right; where the readings differ, the first is wrong as often as not. So such a value is sure in the
first case and doubtful in the second. What was read stays, since neither reading is the better one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefile.doubt import bare_value, is_sound
from casefile.words import Word
from ingest.reading.engines import CODES, FIGURES, Engine
from ingest.reading.figures import cut_out
from ingest.reading.preparing import Prepared

NEARLY_SURE = 0.94
"""Above this hardly any value is misread (measured), and looking again would only cost."""

HEARD = 0.80
"""A reading alone below this confirms nothing."""

CONFIRMED = 0.93
CONTESTED = 0.60

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
    value = bare_value(word.text)
    allowed = CODES if any(c.isalpha() for c in value) else FIGURES
    found = engine.figures(cut_out(picture, word.box), round(picture.dpi), allowed)
    if bare_value("".join(f.text for f in found)) != value:
        return replace(word, confidence=min(word.confidence, CONTESTED))
    least = min(f.confidence for f in found)
    if least < HEARD:
        return word
    # What was put right is no longer a guess: it was read so.
    return replace(word, confidence=max(word.confidence, least, CONFIRMED), read="")
