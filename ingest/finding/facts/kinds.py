"""What a sentence of a record is: its kind of fact, its status, its worth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from casefile.categories import Category, FactKind, Status
from casefile.rules import RuleBook
from ingest.finding.facts.diagnoses import printed_codes
from ingest.finding.facts.quotable import is_quotable, is_sentence
from ingest.finding.facts.table import FactTable, fact_table
from ingest.finding.prose.phrases import Phrases
from ingest.finding.prose.sections import OTHER_KINDS

# Told under these headings, but not facts of the visit.
_NOT_OF_THE_VISIT = frozenset({"family", "social", "allergy", "skip"})
# Here plain words say better what a sentence is than the heading does.
_TOLD = frozenset(
    {
        "history", "chief_complaint", "impression", "plan", "other", "", "review", "exam",
        "prior_condition", "finding", "order", "referral", "procedure",
    }
)  # fmt: skip
_ASKED_FOR_IN = frozenset({"plan", "impression", "", "other", "order", "referral"})
# Short entries of a list are facts of these kinds.
_LISTED = frozenset(
    {
        FactKind.DIAGNOSIS, FactKind.IMPRESSION, FactKind.CHIEF_COMPLAINT, FactKind.MEDICATION,
        FactKind.PROCEDURE, FactKind.PAIN, FactKind.VITAL, FactKind.PROGNOSIS,
        FactKind.WORK_STATUS, FactKind.PRIOR_CONDITION, FactKind.IMPAIRMENT,
    }
)  # fmt: skip
_VITALS_IN = frozenset({"exam", "", "other", "history", "procedure"})
_DENIABLE = frozenset({FactKind.HISTORY, FactKind.PRIOR_CONDITION, FactKind.MECHANISM})
_FIGURES = frozenset({FactKind.VITAL, FactKind.PAIN, FactKind.MEDICATION, FactKind.DIAGNOSIS})
_MEASURED = re.compile(r"\d\s?(?:bpm|mm ?hg|kg|lbs?|%|/min|°\s?[fc]|ra)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence taken for a fact. `worth` ranks it among those of its kind."""

    kind: FactKind
    worth: float
    significance: int
    status: Status


@dataclass(frozen=True, slots=True)
class _Cue:
    """What a phrase speaks of; no kind where it makes a sentence dull."""

    kind: FactKind | None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """The cues of a sentence, counted."""

    counts: dict[FactKind, int]
    strong: frozenset[FactKind]
    dull: int


@lru_cache(maxsize=8)
def _cues(rules: RuleBook) -> Phrases[_Cue]:
    table = fact_table(rules)
    entries = [(cue, _Cue(kind)) for kind, t in table.kinds.items() for cue in t.cues]
    entries += [(cue, _Cue(kind, True)) for kind, t in table.kinds.items() for cue in t.strong]
    entries += [(cue, _Cue(None)) for cue in table.dull.cues]
    return Phrases(entries)


def weigh(
    said: str,
    section: str,
    category: Category,
    rules: RuleBook,
    *,
    headed: bool = False,
    carried: bool = False,
) -> Weighed | None:
    """Say what kind of fact a sentence is, or None where it is none.

    Args:
        said: the sentence.
        section: the kind of section it stands in ("" where none is known).
        category: what record it stands in.
        rules: the tables in force.
        headed: it is the first under its heading.
        carried: its section began on a page before.
    """
    if section in _NOT_OF_THE_VISIT or not is_quotable(said, rules):
        return None
    table = fact_table(rules)
    told = _count(said, section, rules)
    if category is Category.RADIOLOGY and section == "procedure" and not headed:
        section = "history"
    kind = _kind(said, section, told, table)
    if kind is None or not _long_enough(said, kind, section, table, carried=carried):
        return None
    of_kind = table.kinds[kind]
    worth = (
        1.5 * min(told.counts.get(kind, 0), 3)
        + 2.0 * (kind in told.strong)
        - 1.2 * told.dull
        + (1.0 if str(kind) == section else 0.5)
        + headed
    )
    if kind in told.strong:
        significance = 1
    else:
        significance = min(3, of_kind.significance + (told.dull > 0 and of_kind.significance > 1))
    denied = kind in _DENIABLE and table.patterns.denial.search(said) is not None
    return Weighed(kind, worth, significance, Status.DENIED if denied else of_kind.status)


def _count(said: str, section: str, rules: RuleBook) -> _Told:
    patterns = fact_table(rules).patterns
    counts: dict[FactKind, int] = {}
    strong: set[FactKind] = set()
    dull = 0
    for hit in _cues(rules).find(said):
        kind = hit.value.kind
        if kind is None:
            dull += 1
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if hit.value.strong:
            strong.add(kind)
    if patterns.pain.search(said) and (section == "pain" or patterns.pain_words.search(said)):
        counts[FactKind.PAIN] = counts.get(FactKind.PAIN, 0) + 2
    if patterns.dose.search(said):
        counts[FactKind.MEDICATION] = counts.get(FactKind.MEDICATION, 0) + 1
    return _Told(counts, frozenset(strong), dull)


def _kind(said: str, section: str, told: _Told, table: FactTable) -> FactKind | None:
    """Say what a sentence is: by its words where they are plain, else by its heading."""
    vitals = told.counts.get(FactKind.VITAL, 0)
    if vitals and (section == "vital" or (vitals >= 2 and section in _VITALS_IN)):
        return FactKind.VITAL
    # Below "Pain" stand the next cells of a row of vital signs, too.
    if section == "vital" or (section == "pain" and _MEASURED.search(said)):
        return FactKind.PAIN if FactKind.PAIN in told.counts else None
    if section in _TOLD and (plain := _plain_kind(said, section, told, table)) is not None:
        return plain
    if section and section not in OTHER_KINDS and section != "other":
        return FactKind(section)
    likely = {
        k: n for k, n in told.counts.items() if k not in (FactKind.FINDING, FactKind.EXAM) or n > 1
    }
    if section == "review" or not likely:
        return None
    order = list(FactKind)
    return max(likely, key=lambda k: (likely[k], -order.index(k)))


def _plain_kind(said: str, section: str, told: _Told, table: FactTable) -> FactKind | None:
    asked = (FactKind.REFERRAL, FactKind.ORDER)
    for kind, of_kind in table.kinds.items():
        if of_kind.anywhere and told.counts.get(kind, 0):
            if kind in asked and section not in _ASKED_FOR_IN:
                continue
            return kind
    if told.counts.get(FactKind.PAIN, 0) >= 2 and section != "prior_condition":
        return FactKind.PAIN
    if section == "plan" and table.patterns.dose.search(said):
        return FactKind.MEDICATION
    return None


def _long_enough(
    said: str, kind: FactKind, section: str, table: FactTable, *, carried: bool
) -> bool:
    """Tell a sentence or an entry of a list from a label, a name, or the remains of a table."""
    words = said.split()
    if kind is FactKind.DIAGNOSIS and printed_codes(said, expected=section == "diagnosis"):
        return True
    lettered = sum(w.strip(".,;:()-").isalpha() and len(w) > 1 for w in words)
    if lettered < (0.25 if kind in _FIGURES else 0.5) * len(words):
        return False
    in_section = str(kind) == section
    prose = is_sentence(said)
    if not prose and (carried or not in_section) and kind not in (FactKind.VITAL, FactKind.PAIN):
        return False
    least = 3 if kind in _LISTED else table.limits.words_least
    return len(words) >= least or (in_section and kind in _LISTED and len(said) > 4)
