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

TALL = 4.0
"""Times as tall as most words of its page: a blot, a picture, a signature."""

REACH = 0.3
"""Share of a word's height within which the second look's words stand for it."""

WIDER = 1.6
"""A word so many times as wide as the one it stands for holds its neighbours, too."""


def needs_closer_look(words: Sequence[Word]) -> bool:
    """Tell whether a page is worth a second look, by its poor words and its doubtful figures."""
    lettered = [w for w in words if any(c.isalnum() for c in w.text)]
    poor = sum(w.confidence < POOR for w in lettered)
    return poor > POOR_SHARE * len(lettered) or sum(map(is_doubtful, words)) >= MANY_DOUBTFUL


def poor_words(words: Sequence[Word]) -> list[Word]:
    """Give the words that are worth another look; blots taller than any print are not."""
    heights = [w.box.height for w in words]
    tall = TALL * median(heights) if heights else 0.0
    return [w for w in words if _poor(w) and w.box.height <= tall]


def joined(first: Sequence[Word], second: Sequence[Word]) -> tuple[Word, ...]:
    """Put the second look's words in the place of poor ones of the first that they are surer of.

    One word may give way to several: figures of neighbouring boxes run together where poor.
    """
    shelves = _Shelves(second)
    taken: set[int] = set()
    words: list[Word] = []
    for word in first:
        instead = [i for i in shelves.within(word.box) if i not in taken] if _poor(word) else []
        found = [second[i] for i in instead]
        if found and _better(found, word):
            taken.update(instead)
            words += _in_place_of(word, found)
        else:
            words.append(word)
    return tuple(words)


def _better(found: Sequence[Word], word: Word) -> bool:
    """Tell whether another reading of a word is to be taken.

    Several words never stand for one that was put together or put right: it would fall apart. What
    reads the beginning or the end of the same word alone has lost the rest.
    """
    text = "".join(w.text for w in found)
    lost = len(text) < len(word.text) and (word.text.startswith(text) or word.text.endswith(text))
    if lost or (word.read and len(found) > 1):
        return False
    return _surely(found) > word.confidence


def _in_place_of(word: Word, found: Sequence[Word]) -> list[Word]:
    """Give the found words in the word's line; parts that spell the word itself confirm it."""
    if "".join(w.text for w in found) == word.text:
        return [replace(word, confidence=_surely(found))]
    return [replace(w, line=word.line) for w in found]


def _surely(words: Sequence[Word]) -> float:
    return min(w.confidence for w in words)


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
