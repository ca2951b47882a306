"""Sentences and list items of a page, each under its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from casefile.rules import RuleBook
from casefile.words import PageText
from ingest.finding.prose.furniture import furniture_in_force
from ingest.finding.prose.pieces import Piece
from ingest.finding.prose.sections import Section

_BULLET = re.compile(r"^(?:[*•▪◦●■+\-–]\s|\(?\d{1,2}[.)]\s|[a-h][.)]\s)")
_STOP = re.compile(r"[.!?][\"'”)]?(?=\s+[\"'“(]?[A-Z0-9|*])")
# "Fusion of L4-L5. This was performed by Dr. Ames on 5/2": the words go on about the same thing.
_GOES_ON = re.compile(
    r"[.]\s+(?:This|That|It|Which|These)\s+(?:was|were)\s+(?:\w+ly\s+)?"
    r"(?:performed|done|completed|obtained|taken|carried)\b"
)
_DANGLING = re.compile(r"\b(?:on|of|dated|since|from|to|in|until|and|through)$")
_NEXT_ROW = 0.15
"""A line so far to the left of the one above it, which ends short, begins another row."""

_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*|\d+)$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence or list item: its span in the page text, its section and its height.

    `torn` says that a line of it was read in two parts that do not follow each other, so that its
    words may not be a sentence.
    """

    start: int
    end: int
    section: str
    heading: str
    middle: float
    headed: bool
    torn: bool


def sentences_of(
    text: PageText, pieces: tuple[Piece, ...], sections: tuple[Section, ...], rules: RuleBook
) -> Iterator[Sentence]:
    """Give the sentences of a page, in reading order; none crosses a heading."""
    abbreviations = furniture_in_force(rules).abbreviations
    bodies = iter(sections)
    section = next(bodies)
    right = max((p.x1 for p in pieces), default=1.0)
    run: list[Piece] = []
    for printed in pieces:
        ends = printed.furniture and run and _dangles(text, run[-1], printed)
        piece = replace(printed, furniture=False) if ends else printed
        if run and (
            piece.furniture or piece.start >= section.end or _breaks(text, run[-1], piece, right)
        ):
            yield from _split(text, run, section, abbreviations)
            run = []
        start = piece.start
        while start >= section.end and section is not sections[-1]:
            section = next(bodies)
        while section.end < piece.end:
            if section.end > max(start, section.body) and not piece.furniture:
                yield from _split(
                    text, [*run, _cut(piece, start, section.end)], section, abbreviations
                )
                run = []
            start = section.end
            section = next(bodies)
        if not piece.furniture and piece.end > max(start, section.body):
            run.append(_cut(piece, max(start, section.body), piece.end))
    if run:
        yield from _split(text, run, section, abbreviations)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    if (start, end) == (piece.start, piece.end):
        return piece
    return replace(piece, start=start, end=end)


def _dangles(text: PageText, above: Piece, below: Piece) -> bool:
    """Tell whether a line that looks like furniture, a lone date say, ends the sentence above."""
    ends = bool(_DANGLING.search(text.text[above.start : above.end]))
    return ends and 0 <= below.top - above.bottom < above.bottom - above.top


def _breaks(text: PageText, above: Piece, below: Piece, right: float) -> bool:
    """Tell whether a new paragraph, list item or cell begins at `below`."""
    opening = text.text[below.start : below.start + 6]
    if above.row == below.row or _BULLET.match(opening):
        return True
    height = max(above.bottom - above.top, 0.006)
    if below.top - above.bottom > height * 1.3 or below.top < above.top:
        return True
    if _GOES_ON.match(text.text, above.end - 1):
        return False
    ends_short = above.x1 < right - 0.12
    if ends_short and below.x0 < above.x0 - _NEXT_ROW:
        return True
    closed = text.text[above.end - 1] in ".:;!?"
    return (
        ends_short
        and (opening[:1].isupper() or opening[:1].isdigit())
        and (closed or above.x1 < right - 0.25)
    )


def _split(
    text: PageText, run: list[Piece], section: Section, abbreviations: frozenset[str]
) -> Iterator[Sentence]:
    start, end = max(run[0].start, section.body), run[-1].end
    whole = text.text[start:end]
    cuts = [start]
    for stop in _STOP.finditer(whole):
        if _GOES_ON.match(whole, stop.start()):
            continue
        if not _abbreviated(whole[cuts[-1] - start : stop.start()], abbreviations):
            cuts.append(start + stop.end())
    cuts.append(end)
    lines = iter(run)
    line = next(lines)
    for first, last in pairwise(cuts):
        said = text.text[first:last]
        left = first + len(said) - len(said.lstrip(" \n-–—:*•"))
        if last - left < 2:
            continue
        while line.end <= left and line is not run[-1]:
            line = next(lines)
        yield Sentence(
            left,
            last,
            section.kind,
            section.heading,
            (line.top + line.bottom) / 2,
            headed=section.body <= left and not text.text[section.body : left].strip(),
            torn="\n" in said.strip()
            and any(p.torn for p in run if p.start < last and p.end > left),
        )


def _abbreviated(before: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether the full stop after `before` belongs to its last word."""
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group(1)
    if word.isdigit():
        return len(word) <= 2 and not before[: last.start()].strip(" \n*•-–(")
    return (len(word) == 1 and word.isupper() and word != "I") or word.lower() in abbreviations
