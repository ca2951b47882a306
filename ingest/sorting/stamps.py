"""What machines printed over the page: the header of a fax machine and Bates stamps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from casefile.pages import Numbering
from casefile.rules import RuleBook
from casefile.states import STATES
from ingest.sorting.layout import PageLayout, Segment
from ingest.sorting.numbering import FoundNumber, NumberingRules, found_number


@dataclass(frozen=True)
class Stamps:
    """The stamped numbers of a page and the rows that a fax machine printed."""

    numbers: tuple[FoundNumber, ...]
    fax_rows: frozenset[int]


@dataclass(frozen=True)
class _Grammar:
    padded: re.Pattern[str]
    bare: re.Pattern[str]
    spoilt: re.Pattern[str]
    counter: re.Pattern[str]
    sent: re.Pattern[str]
    bates: re.Pattern[str]
    worn_bates: re.Pattern[str]
    plain_bates: re.Pattern[str]
    fax_row: frozenset[str]
    not_fax_row: frozenset[str]
    not_bates: frozenset[str]


_DATE = re.compile(
    r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\b[A-Z][a-z]{2,8}[. -]+\d{1,2},?[ -]+\d{2,4}\b"
    r"|\b\d{1,2}[ -][A-Z][A-Za-z]{2}[ -]\d{2,4}\b"
)
_TIME = re.compile(r"\b\d{1,2}:\d{2}")
_PHONE = re.compile(r"\d{3}[-. )]+\d{3}[-. ]\d{4}|\b1?\d{10}\b")
_LONE_P = re.compile(r"\b[Pp][.,:]?\s?\d{1,3}\s?/\s?\d{1,3}$")
"""Behind a day and a time: programs print "Page", fax machines save the letters."""

_BAND = 0.06


@cache
def _grammar(rules: RuleBook) -> _Grammar:
    table = rules.table("ingest.sorting", "numbering", NumberingRules)
    d, label = "[0-9OoQDClI|SBZ]", f"(?i:{table.label})"
    return _Grammar(
        padded=re.compile(
            rf"^(?:\D{{1,3}}[.,:]?\s+|\D{{1,2}}[.,:]|[^\w\s]{{1,2}})?"
            rf"(?P<n>[0OC]{d}{{2,3}})\s*[/|\\7,]\s*(?P<t>{d}{{2,4}})\W?$"
            rf"|(?:^|\s)[Pp][.,:]?\s*(?P<n2>0{d}{{1,2}})\s*/\s*(?P<t2>{d}{{2,3}})$"
        ),
        bare=re.compile(r"(?:^|\s)(?P<n>\d{1,3})\s?/\s?(?P<t>\d{1,3})$"),
        spoilt=re.compile(r"^\D{1,3}(?P<n>\d{2,3})/(?P<t>0\d{2})$"),
        counter=re.compile(
            rf"(?<![\w/])(?:{label}|[Pp])\s*[.:#,]?\s*(?P<n>{d}{{1,4}})"
            rf"(?:\s*(?:/|(?i:of)|\\)\s*(?P<t>{d}{{1,4}}))?(?![\w/])"
        ),
        sent=re.compile(
            r"^(?P<n>\d{1,3})\s*(?i:of|/)\s*(?P<t>\d{1,3})\s+(?i:from|sent\s+by|faxed\s+by)\b"
        ),
        bates=re.compile(
            r"^(?P<p>[A-Z][A-Za-z&.]*(?:[ _-][A-Z][A-Za-z&.]*){0,4})[ _.#-]*"
            r"(?P<n>[0-9OolISB]{3,9})$"
        ),
        worn_bates=re.compile(
            r"^(?P<p>[A-Z]{2,10}?)(?=[0-9A-Z©]{5,9}$)[0OGQDC©]{3,}(?P<n>[1-9lISB]\d{0,4})$"
        ),
        plain_bates=re.compile(r"^(?P<n>0\d{3,8}|\d{6,8})$"),
        fax_row=frozenset(table.fax_row),
        not_fax_row=frozenset(table.not_fax_row),
        not_bates=STATES.union(table.not_bates),
    )


def find_stamps(layout: PageLayout, rules: RuleBook = RuleBook()) -> Stamps:
    """Give the fax counter, the Bates stamps, and the rows of the fax header."""
    grammar = _grammar(rules)
    band: dict[int, list[Segment]] = {}
    for segment in layout.segments:
        if segment.box.top < _BAND or segment.box.bottom > 1 - _BAND:
            band.setdefault(segment.row, []).append(segment)
    numbers: list[FoundNumber] = []
    fax_rows = set()
    for row, segments in band.items():
        found = _fax_counter(segments, grammar)
        if found is not None:
            numbers.append(found)
            fax_rows.add(row)
    if fax_rows:
        near = {row + step for row in fax_rows for step in (-1, 1)}
        fax_rows |= {row for row in near & band.keys() if _is_dated(band[row])}
    for segment in layout.segments:
        if segment.row not in fax_rows and _in_corner(layout, segment):
            numbers.extend(_bates(segment, grammar))
    return Stamps(tuple(numbers), frozenset(fax_rows))


def _fax_counter(segments: list[Segment], grammar: _Grammar) -> FoundNumber | None:
    for segment in segments:
        hit = grammar.padded.search(segment.text)
        if hit is not None and sum(c.isdigit() for c in hit.group()) < 3:
            hit = None
        if hit is None and (sent := grammar.sent.match(segment.text)):
            hit = sent if 1 <= int(sent["n"]) <= int(sent["t"]) else None
        if hit is not None:
            return found_number(segment, hit, Numbering.FAX)
    line = " ".join(s.text for s in segments)
    if not _is_dated(segments):
        return None
    words = {w.strip(".:#,").lower() for w in line.split()}
    if words & grammar.not_fax_row:
        return None
    if not (words & grammar.fax_row or _PHONE.search(line) or _LONE_P.search(line)):
        return None
    for segment in reversed(segments):
        hits = [h for h in grammar.counter.finditer(segment.text) if h["n"][:1].isdigit()]
        if hits:
            return found_number(segment, hits[-1], Numbering.FAX)
    return _last_in_row(segments[-1], grammar)


def _last_in_row(segment: Segment, grammar: _Grammar) -> FoundNumber | None:
    """Read a counter without a "P", or with one that was spoilt, at the end of a fax header."""
    bare = grammar.bare.search(segment.text)
    if bare is not None and 1 <= int(bare["n"]) <= int(bare["t"]):
        return found_number(segment, bare, Numbering.FAX)
    spoilt = grammar.spoilt.match(segment.words[-1].text)
    if spoilt is not None:
        end = Segment(segment.words[-1:], segment.row, segment.tall, segment.row_size)
        sure = spoilt["n"].startswith("0") and int(spoilt["n"]) <= int(spoilt["t"])
        return replace(found_number(end, spoilt, Numbering.FAX), tentative=not sure)
    return None


def _is_dated(segments: list[Segment]) -> bool:
    line = " ".join(s.text for s in segments)
    return bool(_DATE.search(line)) and bool(_TIME.search(line))


def _in_corner(layout: PageLayout, segment: Segment) -> bool:
    return segment.row < 3 or segment.row > layout.last_row - 3


def _bates(segment: Segment, grammar: _Grammar) -> Iterator[FoundNumber]:
    """Find a stamp: a prefix and a padded number, by itself in a corner or at the foot."""
    text = segment.text.strip()
    hit = grammar.bates.match(text)
    last = grammar.bates.match(segment.words[-1].text) if len(segment.words) > 1 else None
    if hit is None and last is not None and last["n"].startswith("0"):
        series = last["p"].strip(" ._-")
        if series.upper() not in grammar.not_bates:
            whole = Segment(segment.words[-1:], segment.row, segment.tall, segment.row_size)
            yield replace(found_number(whole, last, Numbering.BATES, series), tentative=True)
        return
    if hit is not None and sum(c.isdigit() for c in hit["n"]) >= 2:
        prefix = hit["p"].strip(" ._-")
        words = re.split(r"[ _.&-]+", prefix.upper())
        if any(word in grammar.not_bates for word in words):
            return
        found = found_number(segment, hit, Numbering.BATES, series=prefix)
        certain = (
            re.match(r"[0Oo]\d{3}", hit["n"]) is not None
            and len(prefix) > 1
            and segment.confidence >= 0.5
        )
        yield replace(found, tentative=not certain)
        if not certain:
            yield from _worn_bates(segment, grammar)
        return
    hit = grammar.plain_bates.match(text)
    if hit is not None:
        yield replace(found_number(segment, hit, Numbering.BATES), tentative=True)
    else:
        yield from _worn_bates(segment, grammar)


def _worn_bates(segment: Segment, grammar: _Grammar) -> Iterator[FoundNumber]:
    """Find a stamp whose slashed or dotted zeros were read as letters: "QUOGGO7"."""
    hit = grammar.worn_bates.match(segment.text.strip())
    if hit is not None and hit["p"] not in grammar.not_bates:
        found = found_number(segment, hit, Numbering.BATES, series=hit["p"])
        yield replace(found, tentative=True, repaired=True)
