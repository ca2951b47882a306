"""Lines of a page, and the cells of its form rows, with what is furniture among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casefile.rules import RuleBook
from casefile.words import Box, PageText, union
from ingest.finding.prose.furniture import Furniture, furniture_in_force

_SHEET = 3
"""A row that stands so often on one page is printed there."""

_HEADS, _MOSTLY = 3, 0.6
"""So many words of columns, and so large a share of the row, make the head of a table."""

_HEAD_WORDS = 4

_CHOICES = re.compile(r"[A-Z][\w ]{2,24}:(?: [^.;:]+){3,}$")

# A gap wider than this share of the page width parts two cells of a form row.
_CELL_GAP = 0.032


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or one cell of a form row: its span in the page text and its place.

    `head` says that it heads a column of a table: such a piece is furniture, and no heading.
    """

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    furniture: bool
    torn: bool = False
    head: bool = False


def with_table_heads(text: PageText, pieces: Sequence[Piece], rules: RuleBook) -> tuple[Piece, ...]:
    """Mark the heads of tables: words of columns side by side ("Time  BP  Pulse  Pain").

    What stands below such a row is not told under its "Pain".
    """
    furniture = furniture_in_force(rules)
    said = [text.text[piece.start : piece.end] for piece in pieces]
    named = [furniture.heads_column(label) for label in said]
    heads: set[int] = set()
    for n, piece in enumerate(pieces):
        if not named[n] or n in heads:
            continue
        beside = [m for m, other in enumerate(pieces) if _level(piece, other)]
        short = all(len(said[m].split()) <= _HEAD_WORDS for m in beside)
        if short and sum(named[m] for m in beside) >= max(_HEADS, _MOSTLY * len(beside)):
            heads.update(beside)
    return tuple(
        replace(p, furniture=True, head=True) if n in heads else p for n, p in enumerate(pieces)
    )


def _level(one: Piece, other: Piece) -> bool:
    apart = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return apart < 0.5 * (one.bottom - one.top)


def without_choices(text: PageText, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Take rows of printed choices for furniture: "Complaint: neck  mid back  low back".

    They stand word for word under each visit of a sheet; which of them was ringed was not read.
    """
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    told = {row: " ".join(text.text[p.start : p.end] for p in own) for row, own in rows.items()}
    often = Counter(told.values())
    forms = {row for row, said in told.items() if often[said] >= _SHEET and _CHOICES.match(said)}
    return tuple(replace(p, furniture=True) if p.row in forms else p for p in pieces)


def pieces_of(text: PageText, rules: RuleBook) -> Iterator[Piece]:
    """Cut the lines of a page into pieces, where a gap parts two cells."""
    furniture = furniture_in_force(rules)
    at = 0
    for row, (start, end) in enumerate(text.line_spans):
        cell_start = start
        where = start
        labelled = False
        cell: list[Box] = []
        while at < len(text.words) and where < end:
            word = text.words[at]
            if cell and word.box.x0 - cell[-1].x1 > _CELL_GAP:
                piece = _piece(
                    text, cell_start, where - 1, cell, row=row, known=furniture, labelled=labelled
                )
                yield piece
                labelled = piece.furniture and text.text[where - 2] == ":"
                cell_start, cell = where, []
            cell.append(word.box)
            where += len(word.text) + 1
            at += 1
        if cell:
            yield _piece(text, cell_start, end, cell, row=row, known=furniture, labelled=labelled)


def _piece(
    text: PageText,
    start: int,
    end: int,
    boxes: Sequence[Box],
    *,
    row: int,
    known: Furniture,
    labelled: bool,
) -> Piece:
    """Make one piece of the words in `boxes`, which ends with the last of them.

    `labelled` says that the cell before it was a label of furniture.
    """
    line = text.text[start:end]
    furniture = labelled or (not _runs(line) and known.holds(line))
    around = union(boxes)
    return Piece(start, end, around.x0, around.top, boxes[-1].x1, around.bottom, row, furniture)


def with_tears(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """Mark the pieces of a printed line that was read in two parts at different places."""
    torn: set[int] = set()
    by_height = sorted(range(len(pieces)), key=lambda n: pieces[n].top + pieces[n].bottom)
    for at, n in enumerate(by_height):
        one = pieces[n]
        for m in by_height[at + 1 : at + 6]:
            other = pieces[m]
            apart = (other.top + other.bottom - one.top - one.bottom) / 2
            if apart > 0.5 * (one.bottom - one.top):
                break
            gap = max(one.x0, other.x0) - min(one.x1, other.x1)
            if other.row != one.row and -0.02 < gap < _CELL_GAP:
                torn.update((n, m))
    for n, piece in enumerate(pieces):
        yield replace(piece, torn=True) if n in torn else piece


def _runs(line: str) -> bool:
    """Tell whether a line is running text, in which a phone number or a label proves nothing."""
    words = line.split()
    return len(words) > 8 and sum(w[0].islower() for w in words) > 0.6 * len(words)
