"""Lay a text layer over recognised words: where both have a word, the layer's stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from casefile.words import Word


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
