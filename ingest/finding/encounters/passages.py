"""Passages: stretches of a page that tell of one visit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.encounters.studies import read_study
from ingest.finding.encounters.titles import kind_titled
from ingest.finding.found_page import FoundPage
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose

_HEAD_ROWS = 14


_EXAM = re.compile(
    r"\W*(?:(?:type of |radiological )?(?:exam|examination|study|procedure|imaging)"
    r"(?: type| name| description| performed)?|test)\s*:",
    re.IGNORECASE,
)
"""A label behind which a study is named, be it in a whole sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page of one kind of care; `whole` where it is all of the page.

    `first` and `end` are the numbers of its first row and of the row after its last.
    """

    page: FoundPage
    category: Category
    top: float
    bottom: float
    first: int
    end: int
    dates: tuple[DateMention, ...]
    whole: bool

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the stretch, top to bottom."""
        return self.page.rows[self.first : self.end]

    @property
    def number(self) -> int:
        """The physical page."""
        return self.page.sorted.page

    def title(self, rules: RuleBook) -> str | None:
        """Give the title that makes the stretch its kind of care; None where it has none."""
        table = encounter_rules(rules)
        titles = (r.text for r in self.rows if kind_titled(r, table) is self.category)
        return next(titles, None)

    def study(self, rules: RuleBook) -> Study | None:
        """Read the study that the passage's title names, for imaging."""
        if self.category is not Category.RADIOLOGY:
            return None
        for row in self.rows[:_HEAD_ROWS]:
            if is_study_title(row) and (study := read_study(row.text, rules)) and study.region:
                return study
        return None


def is_study_title(row: Row) -> bool:
    """Tell whether a row is short enough, and set or labelled as, the title of a study."""
    return len(row.words) <= 16 and (not is_prose(row.text) or bool(_EXAM.match(row.text)))


def labels_study(row: Row) -> bool:
    """Tell whether a row begins with a label behind which a study is named: "EXAM: ..."."""
    return len(row.words) <= 16 and bool(_EXAM.match(row.text))
