"""From characters in text order to words on numbered lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from casefile.words import Box, Word, union

WORD_GAP = 0.22
"""A gap wider than this share of the text's height ends a word, blank or no blank."""

TRACKED_GAP = 0.45
"""Letter-spaced capitals stand up to this share of their height apart."""

JOINED_LINE_GAP = 3.0
"""Pieces at one height that stand closer than this many heights are one line."""


Glyph = tuple[str, float, float, float, float]
"""One character, and left, top, right and bottom of its box, as in `Box`.

A page has thousands of them: they are plain tuples. A blank is one of the two below.
"""

BLANK: Glyph = (" ", 0.0, 0.0, 0.0, 0.0)
"""A blank that is printed."""

SET_APART: Glyph = ("", 0.0, 0.0, 0.0, 0.0)
"""A blank that nobody printed: what is around it stands apart."""


@dataclass(slots=True)
class _Piece:
    """Words that follow each other at one height."""

    words: list[Word]
    box: Box

    @property
    def height(self) -> float:
        return self.box.height


def lines_of(glyphs: Sequence[Glyph], aspect: float) -> tuple[Word, ...]:
    """Group characters into words and number their lines in reading order.

    `aspect` is the page's width divided by its height: gaps are judged by the height of the text.
    """
    words = [w for run in _runs(glyphs, aspect) for w in run]
    pieces = _in_reading_order(_merged(_pieces(words, aspect), aspect))
    return tuple(
        Word(w.text, w.box, 1.0, number) for number, piece in enumerate(pieces) for w in piece.words
    )


def _runs(glyphs: Sequence[Glyph], aspect: float) -> Iterator[list[Word]]:
    """Give the words between real blanks; letter-spaced words come back whole."""
    run: list[Word] = []
    letters: list[Glyph] = []
    for glyph in glyphs:
        if glyph is BLANK or glyph is SET_APART:
            if letters:
                run.append(_word(letters))
                letters = []
            if run and glyph is BLANK:
                yield _untracked(run, aspect)
                run = []
        else:
            if letters and _parts(letters[-1], glyph, aspect):
                run.append(_word(letters))
                letters = []
            letters.append(glyph)
    if letters:
        run.append(_word(letters))
    if run:
        yield _untracked(run, aspect)


def _word(letters: Sequence[Glyph]) -> Word:
    texts, lefts, tops, rights, bottoms = zip(*letters, strict=True)
    return Word("".join(texts), Box(min(lefts), min(tops), max(rights), max(bottoms)))


def _parts(before: Glyph, glyph: Glyph, aspect: float) -> bool:
    """Tell whether two neighbours belong to different words."""
    _, _, above, right, below = before
    _, left, top, _, bottom = glyph
    height = max(below - above, bottom - top)
    apart = (above + below) / 2 - (top + bottom) / 2
    if abs(apart) > height * 0.6:
        return True
    gap = (left - right) * aspect
    return gap > height * WORD_GAP or gap < -height * 1.5


def _untracked(run: list[Word], aspect: float) -> list[Word]:
    """Join letter-spaced capitals ("P A T I E N T") that no real blank separates."""
    if len(run) < 4 or not any(len(word.text) == 1 for word in run):
        return run
    joined: list[Word] = []
    for word in run:
        last = joined[-1] if joined else None
        if (
            last is not None
            and len(word.text) == 1
            and word.text.isupper()
            and last.text.isupper()
            and last.text.isalpha()
            and abs(last.box.middle[1] - word.box.middle[1]) < word.box.height * 0.3
            and 0 <= (word.box.x0 - last.box.x1) * aspect < word.box.height * TRACKED_GAP
        ):
            joined[-1] = Word(last.text + word.text, union((last.box, word.box)))
        else:
            joined.append(word)
    return joined


def _pieces(words: Sequence[Word], aspect: float) -> list[_Piece]:
    pieces: list[_Piece] = []
    for word in words:
        last = pieces[-1] if pieces else None
        if last is not None and _follows(last.words[-1], word, aspect):
            last.words.append(word)
            last.box = union((last.box, word.box))
        else:
            pieces.append(_Piece([word], word.box))
    return pieces


def _follows(before: Word, word: Word, aspect: float) -> bool:
    one, other = before.box, word.box
    height = min(one.bottom - one.top, other.bottom - other.top)
    if abs((one.top + one.bottom) / 2 - (other.top + other.bottom) / 2) > height * 0.5:
        return False
    gap = (other.x0 - one.x1) * aspect
    return -0.5 * height < gap < JOINED_LINE_GAP * height


def _merged(pieces: list[_Piece], aspect: float) -> list[_Piece]:
    """Join pieces of one visual line that were drawn apart, a label and what was filled in."""
    by_height = sorted(
        range(len(pieces)), key=lambda i: (pieces[i].box.middle[1], pieces[i].box.x0)
    )
    into: dict[int, int] = {}
    row: list[int] = []
    for index in [*by_height, -1]:
        if index >= 0 and (not row or _level(pieces[row[-1]], pieces[index])):
            row.append(index)
            continue
        _join_row(pieces, sorted(row, key=lambda i: pieces[i].box.x0), into, aspect)
        row = [index]
    return [piece for i, piece in enumerate(pieces) if i not in into]


def _level(one: _Piece, other: _Piece) -> bool:
    reach = min(one.height, other.height) * 0.35
    return abs(one.box.middle[1] - other.box.middle[1]) <= reach


def _join_row(
    pieces: list[_Piece], row: Sequence[int], into: dict[int, int], aspect: float
) -> None:
    """Append each piece of the row to its left neighbour where they stand close."""
    head: int | None = None
    for index in row:
        piece = pieces[index]
        if head is not None:
            gap = (piece.box.x0 - pieces[head].box.x1) * aspect
            height = min(piece.height, pieces[head].height)
            if -0.5 * height < gap < JOINED_LINE_GAP * height:
                pieces[head].words.extend(piece.words)
                pieces[head].box = union((pieces[head].box, piece.box))
                into[index] = head
                continue
        head = index


def _in_reading_order(pieces: list[_Piece]) -> list[_Piece]:
    """Keep the text order, unless it jumps up and down the page: then read by height."""
    if len(pieces) < 3:
        return pieces
    jumps = sum(
        1
        for before, after in pairwise(pieces)
        if after.box.middle[1] < before.box.top
        and after.box.x0 < before.box.x1
        and before.box.x0 < after.box.x1
    )
    if jumps <= max(2, len(pieces) // 8):
        return pieces
    height = median(p.height for p in pieces) or 0.01
    ordered = sorted(pieces, key=lambda p: p.box.middle[1])
    levels: list[list[_Piece]] = []
    for piece in ordered:
        if levels and piece.box.middle[1] - levels[-1][0].box.middle[1] < height * 0.5:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return [p for level in levels for p in sorted(level, key=lambda p: p.box.x0)]
