"""Lay a text layer over recognised words: where both have a word, the layer's stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from casefile.words import Word

SURE = 0.80
"""Less sure words of the recogniser speak against nothing."""

FEW = 10
"""So few words on either side tell nothing."""

SEEN = 0.4
"""The recogniser finds nearly every word of a layer that is what is seen."""


def is_unseen(layer: Sequence[Word], recognised: Sequence[Word]) -> bool:
    """Tell whether most words of a layer are not where they should be seen, but others are.

    Such a layer is white, transparent, or lies beneath the strips of a scan.
    """
    telling = [w for w in layer if w.text.isalnum()]
    sure = [w for w in recognised if w.confidence >= SURE]
    if min(len(telling), len(sure)) <= FEW:
        return False
    return sum(_is_found(word, sure) for word in telling) < SEEN * len(telling)


def _is_found(word: Word, among: Sequence[Word]) -> bool:
    text = word.text.lower()
    return any(w.box.holds(word.box) and text in w.text.lower() for w in among)


def overlaid(recognised: Sequence[Word], layer: Sequence[Word]) -> tuple[Word, ...]:
    """Join both, lines renumbered from top to bottom; recognised doubles of layer words go."""
    ordered = sorted(layer, key=lambda w: w.box.top)
    left = [w for w in recognised if not _doubled(w, ordered)]
    lines = [list(g) for _, g in groupby(layer, key=lambda w: w.line)]
    lines += [list(g) for _, g in groupby(left, key=lambda w: w.line)]
    lines.sort(key=lambda line: (min(w.box.middle[1] for w in line), line[0].box.x0))
    return tuple(replace(w, line=number) for number, line in enumerate(lines) for w in line)


def _doubled(word: Word, layer: Sequence[Word]) -> bool:
    return any(other.box.holds(word.box) or word.box.holds(other.box) for other in layer)
