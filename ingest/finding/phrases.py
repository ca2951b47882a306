"""Cue phrases as a paralegal would write them, found fast in running text.

A phrase is written in words:

    status post            these words, whatever their case, spaces or hyphens between them
    recommend*             any ending
    mri|mra|ct             one of several
    (the|his|her)?         may be absent          (a lone word takes `?` as well: `the?`)
    ..                     up to four words in between, "not", "never" and "no" excepted
    #                      a number, in figures or as a word up to twelve
    PT                     a word in capitals must stand in capitals on the page
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

_GLUE = r"[\s,/\-'’\"()]{1,3}"
_NUMBER = r"(?i:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
_GAP = rf"(?:{_GLUE}(?!(?i:not|never|no)\b)\S+){{0,4}}?"
_WORD_START = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]")
_DIGIT_KEYS = tuple("0123456789")
_NUMBER_KEYS = ("on", "tw", "th", "fo", "fi", "si", "se", "ei", "ni", "te", "el")


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """One phrase found: its span in the text that was searched, and what the phrase stands for."""

    start: int
    end: int
    value: Value


def _word(word: str) -> str:
    ending = r"[A-Za-z']*" if word.endswith("*") else ""
    plain = re.escape(word.rstrip("*"))
    exact = word.isupper() and len(word) > 1
    return (plain if exact else f"(?i:{plain})") + ending


def _element(element: str) -> str:
    if element == "#":
        return _NUMBER
    words = element.strip("()?").split("|")
    return r"(?:" + "|".join(_word(w) for w in words) + r")(?![A-Za-z0-9])"


def _pattern(phrase: str) -> str:
    parts: list[str] = []
    for n, element in enumerate(phrase.split()):
        glue = "" if n == 0 else r"\s?" if element.startswith("%") else _GLUE
        if element == "..":
            parts.append(_GAP)
        elif element.endswith("?"):
            parts.append(f"(?:{glue}{_element(element)})?")
        else:
            parts.append(glue + _element(element))
    return "".join(parts)


def _keys(phrase: str) -> list[str]:
    first = phrase.split(maxsplit=1)[0]
    if first == "..":
        raise ValueError(f"a phrase cannot begin with a gap: {phrase!r}")
    if first.endswith("?"):
        raise ValueError(f"a phrase cannot begin with a word that may be absent: {phrase!r}")
    if first == "#":
        return [*_DIGIT_KEYS, *_NUMBER_KEYS]
    keys = []
    for word in first.strip("()").split("|"):
        plain = word.rstrip("*").lower()
        if plain[0].isdigit() or len(plain) == 1:
            keys.append(plain[0])
        else:
            keys.append(plain[:2])
    return keys


class Phrases(Generic[Value]):
    """Many phrases, each with the value it stands for, searched in one pass over the words."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Compile `entries`; raises ValueError where a phrase cannot be used."""
        self._by_key: dict[str, list[tuple[re.Pattern[str], Value]]] = {}
        compiled: dict[str, re.Pattern[str]] = {}
        for phrase, value in entries:
            pattern = compiled.setdefault(phrase, re.compile(_pattern(phrase)))
            for key in dict.fromkeys(_keys(phrase)):
                self._by_key.setdefault(key, []).append((pattern, value))

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit[Value]]:
        """Give every phrase that begins in text[start:end], in order of place, longest first."""
        end = len(text) if end is None else end
        found: list[Hit[Value]] = []
        for word in _WORD_START.finditer(text, start, end):
            at = word.start()
            here = text[at : at + 2].lower()
            listed = self._by_key.get(here, ())
            single = self._by_key.get(here[0], ())
            if not listed and not single:
                continue
            hits = [
                Hit(at, match.end(), value)
                for pattern, value in (*listed, *single)
                if (match := pattern.match(text, at, end))
            ]
            hits.sort(key=lambda h: -h.end)
            found.extend(hits)
        return found


def longest(hits: Iterable[Hit[Value]]) -> list[Hit[Value]]:
    """Keep, of overlapping hits, the one that begins first and reaches furthest."""
    kept: list[Hit[Value]] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.start == kept[-1].start and hit.end > kept[-1].end:
            kept[-1] = hit
    return kept
