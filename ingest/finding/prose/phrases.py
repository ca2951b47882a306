"""Cue phrases as a paralegal would write them, found fast in running text.

A phrase is written in words:

    status post            these words, whatever their case, spaces or hyphens between them
    recommend*             any ending
    mri|mra|ct             one of several
    (the|his|her)?         may be absent          (a lone word takes `?` as well: `the?`)
    ..                     up to four words in between, "not", "never" and "no" excepted
    #                      a number, in figures or as a word up to twelve; also "#|a|both"
    PT                     a word in capitals must stand in capitals on the page
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator

from casefile.number_words import SPELT

Value = TypeVar("Value")

_GLUE = r"[\s,:/\-'’\"()]{1,3}"
_NUMBER_WORDS = SPELT[:12]
_NUMBER = rf"(?i:\d+(?:\.\d+)?|{'|'.join(_NUMBER_WORDS)})\b"
_GAP = rf"(?:{_GLUE}(?!(?i:not|never|no)\b)\S+){{0,4}}?"
_RUN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]+")
_PLAIN = re.compile(r"[A-Za-z]+(?:\|[A-Za-z]+)*")
_FIGURES = "#"
_STEM = 3


@dataclass(frozen=True, slots=True)
class Hit(Generic[Value]):
    """One phrase found: its span in the text that was searched, and what the phrase stands for."""

    start: int
    end: int
    value: Value


def _word(word: str) -> str:
    if word == "#":
        return _NUMBER
    ending = r"[A-Za-z']*" if word.endswith("*") else ""
    plain = re.escape(word.rstrip("*"))
    exact = word.isupper() and len(word) > 1
    return (plain if exact else f"(?i:{plain})") + ending


def _element(element: str) -> str:
    words = element.strip("()?").split("|")
    return r"(?:" + "|".join(_word(w) for w in words) + r")(?![A-Za-z0-9])"


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    """Compile a phrase when its words are met; most of a thousand are not, in a packet."""
    parts: list[str] = []
    for n, element in enumerate(phrase.split()):
        glue = "" if n == 0 else r"\s?" if element.startswith("%") else _GLUE
        if element == "..":
            parts.append(_GAP)
        elif element.endswith("?"):
            parts.append(f"(?:{glue}{_element(element)})?")
        else:
            parts.append(glue + _element(element))
    return re.compile("".join(parts))


def _keys(phrase: str) -> tuple[list[str], list[str]]:
    """Give the whole words, and the beginnings of words, that the phrase can begin with."""
    first = phrase.split(maxsplit=1)[0]
    if first == "..":
        raise ValueError(f"a phrase cannot begin with a gap: {phrase!r}")
    if first.endswith("?"):
        raise ValueError(f"a phrase cannot begin with a word that may be absent: {phrase!r}")
    whole: list[str] = []
    begun: list[str] = []
    for word in first.strip("()").split("|"):
        if word == "#":
            whole += [_FIGURES, *_NUMBER_WORDS]
            continue
        run = _RUN.match(word.lower())
        if run is None:
            raise ValueError(f"a phrase begins with a letter or a digit: {phrase!r}")
        if word.endswith("*") and run.end() == len(word) - 1:
            if run.end() < _STEM:
                raise ValueError(f"{word!r} is too short to stand for any ending: {phrase!r}")
            begun.append(run.group()[:_STEM])
        else:
            whole.append(_FIGURES if run.group().isdigit() else run.group())
    return whole, begun


def _needed(phrase: str) -> tuple[frozenset[str], ...]:
    """Give the words after the first that must stand in a text, each with those of its place."""
    later = (element.strip("()") for element in phrase.split()[1:])
    return tuple(frozenset(e.lower().split("|")) for e in later if _PLAIN.fullmatch(e))


def _usable(phrase: str) -> str:
    if not phrase.strip():
        raise ValueError("a phrase has words")
    _keys(phrase)
    return phrase


Phrase = Annotated[str, AfterValidator(_usable)]
"""A phrase of a table; one that cannot be used is told when its table is loaded."""


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """Where each word of a text begins, the keys under which phrases that begin so are kept.

    `heard` are all those keys.
    """

    words: tuple[tuple[int, str, str], ...]
    heard: frozenset[str]


@lru_cache(maxsize=1024)
def _beginnings(text: str, start: int, end: int) -> _Beginnings:
    """Give the beginnings of words; a sentence is searched for phrases of many tables in turn."""
    runs = [(m.start(), m.group().lower()) for m in _RUN.finditer(text, start, end)]
    words = tuple((at, _FIGURES if run.isdigit() else run, run[:_STEM]) for at, run in runs)
    return _Beginnings(words, frozenset(key for _, *keys in words for key in keys))


_Entry = tuple[str, tuple[frozenset[str], ...], Value]
"""A phrase, the words it needs beside its first, and what it stands for."""


class Phrases(Generic[Value]):
    """Many phrases, each with the value it stands for, searched in one pass over the words."""

    def __init__(self, entries: Iterable[tuple[str, Value]]) -> None:
        """Take in `entries`; raises ValueError where a phrase cannot be used."""
        self._whole: dict[str, list[_Entry[Value]]] = {}
        self._begun: dict[str, list[_Entry[Value]]] = {}
        for phrase, value in entries:
            whole, begun = _keys(phrase)
            entry = (phrase, _needed(phrase), value)
            for key in dict.fromkeys(whole):
                self._whole.setdefault(key, []).append(entry)
            for key in dict.fromkeys(begun):
                self._begun.setdefault(key, []).append(entry)
        self._keys = self._whole.keys() | self._begun.keys()

    def find(self, text: str, start: int = 0, end: int | None = None) -> list[Hit[Value]]:
        """Give every phrase that begins in text[start:end], in order of place, longest first."""
        end = len(text) if end is None else end
        found: list[Hit[Value]] = []
        said = _beginnings(text, start, end)
        if self._keys.isdisjoint(said.heard):
            return found
        for at, word, stem in said.words:
            whole = self._whole.get(word, ())
            begun = self._begun.get(stem, ())
            if not whole and not begun:
                continue
            hits = [
                Hit(at, match.end(), value)
                for phrase, needed, value in (*whole, *begun)
                if not any(map(said.heard.isdisjoint, needed))
                and (match := _compiled(phrase).match(text, at, end))
            ]
            if len(hits) > 1:
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
