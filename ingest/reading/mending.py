"""Values whose form leaves no choice, put right where the recogniser confused letters and figures.

A diagnosis code begins with a letter and ends, for injuries, in X and a letter (ICD-10-CM Official
Guidelines, I.A.4 and I.A.5): `833.5XXA` and `M54,50` can be one code each. What was read is kept
with the word, which stays doubtful: nothing is put right in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from casefile.icd_codes import icd10_codes
from casefile.look_alikes import DIGITS
from casefile.words import Word
from ingest.reading.closer import POOR

_CODE = re.compile(
    r"(?P<head>[^\W_$]?[^\s.,]{2,4})(?P<point>[.,]{1,2})(?P<tail>[0-9A-Za-z%$§]{1,5})"
)
_HCPCS = re.compile(r"(?P<letter>[A-CEGHJ-MP-V])(?:[OQD©]0|0[OQD©]|O)(?P<rest>\d{3})")
_SMALL = re.compile(r"[acegjlq]\d{4}")
_EXTENDED = re.compile(r"[0-9Il|SOX%KkxX]{1,4}[XxKk%]?[A-Za-z]{1,2}$")
_AMOUNTS = (
    re.compile(r"(?P<whole>\$\d{1,3}),(?P<cents>\d\d)"),
    re.compile(r"(?P<whole>\d{1,3}),(?P<cents>00)"),
    re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)[:;,](?P<cents>\d\d)"),
    re.compile(r"(?P<whole>\$\d{1,3}(?:[,.]\d{3})+)[:;,.](?P<cents>\d\d)"),
    re.compile(r"(?P<whole>-\d{1,3}),(?P<cents>\d\d)"),
    re.compile(r"(?P<whole>\$\d{1,3}):(?P<cents>\d\d)"),
)
"""Prices whose last mark can be nothing but a point; "12,14" may be two days, "45:30" a time."""

_DATE = re.compile(
    r"(?P<month>0?[1-9]|1[0-2])[/.,:;](?P<day>0?[1-9]|[12]\d|3[01])[/.,:;](?P<year>(?:19|20)\d\d)"
)
_SHORT_YEAR = re.compile(
    r"(?P<month>0?[1-9]|1[0-2])[/,:;](?P<day>0?[1-9]|[12]\d|3[01])[/,:;](?P<year>\d\d)"
)
"""No point here: 2.5/10 is the strength of two drugs in one tablet."""

_SLASH_LOST = re.compile(
    r"(?P<month>0[1-9]|1[0-2])/?(?P<day>0[1-9]|[12]\d|3[01])/?(?P<year>(?:19|20)\d\d)"
)
_ZERO = re.compile(
    r"[8B@ODQ©](?P<month>[1-9])(?P<mark>[/-])(?P<day>0[1-9]|[12]\d|3[01])(?P=mark)"
    r"(?P<year>(?:19|20)\d\d)"
)
"""A month that begins with what a 0 looks like: there is no other month above 12."""

_AROUND = re.compile(r"^([(\[|]*)(.*?)([)\]|;:,.]*)$")

_LETTERS = {
    "5": "S",
    "8": "SB",
    "$": "S",
    "§": "S",
    "£": "SE",
    "¥": "Y",
    "0": "O",
    "6": "G",
    "2": "Z",
    "7": "Z",
}
_FIGURES = {**DIGITS, "$": "5", "G": "6"}
_NO_PRICE = "¥"
"""It stands before no price here; "§" and "£" may be the sign of a dollar that was misread."""

_SEVENTH = {"0": "D", "4": "A"}
"""Figures that the last letter of the code of an injury is read as."""

_ENDINGS = {"K": "X", "k": "X", "%": "X", "x": "X", "a": "A", "d": "D", "s": "S"}
_MOST_SPELLINGS = 64
LEAST_TAIL = 3
_WHOLE_TAIL = 4


def mended(word: Word) -> Word:
    """Give the word as it must have been printed, with what was read; else the word itself."""
    parts = _AROUND.match(word.text)
    if parts is None or not any(c.isdigit() for c in parts[2]):
        return word
    before, text, after = parts.groups()
    instead = (
        _as_code(text)
        or _as_hcpcs(text)
        or _as_amount(text)
        or _as_date(text, poor=word.confidence < POOR)
    )
    if instead is None or instead == text:
        return word
    return replace(word, text=f"{before}{instead}{after}", read=word.read or word.text)


def _as_amount(text: str) -> str | None:
    for form in _AMOUNTS:
        if amount := form.fullmatch(text):
            return f"{amount['whole'].replace('.', ',')}.{amount['cents']}"
    return None


def _as_date(text: str, *, poor: bool) -> str | None:
    """One slash shows that the other mark is one; "1116/2023" read with ease is a docket number."""
    if date := _ZERO.fullmatch(text):
        return date["mark"].join((f"0{date['month']}", date["day"], date["year"]))
    if text.count("/") != 1:
        return None
    for form in (_DATE, _SHORT_YEAR, _SLASH_LOST) if poor else (_DATE,):
        if date := form.fullmatch(text):
            return f"{date['month']}/{date['day']}/{date['year']}"
    return None


def _as_hcpcs(text: str) -> str | None:
    """Give a letter and four digits: `AQ0433` (one 0, read twice) and `AO433` are A0433."""
    if _SMALL.fullmatch(text):
        return text.upper()
    shape = _HCPCS.fullmatch(text)
    return f"{shape['letter']}0{shape['rest']}" if shape else None


def _as_code(text: str) -> str | None:
    """Give the only diagnosis code that the text can be a misreading of."""
    shape = _CODE.fullmatch(text)
    if shape is None or len(text) > 10:
        return None
    lettered = text[0].isalpha() and text[0].isupper()
    # No price and no code of the ninth revision has so many figures behind a point.
    long = not lettered and len(shape["head"]) == LEAST_TAIL and len(shape["tail"]) >= LEAST_TAIL
    surely = long or text[0] in _NO_PRICE or len(shape["tail"]) == _WHOLE_TAIL
    surely |= lettered and ("," in shape["point"] or not text[1].isdigit())
    if not _EXTENDED.fullmatch(shape["tail"]) and not surely:
        return None  # 583.91 may be an amount or a code of the ninth revision
    codes = icd10_codes()
    if text.replace(".", "") in codes:
        return None
    possible = {
        f"{head}.{tail}"
        for head in _heads(shape["head"])
        for tail in _tails(shape["tail"])
        if head + tail in codes
    }
    return possible.pop() if len(possible) == 1 else None


def _heads(text: str) -> Iterator[str]:
    for spelled in _single(text, 3):
        own = spelled[0].upper() if spelled[0].isalpha() else ""
        rest = "".join(_FIGURES.get(c, c) for c in spelled[1:])
        yield from (first + rest for first in _LETTERS.get(spelled[0], own))


def _tails(text: str) -> Iterator[str]:
    """Spell the part after the point: figures or X first, the last of four a letter."""
    choices = []
    for at, c in enumerate(text):
        likes = {c.upper(), _ENDINGS.get(c, c.upper()), _FIGURES.get(c, c.upper())}
        if at == _WHOLE_TAIL - 1:
            likes.add(_SEVENTH.get(c, c))
        choices.append(sorted(like for like in likes if like.isalnum()))
    count = 1
    for choice in choices:
        count *= max(len(choice), 1)
    if count <= _MOST_SPELLINGS:
        for letters in product(*choices):
            spelled = "".join(letters)
            yield from _single(spelled, 4) if len(spelled) > 4 else (spelled,)


def _single(text: str, length: int) -> Iterator[str]:
    """Give the text, or where it is one or two too long, the text without a half of each pair."""
    if len(text) == length:
        yield text
    elif length < len(text) <= length + 2:
        for i in range(len(text) - 1):
            if _alike(text[i], text[i + 1]):
                yield from _single(text[:i] + text[i + 1 :], length)
                yield from _single(text[: i + 1] + text[i + 2 :], length)


def _alike(one: str, other: str) -> bool:
    """Tell whether two characters are readings of one."""
    likes = [
        {c.upper(), *_LETTERS.get(c, ""), _FIGURES.get(c, c), _ENDINGS.get(c, c)}
        for c in (one, other)
    ]
    return bool(likes[0] & likes[1])
