"""A visit's note known by its form alone: its day at the top, a clinician's name below it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from casefile.categories import Category
from casefile.evidence import Candidate
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import Segment
from ingest.sorting.titles import HIGH, MONTH, is_sentence

_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}[ -]{MONTH},?[ -]\d{{2,4}})\b"
)
_A_DAY = re.compile(_DAY, re.IGNORECASE)
_NAME = r"[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){1,3},? "
_NO_SIGNER = re.compile(
    r"\b(?:refer\w*|order\w*|cc|to|prescrib\w*|pcp|request\w*|attn|dear|cop(?:y|ies)|sent)\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"birth|born|dob|printed|faxed|sent|received|injury|accident|loss|doi|dol|since|expires|ordered"
    r"|due|issued|statement|billed|invoice|letter|request|signed|eff|rev\b|today|\b(?:fe)?male\b",
    re.IGNORECASE,
)
_BESIDE = 2
"""So many words beside it make a day one of an entry; alone in its line it is a letter's."""

_DEAR = re.compile(r"\W*dear\b", re.IGNORECASE)
_TOLD = re.compile(
    rf"\b(?:was|were) (?:seen|examined|evaluated)\b[^.]{{0,90}}? on {_DAY}"
    r"|\b(?:i|we) (?:saw|examined|evaluated)\b[^.]{0,60}? (?:today|this (?:morning|afternoon))\b",
    re.IGNORECASE,
)


def signed_visit_hits(
    segments: Sequence[Segment], weighed: Mapping[Category, Candidate], cues: Cues
) -> list[Hit]:
    """Know a note without a title, parts or words of its kind, as letters tell of visits.

    Whatever is told of the page by more than a word or two outweighs its form.
    """
    visit = cues.table.signed_visit
    told = max((c.score for k, c in weighed.items() if k is not visit.of), default=0.0)
    day, signer = _patterns(tuple(visit.days), tuple(visit.signers))
    dated = _dated(segments, day)
    if dated is None and told < cues.table.weak / 2:
        dated = next((s for s in segments if _of_the_visit(s)), None)
    if told >= cues.table.weak or dated is None:
        return []
    below = [s for s in segments if s.row > dated.row]
    if not any(len(s.words) >= visit.prose for s in below) or _goes_on(below):
        return []
    signed = _signature(below, signer)
    if signed is None:
        return []
    quote = f"\u201c{dated.text}\u201d at the top, \u201c{signed.text}\u201d below"
    return [Hit(visit.of, "text", visit.weight, quote, 1.0)]


def is_dated_and_signed(segments: Sequence[Segment], cues: Cues) -> bool:
    """Tell whether the day of a visit is told, and a clinician signs below."""
    visit = cues.table.signed_visit
    day, signer = _patterns(tuple(visit.days), tuple(visit.signers))
    dated = _dated(segments, day)
    below = [s for s in segments if dated is not None and s.row > dated.row]
    return _signature(below, signer) is not None


def _dated(segments: Sequence[Segment], day: re.Pattern[str]) -> Segment | None:
    """Find what tells the day of the visit: a label at the top, or a letter in so many words."""
    dear = next((s for s in segments if _DEAR.match(s.text)), None)
    if dear and _TOLD.search(" ".join(s.text for s in segments if s.row > dear.row)):
        return dear
    return next((s for s in segments if s.box.top < HIGH and day.search(s.text)), None)


def _signature(below: Sequence[Segment], signer: re.Pattern[str]) -> Segment | None:
    signed = (s for s in below if signer.search(s.text) and not _NO_SIGNER.search(s.text))
    return next(signed, None)


def _goes_on(below: Sequence[Segment]) -> bool:
    """Tell whether the text goes on in mid-sentence below the head: such a page opens nothing."""
    first = next((s.text for s in below if re.search(r"[A-Za-z]{2}", s.text)), "")
    return first[:1].islower()


def _of_the_visit(segment: Segment) -> bool:
    """Tell whether a day stands at the top beside a name or a title, with no label of its own."""
    if segment.box.top >= HIGH or is_sentence(segment) or _OF_ELSE.search(segment.text):
        return False
    day = _A_DAY.search(segment.text)
    rest = segment.text[: day.start()] + segment.text[day.end() :] if day else ""
    return len(re.findall(r"[A-Za-z]{2,}", rest)) >= _BESIDE


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
