"""The words beside a clinician's name, and what each weighs on pages of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, Field

from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.providers.labels import LabelWords, barred_labels, label_weights
from ingest.sorting.layout import fold


class ProviderCues(BaseModel):
    """The table `providers.toml`."""

    model_config = ConfigDict(extra="forbid")

    barred: tuple[str, ...]
    nurses: tuple[str, ...]
    anesthesia: tuple[str, ...]
    no_name: tuple[str, ...]
    places: tuple[str, ...]
    facility: tuple[str, ...]
    valedictions: tuple[str, ...]
    words: LabelWords
    rendered: dict[int, tuple[str, ...]]
    weights: dict[Category, dict[int, tuple[str, ...]]] = Field(default_factory=dict)


@dataclass(frozen=True)
class Cues:
    """The table, folded for matching; `long` are the phrases that can be known through damage."""

    barred: frozenset[tuple[str, ...]]
    nurses: frozenset[str]
    weights: Mapping[Category, Mapping[tuple[str, ...], int]]
    anesthesia: frozenset[tuple[str, ...]]
    no_name: frozenset[str]
    places: frozenset[str]
    valedictions: frozenset[tuple[str, ...]]
    long: tuple[str, ...]


@cache
def cues_in_force(rules: RuleBook) -> Cues:
    """Give the cues in force, folded for matching."""
    table = rules.table(PACKAGE, "providers", ProviderCues)
    common = {fold(t): weight for weight, texts in table.rendered.items() for t in texts}
    barred = frozenset(fold(t) for t in table.barred)
    made = {p: w for p, w in label_weights(table.words).items() if p not in barred}
    weights = {}
    for category in Category:
        own = {
            fold(t): weight
            for weight, texts in table.weights.get(category, {}).items()
            for t in texts
        }
        weights[category] = made | common | own
    every = barred | {phrase for own in weights.values() for phrase in own if phrase not in made}
    return Cues(
        barred | barred_labels(table.words),
        frozenset("".join(fold(t)) for t in table.nurses),
        weights,
        frozenset(fold(t) for t in table.anesthesia),
        frozenset(table.no_name),
        frozenset(table.places),
        frozenset(fold(t) for t in table.valedictions),
        tuple(sorted(text for p in every if len(text := " ".join(p)) >= 8)),
    )
