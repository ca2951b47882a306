"""Diagnosis codes of which the letter was read as a figure, in a column of such codes.

`125.10` is a price, and `154.50` a code of the ninth revision; but below and above codes that begin
with a letter each can be one code alone: I25.10, M54.50. What was read is kept with the word, which
stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casefile.doubt import bare_value
from casefile.icd_codes import icd10_codes
from casefile.words import Word

IN_COLUMN = 3
"""So many codes with a letter, with the same left edge, make a column of them."""

BESIDE = 1.5
"""Widths of a letter by which left edges differ: a code's letter may be lost with its room."""

_LETTERED = re.compile(r"[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}")
_BARE = re.compile(r"\d\d[0-9A-Z]\.[0-9A-Z]{1,4}")
_LOOKS_LIKE = {
    "0": "DOQ", "1": "IJ", "2": "Z", "3": "JS", "4": "A",
    "5": "S", "6": "G", "7": "ZT", "8": "BS", "9": "G",
}  # fmt: skip
"""The letters that look like a figure."""

_IN_PIECES = "M"
"""A letter that falls apart is read as any figure; it is taken where none that looks so is."""


def lettered(words: Sequence[Word]) -> tuple[Word, ...]:
    """Give the words with those codes put right that can be one diagnosis code alone."""
    values = [bare_value(word.text) for word in words]
    bare = [at for at, value in enumerate(values) if _BARE.fullmatch(value)]
    codes = [w for w, v in zip(words, values, strict=True) if bare and _is_code(v)]
    instead: dict[int, Word] = {}
    for at in bare:
        word, value = words[at], values[at]
        possible = _codes(value, _LOOKS_LIKE[value[0]]) or _codes(value, _IN_PIECES)
        if len(possible) == 1 and _in_column(word, codes, [words[n] for n in bare]):
            text = word.text.replace(value, possible[0], 1)
            instead[at] = replace(word, text=text, read=word.read or word.text)
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def _codes(value: str, letters: str) -> list[str]:
    return [code for letter in letters if _is_code(code := letter + value[1:])]


def _is_code(value: str) -> bool:
    return bool(_LETTERED.fullmatch(value)) and value.replace(".", "") in icd10_codes()


def _in_column(word: Word, codes: Sequence[Word], bare: Sequence[Word]) -> bool:
    """Tell whether a word stands among codes with a letter, which are most of their column."""
    letter = word.box.width / len(word.text)

    def beside(other: Word) -> bool:
        return abs(other.box.x0 - word.box.x0) < BESIDE * letter

    with_letter = sum(map(beside, codes))
    return with_letter >= IN_COLUMN and with_letter > sum(map(beside, bare))
