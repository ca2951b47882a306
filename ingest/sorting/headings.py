"""The top of a page: institution, title, and what parts one document from another."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.rules import Pattern, RuleBook
from ingest.sorting.charge_rows import AMOUNT
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import PageLayout, Segment, fold
from ingest.sorting.titles import TELEPHONE, title_hits


class HeadingRules(BaseModel):
    """The table headings.toml."""

    model_config = ConfigDict(extra="forbid")

    institution: list[str]
    weak_institution: list[str]
    not_institution: list[str]
    studies: list[str]
    streets: list[str]
    document_keys: list[str]
    left_blank: list[str]
    claim_form: list[str]
    visit_date: list[Pattern]
    not_visit_date: list[Pattern]


@dataclass(frozen=True)
class Heading:
    """The top of a page.

    `house` is the institution's name out of the letterhead. `rows` are the folded texts of the
    first rows, for knowing a running header again; `dates` the
    dates in them that can be the document's; `keys` identifiers of one document.
    """

    letterhead: Segment | None
    house: str | None
    titles: tuple[Hit, ...]
    rows: tuple[str, ...]
    dates: frozenset[str]
    keys: frozenset[str]
    claim_form: bool
    left_blank: bool


@dataclass(frozen=True)
class _Words:
    institution: frozenset[str]
    weak_institution: frozenset[str]
    not_institution: frozenset[str]
    studies: frozenset[str]
    street: re.Pattern[str]
    keys: re.Pattern[str]
    left_blank: tuple[str, ...]
    claim_form: tuple[str, ...]
    visit_date: re.Pattern[str]
    not_visit_date: re.Pattern[str]


_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}[- ]{_MONTH}[- ]\d{{2,4}})\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:inc|co|corp|ltd|p\.?a|p\.?c|m\.?d|d\.?c|l\.?l\.?[cp])\.$", re.IGNORECASE
)
_DASH = re.compile(r"\s[-\u2013\u2014|\u2022]\s")
_TELEPHONES = re.compile(r"[\s,|]*(?:(?:P|F|Tel|Ph|Phone|Fax)\W*)?" + TELEPHONE.pattern + ".*$")
_CITY = re.compile(r",? [A-Z]{2}\.?(?: \d{5}(?:-\d{4})?)?\W*$")
_ADDRESS = re.compile(r"\b[A-Z]{2}\.?,? \d{5}(?:-\d{4})?\b")
_HOUSE_NUMBER = "(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_STREET_ENDS = r"(?=\W*$|[.,|*\u2022]| [-\u2013\u2014|*\u2022]| (?:suite|ste|unit|floor|room)\b)"
_ADDRESS_ROWS = 3
_NAMED = 2
"""One strong word of an institution, or two weak ones."""

_NO_NAME = 2.5
_SPECIALTIES = frozenset(fold("sports outpatient inpatient services diagnostic department"))
"""A line of such words alone is a department's, or what a practice offers, and no name."""

_BESIDE = 5.0
_TOP = 0.3
_HEAD_ROWS = 8


@cache
def _words(rules: RuleBook) -> _Words:
    table = rules.table("ingest.sorting", "headings", HeadingRules)
    keys = "|".join(sorted((re.escape(k) for k in table.document_keys), key=len, reverse=True))
    return _Words(
        frozenset(t for w in table.institution for t in fold(w)),
        frozenset(t for w in table.weak_institution for t in fold(w)),
        frozenset(t for w in table.not_institution for t in fold(w)),
        frozenset(t for w in table.studies for t in fold(w)),
        re.compile(
            rf"{_HOUSE_NUMBER} (?:[\w.'-]+ ){{1,4}}(?:{'|'.join(table.streets)}){_STREET_ENDS}",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{keys})\s*[:.#]*\s*([A-Z0-9][\w.-]{{4,}})", re.IGNORECASE),
        tuple(" ".join(fold(p)) for p in table.left_blank),
        tuple(" ".join(fold(p)) for p in table.claim_form),
        re.compile(
            rf"\b(?:{'|'.join(sorted(table.visit_date, key=len, reverse=True))})\b[^0-9]{{0,8}}$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{'|'.join(table.not_visit_date)})\b[^0-9]{{0,24}}$", re.IGNORECASE),
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
    letterhead = _letterhead(head, titles, words)
    titles = [h for h in titles if h.segment is not letterhead or _beside_house(h, words)]
    return Heading(
        letterhead=letterhead,
        house=_name_of_house(letterhead.text, words) if letterhead else None,
        titles=tuple(titles),
        rows=_head_rows(head),
        dates=_dates(head, {id(h.segment) for h in titles if h.score >= 7.0}, words),
        keys=frozenset(k for s in segments for k in words.keys.findall(s.text)),
        claim_form=any(p in folded for p in words.claim_form),
        left_blank=len(folded) < 160
        and any(
            fuzz.partial_ratio(p, folded) >= 85 for p in words.left_blank if len(p) <= len(folded)
        ),
    )


def _letterhead(head: Sequence[Segment], titles: Sequence[Hit], words: _Words) -> Segment | None:
    """Choose the line that names the institution: high, tall, not a label with its value."""
    full_titles = {h.segment for h in titles if h.score >= 9.0}
    best: tuple[float, Segment] | None = None
    for order, segment in enumerate(head):
        tokens = fold(_TELEPHONES.sub("", segment.text))
        named = _weight_of_house(tokens, words)
        titled = segment in full_titles
        if (
            named < _NAMED
            or len(tokens) > 10
            or _labelled(segment, words)
            or not segment.capitalised
            or words.street.match(segment.text)
            or (titled and _weight_of_house(_beyond_studies(tokens, words), words) < _NAMED)
        ):
            continue
        score = min(named, 4) * 0.8 + segment.tall - 0.25 * order - 3.0 * titled
        score -= _NO_NAME * _is_department(tokens, words)
        if best is None or score > best[0]:
            best = (score, segment)
    return best[1] if best else _over_address(head, full_titles, words)


def _over_address(
    head: Sequence[Segment], titles: Collection[Segment | None], words: _Words
) -> Segment | None:
    """Give the first line of the page where an address or telephone stands right below it.

    No word of it need be an institution's: "Kestrel & Boyd" above "12 Pier Road, Elk Bend, KY".
    """
    if not head:
        return None
    first = head[0]
    below = [s for s in head if 0 < s.row - first.row <= _ADDRESS_ROWS]
    addressed = any(_ADDRESS.search(s.text) or TELEPHONE.search(s.text) for s in below)
    lettered = sum(len(w.text) > 1 and w.text.isalpha() for w in first.words) > 1
    plain = first.capitalised and lettered and not _labelled(first, words)
    return first if addressed and plain and first not in titles else None


def _name_of_house(text: str, words: _Words) -> str:
    """Give the institution's name out of its line: no title, department, city or telephone.

    The department stays where it is part of the name ("Mercy Hospital Laboratory"), and goes where
    a dash sets it apart.
    """
    parts = _DASH.split(text)
    strong = [p for p in parts if _weight_of_house(fold(p), words) >= _NAMED]
    # "Ash Hospital - Diagnostic Imaging": a department's words weigh much, and name no house
    named = [p for p in strong if not _is_department(fold(p), words)] or strong
    name = max(named, key=lambda p: _weight_of_house(fold(p), words)) if named else text
    name = _TELEPHONES.sub("", name)
    if address := _CITY.search(name):
        # Without a comma nothing tells the city from the name but the name's own last word.
        ends = [m.end() for m in re.finditer(r"\S+", name[: address.start()])]
        while ends and not _weight_of_house(fold(name[: ends[-1]].rsplit(" ", 1)[-1]), words):
            ends.pop()
        name = name[: ends[-1]] if ends else name[: address.start()]
    return name.strip(" ,;|-\u2013\u2014") or text


def _is_department(tokens: Sequence[str], words: _Words) -> bool:
    """Tell whether words are only of kinds of care or house: "Diagnostic Imaging Center"."""
    return all(_weight_of_house((t,), words) or t in _SPECIALTIES for t in tokens)


def _beyond_studies(tokens: Sequence[str], words: _Words) -> list[str]:
    """Give the words that name no study: "MRI CERVICAL SPINE" heads a report, and no house."""
    return [t for t in tokens if t not in words.studies]


def _weight_of_house(tokens: Sequence[str], words: _Words) -> int:
    strong = sum(t in words.institution for t in tokens)
    return 2 * strong + sum(t in words.weak_institution for t in tokens)


def _beside_house(hit: Hit, words: _Words) -> bool:
    """Tell whether a title stands in the institution's line, before or after a dash."""
    return hit.segment is not None and any(
        not any(t in words.institution for t in fold(part)) and hit.score >= _BESIDE
        for part in _beside(hit.segment.text)
    )


def _beside(text: str) -> list[str]:
    """Give the parts of a line that a dash sets apart; none of a line without one."""
    parts = _DASH.split(text)
    return parts if len(parts) > 1 else []


def _labelled(segment: Segment, words: _Words) -> bool:
    first = segment.words[0].text
    text = _TELEPHONES.sub("", segment.text)
    return (
        text.find(":") > 0
        or any(t in words.not_institution for t in fold(text))
        or (first[:1].isdigit() and len(segment.words) > 3)
        or first[:1] in "[(\u2610\u2611\u2612-\u2022*"
        or segment.row_size > 3
        or (len(segment.words) == 1 and segment.tall < 1.3)
        or (segment.text.endswith(".") and not _COMPANY.search(segment.text))
    )


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
