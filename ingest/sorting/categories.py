"""What kind of page this is: every cue that speaks, weighed by where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from casefile.categories import Category
from casefile.evidence import Candidate, Ground
from ingest.sorting.charge_rows import AMOUNT
from ingest.sorting.cues import Cues, Hit, matches
from ingest.sorting.layout import Segment
from ingest.sorting.titles import HIGH, is_sentence

_BY_PHYSICIAN = re.compile(
    r"\b(?:[Nn]otes?|H&P|[Ss]ummary|[Cc]onsults?|[Aa]uthor):? (?:by )?[A-Z][\w.' -]{3,40}, ?"
    r"(?:M\.?D|D\.?O|PA|A?P?R?N\.?P|R\.?N)\b"
)
_OTHERS = re.compile(
    r"\b(?:refer\w*|order\w*|cc|to|prescrib\w*|pcp|request\w*|attn|dear|copy|copies|sent)\b",
    re.IGNORECASE,
)
_SAME_LINE = 0.008


def letterhead_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the institution's name tells."""
    hits = []
    for segment in segments:
        for _, length, told in matches(segment.tokens, cues.letterhead):
            for category, weight in told:
                score = weight if length > 1 else weight * 0.9
                hits.append(Hit(category, "letterhead", score, segment.text, segment.box.top))
    return hits


def head_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the labelled items at the top tell: the kind of visit, the unit, the bed."""
    hits: dict[Category, Hit] = {}
    for segment in segments:
        if segment.box.top > HIGH:
            continue
        lower = segment.text.lower()
        for pattern, category, weight in cues.head_patterns:
            known = hits.get(category)
            if (known is None or known.score < weight) and pattern.search(lower):
                hits[category] = Hit(category, "head", weight, segment.text, segment.box.top)
    return list(hits.values())


def signature_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Give what the credentials of those who sign or treat tell, not of those who referred.

    Whoever is named in a row of a charge signs nothing. Where physicians and nurses write beside a
    therapist, the page is of the ward they share.
    """
    hits: dict[Category, Hit] = {}
    if any(_BY_PHYSICIAN.search(segment.text) for segment in segments):
        return []
    priced = {segment.row for segment in segments if AMOUNT.search(segment.text)}
    labels = {id(b): a.text for a, b in pairwise(segments) if a.row == b.row and a.text[-1:] == ":"}
    for segment in segments:
        named = f"{labels.get(id(segment), '')} {segment.text}"
        if segment.row in priced or _OTHERS.search(named) or is_sentence(segment):
            continue
        for pattern, category, weight in cues.signature_patterns:
            if category not in hits and pattern.search(segment.text):
                quote, top = segment.text, segment.box.top
                hits[category] = Hit(category, "signature", weight, quote, top)
    return list(hits.values())


def text_hits(tokens: Sequence[str], cues: Cues) -> list[Hit]:
    """Give what the running text tells, each phrase once."""
    seen: dict[tuple[Category, tuple[str, ...]], Hit] = {}
    for start, length, told in matches(tokens, cues.text):
        phrase = tuple(tokens[start : start + length])
        for category, weight in told:
            if (category, phrase) not in seen:
                seen[category, phrase] = Hit(category, "text", weight, cues.spelt[phrase], 1.0)
    return list(seen.values())


def weigh(hits: Sequence[Hit], cues: Cues) -> dict[Category, Candidate]:
    """Add up the hits by category, each kind of place by its own rule.

    Where a clear title names the page, the running text of other disciplines weighs half: an
    emergency note lists laboratory values and stays an emergency note.
    """
    by_category: dict[Category, list[Hit]] = defaultdict(list)
    heard = _first_title_first(hits, cues)
    for hit in heard:
        by_category[hit.category].append(hit)
    sure = any(h.where == "title" and h.score >= cues.table.sure for h in hits)
    titled = {h.category for h in heard if h.where == "title" and h.score >= cues.table.sure / 2}
    cap = cues.table.text_cap
    return {
        category: Candidate(
            category.value,
            round(_score(found, cap if not sure or category in titled else cap / 2), 3),
            _grounds(found),
        )
        for category, found in sorted(by_category.items())
    }


def _first_title_first(hits: Sequence[Hit], cues: Cues) -> list[Hit]:
    """Let headings below the page's first clear title weigh less where they tell something else."""
    clear = [h for h in hits if h.where == "title" and h.score >= cues.table.sure]
    if not clear:
        return list(hits)
    top = min(h.top for h in clear)
    named = {h.category for h in clear if h.top <= top + _SAME_LINE}
    return [
        replace(h, score=h.score * cues.table.later_title)
        if h.where == "title" and h.top > top + _SAME_LINE and h.category not in named
        else h
        for h in hits
    ]


def _score(hits: Sequence[Hit], cap: float) -> float:
    titles = sorted((h.score for h in hits if h.where == "title"), reverse=True)
    heads = [h.score for h in hits if h.where == "letterhead"]
    labelled = sum(h.score for h in hits if h.where in {"head", "signature"})
    text = sum(h.score for h in hits if h.where == "text")
    return (
        (titles[0] + 0.15 * sum(titles[1:3]) if titles else 0.0)
        + max(heads, default=0.0)
        + labelled
        + max(min(text, cap), -cap)
    )


def _grounds(hits: Sequence[Hit]) -> tuple[Ground, ...]:
    ranked = sorted(hits, key=lambda h: (-abs(h.score), h.where, h.quote))
    return tuple(Ground(h.where, h.quote, round(h.score, 2)) for h in ranked[:6])
