"""Words that the recogniser parted or ran together, where their form leaves one way to mend them.

What was read is kept with each word, which is doubtful by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from casefile.icd_codes import icd10_codes
from casefile.words import Word, union

_BEFORE = re.compile(r"\(?[A-Z]\d[0-9AB][.,]?")
_AFTER = re.compile(r"\.?[0-9A-Z]{1,4}[);,]?")
_EXTENDED = re.compile(r"\.?\d[0-9X]{2}[A-Z][);,]?")
"""The end of the code of an injury, which is no word or number by itself."""

_WHOLE = re.compile(r"\$?\d{1,3}(?:,\d{3})*")
_WHOLE_POINT = re.compile(_WHOLE.pattern + r"\.")
_CENTS = re.compile(r"\d\d[-.,]?")
_POINT_CENTS = re.compile(r"\.\d\d[-.,]?")
_BEGINS = re.compile(rf"{_WHOLE.pattern}\.?|{_BEFORE.pattern}")

UNSURE = 0.6
"""The recogniser is hardly ever surer of the parts of one word."""

SURE = 0.90
"""The parts of a price that were both read so surely leave no doubt of the whole."""

SPACE = 1.0
"""Widths of a letter: what stands farther apart is two words."""

ALONE = 2.0
"""Widths of a letter that part the columns of a table, and not the words of a sentence."""

_DATE_AND_TIME = re.compile(
    r"((?:0?[1-9]|1[0-2])([/-])(?:0?[1-9]|[12]\d|3[01])\2(?!19|20)\d\d)((?:[01]\d|2[0-3]):?[0-5]\d)"
)
"""A year of two figures and a time; 20 may be the beginning of a year of four."""

_CODE_AND_MODIFIER = re.compile(
    r"(?:(?P<code>\d{5}|[A-Z]\d{4})"
    r"(?:A[ST]|C[OQ]|G[ANOPXYZ]|KX|LT|Q[KSWXZ]|RT|T[1-9AC]|X[EPSU])"
    r"|(?P<ride>A0\d{3})[DEGHIJNPRSX]{2})\W?"
)
"""A code of CPT or HCPCS and a modifier in letters (HCPCS level II) close behind it: of ambulance
rides, where they began and ended (Medicare Claims Processing Manual, chapter 15, 30)."""


def parted(words: Iterable[Word]) -> tuple[Word, ...]:
    """Make two words of `9-3-211732`, a date and a time, and of `97110GP`, a code and modifier."""
    apart: list[Word] = []
    for word in words:
        both = _DATE_AND_TIME.fullmatch(word.text)
        coded = _CODE_AND_MODIFIER.fullmatch(word.text)
        if both:
            apart += _two_words(word, both.end(1), read=word.text)
        elif coded:
            end = len(coded["code"] or coded["ride"])
            apart += _two_words(word, end, read=word.read)
        else:
            apart.append(word)
    return tuple(apart)


def _two_words(word: Word, at: int, *, read: str) -> list[Word]:
    box = word.box
    middle = box.x0 + box.width * at / len(word.text)
    left, right = replace(box, x1=middle), replace(box, x0=middle)
    return [
        replace(word, text=word.text[:at], box=left, read=read),
        replace(word, text=word.text[at:], box=right, read=read),
    ]


def rejoined(words: Iterable[Word]) -> tuple[Word, ...]:
    """Make one word of `S13.` and `4XXA`, a code, and of `1,194.` and `62`, a price.

    Parts of a price may lie in different lines of the recogniser, which takes a column of points
    for the end of a table's column.
    """
    given = list(words)
    gone: set[int] = set()
    for at, word in enumerate(given):
        if at in gone or not _BEGINS.fullmatch(word.text):
            continue
        after = _next_to(at, given)
        if after is None or after in gone or not _one_value(word, given[after], given):
            continue
        given[at] = _one_word((word, given[after]))
        gone.add(after)
    return tuple(word for at, word in enumerate(given) if at not in gone)


def _next_to(at: int, words: Sequence[Word]) -> int | None:
    """Give the place of the word that stands right after a word, less than a letter away."""
    box = words[at].box
    letter = box.width / len(words[at].text)
    near = (
        n
        for n, other in enumerate(words)
        if -letter < other.box.x0 - box.x1 <= SPACE * letter
        and other.box.x1 > box.x1
        and box.top < other.box.middle[1] < box.bottom
    )
    return min(near, key=lambda n: words[n].box.x0, default=None)


def _one_value(before: Word, after: Word, words: Sequence[Word]) -> bool:
    if _is_price(before.text, after.text):
        return "," in before.text or after.text[0] == "." or _by_itself(before, after, words)
    return before.line == after.line and _one_code(before, after)


def _is_price(before: str, after: str) -> bool:
    if _WHOLE.fullmatch(before):
        return bool(_POINT_CENTS.fullmatch(after))
    return bool(_WHOLE_POINT.fullmatch(before) and _CENTS.fullmatch(after))


def _by_itself(before: Word, after: Word, words: Sequence[Word]) -> bool:
    """Tell whether no other word stands as near as in a sentence: `scored 48. 62 others`."""
    letter = before.box.width / len(before.text)
    middle, reach = before.box.middle[1], ALONE * letter
    left, right = before.box.x0 - reach, after.box.x1 + reach
    beside = (w.box for w in words if w is not before and w is not after)
    return not any(b.x1 > left and b.x0 < right and b.top < middle < b.bottom for b in beside)


def _one_code(before: Word, after: Word) -> bool:
    """Tell whether two words are a code; what was read with ease may be the end of a sentence."""
    if not (_BEFORE.fullmatch(before.text) and _AFTER.fullmatch(after.text)):
        return False
    if max(before.confidence, after.confidence) >= UNSURE and not _EXTENDED.fullmatch(after.text):
        return False
    text = before.text + after.text
    return any(c in text for c in ".,") and re.sub(r"\W", "", text) in icd10_codes()


def _one_word(parts: Sequence[Word]) -> Word:
    """Join parts; a space amid what was read surely is no misreading, and leaves no doubt."""
    least = min(w.confidence for w in parts)
    priced = _is_price(*(w.text for w in parts))
    return replace(
        parts[0],
        text="".join(w.text for w in parts),
        box=union(w.box for w in parts),
        confidence=least,
        read="" if priced and least >= SURE else " ".join(w.text for w in parts),
    )
