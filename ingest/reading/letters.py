"""Do letters come as often as in English? Fonts that name their glyphs wrongly give others.

Such a layer (`Wexmirx` for Patient, each letter four further on) has words of a fair shape, in
which common letters are rare and rare ones common.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from casefile.words import Word

LETTERS = "etaoinshrdlcumwfgypbvkjxqz"
IN_ENGLISH = (
    127, 91, 82, 75, 70, 68, 63, 61, 60, 43, 40, 28, 28, 24, 24,
    22, 20, 20, 19, 13, 10, 8, 2, 2, 1, 1,
)  # fmt: skip
"""How often each letter comes among a thousand of English text."""

PASSAGE = 200
"""Letters that are weighed together: fewer say little, and a broken font may set but a part."""

LEAST_LETTERS = 100

LIKE_ENGLISH = 0.75
"""Likeness (cosine) of a passage: lists of drugs and units have 0.78 or more, prose 0.9 or more,
hardly one passage in a thousand of shifted letters as much as this."""

_NO_LETTER = re.compile("[^a-z]+")


def share_like_english(words: Sequence[Word]) -> float:
    """Give the share (0..1) of letters in passages that could be English; 1 where letters lack."""
    passages = _passages(words)
    total = sum(map(len, passages))
    like = sum(len(p) for p in passages if _likeness(p) >= LIKE_ENGLISH)
    return like / total if total else 1.0


def _passages(words: Sequence[Word]) -> list[str]:
    """Give the letters of each passage; what is left over belongs to the last."""
    passages = [""]
    for word in words:
        if len(passages[-1]) >= PASSAGE:
            passages.append("")
        passages[-1] += _NO_LETTER.sub("", word.text.lower())
    if len(passages) > 1 and len(passages[-1]) < PASSAGE:
        rest = passages.pop()
        passages[-1] += rest
    return [p for p in passages if len(p) >= LEAST_LETTERS]


def _likeness(passage: str) -> float:
    counts = [passage.count(letter) for letter in LETTERS]
    together = sum(one * other for one, other in zip(counts, IN_ENGLISH, strict=True))
    return together / (math.hypot(*counts) * math.hypot(*IN_ENGLISH))
