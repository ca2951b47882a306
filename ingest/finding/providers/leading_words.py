"""What the words before or above a name say of whom it names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from casefile.categories import Category
from casefile.words import Box
from ingest.finding.providers.cues import Cues
from ingest.finding.providers.signings import opens_signature, without_time
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose
from ingest.finding.tokens import tokens_of
from ingest.sorting.layout import fold

_CODE = re.compile(r"(:\s*)[(\[]?(?=[A-Za-z]{0,4}\d)[A-Za-z\d]{1,6}[)\]]?(?:\s*-)?\s+$")
"""The number or short code by which a house knows a clinician: "Provider: DR2 Ruiz, Ana"."""

SIGNED = 9.0
_TOLD = 4
_CUE_WORDS = 5


def cue_before(ahead: str, category: Category, cues: Cues, *, named: bool = False) -> int | None:
    """Weigh the words that lead to a name; 0 where they say that it is somebody else.

    `named` tells that credentials follow it: "Therapist Ana Ruiz, PT" needs no colon then.
    """
    if opens_signature(ahead):
        return int(SIGNED)
    ahead = _CODE.sub(r"\1", without_time(ahead))
    window = ahead[-90:]
    found = tokens_of(window)
    tokens = [t.text for t in found]
    raw = ahead.split()
    # "DOB 6/14/88 Provider Ana Ruiz, DC": the label begins behind a date or number.
    begins = len(raw) > 1 and raw[-1][:1].isupper() and any(c.isdigit() for c in raw[-2])
    while tokens and tokens[-1] in _LINKS and ahead.rstrip()[-1:] != ":":
        window = window[: found[len(tokens) - 1].start]  # the point of "Dr." sets nothing off
        tokens.pop()
    weights = cues.weights[category]
    for size in range(min(_CUE_WORDS, len(tokens)), 0, -1):
        phrase = tuple(tokens[-size:])
        if phrase in weights:
            tail = window.rstrip()[-1:]
            alone = named and (len(tokens) == 1 or begins)
            # "oxycodone 5 mg given. Ruiz": a sentence ends there
            apart = tail in ":;#|-" or (tail == "." and not is_prose(ahead))
            bare = size == 1 and not apart and not (alone or _says_by(tokens))
            return _in_sentence(weights[phrase], phrase, tokens[-size - 1 : -size], bare=bare)
        if phrase in cues.barred:
            return 0
    return _misread_cue(ahead, tokens, weights, cues)


def _in_sentence(
    weight: int, phrase: tuple[str, ...], before: Sequence[str], *, bare: bool
) -> int | None:
    """Weigh a cue by the word before it; None for a word alone that nothing sets off."""
    if before and before[0] in _HIS:
        return 0
    if bare:
        return None
    told = before and before[0] in _WAS and phrase[0] in _CARED
    return min(weight, _TOLD) if told else weight


def _misread_cue(
    ahead: str, tokens: Sequence[str], weights: Mapping[tuple[str, ...], int], cues: Cues
) -> int | None:
    """Know a cue through reading damage, where "by" or a colon shows that it is one."""
    if not tokens or not (_says_by(tokens) or ahead.rstrip()[-1:] == ":"):
        return None
    for size in (3, 2, 1):
        words = " ".join(tokens[-size:])
        if size > len(tokens) or len(words) < 8:
            continue
        best = process.extractOne(words, cues.long, scorer=fuzz.ratio, score_cutoff=88)
        if best:
            phrase = tuple(best[0].split())
            return 0 if phrase in cues.barred else weights.get(phrase)
    return None


def _says_by(tokens: Sequence[str]) -> bool:
    return bool(tokens) and tokens[-1] in _BY


def cue_above(
    box: Box, above: Sequence[Row], category: Category, cues: Cues
) -> tuple[int | None, str]:
    """Weigh a label that heads the cell over the name; and give it."""
    for other in above:
        if box.top - other.bottom > 0.02:
            continue
        for first, last in other.cells:
            a, b = other.span(first, last)
            head = other.box(a, b)
            if head.x0 > box.x1 or head.x1 < box.x0 or abs(head.x0 - box.x0) > 0.06:
                continue
            label = other.text[a:b]
            if label[:1].islower():  # the end of a sentence: "goals reviewed with the / patient."
                continue
            phrase = fold(label)
            if phrase in cues.weights[category]:
                return cues.weights[category][phrase], label
            if phrase in cues.barred:
                return 0, label
    return None, ""


def heads_names(row: Row) -> bool:
    """Tell whether a row heads a table of people: a bare "Name" among other columns."""
    return len(row.cells) > 1 and any(fold(text) == ("name",) for text in row.cell_texts())


_LINKS = frozenset(fold("dr mr ms mrs is was name"))
_BY = frozenset(fold("by"))
_CARED = frozenset(
    fold("seen evaluated examined treated assessed provided given conducted delivered recorded")
)
_WAS = frozenset(fold("was were been also"))
"""A sentence that tells of care ("he was also evaluated by") may tell of another's."""

_HIS = frozenset(fold("his her their my"))
"""Before a cue, these speak of somebody's doctor: "Her doctor is Dr. Ruiz"."""
