"""A visit's note known by its form alone: its day at the top, a clinician's name below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from casefile.categories import Category
from casefile.evidence import Candidate
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import Segment
from ingest.sorting.titles import HIGH

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[ -]{_MONTH},?[ -]\d{{2,4}})\b"
)
_NAME = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){1,3},? "
_NO_SIGNER = re.compile(
    r"\b(?:refer\w*|order\w*|cc|to|prescrib\w*|pcp|request\w*|attn|dear|cop(?:y|ies)|sent)\b",
    re.IGNORECASE,
)
_PROSE = 7


def signed_visit_hits(
    segments: Sequence[Segment], weighed: Mapping[Category, Candidate], cues: Cues
) -> list[Hit]:
    """Know a note without a title, parts or words of its kind, as letters tell of visits.

    Whatever is told of the page by more than a word or two outweighs its form.
    """
    visit = cues.table.signed_visit
    if any(c.score >= cues.table.weak for k, c in weighed.items() if k is not visit.of):
        return []
    day, signer = _patterns(tuple(visit.days), tuple(visit.signers))
    dated = next((s for s in segments if s.box.top < HIGH and day.search(s.text)), None)
    if dated is None or not any(len(s.words) >= _PROSE for s in segments if s.row > dated.row):
        return []
    signed = next(
        (
            s
            for s in segments
            if s.row > dated.row and signer.search(s.text) and not _NO_SIGNER.search(s.text)
        ),
        None,
    )
    if signed is None:
        return []
    quote = f"\u201c{dated.text}\u201d at the top, \u201c{signed.text}\u201d below"
    return [Hit(visit.of, "text", visit.weight, quote, 1.0)]


@lru_cache(maxsize=4)
def _patterns(
    days: tuple[str, ...], signers: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    labels = "|".join(sorted(map(re.escape, days), key=len, reverse=True))
    letters = "|".join(r"\.?".join(map(re.escape, s)) for s in sorted(signers, key=len)[::-1])
    return (
        re.compile(
            rf"\b(?:{labels})\b(?:(?: [\w.'\u2019-]+){{0,4}} on)?\W{{1,4}}(?:on )?{_DAY}",
            re.IGNORECASE,
        ),
        re.compile(rf"{_NAME}(?:{letters})(?![A-Za-z:/])"),
    )
