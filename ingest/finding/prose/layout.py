"""A page as its reader sees it: pieces of lines, headings and what stands under them, sentences.

The finders of facts, mentions and assertions all begin here; the page is laid out once for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from casefile.categories import Category
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.words import Box, PageText
from ingest.finding.prose.pieces import (
    Piece,
    pieces_of,
    with_table_heads,
    with_tears,
    without_choices,
)
from ingest.finding.prose.sections import Section, inline_headings, line_heading
from ingest.finding.prose.sentences import Sentence, sentences_of

# The head of the column of days: "Date | Note | Therapist" heads a table, and no section.
_DATE_COLUMN = re.compile(
    r"(?:Date|DATE)(?:\s*(?:/|&|and)\s*(?:Time|TIME))?|Day|DAY|Visit\s+[Dd]ate|DOS"
)

_AT_HAND = 16
"""Pages that stay laid out: several finders, and several visits of a page, look at one in turn."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page laid out. `sentences` are in reading order and never cross a heading."""

    reading: PageReading
    text: PageText
    pieces: tuple[Piece, ...]
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def said(self, sentence: Sentence) -> str:
        """Give the sentence with its line breaks folded; offsets stay those of the page text."""
        return self.text.text[sentence.start : sentence.end].replace("\n", " ")

    def box(self, start: int, end: int) -> Box:
        """Give the box of a span."""
        return self.text.box(start, end)


class _Once:
    """A reading, compared by identity, so that the last few pages need no second layout."""

    def __init__(self, reading: PageReading) -> None:
        self.reading = reading

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.reading is self.reading

    def __hash__(self) -> int:
        return id(self.reading)


def lay_out(reading: PageReading, category: Category, rules: RuleBook = RuleBook()) -> Layout:
    """Lay out one page for the finders; the last pages laid out are remembered."""
    return _lay_out(_Once(reading), category, rules)


@lru_cache(maxsize=_AT_HAND)
def _lay_out(once: _Once, category: Category, rules: RuleBook) -> Layout:
    reading = once.reading
    text = reading.page_text()
    cut = with_table_heads(text, tuple(pieces_of(text, rules)), rules)
    pieces = tuple(with_tears(without_choices(text, cut)))
    sections = tuple(_sections(text, pieces, category, rules))
    sentences = tuple(sentences_of(text, pieces, sections, rules))
    return Layout(reading, text, pieces, sections, sentences)


def _sections(
    text: PageText, pieces: tuple[Piece, ...], category: Category, rules: RuleBook
) -> Iterator[Section]:
    marks: list[tuple[str, str, int, int]] = []
    crowded = _rows_of_headings(text, pieces, category, rules)
    for piece in pieces:
        line = text.text[piece.start : piece.end]
        if piece.head:
            continue
        if piece.row not in crowded and (kind := line_heading(line, category, rules)):
            marks.append((kind, line, piece.start, piece.end))
            continue
        if piece.furniture:
            continue
        marks.extend(
            (h.kind, h.heading, piece.start + h.start, piece.start + h.end)
            for h in inline_headings(line, category, rules)
        )
    holder = ""
    yield Section("", "", 0, 0, marks[0][2] if marks else len(text.text))
    for n, (kind, heading, start, body) in enumerate(marks):
        if kind != "body":
            holder = kind
        elif holder == "vital":
            holder = "exam"
        until = marks[n + 1][2] if n + 1 < len(marks) else len(text.text)
        yield Section(holder, heading, start, body, until)


def _rows_of_headings(
    text: PageText, pieces: tuple[Piece, ...], category: Category, rules: RuleBook
) -> frozenset[int]:
    """Give the rows that are the head of a table: several headings, or one beside "Date"."""
    count: dict[int, int] = {}
    shared = {a.row for a, b in pairwise(pieces) if a.row == b.row}
    for piece in pieces:
        line = text.text[piece.start : piece.end]
        if piece.row in shared and not line.endswith(":") and line_heading(line, category, rules):
            count[piece.row] = count.get(piece.row, 0) + 1
    beside = {
        b.row for a, b in pairwise(pieces) if _DATE_COLUMN.fullmatch(text.text[a.start : a.end])
    }
    return frozenset(row for row, n in count.items() if n > 1) | beside
