"""Words that the recogniser parted or ran together, where their form leaves one way to mend them.

What was read is kept with each word, which is doubtful by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from casefile.icd_codes import icd10_codes
from casefile.words import Word, union

_BEFORE = re.compile(r"\(?[A-Z]\d[0-9AB][.,]$")
_AFTER = re.compile(r"^[0-9A-Z]{1,4}[);,]?$")

UNSURE = 0.6
"""The recogniser is hardly ever surer of the parts of one word."""

SPACE = 1.0
"""Widths of a letter: what stands farther apart is two words."""


_DATE_AND_TIME = re.compile(
    r"((?:0?[1-9]|1[0-2])([/-])(?:0?[1-9]|[12]\d|3[01])\2(?!19|20)\d\d)((?:[01]\d|2[0-3]):?[0-5]\d)"
)
"""A year of two figures and a time; 20 may be the beginning of a year of four."""


def parted(words: Iterable[Word]) -> tuple[Word, ...]:
    """Make two words of `9-3-211732`: a date and a time."""
    apart: list[Word] = []
    for word in words:
        both = _DATE_AND_TIME.fullmatch(word.text)
        apart += _two_words(word, both.end(1)) if both else [word]
    return tuple(apart)


def _two_words(word: Word, at: int) -> list[Word]:
    box = word.box
    middle = box.x0 + box.width * at / len(word.text)
    left, right = replace(box, x1=middle), replace(box, x0=middle)
    return [
        replace(word, text=word.text[:at], box=left, read=word.text),
        replace(word, text=word.text[at:], box=right, read=word.text),
    ]


def rejoined(words: Iterable[Word]) -> tuple[Word, ...]:
    """Make one word of `S13.` and `4XXA`, where both were read badly and make a code together."""
    whole: list[Word] = []
    for _, line in groupby(words, key=lambda w: w.line):
        for place, word in enumerate(line):
            if place and _one_code(whole[-1], word):
                whole[-1] = _one_word((whole[-1], word))
            else:
                whole.append(word)
    return tuple(whole)


def _one_code(before: Word, after: Word) -> bool:
    if max(before.confidence, after.confidence) >= UNSURE:
        return False
    if not (_BEFORE.fullmatch(before.text) and _AFTER.fullmatch(after.text)):
        return False
    letter = (before.box.width + after.box.width) / len(before.text + after.text)
    if after.box.x0 - before.box.x1 > SPACE * letter:
        return False
    return re.sub(r"\W", "", before.text + after.text) in icd10_codes()


def _one_word(parts: Sequence[Word]) -> Word:
    return replace(
        parts[0],
        text="".join(w.text for w in parts),
        box=union(w.box for w in parts),
        confidence=min(w.confidence for w in parts),
        read=" ".join(w.text for w in parts),
    )
