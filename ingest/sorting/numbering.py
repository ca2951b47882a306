"""Printed page numbers: which counters stand on a page, before the packet has its say.

A page number stands at the head or foot ("Page 3 of 12", "3/12", "- 3 -"), in the header line of a
fax machine ("P. 003/012"), or as a Bates stamp (SMITH000117). What one page cannot decide, such as
whether a bare "3" counts pages, is marked tentative for `sequences` to settle by the neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel

from casefile.pages import Numbering, PrintedNumber
from casefile.rules import RuleBook
from casefile.words import Word, union
from ingest.sorting.layout import PageLayout, Segment


class NumberingRules(BaseModel):
    """The table numbering.toml."""

    label: str
    digit: str
    not_pages: list[str]
    fax_row: list[str]
    not_bates: list[str]


@dataclass(frozen=True)
class FoundNumber:
    """A printed number with what is still open about it.

    `tentative`: it counts only if the neighbouring pages bear it out. `repaired`: some digit was
    read as a letter. `segment` is the stretch of the page that the number takes up.
    """

    number: PrintedNumber
    segment: Segment
    tentative: bool = False
    repaired: bool = False


@dataclass(frozen=True)
class _Grammar:
    labelled: re.Pattern[str]
    of: re.Pattern[str]
    slash: re.Pattern[str]
    lone: re.Pattern[str]
    dashes: re.Pattern[str]
    bare: re.Pattern[str]
    fax: re.Pattern[str]
    bates: re.Pattern[str]
    plain_bates: re.Pattern[str]
    not_pages: frozenset[str]
    fax_row: frozenset[str]
    not_bates: frozenset[str]


_DATE = re.compile(r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}\b")
_TIME = re.compile(r"\b\d{1,2}:\d{2}\b")
_DIGITS = str.maketrans(
    {
        "O": "0",
        "o": "0",
        "Q": "0",
        "D": "0",
        "l": "1",
        "I": "1",
        "|": "1",
        "S": "5",
        "B": "8",
        "Z": "2",
    }
)


@cache
def _grammar(rules: RuleBook) -> _Grammar:
    table = rules.table("ingest.sorting", "numbering", NumberingRules)
    d, label = table.digit, f"(?i:{table.label})"
    number, total = rf"(?P<n>{d}{{1,4}})", rf"(?P<t>{d}{{1,4}})"
    return _Grammar(
        labelled=re.compile(
            rf"(?<![A-Za-z]){label}(?:\s*(?i:no\b|number\b|num\b|#)\.?)?\s*[.:#]*\s*{number}"
            rf"(?:\s*(?:(?i:of|0f|ot|out\s+of)|/|\\)\s*{total})?(?![\w/])"
        ),
        of=re.compile(rf"(?<![\w/.]){number}\s*(?i:of|0f)\s*{total}(?![\w/%])"),
        slash=re.compile(rf"^[\[(]?{number}\s*/\s*{total}[\])]?$"),
        lone=re.compile(rf"^{label}\s*[.:#]*\s*{number}$"),
        dashes=re.compile(rf"^[-–—~]+\s*{number}\s*[-–—~]+$"),
        bare=re.compile(r"^(?P<n>\d{1,3})$"),
        fax=re.compile(
            rf"(?<![\w])(?:{label}|[Pp])\s*[.:#,]?\s*{number}(?:\s*(?:/|(?i:of)|\\)\s*{total})?(?![\w/])"
        ),
        bates=re.compile(
            rf"^(?P<p>[A-Z][A-Za-z&.]*(?:[ _-][A-Z][A-Za-z&.]*)*)(?P<s>[ _.#-]*)(?P<n>\d{d}{{2,8}}|0{d}{{3,8}})$"
        ),
        plain_bates=re.compile(r"^(?P<n>0\d{4,8}|\d{6,8})$"),
        not_pages=frozenset(table.not_pages),
        fax_row=frozenset(table.fax_row),
        not_bates=frozenset(table.not_bates),
    )


def find_numbers(layout: PageLayout, rules: RuleBook = RuleBook()) -> tuple[FoundNumber, ...]:
    """Give every number on the page that may count pages, top to bottom."""
    grammar = _grammar(rules)
    fax_rows = _fax_rows(layout, grammar)
    found: list[FoundNumber] = []
    for segment in layout.segments:
        edge = layout.is_head(segment) or layout.is_foot(segment)
        if segment.row in fax_rows:
            found.extend(_fax_number(segment, grammar))
        elif edge:
            found.extend(_edge_number(segment, grammar))
            found.extend(_stamp(layout, segment, grammar))
        else:
            found.extend(_of_pages(segment, grammar, inside=True))
    return tuple(found)


def fax_header_rows(layout: PageLayout, rules: RuleBook = RuleBook()) -> frozenset[int]:
    """Give the rows that a fax machine printed across the edge of the page."""
    return _fax_rows(layout, _grammar(rules))


def _fax_rows(layout: PageLayout, grammar: _Grammar) -> frozenset[int]:
    texts: dict[int, list[Segment]] = {}
    for segment in layout.segments:
        if segment.row < 2 or segment.row >= layout.last_row:
            texts.setdefault(segment.row, []).append(segment)
    return frozenset(
        row
        for row, segments in texts.items()
        if segments[0].box.top < 0.07 or segments[0].box.bottom > 0.955
        if _is_fax_header(" ".join(s.text for s in segments), grammar)
    )


def _is_fax_header(text: str, grammar: _Grammar) -> bool:
    counter = grammar.fax.search(text)
    if counter is None:
        return False
    dated = bool(_DATE.search(text)) and bool(_TIME.search(text))
    padded = counter["n"].startswith(("0", "O")) and len(counter["n"]) > 1
    words = {w.strip(".:#,").lower() for w in text.split()}
    telling = bool(words & grammar.fax_row) or bool(re.search(r"\d{3}[-. )]+\d{3}[-. ]\d{4}", text))
    return (dated and (padded or telling)) or (padded and counter["t"] is not None)


def _fax_number(segment: Segment, grammar: _Grammar) -> Iterator[FoundNumber]:
    hits = [hit for hit in grammar.fax.finditer(segment.text) if _has_digit(hit)]
    if hits:
        yield _found(segment, hits[-1], Numbering.FAX)


def _edge_number(segment: Segment, grammar: _Grammar) -> Iterator[FoundNumber]:
    taken = list(_of_pages(segment, grammar, inside=False))
    yield from taken
    if taken:
        return
    text = segment.text.strip()
    for pattern, tentative in (
        (grammar.lone, False),
        (grammar.slash, True),
        (grammar.dashes, True),
        (grammar.bare, True),
    ):
        hit = pattern.match(text)
        if hit and _has_digit(hit):
            yield replace(_found(segment, hit, Numbering.DOCUMENT), tentative=tentative)
            return


def _of_pages(segment: Segment, grammar: _Grammar, *, inside: bool) -> Iterator[FoundNumber]:
    """Find "Page 3 of 12" in a segment; `inside` the page a label and a total are both needed."""
    text = segment.text
    hit = grammar.labelled.search(text)
    if hit is not None and _has_digit(hit):
        near_end = len(text) - hit.end() < 4 or hit.start() < 4
        if hit["t"] is not None and (near_end or not inside or len(segment.words) < 12):
            yield _found(segment, hit, Numbering.DOCUMENT)
        elif hit["t"] is None and not inside and near_end:
            yield _found(segment, hit, Numbering.DOCUMENT)
        return
    if inside:
        return
    hit = grammar.of.search(text)
    if hit is None or (hit.end() < len(text) - 2 and hit.start() > 2):
        return
    before = text[: hit.start()].split()
    if before and before[-1].strip(".:#,").lower() in grammar.not_pages:
        return
    if not _ordered(hit):
        return
    yield replace(_found(segment, hit, Numbering.DOCUMENT), tentative=len(before) > 8)


def _has_digit(hit: re.Match[str]) -> bool:
    """Tell whether the number is more than letters that look like digits."""
    return any(c.isdigit() for c in hit["n"] + (hit.groupdict().get("t") or ""))


def _ordered(hit: re.Match[str]) -> bool:
    number, total = hit["n"].translate(_DIGITS), hit["t"].translate(_DIGITS)
    return number.isdigit() and total.isdigit() and 0 < int(number) <= int(total)


def _stamp(layout: PageLayout, segment: Segment, grammar: _Grammar) -> Iterator[FoundNumber]:
    """Find a Bates stamp: a prefix and a padded number, by itself in a corner or at the foot."""
    if not (segment.row < 3 or segment.row > layout.last_row - 3):
        return
    text = segment.text.strip()
    hit = grammar.bates.match(text)
    if hit is not None:
        words = re.split(r"[ _.&-]+", hit["p"].upper().strip(" ._-"))
        if words[-1] in grammar.not_bates or words[0] in grammar.not_bates:
            return
        certain = hit["n"].startswith(("0", "O")) and len(hit["p"]) > 1
        number = _found(segment, hit, Numbering.BATES, series=hit["p"].strip(" ._-"))
        yield replace(number, tentative=not certain)
        return
    hit = grammar.plain_bates.match(text)
    if hit is not None:
        yield replace(_found(segment, hit, Numbering.BATES), tentative=True)


def _found(
    segment: Segment, hit: re.Match[str], numbering: Numbering, series: str = ""
) -> FoundNumber:
    groups = hit.groupdict()
    raw_number, raw_total = groups["n"], groups.get("t")
    words = _words_of(segment, hit)
    number = int(raw_number.translate(_DIGITS))
    total = int(raw_total.translate(_DIGITS)) if raw_total else None
    repaired = not raw_number.isdigit() or bool(raw_total and not raw_total.isdigit())
    impossible = total is not None and not 0 < number <= total
    printed = PrintedNumber(
        numbering,
        number,
        total,
        " ".join(w.text for w in words),
        union(w.box for w in words),
        series,
    )
    return FoundNumber(printed, segment, tentative=impossible, repaired=repaired)


def _words_of(segment: Segment, hit: re.Match[str]) -> list[Word]:
    at, words = 0, []
    for word in segment.words:
        end = at + len(word.text)
        if at < hit.end() and end > hit.start():
            words.append(word)
        at = end + 1
    return words
