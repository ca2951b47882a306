"""Searching the words of pages: what is asked for, and where on a page it stands.

A search is words that must all stand on a page. Words in quotation marks must stand side by side,
and so must the parts of one word with punctuation in it (M54.50). A date outside of quotation marks
is found in every form in which one is printed. A star at the end finds every word that begins so.
Case, accents and punctuation do not matter. Nothing else has a meaning, so that whatever is typed
can be searched for. A word that a line's end parts with a hyphen is found in its parts and whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from casefile.spellings import date_spellings
from casefile.words import Box, PageText, Word, union

BESIDE = 5
"""How many words on either side of one that a line's end parts make a phrase with it whole."""

LONGEST = 60
"""Characters of a word that count; what is longer is no word."""

MOST_PHRASES = 20
SOFT_HYPHEN = "\u00ad"
AROUND = 60
"""Characters of a snippet before and after what was found."""

_WORDS = re.compile(r"[^\W_]+")
_PARTED = re.compile(r"[^\W\d_][-\u00ad\u2010\u2011]$")
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_PARTS = re.compile(
    rf'["“”„«»]([^"“”„«»]*)(?:["“”„«»](\*?)|$)|({_MONTH}\s+\d\d?(?:\s*,\s*|\s+)\d{{4}}(?!\S)|\S+)',
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; `prefix` where the last is only the beginning of one.

    `also` are other forms of the same, each as good: one date is printed in many.
    """

    tokens: tuple[str, ...]
    prefix: bool = False
    also: tuple[tuple[str, ...], ...] = ()

    @property
    def forms(self) -> tuple[tuple[str, ...], ...]:
        """Every form, each of words that stand side by side."""
        return (self.tokens, *self.also)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a search is on a page: a snippet of its text, and a box for each line of each hit."""

    snippet: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A word as it is compared, and the first and the last word of the page that it stands in."""

    token: str
    first: int
    last: int


def tokens(text: str) -> list[str]:
    """Give the words of a text as they are compared: no case, accents or punctuation."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c != SOFT_HYPHEN)
    return [token[:LONGEST] for token in _WORDS.findall(kept)]


def parse_search(text: str) -> tuple[Phrase, ...]:
    """Read what a person typed; nothing where it holds no word."""
    phrases: list[Phrase] = []
    for part in _PARTS.finditer(text):
        quoted, star, word = part.groups()
        found = tuple(tokens(word if quoted is None else quoted))
        prefix = bool(star) or (word or "").endswith("*")
        if found:
            dated = quoted is None and not prefix
            phrases.append(Phrase(found, prefix, date_spellings(found) if dated else ()))
    return tuple(dict.fromkeys(phrases))[:MOST_PHRASES]


def indexed(words: Sequence[Word]) -> list[Part]:
    """Give what can be searched for on a page, in an order in which phrases stand side by side.

    After the page's words come, once more, those around each word that a line's end parts with a
    hyphen, with that word whole: "cer-" and "vical" are also "cervical".
    """
    body = [Part(token, n, n) for n, word in enumerate(words) for token in tokens(word.text)]
    joined: list[Part] = []
    for n, (word, following) in enumerate(pairwise(words)):
        if word.line == following.line or not _PARTED.search(word.text):
            continue
        before, after = tokens(word.text), tokens(following.text)
        if before and after and following.text[0].islower():
            joined += [p for p in body if p.last < n][-BESIDE:]
            joined += [Part(token, n, n) for token in before[:-1]]
            joined.append(Part((before[-1] + after[0])[:LONGEST], n, n + 1))
            joined += [Part(token, n + 1, n + 1) for token in after[1:]]
            joined += [p for p in body if p.first > n + 1][:BESIDE]
    return body + joined


def find_phrases(words: Sequence[Word], phrases: Sequence[Phrase]) -> Found | None:
    """Find every place of a search among the words of a page; None where a phrase is not there."""
    parts = indexed(words)
    places: set[tuple[int, int]] = set()
    for phrase in phrases:
        here = {at for form in phrase.forms for at in _places(parts, form, prefix=phrase.prefix)}
        if not here:
            return None
        places |= here
    if not places:
        return None
    boxes = [
        union(w.box for w in line)
        for first, last in sorted(places)
        for _, line in groupby(words[first : last + 1], key=lambda w: w.line)
    ]
    return Found(_snippet(words, *min(places)), tuple(dict.fromkeys(boxes)))


def _places(parts: Sequence[Part], form: Sequence[str], *, prefix: bool) -> set[tuple[int, int]]:
    """Give the first and the last word of each place where the words stand side by side."""
    *whole, last = form
    length = len(form)
    found = set()
    for start in range(len(parts) - length + 1):
        end = parts[start + length - 1]
        fits = end.token.startswith(last) if prefix else end.token == last
        if fits and all(parts[start + n].token == token for n, token in enumerate(whole)):
            found.add((parts[start].first, end.last))
    return {(first, last) for first, last in found if first <= last}


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
