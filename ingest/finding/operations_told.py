"""What records say of operations: done or not, when, of what kind, on which part and side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import CARE, Category, Status
from casefile.encounters import OperationTold
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.anatomy import BodyPart, body_parts, nerves
from ingest.finding.context import read_context
from ingest.finding.layout import Sentence, lay_out
from ingest.finding.operations_denied import is_denied
from ingest.finding.phrases import Hit, Phrase, Phrases, longest
from ingest.finding.reckoned_dates import is_counted, reckoned
from ingest.finding.sections import PACKAGE
from ingest.finding.stated_dates import StatedDate, stated_dates

ANY = "any"
"""The kind of words like "surgery", which name every operation."""

_NONE = "none"
_LEFT_OUT = frozenset({"family", "allergy", "social", "review"})
_LEVEL = re.compile(r"\b([CTLS])\d{1,2}\s?[-–/]\s?(?:[CTLS]?\d{1,2})\b")
# "left hemiarthroplasty" names no part, and yet a side.
_SIDE_AHEAD = re.compile(r"\b(left|right)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SPINE = {
    "C": "cervical_spine",
    "T": "thoracic_spine",
    "L": "lumbar_spine",
    "S": "lumbar_spine",
}


class OperationWords(BaseModel):
    """Words that keep a sentence from speaking of the operation."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    another: list[Phrase]
    planned: list[Phrase]
    beside: list[Phrase]
    healthy: list[Phrase]


class OperationTable(BaseModel):
    """Kinds of operation as records name them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    none: list[Phrase]
    any: list[Phrase]
    kinds: dict[str, list[Phrase]]
    words: OperationWords


@dataclass(frozen=True, slots=True)
class _Rules:
    kinds: Phrases[str]
    words: Phrases[str]


@lru_cache(maxsize=8)
def _rules(rules: RuleBook) -> _Rules:
    table = rules.table(PACKAGE, "operations_told", OperationTable)
    kinds = {_NONE: table.none, ANY: table.any, **table.kinds}
    words: dict[str, list[str]] = table.words.model_dump()
    return _Rules(
        Phrases((phrase, kind) for kind, phrases in kinds.items() for phrase in phrases),
        Phrases((phrase, name) for name, phrases in words.items() for phrase in phrases),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A sentence, the operations that it names, and what its other words mean."""

    said: str
    sentence: Sentence
    hits: tuple[Hit[str], ...]
    words: frozenset[str]
    parts: tuple[BodyPart, ...]
    levels: tuple[str, ...]

    @property
    def regions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*(p.region for p in self.parts), *self.levels)))

    @property
    def side(self) -> str | None:
        """The one side that is named, of a part or of the operation itself, unless to compare."""
        sides = {p.side for p in self.parts if p.side in ("left", "right")}
        ahead = (_SIDE_AHEAD.search(self.said[: h.start]) for h in self.hits if not self.parts)
        sides |= {m[1].lower() for m in ahead if m}
        return sides.pop() if len(sides) == 1 and "healthy" not in self.words else None


def find_operations_told(
    reading: PageReading,
    category: Category,
    encounter: str | None = None,
    noted: dt.date | None = None,
    rules: RuleBook = RuleBook(),
    *,
    one_day: bool = True,
) -> tuple[OperationTold, ...]:
    """Find what one page says of operations; of an operative record the title alone.

    Args:
        reading: the page.
        category: what the page is; care pages and questionnaires are looked at.
        encounter: the visit that the page tells of.
        noted: the day of that visit, from which "three weeks ago" is reckoned.
        rules: the rule tables in force.
        one_day: whether the page tells of that day alone; else nothing is reckoned from it.
    """
    if category not in CARE and category is not Category.INTAKE:
        return ()
    layout = lay_out(reading, category, rules)
    own = category is Category.OPERATIVE
    named = [
        found
        for sentence in layout.sentences
        if (own or sentence.section not in (*_LEFT_OUT, "skip"))
        and (found := _named(layout.said(sentence), sentence, rules)) is not None
    ]
    told = _title(named, noted) if own else _told(named, noted if one_day else None, rules)
    return tuple(
        OperationTold(
            kinds=tuple(sorted({h.value for h in one.hits})),
            parts=one.regions,
            side=one.side,
            done=done,
            own=own,
            quote=layout.text.quote(one.sentence.start, one.sentence.end),
            page=reading.page,
            box=layout.box(one.sentence.start, one.sentence.end),
            first=when[0] if when else None,
            last=when[1] if when else None,
            exact=when is not None and when[0] == when[1],
            noted=noted,
            encounter=encounter,
        )
        for one, done, when in told
    )


_Told = Iterator[tuple[_Named, bool, tuple[dt.date, dt.date] | None]]


def _named(said: str, sentence: Sentence, rules: RuleBook) -> _Named | None:
    known = _rules(rules)
    hits = tuple(h for h in longest(known.kinds.find(said)) if h.value != _NONE)
    words = frozenset(h.value for h in known.words.find(said))
    if not hits and "non" not in said.lower():
        return None
    parts = (*body_parts(said, rules), *nerves(said, rules))
    levels = tuple(_SPINE[m[1]] for m in _LEVEL.finditer(said))
    return _Named(said, sentence, hits, words, parts, levels)


def _title(named: Sequence[_Named], noted: dt.date | None) -> _Told:
    """Give the first sentence that names an operation and the part of the body."""
    kinds = [n for n in named if {h.value for h in n.hits} - {ANY} and "healthy" not in n.words]
    placed = [n for n in kinds if n.regions]
    for one in (placed or kinds)[:1]:
        yield one, True, (noted, noted) if noted else None


def _told(named: Sequence[_Named], noted: dt.date | None, rules: RuleBook) -> _Told:
    for one in named:
        if "another" in one.words:
            continue
        section = one.sentence.section
        if is_denied(one.said, one.hits):
            if section != "prior_condition" and "beside" not in one.words:
                date = _date(one, noted)
                yield one, False, date if date and date[0] == date[1] else None
        elif "planned" not in one.words and one.hits:
            date = _date(one, noted)
            if section == "prior_condition" and (date is None or date[0] != date[1]):
                continue
            if _happened(one, date, noted, rules):
                yield one, True, date


def _date(one: _Named, noted: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Give the days that the sentence may mean: a date before words that count from the note."""
    dates = [d for d in stated_dates(one.said, noted) if not d.of_loss and not d.year_only]
    written = [d for d in dates if d.first == d.last and not d.relative]
    if len({d.first for d in written}) > 1:
        return None
    counted = reckoned(one.said, noted) if noted else None
    best: StatedDate | None = written[0] if written else None
    if best is None and counted is not None:
        return counted
    best = best or (dates[0] if dates else None)
    return (best.first, best.last) if best else None


def _happened(
    one: _Named, date: tuple[dt.date, dt.date] | None, noted: dt.date | None, rules: RuleBook
) -> bool:
    if date is not None:
        return noted is None or date[0] <= noted
    if is_counted(one.said):
        return True
    spans = [(h.start, h.end) for h in one.hits]
    status = read_context(one.said, spans, one.sentence.section, rules).status(*spans[0])
    return status is Status.DONE
