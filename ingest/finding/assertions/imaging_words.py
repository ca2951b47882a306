"""The wordings by which the result of an imaging study is known: imaging_told.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.rules import Pattern, RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.anatomy import modalities
from ingest.finding.prose.phrases import Phrase, Phrases


class _Cues(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    denies: list[Phrase]
    denied: list[Phrase]
    partly: list[Phrase]
    doubts: list[Phrase]
    old: list[Phrase]
    normal: list[Phrase]
    nothing: list[Phrase]


class _Reading(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    clauses: Pattern
    linking: frozenset[str]
    report_sections: frozenset[str]
    note_sections_left_out: frozenset[str]


class ImagingTable(BaseModel):
    """The table imaging_told.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    findings: dict[str, list[Phrase]]
    denied_by_name: dict[str, list[Phrase]]
    cues: _Cues
    reading: _Reading


@dataclass(frozen=True, slots=True)
class ImagingRules:
    """The table, ready to be searched for."""

    reading: _Reading
    clauses: re.Pattern[str]
    findings: Phrases[str]
    named: Phrases[str]
    cues: Phrases[str]
    modalities: Phrases[str]


@lru_cache(maxsize=8)
def imaging_rules(rules: RuleBook) -> ImagingRules:
    """Give the wordings in force."""
    table = rules.table(PACKAGE, "imaging_told", ImagingTable)
    cues = [(phrase, name) for name, phrases in table.cues for phrase in phrases]
    findings = [(p, name) for name, phrases in table.findings.items() for p in phrases]
    named = [(p, name) for name, phrases in table.denied_by_name.items() for p in phrases]
    return ImagingRules(
        table.reading,
        re.compile(table.reading.clauses),
        Phrases(findings),
        Phrases(named),
        Phrases(cues),
        Phrases(modalities(rules)),
    )
