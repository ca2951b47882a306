"""The facts of a visit: what a demand writer would quote, in the record's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category, FactKind, Status
from casefile.encounters import Encounter, Fact
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.context import read_context
from ingest.finding.diagnoses import printed_codes
from ingest.finding.layout import FurnitureTable, Layout, Sentence, lay_out
from ingest.finding.phrases import Phrases
from ingest.finding.sections import OTHER_KINDS, PACKAGE
from ingest.finding.table_rows import lab_rows, pharmacy_rows

Span = tuple[float, float]
_WHOLE = (0.0, 1.0)
_CODED = frozenset({"diagnosis", "impression", "plan"})
_SPEAKS_FOR_ITSELF = frozenset({"family", "social", "allergy", "skip"})
# Sections in which a cue of one of these kinds says better what a sentence is.
_TOLD = frozenset(
    {
        "history",
        "chief_complaint",
        "impression",
        "plan",
        "other",
        "",
        "review",
        "exam",
        "prior_condition",
        "finding",
        "order",
        "referral",
    }
)


class KindTable(BaseModel):
    """What makes a sentence a fact of one kind."""

    model_config = ConfigDict(frozen=True)

    cap: int
    significance: int
    status: Status = Status.DONE
    anywhere: bool = False
    cues: list[str]
    strong: list[str] = []


class Dull(BaseModel):
    """Phrases that make a sentence less worth quoting."""

    model_config = ConfigDict(frozen=True)

    cues: list[str]


class Limits(BaseModel):
    """How long a fact may be, and how many a long record may carry."""

    model_config = ConfigDict(frozen=True)

    words_least: int
    words_most: int
    confidence_least: float
    pages_per_cap: int


class FactTable(BaseModel):
    """Everything that finding facts goes by."""

    model_config = ConfigDict(frozen=True)

    kinds: dict[FactKind, KindTable]
    dull: Dull
    patterns: dict[str, str]
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Cue:
    kind: FactKind | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that may be a fact: how much it is worth, and where it stood."""

    kind: FactKind
    worth: float
    order: int
    layout: Layout
    start: int
    end: int
    significance: int
    status: Status
    code: str | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    table: FactTable
    cues: Phrases[_Cue]
    pain: re.Pattern[str]
    pain_words: re.Pattern[str]
    dose: re.Pattern[str]
    boilerplate: re.Pattern[str]


@lru_cache(maxsize=8)
def _rules(rules: RuleBook) -> _Rules:
    table = rules.table(PACKAGE, "facts", FactTable)
    prose = rules.table(PACKAGE, "furniture", FurnitureTable).prose
    entries = [(cue, _Cue(kind)) for kind, t in table.kinds.items() for cue in t.cues]
    entries += [
        (cue, _Cue(kind, strong=True)) for kind, t in table.kinds.items() for cue in t.strong
    ]
    entries += [(cue, _Cue(None)) for cue in table.dull.cues]
    patterns = {name: re.compile(pattern) for name, pattern in table.patterns.items()}
    return _Rules(
        table,
        Phrases(entries),
        patterns["pain"],
        patterns["pain_words"],
        patterns["dose"],
        re.compile("|".join(prose), re.IGNORECASE),
    )


def find_facts(
    encounter: Encounter,
    readings: Mapping[int, PageReading],
    spans: Mapping[int, Span],
    rules: RuleBook = RuleBook(),
) -> tuple[Fact, ...]:
    """Find the facts of one encounter, in page order.

    Args:
        encounter: whose facts are wanted; its pages and category are used.
        readings: the packet's pages by number.
        spans: the stretch (top, bottom) of a page that belongs to the encounter; a page that is
            not listed belongs to it whole.
        rules: the tables in force.

    Returns:
        Facts whose text stands word for word on their page.
    """
    pages = [
        (lay_out(readings[p], encounter.category, rules), spans.get(p, _WHOLE))
        for p in encounter.pages
        if p in readings and readings[p].legible and not readings[p].blank
    ]
    if encounter.category is Category.PHARMACY:
        found = [f for layout, span in pages for f in pharmacy_rows(layout, span, encounter.date)]
        return tuple(found)
    known = _rules(rules)
    rows: list[Fact] = []
    if encounter.category is Category.LABORATORY:
        rows = lab_rows(
            [(layout, span) for layout, span in pages], known.table.kinds[FactKind.FINDING].cap
        )
    candidates: list[_Candidate] = []
    section = ""
    for layout, span in pages:
        taken, section = _candidates(
            layout, span, section, encounter.category, known, rules, len(candidates)
        )
        candidates.extend(taken)
    if rows:
        candidates = [c for c in candidates if c.kind in (FactKind.IMPRESSION, FactKind.DIAGNOSIS)]
    chosen = _choose(candidates, known.table, len(pages))
    if not chosen and not rows:
        chosen = _fallback(pages, known)
    facts = [_fact(c) for c in chosen] + rows
    return tuple(sorted(facts, key=lambda f: (encounter.pages.index(f.page), f.box.top, f.box.x0)))


def _candidates(
    layout: Layout,
    span: Span,
    section: str,
    category: Category,
    known: _Rules,
    rules: RuleBook,
    order: int,
) -> tuple[list[_Candidate], str]:
    """Weigh the sentences of a page; `section` is the one that the page before ended in."""
    found: list[_Candidate] = []
    last = section
    seen_rows: set[tuple[int, int]] = set()
    for sentence in layout.sentences:
        if not span[0] <= sentence.middle <= span[1]:
            continue
        kind = sentence.section or section
        last = kind
        said = layout.said(sentence)
        for candidate in _weigh(layout, sentence, said, kind, known, rules, order + len(found)):
            place = (candidate.start, candidate.end)
            if candidate.kind is FactKind.VITAL and place in seen_rows:
                continue
            seen_rows.add(place)
            found.append(candidate)
    return found, last


def _weigh(
    layout: Layout,
    sentence: Sentence,
    said: str,
    section: str,
    known: _Rules,
    rules: RuleBook,
    order: int,
) -> Iterator[_Candidate]:
    words = len(said.split())
    limits = known.table.limits
    if words > limits.words_most or section in _SPEAKS_FOR_ITSELF or known.boilerplate.search(said):
        return
    counts, strong, dull = _count(known, said, section)
    kind = _kind(section, counts, known, said)
    if kind is None:
        return
    listed = kind in (
        FactKind.DIAGNOSIS,
        FactKind.IMPRESSION,
        FactKind.CHIEF_COMPLAINT,
        FactKind.MEDICATION,
        FactKind.PROCEDURE,
        FactKind.PAIN,
        FactKind.VITAL,
    )
    in_section = str(kind) == section
    if words < (1 if listed and in_section else 3 if listed else limits.words_least):
        return
    if not in_section and not _is_prose(said) and kind not in (FactKind.VITAL, FactKind.PAIN):
        return
    codes = (
        printed_codes(said, expected=section == "diagnosis")
        if section in _CODED or kind is FactKind.DIAGNOSIS
        else ()
    )
    table = known.table.kinds[kind]
    worth = (
        (1.0 if sentence.headed else 0.0)
        + (1.0 if in_section else 0.5)
        + 1.5 * min(counts.get(kind, 0), 3)
        + 2.0 * (kind in strong)
        - 1.2 * dull
        + bool(codes)
    )
    significance = (
        1 if kind in strong else min(3, table.significance + (dull > 0 and table.significance > 1))
    )
    start, end = (
        (sentence.start, sentence.end) if kind is not FactKind.VITAL else _row(layout, sentence)
    )
    status = _status(said, kind, table, sentence.section, rules)
    yield _Candidate(
        kind,
        worth,
        order,
        layout,
        start,
        end,
        significance,
        status,
        codes[0].code if codes else None,
    )
    for code in codes[1:]:
        yield _Candidate(
            FactKind.DIAGNOSIS, worth, order, layout, start, end, significance, status, code.code
        )


def _count(
    known: _Rules, said: str, section: str
) -> tuple[dict[FactKind, int], set[FactKind], int]:
    """Count the cues of each kind in a sentence; the second value are kinds with a strong cue."""
    counts: dict[FactKind, int] = {}
    strong: set[FactKind] = set()
    dull = 0
    for hit in known.cues.find(said):
        if hit.value.kind is None:
            dull += 1
        else:
            counts[hit.value.kind] = counts.get(hit.value.kind, 0) + 1
            if hit.value.strong:
                strong.add(hit.value.kind)
    if known.pain.search(said) and (section == "pain" or known.pain_words.search(said)):
        counts[FactKind.PAIN] = counts.get(FactKind.PAIN, 0) + 2
    if known.dose.search(said):
        counts[FactKind.MEDICATION] = counts.get(FactKind.MEDICATION, 0) + 1
    return counts, strong, dull


def _kind(section: str, counts: dict[FactKind, int], known: _Rules, said: str) -> FactKind | None:
    """Say what a sentence is: what its words say where they are plain, else what its section says."""
    if section == "vital" or (
        counts.get(FactKind.VITAL, 0) >= 2 and section in ("exam", "", "other", "history")
    ):
        return (
            FactKind.VITAL
            if FactKind.VITAL in counts
            else FactKind.PAIN
            if FactKind.PAIN in counts
            else None
        )
    if section in _TOLD:
        for kind, table in known.table.kinds.items():
            if table.anywhere and counts.get(kind, 0):
                if kind in (FactKind.REFERRAL, FactKind.ORDER) and section not in (
                    "plan",
                    "impression",
                    "",
                    "other",
                    str(kind),
                ):
                    continue
                return kind
        if counts.get(FactKind.PAIN, 0) >= 2 and section in (
            "history",
            "exam",
            "",
            "other",
            "chief_complaint",
        ):
            return FactKind.PAIN
        if section == "plan" and known.dose.search(said):
            return FactKind.MEDICATION
    if section and section not in OTHER_KINDS and section != "other":
        return FactKind(section)
    if section == "review":
        return None
    told = {k: n for k, n in counts.items() if k not in (FactKind.FINDING, FactKind.EXAM) or n > 1}
    return max(told, key=lambda k: (told[k], -list(FactKind).index(k)), default=None)


def _status(said: str, kind: FactKind, table: KindTable, section: str, rules: RuleBook) -> Status:
    if kind not in (
        FactKind.PROCEDURE,
        FactKind.HISTORY,
        FactKind.PRIOR_CONDITION,
        FactKind.REFERRAL,
        FactKind.ORDER,
    ):
        return table.status
    end = len(said.rstrip(" ."))
    at = max(said.rfind(" ", 0, end) + 1, 0)
    told = read_context(said, [(at, end)], "", rules).status(at, end)
    return told if told in (Status.DENIED, Status.FAMILY) else table.status


def _is_prose(said: str) -> bool:
    """Tell a sentence from a label, a name or a table's head."""
    words = said.split()
    small = sum(w[0].islower() for w in words)
    return small >= max(2, 0.4 * len(words)) or (
        said.isupper() and said.rstrip()[-1:] == "." and len(words) > 3
    )


def _row(layout: Layout, sentence: Sentence) -> tuple[int, int]:
    """Give the whole printed line of vital signs, also where it is set in cells."""
    for start, end in layout.text.line_spans:
        if start <= sentence.start < end:
            if any(p.furniture for p in layout.pieces if start <= p.start < end):
                break
            return min(
                start, sentence.start
            ) if sentence.start - start > 60 else sentence.start, max(end, sentence.end)
    return sentence.start, sentence.end


def _choose(candidates: list[_Candidate], table: FactTable, pages: int) -> list[_Candidate]:
    """Keep the best of each kind, no text twice."""
    by_kind: dict[FactKind, list[_Candidate]] = {}
    texts: set[tuple[str, str | None]] = set()
    for candidate in candidates:
        text = candidate.layout.text.quote(candidate.start, candidate.end).lower()
        if (text, candidate.code) in texts:
            continue
        if candidate.layout.text.confidence(candidate.start, candidate.end) == 0.0:
            continue
        texts.add((text, candidate.code))
        by_kind.setdefault(candidate.kind, []).append(candidate)
    chosen: list[_Candidate] = []
    for kind, listed in by_kind.items():
        cap = table.kinds[kind].cap * (1 + (pages - 1) // table.limits.pages_per_cap)
        chosen.extend(sorted(listed, key=lambda c: (-c.worth, c.order))[:cap])
    return chosen


def _fallback(pages: list[tuple[Layout, Span]], known: _Rules) -> list[_Candidate]:
    """Where nothing was told apart, quote the first running text, so that no visit stands empty."""
    for layout, span in pages:
        for sentence in layout.sentences:
            said = layout.said(sentence)
            if (
                span[0] <= sentence.middle <= span[1]
                and len(said.split()) >= 3
                and len(said.split()) <= known.table.limits.words_most
                and not known.boilerplate.search(said)
            ):
                if _is_prose(said) or sentence.section not in ("", "skip"):
                    return [
                        _Candidate(
                            FactKind.OTHER,
                            0,
                            0,
                            layout,
                            sentence.start,
                            sentence.end,
                            3,
                            Status.DONE,
                        )
                    ]
    return []


def _fact(candidate: _Candidate) -> Fact:
    text = candidate.layout.text
    return Fact(
        candidate.kind,
        text.quote(candidate.start, candidate.end),
        candidate.layout.reading.page,
        text.box(candidate.start, candidate.end),
        candidate.code,
        candidate.status,
        candidate.significance,
    )
