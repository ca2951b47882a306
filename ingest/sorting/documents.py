"""Where one document ends and the next begins, and which pages belong together.

Printed numbering speaks first: a count that goes on holds pages together, one that starts again
parts them. Where pages carry no count, titles, letterheads, running headers, identifiers and dates
at the top decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from casefile.pages import Numbering, PrintedNumber
from ingest.sorting.headings import Heading


@dataclass(frozen=True)
class Leaf:
    """What telling documents apart needs to know of one page."""

    numbers: tuple[PrintedNumber, ...]
    heading: Heading
    opening: str
    blank: bool
    readable: bool

    @property
    def own(self) -> PrintedNumber | None:
        """The document's own counter."""
        return own_number(self.numbers)

    @property
    def run(self) -> PrintedNumber | None:
        """The counter of the whole print-out, where there are two."""
        counters = [n for n in self.numbers if n.numbering is Numbering.DOCUMENT]
        return max(counters, key=lambda n: n.total or 0) if len(counters) > 1 else None


@dataclass(frozen=True, slots=True)
class Placing:
    """The ordinal of a page's document, and why the page begins it or goes on with it."""

    document: int
    why: str


@dataclass
class _Open:
    """A document under way: its first page, its last readable page and its last own number."""

    ordinal: int
    first: Leaf
    last: Leaf
    number: PrintedNumber | None = None
    pages: list[int] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return self.number is not None and self.number.number == self.number.total


_BACK = 6


def own_number(numbers: Sequence[PrintedNumber]) -> PrintedNumber | None:
    """Give the document's own counter: of several, the one that has counted fewest pages.

    "Page: 1" above "pg 3 of 7" is the first page of a document, the third of a print-out.
    """
    counters = [n for n in numbers if n.numbering is Numbering.DOCUMENT]
    return min(counters, key=lambda n: (n.number, n.total is None, n.total or 0), default=None)


def part_documents(leaves: Sequence[Leaf]) -> list[Placing]:
    """Give for each page its document, counted in order of first pages, and why it is in it."""
    placings: list[Placing] = []
    opened: list[_Open] = []
    for index, leaf in enumerate(leaves):
        document, why = _home(leaf, index, leaves, opened)
        if document is None:
            document = _Open(len(opened), leaf, leaf)
            opened.append(document)
        if document.number is None or leaf.own is not None:
            document.number = leaf.own
        if leaf.readable and not leaf.blank:
            document.last = leaf
        document.pages.append(index)
        placings.append(Placing(document.ordinal, why))
    return placings


def _home(
    leaf: Leaf, index: int, leaves: Sequence[Leaf], opened: Sequence[_Open]
) -> tuple[_Open | None, str]:
    """Find the open document that the page belongs to; None where it begins one; and why."""
    if not opened:
        return None, "it is the first page of the packet"
    current = max(opened[-_BACK:], key=lambda d: d.pages[-1])
    if leaf.own is None and (leaf.blank or not leaf.readable):
        if _bridges(current, index, leaves, blank=leaf.blank):
            return current, "it has no words of its own, and lies inside a document under way"
        return None, "it has no words of its own, and no document is under way around it"
    belongs, why = _belongs(leaf, current)
    if leaf.own is not None and leaf.own.number > 1:
        waiting = [d for d in opened[-_BACK:] if _is_next(leaf, d)]
        likest = max(waiting, key=lambda d: (_likeness(leaf, d), d.pages[-1]), default=None)
        if likest not in (None, current) and not (belongs and current not in waiting):
            return likest, f"its number “{leaf.own.text}” goes on from an earlier document"
    return (current if belongs else None), why


def _likeness(leaf: Leaf, document: _Open) -> tuple[bool, bool, bool]:
    """Tell how like a page is to a document that waits for its number: day, form, header."""
    first = document.first
    days = bool(leaf.heading.dates & first.heading.dates)
    forms = {re.sub(r"\d+", "", x.own.text) for x in (leaf, first) if x.own is not None}
    return days, len(forms) == 1, _repeats_header(leaf, document)


def _bridges(current: _Open, index: int, leaves: Sequence[Leaf], *, blank: bool) -> bool:
    """Tell whether a page without words of its own lies inside the current document."""
    number = current.number
    following = next(
        (x for x in leaves[index + 1 : index + 4] if x.own is not None and not x.blank), None
    )
    goes_on = (
        number is not None
        and following is not None
        and following.own is not None
        and following.own.total == number.total
        and following.own.number >= number.number + 2
    )
    if goes_on or blank:
        return goes_on
    if number is not None and number.total is not None:
        return number.number < number.total
    return not current.complete


def _is_next(leaf: Leaf, document: _Open) -> bool:
    """Tell whether the page is the very next one of a document left off before."""
    own, last = leaf.own, document.number
    return (
        own is not None
        and last is not None
        and own.total == last.total
        and own.total is not None
        and own.number == last.number + 1
        and _same_header(leaf, document)
    )


def _belongs(leaf: Leaf, current: _Open) -> tuple[bool, str]:
    """Tell whether a readable page goes on from the document under way, and why."""
    own, last = leaf.own, current.number
    if own is not None and own.number == 1:
        return False, f"its own number is the first: “{own.text}”"
    if own is not None and last is not None:
        return _counts_on(leaf, own, current, last)
    if leaf.heading.claim_form:
        return False, "it is a claim form"
    if own is not None:
        return _counts_alone(leaf, own, current)
    if ended := _has_ended(leaf, current):
        return False, ended
    return _goes_on(leaf, current)


def _has_ended(leaf: Leaf, current: _Open) -> str:
    """Say why nothing without a number can go on from the document before; else nothing."""
    if current.complete and not _running_on(leaf):
        return "the document before it is complete by its own count"
    return "a cover sheet is before it" if current.first.heading.cover else ""


def _counts_alone(leaf: Leaf, own: PrintedNumber, current: _Open) -> tuple[bool, str]:
    """Judge a page with a number after pages without one."""
    if leaf.opening:
        return False, f"a title opens it, and “{own.text}” follows no number"
    same = _same_header(leaf, current)
    return same, f"it is numbered “{own.text}” under {'the same' if same else 'another'} header"


def _counts_on(
    leaf: Leaf, own: PrintedNumber, current: _Open, last: PrintedNumber
) -> tuple[bool, str]:
    """Tell whether one own number goes on from the other, and why."""
    step = f"“{own.text}” after “{last.text}”"
    if own.total != last.total or own.number <= last.number:
        return False, f"the count does not go on: {step}"
    run, before = leaf.run, current.last.run
    if run and before and run.number - before.number != own.number - last.number:
        return False, f"the print-out's count skips: “{run.text}” after “{before.text}”"
    if leaf.opening and _another_visit(leaf, current):
        return False, f"a title opens it under another date, though its count goes on: {step}"
    gap = own.number - last.number > 1
    if (gap or leaf.opening) and not _same_header(leaf, current):
        return False, f"its header is another, though its count goes on: {step}"
    return True, f"its count goes on: {step}"


def _running_on(leaf: Leaf) -> bool:
    """Tell whether a page without a number follows a finished count as its overflow."""
    return not leaf.opening and leaf.heading.letterhead is None and not leaf.heading.dates


def _goes_on(leaf: Leaf, current: _Open) -> tuple[bool, str]:
    """Judge a page without a number by what stands at its top; and say why."""
    heading, before = leaf.heading, current.first.heading
    shared_key = heading.keys & before.keys
    if heading.keys and before.keys and not shared_key:
        return False, "it bears another identifier"
    if _another_visit(leaf, current):
        return False, "the dates at its top are others"
    if heading.study and before.study and fuzz.partial_ratio(heading.study, before.study) < 92:
        return False, "it names another study"
    if leaf.opening:
        same = leaf.opening == current.first.opening and _repeats_header(leaf, current)
        return same, "it repeats title and header" if same else "a title opens it"
    if heading.letterhead is not None and not shared_key:
        return _under_letterhead(leaf, current)
    return True, "nothing at its top begins another document"


def _under_letterhead(leaf: Leaf, current: _Open) -> tuple[bool, str]:
    """Judge a page without a number or a title that bears a letterhead."""
    if _heads_first_pages(leaf, current):
        return False, "here a header stands on first pages alone, and it has one"
    same = _repeats_header(leaf, current) or _runs_head(leaf, current)
    return same, "it repeats the header" if same else "it has a letterhead of its own"


def _another_visit(leaf: Leaf, current: _Open) -> bool:
    """Tell whether the dates at the top are wholly others than those of the document."""
    here = leaf.heading.dates
    there = current.last.heading.dates or current.first.heading.dates
    return bool(here) and bool(there) and not here & (there | current.first.heading.dates)


def _same_header(leaf: Leaf, current: _Open) -> bool:
    """Tell whether nothing at the top speaks against the same document."""
    if leaf.heading.keys and current.first.heading.keys:
        return bool(leaf.heading.keys & current.first.heading.keys)
    mine, theirs = leaf.heading.letterhead, current.first.heading.letterhead
    if mine is None or theirs is None:
        return True
    same_house = fuzz.token_set_ratio(" ".join(mine.tokens), " ".join(theirs.tokens)) >= 80
    return same_house or _repeats_header(leaf, current)


def _heads_first_pages(leaf: Leaf, current: _Open) -> bool:
    """Tell whether the document's first page alone bears its header, and the page repeats that."""
    first, last = current.first, current.last
    if last is first or last.heading.letterhead is not None or _shares_rows(last, first):
        return False
    return _shares_rows(leaf, first)


def _repeats_header(leaf: Leaf, current: _Open) -> bool:
    """Tell whether most of the first rows stand at the top of an earlier page too."""
    return any(_shares_rows(leaf, other) for other in (current.last, current.first))


def _shares_rows(leaf: Leaf, other: Leaf) -> bool:
    """Tell whether most of the first rows of a page stand at the top of another."""
    rows = [r for r in leaf.heading.rows[:5] if len(r) > 5]
    known = [r for r in other.heading.rows if len(r) > 5]
    if rows and _names_somebody(rows[0]) and any(fuzz.ratio(rows[0], k) >= 92 for k in known[:3]):
        return True
    same = sum(any(fuzz.ratio(r, k) >= 88 for k in known) for r in rows)
    return bool(rows) and same >= max(1, 0.6 * len(rows))


def _runs_head(leaf: Leaf, current: _Open) -> bool:
    """Tell whether the top line is a running head: the same house, the patient and a number."""
    theirs = current.first.heading.letterhead
    if theirs is None or not leaf.heading.rows:
        return False
    house, top = "".join(theirs.tokens), leaf.heading.rows[0]
    beside = top.replace(house, "", 1)
    return beside != top and len(beside) >= 10 and any(c.isdigit() for c in beside)


def _names_somebody(row: str) -> bool:
    """Tell whether a top row bears a record number or birth date, as running headers do."""
    return len(row) >= 16 and sum(c in "0123456789olsb" for c in row) >= 6
