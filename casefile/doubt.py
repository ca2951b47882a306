"""Which words carry a date, an amount or a code and may have been misread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from casefile.pages import PageReading
from casefile.rules import Pattern, RuleBook
from casefile.words import Word

_AROUND = ".,;:()[]{}|'\"“”‘’*-_"
_EDGES = _AROUND.replace(".", "")
LEAST_DIGITS = 2


class DoubtKind(BaseModel):
    """One kind of value: how it looks where it may be misread, and where nothing is odd.

    Where `sound` is empty, the form alone says nothing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    below: float = Field(ge=0, le=1)
    carries: tuple[Pattern, ...]
    sound: tuple[Pattern, ...]


class DoubtTable(BaseModel):
    """The rules of doubt.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mistaken: str
    digits: float = Field(ge=0, le=1)
    torn: tuple[Pattern, ...] = ()
    dates: DoubtKind
    amounts: DoubtKind
    codes: DoubtKind
    numbers: DoubtKind


@dataclass(frozen=True, slots=True)
class _Kind:
    below: float
    carries: tuple[re.Pattern[str], ...]
    sound: tuple[re.Pattern[str], ...]


def is_doubtful(word: Word, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a word carries a date, an amount or a code that may have been misread.

    Words of a text layer are as printed and never doubtful; what was put right always is.
    """
    if word.read:
        return True
    if word.confidence >= 1 or not any(c.isdigit() for c in word.text):
        return False
    kinds, torn, least = _kinds(rules)
    text = bare_value(word.text)
    if _fits(word.text.strip(_EDGES), torn):
        return True
    digits = sum(c.isdigit() for c in text)
    if digits < max(LEAST_DIGITS, least * len(text)):
        return False
    carried = [kind for kind in kinds if _fits(text, kind.carries)]
    if not carried:
        return False
    odd = any(kind.sound for kind in carried) and not is_sound(text, rules)
    return odd or word.confidence < max(kind.below for kind in carried)


def bare_value(text: str) -> str:
    """Give a value as it is compared: without the punctuation around it."""
    return text.strip(_AROUND)


def is_sound(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a text has the form of a date, an amount or a code, as it stands."""
    bare = bare_value(text)
    return any(_fits(bare, kind.sound) for kind in _kinds(rules)[0])


def doubtful_words(reading: PageReading, rules: RuleBook = RuleBook()) -> tuple[Word, ...]:
    """Give the words of a page that carry such a value and may have been misread."""
    return tuple(word for word in reading.words if is_doubtful(word, rules))


def _fits(text: str, patterns: tuple[re.Pattern[str], ...]) -> bool:
    return any(pattern.fullmatch(text) for pattern in patterns)


@cache
def _kinds(rules: RuleBook) -> tuple[tuple[_Kind, ...], tuple[re.Pattern[str], ...], float]:
    table = rules.table("casefile", "doubt", DoubtTable)
    mistaken = re.escape(table.mistaken)

    def compiled(kind: DoubtKind) -> _Kind:
        spelled = [
            p.replace("#", rf"[\d{mistaken}]").replace("@", rf"[\dA-Za-z{mistaken}]")
            for p in kind.carries
        ]
        return _Kind(
            kind.below,
            tuple(re.compile(p) for p in spelled),
            tuple(re.compile(p) for p in kind.sound),
        )

    listed = (table.dates, table.amounts, table.codes, table.numbers)
    torn = tuple(re.compile(p) for p in table.torn)
    return tuple(compiled(kind) for kind in listed), torn, table.digits
