"""Printed labels of a form and the values that stand under or beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from casefile.words import Box, Word, union
from ingest.finding.bills.printed_rows import Row, folded

_LIKE = 82.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label as found: the row that holds it and its box."""

    row: int
    box: Box


def find_label(rows: Sequence[Row], phrases: Sequence[str], start: int = 0) -> Label | None:
    """Find the first row from `start` on that prints one of `phrases`, OCR damage allowed for.

    Phrases are given folded; those listed first are tried first.
    """
    for phrase in phrases:
        length = len(phrase.split())
        for n in range(start, len(rows)):
            box = _phrase_in(rows[n], phrase, length)
            if box is not None:
                return Label(n, box)
    return None


def _phrase_in(row: Row, phrase: str, length: int) -> Box | None:
    if fuzz.partial_ratio(phrase, row.folded) < _LIKE:
        return None
    tokens = [folded(word.text) for word in row.words]
    best: tuple[float, int, int] | None = None
    for at in range(len(tokens)):
        for size in range(length, length + 2):
            window = row.words[at : at + size]
            if len(window) < size and at:
                break
            score = fuzz.ratio(phrase, " ".join(t for t in tokens[at : at + size] if t))
            if score >= _LIKE and (best is None or score > best[0]):
                best = (score, at, at + size)
    if best is None:
        return None
    _, start, end = best
    if start and _is_number_of(row.words[start - 1], row.words[start]):
        start -= 1
    return union(w.box for w in row.words[start:end])


def _is_number_of(word: Word, after: Word) -> bool:
    """Tell whether a word is the number of the box whose label follows ("32.", "24A")."""
    near = after.box.x0 - word.box.x1 < 0.02
    return near and bool(re.fullmatch(r"\d{1,2}[a-zA-Z]?\.?", word.text))


def under(rows: Sequence[Row], label: Label, left: float, right: float, depth: float) -> list[Row]:
    """Give the parts of the rows below a label that stand between `left` and `right`.

    `depth` is how far below the label's bottom to look, as a fraction of the page.
    """
    found = []
    floor = label.box.bottom
    for row in rows[label.row :]:
        inside = tuple(
            w
            for w in row.words
            if left <= w.box.middle[0] <= right and floor < w.box.middle[1] <= floor + depth
        )
        if inside:
            found.append(Row(inside))
    return found


def beside(rows: Sequence[Row], label: Label, right: float) -> list[Word]:
    """Give the words that follow a label in its own row, up to `right`."""
    return [w for w in rows[label.row].words if label.box.x1 <= w.box.x0 and w.box.x1 <= right]
