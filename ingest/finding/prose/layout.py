"""A page as its reader sees it: pieces of lines, headings and what stands under them, sentences.

The finders of facts, mentions and assertions all begin here; the page is laid out once for them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.pages import PageReading
from casefile.rules import Pattern, RuleBook
from casefile.words import Box, PageText
from ingest.finding import PACKAGE
from ingest.finding.prose.sections import Section, inline_headings, line_heading

_SHEET = 3
"""A row that stands so often on one page is printed there."""

_CHOICES = re.compile(r"[A-Z][\w ]{2,24}:(?: [^.;:]+){3,}$")
_AT_HAND = 16
"""Pages that stay laid out: several finders, and several visits of a page, look at one in turn."""

# A gap wider than this share of the page width parts two cells of a form row.
_CELL_GAP = 0.032
_BULLET = re.compile(r"^(?:[*•▪◦●■+\-–]\s|\(?\d{1,2}[.)]\s|[a-h][.)]\s)")
_STOP = re.compile(r"[.!?][\"'”)]?(?=\s+[\"'“(]?[A-Z0-9|*])")
_DANGLING = re.compile(r"\b(?:on|of|dated|since|from|to|in|until|and|through)$")
_LAST_WORD = re.compile(r"([A-Za-z][A-Za-z.]*|\d+)$")


class FurnitureTable(BaseModel):
    """Labels, line patterns and abbreviations that tell running text from furniture."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    labels: list[str]
    patterns: list[Pattern]
    prose: list[Pattern]
    abbreviations: list[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or one cell of a form row: its span in the page text and its place."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    row: int
    furniture: bool
    torn: bool = False


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
    pieces = tuple(_with_tears(_without_choices(text, tuple(_pieces(text, rules)))))
    sections = tuple(_sections(text, pieces, category, rules))
    sentences = tuple(_sentences(text, pieces, sections, rules))
    return Layout(reading, text, pieces, sections, sentences)


def _without_choices(text: PageText, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
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


@dataclass(frozen=True, slots=True)
class _Furniture:
    """The patterns of lines that are never a fact, and the abbreviations that end no sentence."""

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]
    abbreviations: frozenset[str]

    def holds(self, line: str) -> bool:
        return bool(self.opening.match(line) or self.anywhere.search(line))


@lru_cache(maxsize=8)
def _furniture(rules: RuleBook) -> _Furniture:
    table = rules.table(PACKAGE, "furniture", FurnitureTable)
    labels = "|".join(
        re.escape(s).replace(r"\ ", r"\s+") for s in sorted(table.labels, reverse=True)
    )
    opening = [rf"^\W{{0,3}}(?:{labels})\b\s*(?:[:#]|\d)"]
    opening += [p for p in table.patterns if p.startswith("^")]
    return _Furniture(
        any_of(opening),
        any_of([p for p in table.patterns if not p.startswith("^")]),
        frozenset(table.abbreviations),
    )


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Make one pattern of several, whatever the case of letters."""
    words = [p.removeprefix(r"\b") for p in patterns if p.startswith(r"\b")]
    others = [p for p in patterns if not p.startswith(r"\b")]
    # Tried once where a word begins, not each in turn at every letter.
    anywhere = [*others, rf"\b(?:{_either(words)})"] if words else others
    return re.compile(_either(anywhere), re.IGNORECASE)


def _either(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{p})" for p in patterns) or "(?!)"


def _pieces(text: PageText, rules: RuleBook) -> Iterator[Piece]:
    furniture = _furniture(rules)
    at = 0
    for row, (start, end) in enumerate(text.line_spans):
        cell_start = start
        where = start
        labelled = False
        box: Box | None = None
        while at < len(text.words) and where < end:
            word = text.words[at]
            b = word.box
            if box is not None and b.x0 - box.x1 > _CELL_GAP:
                piece = _piece(
                    text, cell_start, where - 1, box, row=row, known=furniture, labelled=labelled
                )
                yield piece
                labelled = piece.furniture and text.text[where - 2] == ":"
                cell_start, box = where, None
            box = (
                b
                if box is None
                else Box(min(box.x0, b.x0), min(box.top, b.top), b.x1, max(box.bottom, b.bottom))
            )
            where += len(word.text) + 1
            at += 1
        if box is not None:
            yield _piece(text, cell_start, end, box, row=row, known=furniture, labelled=labelled)


def _piece(
    text: PageText,
    start: int,
    end: int,
    box: Box,
    *,
    row: int,
    known: _Furniture,
    labelled: bool,
) -> Piece:
    """Make one piece; `labelled` says that the cell before it was a label of furniture."""
    line = text.text[start:end]
    furniture = labelled or (not _runs(line) and known.holds(line))
    return Piece(start, end, box.x0, box.top, box.x1, box.bottom, row, furniture)


def _with_tears(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
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


def _sections(
    text: PageText, pieces: tuple[Piece, ...], category: Category, rules: RuleBook
) -> Iterator[Section]:
    marks: list[tuple[str, str, int, int]] = []
    crowded = _rows_of_headings(text, pieces, category, rules)
    for piece in pieces:
        line = text.text[piece.start : piece.end]
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
    """Give the rows that are the head of a table: several headings side by side."""
    count: dict[int, int] = {}
    shared = {a.row for a, b in pairwise(pieces) if a.row == b.row}
    for piece in pieces:
        line = text.text[piece.start : piece.end]
        if piece.row in shared and not line.endswith(":") and line_heading(line, category, rules):
            count[piece.row] = count.get(piece.row, 0) + 1
    return frozenset(row for row, n in count.items() if n > 1)


def _sentences(
    text: PageText, pieces: tuple[Piece, ...], sections: tuple[Section, ...], rules: RuleBook
) -> Iterator[Sentence]:
    abbreviations = _furniture(rules).abbreviations
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
    ends_short = above.x1 < right - 0.12
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
