"""Care listed row by row, each with its day: records that an examiner reviewed, past visits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finding.dates.grammar import read_dates
from ingest.finding.prose.layout import Layout
from ingest.finding.prose.pieces import Piece
from ingest.finding.prose.sentences import Sentence

_UNDATED = re.compile(r"(?i)^(?:undated|various|n/?a|none|-+)\b")
_MOST_WORDS = 30


def listed_rows(layout: Layout, heading: re.Pattern[str]) -> Iterator[Sentence]:
    """Give each row of a list under such a heading that begins with a day, as one sentence.

    The list ends at the first row without a day, once there was one with.
    """
    inside = begun = False
    for row in _rows(layout.pieces):
        first, last = row[0], row[-1]
        said = layout.text.text[first.start : last.end]
        if heading.search(said) and len(said.split()) <= _MOST_WORDS // 5:
            inside, begun = True, False
        elif inside and _begins_with_day(said) and len(said.split()) <= _MOST_WORDS:
            begun = True
            middle = (first.top + first.bottom) / 2
            yield Sentence(first.start, last.end, "", "", middle, headed=False, torn=False)
        elif begun and not _UNDATED.match(said):
            inside = False


def _begins_with_day(said: str) -> bool:
    dates = read_dates(said[:24])
    return bool(dates) and dates[0].start == 0


def _rows(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """Give the cells that stand beside each other, as they follow in the text."""
    row: list[Piece] = []
    for piece in pieces:
        if row and _beside(row[-1], piece):
            row.append(piece)
            continue
        if row:
            yield row
        row = [piece]
    if row:
        yield row


def _beside(left: Piece, right: Piece) -> bool:
    apart = abs(left.top + left.bottom - right.top - right.bottom) / 2
    return right.x0 >= left.x1 and apart < 0.5 * (left.bottom - left.top)
