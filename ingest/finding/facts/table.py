"""The table of facts: cues, limits and worth of each kind."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import FactKind, Status
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.phrases import Phrase


class KindTable(BaseModel):
    """What makes a sentence a fact of one kind."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cap: int
    significance: int
    status: Status = Status.DONE
    anywhere: bool = False
    cues: list[Phrase]
    strong: list[Phrase] = []


class Dull(BaseModel):
    """Phrases that make a sentence less worth quoting."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: list[Phrase]


class Patterns(BaseModel):
    """Figures and openings that phrases cannot say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pain: re.Pattern[str]
    pain_words: re.Pattern[str]
    dose: re.Pattern[str]
    denial: re.Pattern[str]


class Limits(BaseModel):
    """How long a fact may be, how surely read, and how many a long record may carry."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words_least: int
    words_most: int
    confidence_least: float
    pages_per_cap: int


class FactTable(BaseModel):
    """Everything that finding facts goes by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: dict[FactKind, KindTable]
    dull: Dull
    patterns: Patterns
    limits: Limits


@lru_cache(maxsize=8)
def fact_table(rules: RuleBook) -> FactTable:
    """Give the table of facts in force."""
    return rules.table(PACKAGE, "facts", FactTable)
