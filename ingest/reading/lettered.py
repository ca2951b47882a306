"""Diagnosis codes that lost their letter or their point, known by the codes around them.

`125.10` is a price, and `154.50` a code of the ninth revision; but below and above codes that begin
with a letter each can be one code alone: I25.10, M54.50. `S134XXD` is printed so on claims, but not
where all others have a point. What was read is kept with the word, which stays doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from casefile.doubt import bare_value
from casefile.icd_codes import icd10_codes
from casefile.words import Word

IN_COLUMN = 3
"""So many codes with a letter, with the same left edge, make a column of them."""

BESIDE = 1.5
"""Widths of a letter by which left edges differ: a code's letter may be lost with its room."""

AROUND = 3
"""So many codes with a point, and more than there are without one, say how a page prints them."""

_POINTLESS = re.compile(r"[A-Z]\d[0-9A-Z][0-9A-Z]{1,4}")
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
    instead = dict(_with_letter(words, values)) | dict(_with_point(words, values))
    return tuple(instead.get(at, word) for at, word in enumerate(words))


def _with_letter(words: Sequence[Word], values: Sequence[str]) -> Iterator[tuple[int, Word]]:
    bare = [at for at, value in enumerate(values) if _BARE.fullmatch(value)]
    codes = [w for w, v in zip(words, values, strict=True) if bare and _is_code(v)]
    for at in bare:
        word, value = words[at], values[at]
        possible = _codes(value, _LOOKS_LIKE[value[0]]) or _codes(value, _IN_PIECES)
        if len(possible) == 1 and _in_column(word, codes, [words[n] for n in bare]):
            yield at, _spelled(word, value, possible[0])


def _with_point(words: Sequence[Word], values: Sequence[str]) -> Iterator[tuple[int, Word]]:
    without = [at for at, v in enumerate(values) if _POINTLESS.fullmatch(v) and v in icd10_codes()]
    if without and sum(map(_is_code, values)) >= max(AROUND, len(without) + 1):
        for at in without:
            value = values[at]
            yield at, _spelled(words[at], value, f"{value[:3]}.{value[3:]}")


def _spelled(word: Word, value: str, code: str) -> Word:
    return replace(word, text=word.text.replace(value, code, 1), read=word.read or word.text)


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
