"""Words that the recogniser parted or ran together, where their form leaves one way to mend them.

What was read is kept with each word, which is doubtful by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from casefile.doubt import bare_value
from casefile.icd_codes import icd10_codes
from casefile.words import Word, union
from ingest.reading.mending import mended

_BEFORE = re.compile(r"\(?[A-Z]\d[0-9AB][.,]?")
_AFTER = re.compile(r"\.?[0-9A-Z]{1,4}[);,]?")
_EXTENDED = re.compile(r"\.?\d[0-9X]{2}[A-Z][);,]?")
"""The end of the code of an injury, which is no word or number by itself."""

_ALIKE_BEFORE = re.compile(r"[$§58]\d[0-9AB][.,]")
"""The beginning of the code of an injury, its S read as what looks like it."""

_WHOLE = re.compile(r"\$?\d{1,3}(?:,\d{3})*")
_WHOLE_POINT = re.compile(_WHOLE.pattern + r"\.")
_CENTS = re.compile(r"\d\d[-.,]?")
_POINT_CENTS = re.compile(r"\.\d\d[-.,]?")
_BEGINS = re.compile(rf"{_WHOLE.pattern}\.?|{_BEFORE.pattern}|{_ALIKE_BEFORE.pattern}")

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
    r"(?:(?P<code>[|\[({]?(?:\d{5}|[A-Z]\d{4}))"
    r"(?:A[ST]|C[OQ]|G[ANOPXYZ]|KX|LT|Q[KSWXZ]|RT|T[1-9AC]|X[EPSU])"
    r"|(?P<ride>A0\d{3})[DEGHIJNPRSX]{2})\W?"
)
"""A code of CPT or HCPCS, with or without the ruling of its cell, and a modifier in letters (HCPCS
level II) close behind it: of ambulance rides, where they began and ended (Medicare Claims
Processing Manual, chapter 15, 30)."""

_SIDE = re.compile(r"(?P<amount>\W?[\d,]*\d[.:]?\d\d)(?:CR|DR)")
"""A credit or a debit, its sign close behind the amount."""

CODE = 5
_CODE = re.compile(r"\d{5}")
_CODES = re.compile(r"(?P<before>[|\[({]?)(?:\d{5}){2,4}")
"""Procedures of one visit, side by side in a narrow column: `9711097140`."""

_WRITTEN_DATE = re.compile(
    r"(?P<month>(?:\W|_)*(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)?"
    r"(?P<day>(?:0?[1-9]|[12]\d|3[01]),)[,.]?(?P<year>(?:19|20)\d\d\W?)"
)
"""`Jul13,2023`; without a month, too: no number has four figures behind a comma."""

_BOXES = re.compile(r"(?:\d\d){1,3}")
_FIRST_AND_LAST = re.compile(
    r"(?P<first>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?P<year>\d\d)"
    r"(?P<last>(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?P=year)"
)
BOXES_OF_TWO_DATES = 12
"""Figures of a first and a last day in boxes of two."""


def parted(words: Iterable[Word]) -> tuple[Word, ...]:
    """Part what ran together: `9-3-211732`, `97110GP`, `154.93CR`, `Jul13,2023`, boxes of dates.

    A date and a time leave a doubt; the others can be nothing else. Codes are parted where each
    stands by itself elsewhere on the page.
    """
    given = list(words)
    codes = frozenset(value for w in given if _CODE.fullmatch(value := bare_value(w.text)))
    apart: list[Word] = []
    for _, line in groupby(given, key=lambda w: w.line):
        apart += _boxes_apart([part for word in line for part in _parts(word, codes)])
    return tuple(apart)


def _parts(word: Word, codes: frozenset[str]) -> list[Word]:
    if ran := _CODES.fullmatch(word.text):
        places = range(len(ran["before"]), len(word.text), CODE)
        if all(word.text[at : at + CODE] in codes for at in places):
            return _cut(word, places[1:])
    if sided := _SIDE.fullmatch(word.text):
        return _cut(word, [len(sided["amount"])])
    if both := _DATE_AND_TIME.fullmatch(word.text):
        return _cut(replace(word, read=word.text), [both.end(1)])
    if coded := _CODE_AND_MODIFIER.fullmatch(word.text):
        return _cut(word, [len(coded["code"] or coded["ride"])])
    if written := _WRITTEN_DATE.fullmatch(word.text):
        parts = (written["month"] or "", written["day"], written["year"])
        text = "".join(parts)
        whole = replace(word, text=text, read=word.read if text == word.text else word.text)
        return _cut(whole, [len(parts[0]), len(parts[0]) + len(parts[1])])
    return [word]


def _boxes_apart(line: list[Word]) -> list[Word]:
    """Part the boxes of a first and a last day (claim forms) where some ran together.

    Where each date is one word there are no boxes.
    """
    apart: list[Word] = []
    at = 0
    while at < len(line):
        count = _boxed(line, at)
        for word in line[at : at + count]:
            apart += _cut(word, range(2, len(word.text), 2))
        apart += line[at : at + 1] if not count else []
        at += count or 1
    return apart


def _boxed(line: Sequence[Word], at: int) -> int:
    """Give how many words from a place on are the boxes of two dates; 0 where they are none."""
    text = ""
    for count, word in enumerate(line[at:], start=1):
        if not _BOXES.fullmatch(word.text) or len(text) >= BOXES_OF_TWO_DATES:
            return 0
        text += word.text
        days = _FIRST_AND_LAST.fullmatch(text)
        if days:
            return count if count > 2 and days["first"] <= days["last"] else 0
    return 0


def _cut(word: Word, places: Iterable[int]) -> list[Word]:
    """Cut a word before the letters at some places, its box by their share of its letters."""
    ends = [0, *(at for at in places if at), len(word.text)]
    letter = word.box.width / len(word.text)
    return [
        replace(
            word,
            text=word.text[start:end],
            box=replace(word.box, x0=word.box.x0 + start * letter, x1=word.box.x0 + end * letter),
        )
        for start, end in pairwise(ends)
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
    text = before.text + after.text
    if _ALIKE_BEFORE.fullmatch(before.text):
        whole = mended(replace(before, text=text)).text
        return bool(_EXTENDED.fullmatch(after.text)) and _is_code(whole)
    if not (_BEFORE.fullmatch(before.text) and _AFTER.fullmatch(after.text)):
        return False
    if max(before.confidence, after.confidence) >= UNSURE and not _EXTENDED.fullmatch(after.text):
        return False
    return any(c in text for c in ".,") and _is_code(text)


def _is_code(text: str) -> bool:
    return re.sub(r"\W", "", text) in icd10_codes()


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
