"""Whether words stand on a page, and whether two quotes are the same sentence."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from service.evaluation.truth import PageTruth

_WORD = re.compile(r"[a-z0-9]+")
_CLOSE = 90
_SHARE_OF_WORDS = 0.95


def fold(text: str) -> str:
    """Fold white space and case."""
    return " ".join(text.lower().split())


def stands_on(text: str, page: PageTruth) -> bool:
    """Tell whether a quote stands on a page: in reading order, along its rows, or word by word."""
    quote = fold(text)
    if not quote:
        return False
    for whole in (fold(page.text), fold(page.rows)):
        if quote in whole:
            return True
        if len(quote) <= len(whole) and fuzz.partial_ratio(quote, whole) >= _CLOSE:
            return True
    words = Counter(_WORD.findall(quote))
    there = Counter(_WORD.findall(fold(page.text)))
    hit = sum((words & there).values())
    return bool(words) and hit >= _SHARE_OF_WORDS * words.total()


def same_sentence(one: str, other: str) -> bool:
    """Tell whether one quote is the other, or most of it."""
    a, b = fold(one), fold(other)
    if min(len(a), len(b)) < 12:
        return bool(a and b) and (a in b or b in a)
    return fuzz.partial_ratio(a, b) >= 80 and len(a) >= len(b) / 3
