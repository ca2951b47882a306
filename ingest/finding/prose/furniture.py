"""Lines that are never a fact: letterheads, fax lines, demographics, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.rules import Pattern, RuleBook
from ingest.finding import PACKAGE


class FurnitureTable(BaseModel):
    """Labels, line patterns and abbreviations that tell running text from furniture."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    labels: list[str]
    patterns: list[Pattern]
    prose: list[Pattern]
    abbreviations: list[str]
    columns: list[str]


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of lines that are never a fact, abbreviations that end no sentence, columns."""

    opening: re.Pattern[str]
    anywhere: re.Pattern[str]
    abbreviations: frozenset[str]
    columns: frozenset[str]

    def heads_column(self, text: str) -> bool:
        """Tell whether a text is the head of a column, or made of words that are."""
        label = plain_label(text)
        return label in self.columns or all(word in self.columns for word in label.split() or [""])

    def holds(self, line: str) -> bool:
        """Tell whether a line is furniture, by how it opens or by what it holds."""
        return bool(self.opening.match(line) or self.anywhere.search(line))


def plain_label(text: str) -> str:
    """Give a label as the list of columns has it."""
    return " ".join(text.lower().strip(" .#:").split())


@lru_cache(maxsize=8)
def furniture_in_force(rules: RuleBook) -> Furniture:
    """Give the furniture in force."""
    table = rules.table(PACKAGE, "furniture", FurnitureTable)
    opening = [rf"^\W{{0,3}}(?:{_by_first_letter(table.labels)})\b\s*(?:[:#]|\d)"]
    opening += [p for p in table.patterns if p.startswith("^")]
    return Furniture(
        any_of(opening),
        any_of([p for p in table.patterns if not p.startswith("^")]),
        frozenset(table.abbreviations),
        frozenset(table.columns),
    )


def _by_first_letter(labels: Sequence[str]) -> str:
    """Give the pattern of any label: a line is held against those of its own first letter alone."""
    rest: dict[str, list[str]] = {}
    for label in sorted(labels, reverse=True):
        rest.setdefault(label[:1], []).append(re.escape(label[1:]).replace(r"\ ", r"\s+"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rest.items())


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Make one pattern of several, whatever the case of letters."""
    words = [p.removeprefix(r"\b") for p in patterns if p.startswith(r"\b")]
    others = [p for p in patterns if not p.startswith(r"\b")]
    # Tried once where a word begins, not each in turn at every letter.
    anywhere = [*others, rf"\b(?:{_either(words)})"] if words else others
    return re.compile(_either(anywhere), re.IGNORECASE)


def _either(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{p})" for p in patterns) or "(?!)"
