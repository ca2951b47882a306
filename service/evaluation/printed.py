"""Which words of a reading stand on the page as printed, and how much of its print was read.

Words are compared as a bag, since tables have no one reading order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from casefile.words import Word

EDGES = ".,;:()[]{}|'\"*-_•"
_SAME = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00ad": "-"})


def bag(texts: Iterable[str]) -> Counter[str]:
    """Count words, punctuation around them left out."""
    plain = (_plain(t) for t in texts)
    return Counter(t for t in plain if _letters(t))


def words_right(printed: str, words: Sequence[Word]) -> list[tuple[Word, bool]]:
    """Tell of each word that holds letters or figures whether it is printed, the surest first.

    A word that is printed once and was read twice is right once.
    """
    left = bag(printed.split())
    told = []
    for word in sorted(words, key=lambda w: -w.confidence):
        text = _plain(word.text)
        if _letters(text):
            right = left[text] > 0
            left[text] -= right
            told.append((word, right))
    return told


def share_of_print(printed: str, words: Sequence[Word]) -> float:
    """Give the share (0..1) of the letters and figures of a text that stand in words read right."""
    true, read = bag(printed.split()), bag(w.text for w in words)
    whole = sum(_letters(text) * count for text, count in true.items())
    right = sum(_letters(text) * count for text, count in (true & read).items())
    return right / whole if whole else 0.0


def _plain(text: str) -> str:
    return text.translate(_SAME).strip(EDGES)


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
