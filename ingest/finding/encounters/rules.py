"""The table by which pages are cut into visits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.dates import DateRole
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.sorting.layout import fold


class EncounterTable(BaseModel):
    """The table `encounters.toml`."""

    model_config = ConfigDict(extra="forbid")

    visit: tuple[str, ...]
    roles: dict[Category, tuple[DateRole, ...]]
    titles: dict[Category, tuple[str, ...]]
    proof: dict[Category, tuple[DateRole, ...]]
    lists: tuple[str, ...]
    summaries: tuple[str, ...]
    other_days: tuple[str, ...]
    called_off: tuple[str, ...]
    errands: tuple[str, ...]
    not_dispensed: tuple[str, ...]
    said_of: tuple[str, ...]
    disciplines: dict[Category, tuple[str, ...]]


@dataclass(frozen=True)
class EncounterRules:
    """The table, folded for matching; `no_visit` is what was called off, and errands."""

    visit: frozenset[tuple[str, ...]]
    roles: Mapping[Category, tuple[DateRole, ...]]
    titles: Mapping[tuple[str, ...], Category]
    proof: Mapping[Category, tuple[DateRole, ...]]
    lists: frozenset[tuple[str, ...]]
    summaries: frozenset[tuple[str, ...]]
    other_days: frozenset[str]
    no_visit: frozenset[tuple[str, ...]]
    not_dispensed: tuple[str, ...]
    said_of: frozenset[tuple[str, ...]]
    disciplines: Mapping[tuple[str, ...], Category]


@cache
def encounter_rules(rules: RuleBook) -> EncounterRules:
    """Give the rules in force."""
    table = rules.table(PACKAGE, "encounters", EncounterTable)
    return EncounterRules(
        frozenset(fold(t) for t in table.visit),
        table.roles,
        {fold(t): category for category, texts in table.titles.items() for t in texts},
        table.proof,
        frozenset(fold(t) for t in table.lists),
        frozenset(fold(t) for t in table.summaries),
        frozenset(table.other_days),
        frozenset(fold(t) for t in (*table.called_off, *table.errands)),
        tuple(" ".join(fold(t)) for t in table.not_dispensed),
        frozenset(fold(t) for t in table.said_of),
        {fold(t): category for category, texts in table.disciplines.items() for t in texts},
    )
