"""The label to the left of a date: right before it, further off, or read badly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from casefile.dates import DateRole
from ingest.finding.dates.labels import Label, LabelBook
from ingest.finding.tokens import Token, tokens_of
from ingest.sorting.layout import fold

_LONGEST = 7
_REACH = 18
_AUTHORED = 8
_NEARBY = 3
_NAMES_PATIENT = re.compile(
    r"\b(?i:patient|pt|client|name)(?:'s)?(?: (?i:name))?\s?:\s?[A-Z][\w.'\u2019-]*,?"
    r"(?: [A-Z][\w.'\u2019-]*){1,3}$"
)
_AFTER_SEX = re.compile(r"[(,/;]\s*(?:[MF]|(?i:male|female))\s*[,/;]\s*$")
"""Who somebody is: "(F, 7/30/1968)"."""

_BORN = re.compile(r"[A-Z][\w'\u2019-]+[,.)]?\s+\(?b\.\s*$")
"""Behind a name: "Ruiz, Ana b. 07/30/68"."""

_VISITS_ALLOWED = re.compile(
    r"\b\d{1,3}\s?(?:of|/)\s?\d{1,3}\s+(?:authorized|approved|auth|visits)\b", re.IGNORECASE
)
"""A count of visits, which labels no date: "Visit 3 of 12 authorized   Date: 9/10/24"."""

_OF_STAYS = frozenset({DateRole.ADMISSION, DateRole.DISCHARGE})

_FILLERS = frozenset(
    fold(
        "at on from is was time and for mon tue tues wed thu thur thurs fri sat sun monday tuesday"
    )
    + fold("wednesday thursday friday saturday sunday")
)
_CREDENTIAL = frozenset(
    fold("md do dc pa np pac pa-c fnp rn lpn pt dpt ot otr dpm dds phd psyd arnp aprn crna cnm nrp")
    + fold("emt d m c o p")
)


def label_before(book: LabelBook, text: str, *, cell_start: int, prose: bool) -> Label | None:
    """Read the label that ends where `text` ends: the words to the left of a date.

    Args:
        book: the labels in force.
        text: the row from the previous date (or the row's start) up to the date.
        cell_start: where in `text` the date's own cell begins (0 where it began earlier).
        prose: whether the row is running text, in which ordinary words are no labels.
    """
    text = _VISITS_ALLOWED.sub(lambda count: " " * len(count[0]), text)
    if _AFTER_SEX.search(text):
        return Label(DateRole.BIRTH, "sex", "cue")
    if _BORN.search(text):
        return Label(DateRole.BIRTH, "born", "cue")
    tokens = tokens_of(text)[-_REACH:]
    if not tokens:
        return None
    tight = _adjacent(book, text, tokens, cell_start=cell_start, prose=prose)
    if tight and tight.kind != "generic":
        return tight
    reached = _reaching(book, tokens, prose=prose)
    return reached or tight or _misread(book, text, tokens, 0 if prose else cell_start)


def _adjacent(
    book: LabelBook, text: str, tokens: Sequence[Token], *, cell_start: int, prose: bool
) -> Label | None:
    trimmed = list(tokens)
    while True:
        label = _suffix(book, text, trimmed, cell_start=cell_start, prose=prose)
        if label or not trimmed or not _between(trimmed):
            return label
        trimmed.pop()


def _suffix(
    book: LabelBook, text: str, tokens: Sequence[Token], *, cell_start: int, prose: bool
) -> Label | None:
    words = [t.text for t in tokens]
    for size in range(min(_LONGEST, len(words)), 0, -1):
        label = book.near.get(tuple(words[-size:]))
        if label is None:
            continue
        first, last = tokens[-size], tokens[-1]
        mark = text[last.stop : last.stop + 3]
        colon = ":" in mark or "#" in mark
        ahead = text[: first.start].rstrip()
        heads = not ahead or ahead[-1] in ":;|,-)]" or first.start <= cell_start
        heads = heads or (
            label.kind == "generic" and ahead[-1].isdigit()
        )  # "MRN 20417 Date 5/3/24"
        heads = heads or (colon and _NAMES_PATIENT.search(ahead) is not None)
        if label.kind == "title" and (prose or not heads):
            continue
        # "Ada Holm   Seen on May 5": behind a name, in no sentence
        heads = heads or (size > 1 and text[first.start].isupper() and not prose)
        if label.kind in {"word", "generic"} and (not heads or (prose and not colon)):
            continue
        if label.kind == "label" and size == 1 and len(words[-1]) <= 2 and not colon:
            continue
        # "Next home visit 5/3/24": a bare noun, and words before it that name another day
        bare = size == 1 and not colon and label.role.dates_a_visit
        if bare and book.elsewhen.intersection(words[-_NEARBY - 1 : -1]):
            continue
        if label.kind == "label" and prose and size == 1 and not colon and len(words) > 1:
            continue
        if label.role in _OF_STAYS and book.other_stays.intersection(words[-size - 2 : -size]):
            return Label(DateRole.PRIOR_STUDY, "another stay", "label")
        return label
    return None


def _reaching(book: LabelBook, tokens: Sequence[Token], *, prose: bool) -> Label | None:
    """Find the nearest cue further left in the row."""
    words = [t.text for t in tokens]
    for stop in range(len(words), 0, -1):
        for size in range(min(4, stop), 0, -1):
            label = book.cues.get(tuple(words[stop - size : stop]))
            if label and not (prose and size == 1):
                back = _looking_back(book, words[:stop]) if label.role is DateRole.EXAM else None
                return back or label
    if len(words) >= 2 and words[-1] in _AT and words[-2] in _CREDENTIAL:
        return Label(DateRole.SERVICE, "author line", "title")
    return None if prose else _authored(book, words)


def _looking_back(book: LabelBook, words: Sequence[str]) -> Label | None:
    """Find what makes an examination another one: "Comparison: the study was performed on"."""
    told = (book.cues.get((word,)) for word in words)
    return next((c for c in told if c is not None and c.role is DateRole.PRIOR_STUDY), None)


def _authored(book: LabelBook, words: Sequence[str]) -> Label | None:
    """Read a title with its author right before a date: "Progress Note: Ana Ruiz, DO"."""
    if not words or words[-1] not in _CREDENTIAL:
        return None
    for start in range(max(len(words) - _AUTHORED, 0), len(words) - 2):
        for size in range(min(4, len(words) - 2 - start), 0, -1):
            if label := book.titles.get(tuple(words[start : start + size])):
                return label
    return None


def _misread(book: LabelBook, text: str, tokens: Sequence[Token], cell_start: int) -> Label | None:
    """Know a label through reading damage: set off by a colon, or all of its cell."""
    tail = text[tokens[-1].stop :]
    colon = ":" in tail or ";" in tail
    for size in (3, 2, 1, 4):
        if size > len(tokens):
            continue
        words = " ".join(t.text for t in tokens[-size:])
        alone = bool(cell_start) and abs(tokens[-size].start - cell_start) <= 8
        if len(words) < 7 or not (colon or alone):
            continue
        best = process.extractOne(words, book.long.keys(), scorer=fuzz.ratio, score_cutoff=84)
        if best:
            return book.long[best[0]]
    return None


_AT = frozenset(fold("at on"))
_COUNTED = frozenset(
    fold("visit session treatment tx appointment appt round consult consultation encounter contact")
    + fold("attendance")
)
_FOLDED_COUNT = re.compile(r"[\dolsb]{1,3}")


def _between(tokens: Sequence[Token]) -> bool:
    """Tell whether the last token may stand between a label and its date: "Visit 2 of 9 Wed"."""
    last = tokens[-1].text
    if last in _FILLERS:
        return True
    ahead = [t.text for t in tokens[-3:-1]]
    if len(ahead) == 2 and _FOLDED_COUNT.fullmatch(ahead[1]):
        ahead.pop()
    return ahead[-1:] != [] and ahead[-1] in _COUNTED and _FOLDED_COUNT.fullmatch(last) is not None
