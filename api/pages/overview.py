"""Can the demand go? The checks of a matter, and what became of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from api.pages.looks import headline
from casefile.categories import FlagKind, Severity
from casefile.flags import Flag, Judgement
from casefile.matters import MatterFacts
from chronology.export.received import page_verdict
from chronology.export.wording import counted

_PASSED = "done"
_CHECKS = {
    "Chronology complete": (
        FlagKind.MISSING_RECORD,
        FlagKind.MISSING_PAGES,
        FlagKind.VISIT_GAP,
        FlagKind.REFERENCED_NOT_RECEIVED,
        FlagKind.MISSING_CATEGORY,
        FlagKind.UNDATED_RECORD,
        FlagKind.TREATMENT_GAP,
    ),
    "Bills complete": (FlagKind.MISSING_BILL, FlagKind.BILLING_TOTAL_MISMATCH),
    "Every provider asked": (FlagKind.MISSING_PROVIDER,),
    "Records agree": (FlagKind.INCONSISTENCY,),
    "Every page accounted for": (
        FlagKind.WRONG_PATIENT,
        FlagKind.ILLEGIBLE_PAGE,
        FlagKind.UNREADABLE_FILE,
        FlagKind.DUPLICATE_PAGES,
        FlagKind.OUTSIDE_RANGE,
    ),
}
"""Which flags speak to which check: each kind to exactly one."""

_TONES = {"read": "used", "cannot be read": "mid", "somebody else's": "high", "not read": "mid"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must hold before a demand: a sign, the worst reason, the flags behind it."""

    sign: str
    label: str
    reason: str
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How many pages ended with one verdict; `start` and `width` are percent of the bar."""

    label: str
    tone: str
    pages: int
    start: float
    width: float


def checks(flags: Sequence[Flag], pages: int) -> list[Check]:
    """Give the five checks; notes alone fail none of them."""
    order = list(Severity)
    made = []
    for label, kinds in _CHECKS.items():
        found = [f for f in flags if f.kind in kinds and f.status == "open"]
        found.sort(key=lambda f: order.index(f.severity))
        if found:
            reason = headline(found[0].message)[0]
            if found[1:]:
                reason += f", and {len(found) - 1:,} more"
            made.append(Check(found[0].severity.value, label, reason, tuple(found)))
        else:
            passed = (
                f"{counted(pages, 'page')} with a verdict" if "page" in label else "Nothing open"
            )
            made.append(Check(_PASSED, label, passed, ()))
    return made


def shares(facts: MatterFacts, judgement: Judgement) -> list[Share]:
    """Give the verdicts of all pages of a matter; they add up to its page count."""
    counts: Counter[str] = Counter()
    for packet in facts.packets:
        counts.update(page_verdict(packet.id, page, judgement) for page in packet.pages)
        counts["not read"] += packet.page_count - len(packet.pages)
    total = counts.total()
    start = 0.0
    made = []
    for verdict, pages in counts.most_common():
        if pages:
            width = 100 * pages / total
            label = verdict.replace("'", "’").capitalize()
            made.append(Share(label, _TONES.get(verdict, "aside"), pages, start, width))
            start += width
    return made
