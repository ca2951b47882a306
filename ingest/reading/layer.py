"""Is a text layer to be believed? Judged by its letters, never by how many there are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from functools import lru_cache

from casefile.words import Word
from ingest.pdf.contents import PageContents
from ingest.reading.inked import Marks
from ingest.reading.letters import share_like_english

SCAN_COVERS = 0.35
"""Pictures over more of the page than this are recognised, whatever they show."""

MAY_SHOW_PRINT = 0.05
"""Pictures over less of the page than this show no print but their own few words."""

MANY_STROKES = 1_000
"""Shapes of fewer strokes than this are no lines of text: fifty letters have as many."""

MUCH_PRINT = 100
"""More letter-sized marks than this outside the layer's words are no logo or stamp."""

MOSTLY_HIDDEN = 0.5
MANY_UNMAPPED = 0.08
LEAST_JUDGED = 12
SOUND = 0.70

_EDGES = "".join(chr(c) for c in range(33, 127) if not chr(c).isalnum()) + "“”‘’–—•☐☒☑"
_SHAPED = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+|[A-Z][a-z]*[A-Z][a-z]+")
_VOWEL = re.compile(r"[aeiouyAEIOUY]")
_CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}", re.IGNORECASE)
_DIGIT_IN_WORD = re.compile(r"[a-z]\d+[a-z]")


class Layer(Enum):
    """What to do about the text layer of a page."""

    KEEP = "keep"
    """It is the page: no recognition is needed."""

    ADD = "add"
    """It is sound, but print stands beside it: recognise, and lay it over."""

    DOUBT = "doubt"
    """It may be gibberish: recognise, and keep the better."""

    HIDDEN = "hidden"
    """It is somebody's earlier recognition of a scan: recognise anew."""

    NONE = "none"
    """There is none."""


def judge(contents: PageContents) -> Layer:
    """Decide what the text layer of a page is worth."""
    text = contents.text
    if not text.words:
        return Layer.NONE
    if contents.hidden > MOSTLY_HIDDEN:
        return Layer.HIDDEN
    if text.unmapped > MANY_UNMAPPED or soundness(text.words) < SOUND:
        return Layer.DOUBT
    return Layer.ADD if contents.covered > SCAN_COVERS else Layer.KEEP


def more_printed(contents: PageContents, looked: Callable[[], Marks]) -> bool:
    """Tell whether print stands beside a sound layer: in pictures, or as letters drawn by line.

    Only pages that may hold such print are looked at.
    """
    if contents.covered < MAY_SHOW_PRINT and contents.outlined < MANY_STROKES:
        return False
    return len(looked().outside(contents.text.words)) > MUCH_PRINT


def soundness(words: Sequence[Word]) -> float:
    """Give the share (0..1) of words that look like language; 1 where too few can be judged.

    Words are judged by their shape, and together by how often each letter comes.
    """
    return _well_shaped(words) * share_like_english(words)


def _well_shaped(words: Sequence[Word]) -> float:
    """Judge each word; numbers, dates, codes and words of one or two letters say nothing."""
    good = bad = 0
    for word in words:
        fair = _looks_like_language(word.text.strip(_EDGES))
        good += fair is True
        bad += fair is False
    judged = good + bad
    unjudged = len(words) - judged
    if judged < LEAST_JUDGED:
        strange = sum(1 for w in words if not any(c.isalnum() for c in w.text))
        return 0.0 if unjudged > 40 and strange > 0.6 * len(words) else 1.0
    return good / judged


@lru_cache(maxsize=8192)  # most words of a packet come again and again
def _looks_like_language(text: str) -> bool | None:
    if not text.isascii() and any(ord(c) > 0x24F for c in text):
        return None if len(text) < 3 else False
    if any(c.isdigit() for c in text):
        return False if _DIGIT_IN_WORD.search(text) else None
    letters = [part for part in re.split(r"[^A-Za-z]+", text) if len(part) >= 3]
    if not letters:
        return None
    return all(
        _SHAPED.fullmatch(part)
        and (_VOWEL.search(part) or (part.isupper() and len(part) <= 5))
        and not _CONSONANTS.search(part)
        for part in letters
    )
