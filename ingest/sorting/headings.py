"""The top of a page: institution, title, and what parts one document from another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.sorting.charge_rows import AMOUNT
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.heading_rules import HeadingRules
from ingest.sorting.layout import PageLayout, Segment, fold
from ingest.sorting.letterheads import choose_letterhead, name_of_house, stands_beside_house
from ingest.sorting.titles import MONTH, title_hits


@dataclass(frozen=True)
class Heading:
    """The top of a page.

    `house` is the institution's name out of the letterhead. `rows` are the folded texts of the
    first rows, for knowing a running header again; `dates` the
    dates in them that can be the document's; `keys` identifiers of one document; `study` what an
    imaging report says that it is of, folded; `cover` that it is the sheet before what is sent.
    """

    letterhead: Segment | None
    house: str | None
    titles: tuple[Hit, ...]
    rows: tuple[str, ...]
    dates: frozenset[str]
    keys: frozenset[str]
    study: str
    claim_form: bool
    cover: bool
    left_blank: bool


@dataclass(frozen=True)
class _Words:
    keys: re.Pattern[str]
    left_blank: tuple[str, ...]
    claim_form: tuple[str, ...]
    cover_sheet: frozenset[tuple[str, ...]]
    visit_date: re.Pattern[str]
    not_visit_date: re.Pattern[str]
    study: re.Pattern[str]


_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[- ]{MONTH}[- ]\d{{2,4}})\b",
    re.IGNORECASE,
)
_TOP = 0.3
_HEAD_ROWS = 8


@cache
def _words(rules: RuleBook) -> _Words:
    table = rules.table("ingest.sorting", "headings", HeadingRules)
    keys = "|".join(sorted((re.escape(k) for k in table.document_keys), key=len, reverse=True))
    return _Words(
        re.compile(rf"\b(?:{keys})\s*[:.#]*\s*([A-Z0-9][\w.-]{{4,}})", re.IGNORECASE),
        tuple(" ".join(fold(p)) for p in table.left_blank),
        tuple(" ".join(fold(p)) for p in table.claim_form),
        frozenset(map(fold, table.cover_sheet)),
        re.compile(
            rf"\b(?:{'|'.join(sorted(table.visit_date, key=len, reverse=True))})\b[^0-9]{{0,8}}$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{'|'.join(table.not_visit_date)})\b[^0-9]{{0,24}}$", re.IGNORECASE),
        re.compile(table.study),
    )


def read_heading(
    layout: PageLayout, stamped: Collection[int], cues: Cues, rules: RuleBook = RuleBook()
) -> Heading:
    """Read the top of a page; `stamped` are the indexes of segments that are only stamps."""
    words = _words(rules)
    segments = [s for i, s in enumerate(layout.segments) if i not in stamped]
    priced = {s.row for s in segments if s.row_size > 1 and AMOUNT.search(s.text)}
    titles = [
        hit
        for s in segments
        for hit in title_hits(s, cues)
        if s.row not in priced or hit.category is Category.BILLING  # a charge heads nothing
    ]
    first = segments[0].row if segments else 0
    head = [s for s in segments if s.row < first + _HEAD_ROWS and s.box.top < _TOP]
    folded = " ".join(t for s in segments for t in s.tokens)
    letterhead = choose_letterhead(head, titles, rules)
    titles = [h for h in titles if h.segment is not letterhead or stands_beside_house(h, rules)]
    return Heading(
        letterhead=letterhead,
        house=name_of_house(letterhead.text, rules) if letterhead else None,
        titles=tuple(titles),
        rows=_head_rows(head),
        dates=_dates(head, {id(h.segment) for h in titles if h.score >= 7.0}, words),
        keys=frozenset(k for s in segments for k in words.keys.findall(s.text)),
        study=_study(segments, words),
        claim_form=any(p in folded for p in words.claim_form),
        cover=any(fold(hit.quote) in words.cover_sheet for hit in titles),
        left_blank=len(folded) < 160
        and any(
            fuzz.partial_ratio(p, folded) >= 85 for p in words.left_blank if len(p) <= len(folded)
        ),
    )


def _study(segments: Sequence[Segment], words: _Words) -> str:
    """Read what an imaging report, in its upper half, says that it is of."""
    named = (words.study.match(s.text) for s in segments if s.box.top < 0.5)
    return next(("".join(fold(match["study"])) for match in named if match), "")


def _head_rows(head: Sequence[Segment]) -> tuple[str, ...]:
    by_row: dict[int, list[str]] = {}
    for segment in head:
        by_row.setdefault(segment.row, []).extend(segment.tokens)
    return tuple("".join(tokens) for tokens in by_row.values())


def _dates(head: Sequence[Segment], titles: Collection[int], words: _Words) -> frozenset[str]:
    """Give the dates that a label or the title line makes the document's own."""
    found = set()
    for segment in head:
        for hit in _DATE.finditer(segment.text):
            before = segment.text[: hit.start()]
            if words.not_visit_date.search(before):
                continue
            if id(segment) in titles or words.visit_date.search(before):
                found.add("".join(fold(hit.group())))
    return frozenset(found)
