"""From characters in text order to words on numbered lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import numpy as np
import numpy.typing as npt

from casefile.words import Box, Word, union
from ingest.pdf.characters import BLANK, JOINED, Characters
from ingest.pdf.frame import Edges

WORD_GAP = 0.22
"""A gap wider than this share of the text's height ends a word, blank or no blank."""

OTHER_LINE = 0.6
"""Neighbours that differ by more than this share of their height stand on lines of their own."""

STEP_BACK = 1.5
"""So many heights to the left of the one before, a letter belongs to something else."""

TRACKED_GAP = 0.45
"""Letter-spaced capitals stand up to this share of their height apart."""

JOINED_LINE_GAP = 3.0
"""Pieces at one height that stand closer than this many heights are one line."""


_WRITTEN_OUT = str.maketrans(
    {
        "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
        "\ufb05": "st", "\ufb06": "st", "\u00ad": "-", "\x02": "-", "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip
"""Ligatures as letters, and hyphens of all kinds as the one on keyboards."""


@dataclass(slots=True)
class _Piece:
    """Words that follow each other at one height."""

    words: list[Word]
    box: Box

    @property
    def height(self) -> float:
        return self.box.height


def lines_of(characters: Characters, aspect: float) -> tuple[Word, ...]:
    """Group characters into words and number their lines in reading order.

    `aspect` is the page's width divided by its height: gaps are judged by the height of the text.
    """
    words = [w for run in _runs(characters, aspect) for w in run]
    pieces = _in_reading_order(_merged(_pieces(words, aspect), aspect))
    return tuple(
        Word(w.text, w.box, 1.0, number) for number, piece in enumerate(pieces) for w in piece.words
    )


def _runs(characters: Characters, aspect: float) -> Iterator[list[Word]]:
    """Give the words between printed blanks; letter-spaced words come back whole."""
    run: list[Word] = []
    for word, before in _words(characters, aspect):
        if run and before == BLANK:
            yield _untracked(run, aspect)
            run = []
        run.append(word)
    if run:
        yield _untracked(run, aspect)


def _words(characters: Characters, aspect: float) -> Iterator[tuple[Word, int]]:
    """Give each word, and what stands before it."""
    text, edges, before = characters.text, characters.edges, characters.before
    if not text:
        return
    starts = np.flatnonzero(
        np.concatenate(([True], (before[1:] != JOINED) | _parts(edges, aspect)))
    )
    lefts, tops = np.minimum.reduceat(edges[:, :2], starts).T.tolist()
    rights, bottoms = np.maximum.reduceat(edges[:, 2:], starts).T.tolist()
    begins = starts.tolist()
    plain = text.isascii() and text.isprintable()
    for begin, end, kind, *box in zip(
        begins,
        [*begins[1:], len(text)],
        before[starts].tolist(),
        lefts,
        tops,
        rights,
        bottoms,
        strict=True,
    ):
        letters = text[begin:end]
        yield Word(letters if plain else letters.translate(_WRITTEN_OUT), Box(*box)), kind


def _parts(edges: Edges, aspect: float) -> npt.NDArray[np.bool_]:
    """Tell of each two neighbours whether they belong to different words."""
    left, top, right, bottom = edges.T
    tall, middle = bottom - top, (top + bottom) / 2
    height = np.maximum(tall[:-1], tall[1:])
    gap = (left[1:] - right[:-1]) * aspect
    parted: npt.NDArray[np.bool_] = (
        (np.abs(middle[:-1] - middle[1:]) > height * OTHER_LINE)
        | (gap > height * WORD_GAP)
        | (gap < -height * STEP_BACK)
    )
    return parted


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
    runs: list[list[Word]] = []
    for word in words:
        if runs and _follows(runs[-1][-1], word, aspect):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [_Piece(run, union(word.box for word in run)) for run in runs]


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
