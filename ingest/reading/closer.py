"""A second look at a page of which some words were read badly, and what is taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from casefile.doubt import is_doubtful
from casefile.words import Box, Word

POOR = 0.80
"""A word below this confidence was read badly (measured: one in three of them is wrong)."""

POOR_SHARE = 0.12
"""Where fewer words than this are poor, another look costs more than it mends."""

MANY_DOUBTFUL = 3

REACH = 0.3
"""Share of a word's height within which the second look's words stand for it."""

WIDER = 1.6
"""A word so many times as wide as the one it stands for holds its neighbours, too."""


def needs_closer_look(words: Sequence[Word]) -> bool:
    """Tell whether a page is worth a second look, by its poor words and its doubtful figures."""
    lettered = [w for w in words if any(c.isalnum() for c in w.text)]
    poor = sum(w.confidence < POOR for w in lettered)
    return poor > POOR_SHARE * len(lettered) or sum(map(is_doubtful, words)) >= MANY_DOUBTFUL


def joined(first: Sequence[Word], second: Sequence[Word]) -> tuple[Word, ...]:
    """Put the second look's words in the place of poor ones of the first that they are surer of.

    One word may give way to several: figures of neighbouring boxes run together where poor.
    """
    shelves = _Shelves(second)
    taken: set[int] = set()
    words: list[Word] = []
    for word in first:
        instead = [i for i in shelves.within(word.box) if i not in taken] if _poor(word) else []
        if instead and min(second[i].confidence for i in instead) > word.confidence:
            taken.update(instead)
            words += [replace(second[i], line=word.line) for i in instead]
        else:
            words.append(word)
    return tuple(words)


def _poor(word: Word) -> bool:
    lettered = any(c.isalnum() for c in word.text)
    return lettered and (word.confidence < POOR or is_doubtful(word))


class _Shelves:
    """Words by height, so that those near a box are found without looking at all of them."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._step = max(median(w.box.height for w in words), 0.002) if words else 1.0
        self._shelves: dict[int, list[int]] = {}
        for i, word in enumerate(words):
            self._shelves.setdefault(int(word.box.middle[1] / self._step), []).append(i)

    def within(self, box: Box) -> list[int]:
        """Give the words whose middle lies in the box, a little grown, from left to right."""
        reach = box.height * REACH
        grown = Box(box.x0 - reach, box.top - reach, box.x1 + reach, box.bottom + reach)
        found = [i for i in self._near(grown) if grown.holds(self._words[i].box)]
        widest = box.width * WIDER + reach
        found = [i for i in found if self._words[i].box.width <= widest]
        return sorted(found, key=lambda i: self._words[i].box.x0)

    def _near(self, box: Box) -> Iterator[int]:
        for shelf in range(int(box.top / self._step), int(box.bottom / self._step) + 1):
            yield from self._shelves.get(shelf, ())
