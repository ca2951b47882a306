"""Prices that lost their point or comma though they were read surely: `2926` in a column of prices.

Thin points of copies and faxes leave the recogniser sure of the figures around them. What stands
where prices stand is read alone, and taken where two looks find the marks amid the same figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefile.words import Word
from ingest.reading.alone import read_alone, value_of
from ingest.reading.engines import FIGURES, Engine
from ingest.reading.preparing import Prepared
from ingest.reading.twice import CONTESTED, unsure_values

MOST = 20
"""Values of one page that are looked at, at most."""

IN_COLUMN = 2
"""So many prices above and below each other, with the same right edge, make a column of them."""

_BARE = re.compile(r"\$?\d{3,7}")
_NO_COMMA = re.compile(r"\$?\d{4,6}\.\d\d")
_PRICE = re.compile(r"\$?\d{1,3}(?:,\d{3})*\.\d\d")


def with_points(words: Sequence[Word], picture: Prepared, engine: Engine) -> tuple[Word, ...]:
    """Give the words with the marks of those prices put back that two looks find alone.

    A point changes a value, which stays doubtful; a comma changes none. What stands without a point
    where prices stand is doubtful also where no look finds one. `picture` is the enlarged picture
    of the page on which the words were found.
    """
    instead: dict[int, Word] = {}
    for at in list(bare_prices(words))[:MOST]:
        word = words[at]
        heard = read_alone(picture, word.box, engine, FIGURES)
        if heard is not None and _is_with_marks(heard.text, word.text):
            text = word.text.replace(value_of(word.text), heard.text, 1)
            read = word.read if "." in word.text else word.read or word.text
            instead[at] = replace(word, text=text, read=read)
        elif "." not in word.text:
            instead[at] = replace(word, confidence=min(word.confidence, CONTESTED))
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def bare_prices(words: Sequence[Word]) -> Iterator[int]:
    """Give the places in the list of prices without a comma, and of what may lack its point.

    Values that were not quite sure are left out: they are read alone for that.
    """
    prices = [w for w in words if _PRICE.fullmatch(value_of(w.text))]
    unsure = set(unsure_values(words))
    for at, word in enumerate(words):
        value = value_of(word.text)
        if at in unsure:
            continue
        if _NO_COMMA.fullmatch(value) or (_BARE.fullmatch(value) and _in_column(word, prices)):
            yield at


def _in_column(word: Word, prices: Sequence[Word]) -> bool:
    letter = word.box.width / len(word.text)
    beside = (abs(p.box.x1 - word.box.x1) < letter for p in prices if p.line != word.line)
    return sum(beside) >= IN_COLUMN


def _is_with_marks(heard: str, bare: str) -> bool:
    return bool(_PRICE.fullmatch(heard)) and _figures(heard) == _figures(bare)


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())
