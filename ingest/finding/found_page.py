"""A page of a packet as the finders of visits take it: sorted, with its dates and its patient."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from casefile.dates import DateMention
from casefile.evidence import Choice
from casefile.pages import PersonOnPage, Source
from ingest.finding.rows import Row
from ingest.sorting.sort import SortedPage

RowsOf = Callable[[int], tuple[Row, ...]]
"""Gives the rows of a page."""


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A sorted page with its dates and patient; its rows are laid out when they are looked at.

    `named` are those whom it names as its patient, the surest first.
    """

    sorted: SortedPage
    source: Source
    rows_of: RowsOf
    dates: tuple[DateMention, ...]
    named: tuple[PersonOnPage, ...] = ()
    foreign: bool = False
    whose: Choice | None = None

    @property
    def person(self) -> PersonOnPage | None:
        """The patient that the page names; of several, the surest."""
        return self.named[0] if self.named else None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the page, top to bottom."""
        return self.rows_of(self.sorted.page)
