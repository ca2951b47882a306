"""What a report, or a note, tells of the result of an imaging study: a finding is there, or not.

A sentence is read clause by clause. What is doubted, awaited, old or healed tells nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.categories import Category
from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding.assertions.imaging_words import ImagingRules, imaging_rules
from ingest.finding.dates.stated import stated_dates
from ingest.finding.prose.anatomy import body_parts, study_of
from ingest.finding.prose.phrases import Hit, longest
from ingest.finding.prose.sentences import Sentence

ANYTHING = "anything"
"""What a study that shows nothing denies."""

_ANY = "IMAGING"


@dataclass(frozen=True, slots=True)
class Result:
    """A finding that a study is said to show, or not to; of a report `study` is its own, None."""

    finding: str
    present: bool
    study: Study | None = None
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class _Clause:
    """A stretch of a sentence with the modalities it names and its cues."""

    said: str
    modalities: list[Hit[str]]
    cues: list[Hit[str]]

    def has(self, *meanings: str) -> bool:
        return any(c.value in meanings for c in self.cues)

    def of(self, meaning: str) -> list[Hit[str]]:
        return [c for c in self.cues if c.value == meaning]


def results_told(
    said: str,
    before: str,
    sentence: Sentence,
    category: Category,
    rules: RuleBook = RuleBook(),
) -> Iterator[Result]:
    """Give what a sentence tells of a study's result.

    `before` is the sentence before it: "CT of the head was done. It showed no bleeding." A report
    tells of its own study, under the headings of its result.
    """
    known = imaging_rules(rules)
    report = category is Category.RADIOLOGY
    if report and sentence.section not in known.reading.report_sections:
        return
    if not report and sentence.section in known.reading.note_sections_left_out:
        return
    if not report and not any(known.modalities.find(s) for s in (said, before)):
        return
    dates = [d for d in stated_dates(said) if not d.of_loss]
    if any(d.year_only or d.first != d.last for d in dates) or len(dates) > 1:
        return
    date = dates[0].first if dates else None
    last: list[Study] = [] if report else _studies_of(before, known, rules)
    for start, end in _clauses(said, known):
        clause = _clause(said[start:end], known)
        own = [] if report else _named(clause, rules)
        studies = own or last
        last = studies
        if clause.has("doubts", "old") or (not report and not studies):
            continue
        for finding, present in _told(clause, known, rules, report=report):
            if present and len({s.region for s in studies}) > 1:
                continue
            for study in studies:
                yield Result(finding, present, study, date)
            if report:
                yield Result(finding, present)


def _clauses(said: str, known: ImagingRules) -> Iterator[tuple[int, int]]:
    at = 0
    for cut in known.clauses.finditer(said):
        yield at, cut.start()
        at = cut.end()
    yield at, len(said)


def _clause(said: str, known: ImagingRules) -> _Clause:
    return _Clause(said, longest(known.modalities.find(said)), known.cues.find(said))


def _studies_of(before: str, known: ImagingRules, rules: RuleBook) -> list[Study]:
    """Give the one study that the sentence before names without telling its result."""
    clause = _clause(before, known)
    if clause.has("doubts", "old") or list(_told(clause, known, rules, report=False)):
        return []
    return _named(clause, rules)


def _named(clause: _Clause, rules: RuleBook) -> list[Study]:
    """Give the studies of a clause: one modality, of each part that stands with it."""
    kinds = [h for h in clause.modalities if h.value != _ANY] or clause.modalities
    if len({hit.value for hit in kinds}) != 1:
        return []
    hit = kinds[0]
    first = study_of(clause.said, hit.start, hit.end, hit.value, rules)
    joined = [
        Study(hit.value, part.region, part.side)
        for part in body_parts(clause.said, rules)
        if part.region != first.region and _is_joined(clause.said, hit.end, part.start, rules)
    ]
    return [first, *joined]


def _is_joined(said: str, start: int, end: int, rules: RuleBook) -> bool:
    """Tell whether only parts of the body and "and" stand between a modality and a part."""
    rest = said[start:end]
    for part in reversed(body_parts(rest, rules)):
        rest = f"{rest[: part.start]} {rest[part.end :]}"
    words = set(re.findall(r"[a-z-]+", rest.lower()))
    return "and" in words and words <= {"and", "of", "the", "left", "right", "spine", "his", "her"}


def _told(
    clause: _Clause, known: ImagingRules, rules: RuleBook, *, report: bool
) -> Iterator[tuple[str, bool]]:
    """Give each finding of a clause, and whether it is there."""
    by_name = longest(known.named.find(clause.said))
    for hit in by_name:
        yield hit.value, False
    found = known.findings.find(clause.said)
    kinds = dict.fromkeys(hit.value for hit in found)
    for hit in (h for kind in kinds for h in longest(f for f in found if f.value == kind)):
        denials = [c.end for c in clause.of("denies") if c.end <= hit.start]
        if any(min(denials) <= c.start < hit.start for c in clause.of("partly") if denials):
            continue
        denied = bool(denials) or any(c.start >= hit.end for c in clause.of("denied"))
        yield hit.value, not denied
    if clause.has("nothing") or _is_normal(clause, known, rules, report=report):
        yield ANYTHING, False


def _is_normal(clause: _Clause, known: ImagingRules, rules: RuleBook, *, report: bool) -> bool:
    """Tell whether a study itself, and not a part of what it shows, is called normal.

    "Negative for" something denies that alone.
    """
    for cue in clause.of("normal"):
        if clause.said[cue.end :].lower().startswith(" for "):
            continue
        if any(d.start < cue.start for d in clause.of("denies")):
            continue
        for hit in clause.modalities:
            between = clause.said[hit.end : cue.start]
            if hit.end <= cue.start and _only_links(between, known, rules):
                return True
            if cue.end <= hit.start and _only_links(clause.said[cue.end : hit.start], known, rules):
                return True
        opens = not clause.said[: cue.start].strip(" -*#:\u2022")
        if report and opens and re.match(r"\W*(?:study|exam\w*)?\W*$", clause.said[cue.end :]):
            return True
    return False


def _only_links(between: str, known: ImagingRules, rules: RuleBook) -> bool:
    for part in reversed(body_parts(between, rules)):
        between = f"{between[: part.start]} {between[part.end :]}"
    words = re.findall(r"[a-z][a-z/-]*", between.lower())
    return all(word in known.reading.linking for word in words)
