"""What a visit or a course of visits should leave behind: its documents and its notes."""

from __future__ import annotations

import re
from typing import Literal

from casefile.categories import Category
from casefile.rules import Pattern
from completeness.code_ranges import CodeRange, lies_in
from completeness.table import Table


class DocumentRule(Table):
    """A document that the record of some kinds of visit holds."""

    name: str
    of: tuple[Category, ...]
    expected: Literal["named", "always", "never"]
    titles: re.Pattern[str]
    named: re.Pattern[str]


class Documents(Table):
    """Single documents by kind of visit (documents.toml)."""

    documents: tuple[DocumentRule, ...]

    def of_kind(self, category: Category) -> tuple[DocumentRule, ...]:
        """Give the documents of a kind of visit that are flagged where they lack."""
        return tuple(d for d in self.documents if category in d.of and d.expected != "never")


class VisitRules(Table):
    """How courses of visits are counted (visits.toml)."""

    kinds: tuple[Category, ...]
    units: Pattern
    words: Pattern
    attended: tuple[Pattern, ...]
    column: Pattern
    attended_column: re.Pattern[str]
    to_come: re.Pattern[str]
    not_behind: re.Pattern[str]
    of_other: re.Pattern[str]
    counts_visits: re.Pattern[str]
    counts_units: re.Pattern[str]
    per_visit: tuple[CodeRange, ...]

    def is_per_visit(self, code: str | None) -> bool:
        """Tell whether a unit of the code is a visit."""
        return lies_in(code, self.per_visit)
