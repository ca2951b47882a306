"""Searching the words of pages: what is asked for, and where on a page it stands.

A search is words that must all stand on a page. Words in quotation marks must stand side by side,
and so must the parts of one word with punctuation in it (03/11/2024, M54.50). A star at the end
finds every word that begins so. Case, accents and punctuation do not matter. Nothing else has a
meaning, so that whatever is typed can be searched for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from casefile.words import Box, PageText, Word, union

LONGEST = 60
"""Characters of a word that count; what is longer is no word."""

MOST_PHRASES = 20
AROUND = 60
"""Characters of a snippet before and after what was found."""

_WORDS = re.compile(r"[^\W_]+")
_PARTS = re.compile(r'["“”„«»]([^"“”„«»]*)(?:["“”„«»](\*?)|$)|(\S+)')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; `prefix` where the last is only the beginning of one."""

    tokens: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where a search is on a page: a snippet of its text, and a box for each line of each hit."""

    snippet: str
    boxes: tuple[Box, ...]


def tokens(text: str) -> list[str]:
    """Give the words of a text as they are compared: no case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return [token[:LONGEST] for token in _WORDS.findall(kept)]


def parse_search(text: str) -> tuple[Phrase, ...]:
    """Read what a person typed; nothing where it holds no word."""
    phrases: list[Phrase] = []
    for part in _PARTS.finditer(text):
        quoted, star, word = part.groups()
        found = tuple(tokens(word if quoted is None else quoted))
        prefix = bool(star) or (word or "").endswith("*")
        if found:
            phrases.append(Phrase(found, prefix))
    return tuple(dict.fromkeys(phrases))[:MOST_PHRASES]


def find_phrases(words: Sequence[Word], phrases: Sequence[Phrase]) -> Found | None:
    """Find every place of a search among the words of a page; None where a phrase is not there."""
    parts = [(token, place) for place, word in enumerate(words) for token in tokens(word.text)]
    places: list[tuple[int, int]] = []
    for phrase in phrases:
        here = _places(parts, phrase)
        if not here:
            return None
        places += here
    if not places:
        return None
    boxes = [
        union(w.box for w in line)
        for first, last in sorted(places)
        for _, line in groupby(words[first : last + 1], key=lambda w: w.line)
    ]
    return Found(_snippet(words, *min(places)), tuple(dict.fromkeys(boxes)))


def _places(parts: Sequence[tuple[str, int]], phrase: Phrase) -> list[tuple[int, int]]:
    """Give the first and the last word of each place where the phrase stands."""
    *whole, last = phrase.tokens
    length = len(phrase.tokens)
    found = []
    for start in range(len(parts) - length + 1):
        end = parts[start + length - 1]
        fits = end[0].startswith(last) if phrase.prefix else end[0] == last
        if fits and all(parts[start + n][0] == token for n, token in enumerate(whole)):
            found.append((parts[start][1], end[1]))
    return found


def _snippet(words: Sequence[Word], first: int, last: int) -> str:
    """Give the words around a place, cut between words."""
    before, after = first, last
    room = AROUND
    while before > 0 and room > 0:
        before -= 1
        room -= len(words[before].text) + 1
    room = AROUND
    while after + 1 < len(words) and room > 0:
        after += 1
        room -= len(words[after].text) + 1
    shown = " ".join(PageText(words[before : after + 1]).text.split())
    return ("… " if before else "") + shown + (" …" if after + 1 < len(words) else "")
