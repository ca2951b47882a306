"""The words of a row's text, folded for matching, with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ingest.sorting.layout import fold

_TOKEN = re.compile(r"[A-Za-z0-9|!'\u2019]+")


class Token(NamedTuple):
    """A folded token of a row's text and where it stands."""

    text: str
    start: int
    stop: int


@lru_cache(maxsize=1024)  # each row is looked at by one rule after the other
def tokens_of(text: str) -> tuple[Token, ...]:
    """Give the folded tokens of `text` with their places."""
    return tuple(
        Token(folded, match.start(), match.end())
        for match in _TOKEN.finditer(text)
        if (folded := _folded(match[0]))
    )


@lru_cache(maxsize=1 << 16)
def _folded(word: str) -> str:
    return "".join(fold(word))
