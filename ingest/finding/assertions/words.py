"""The wordings by which statements that another record could contradict are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.rules import Pattern, RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.phrases import Phrase, Phrases

EVENT = "event "
"""What the kinds of event begin with among the words of a sentence: "event fall"."""

_NAMED = (
    "earlier",
    "trouble",
    "prior",
    "present",
    "condition",
    "accidents",
    "healthy",
    "injured",
    "besides",
)


class AssertionTable(BaseModel):
    """The wordings in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    injury_labels: Pattern
    events: dict[str, list[Phrase]]
    earlier: list[Phrase]
    trouble: list[Phrase]
    healthy: list[Phrase]
    injured: list[Phrase]
    besides: list[Phrase]
    side_regions: list[str]
    side_sections: list[str]
    sure_sections: list[str]
    prior: list[Phrase]
    present: list[Phrase]
    comes_to: Pattern
    condition: list[Phrase]
    accidents: list[Phrase]
    complaints: dict[str, list[Phrase]]


@dataclass(frozen=True, slots=True)
class AssertionRules:
    """The table, its label of the date of injury, and its phrases by what they mean."""

    table: AssertionTable
    label: re.Pattern[str]
    comes_to: re.Pattern[str]
    words: Phrases[str]
    complaints: Phrases[str]


@lru_cache(maxsize=8)
def assertion_rules(rules: RuleBook) -> AssertionRules:
    """Give the wordings in force, ready to be searched for."""
    table = rules.table(PACKAGE, "assertions", AssertionTable)
    entries = [(phrase, name) for name in _NAMED for phrase in getattr(table, name)]
    entries += [
        (phrase, f"{EVENT}{kind}") for kind, phrases in table.events.items() for phrase in phrases
    ]
    return AssertionRules(
        table,
        re.compile(table.injury_labels),
        re.compile(table.comes_to, re.IGNORECASE),
        Phrases(entries),
        Phrases((phrase, name) for name, those in table.complaints.items() for phrase in those),
    )
