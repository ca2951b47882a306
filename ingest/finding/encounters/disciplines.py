"""Visits at home: each entry of an agency's record begins with whose visit it was, and when."""

from __future__ import annotations

import re
from dataclasses import replace

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.rules import RuleBook
from ingest.finding.encounters.day_headings import WEEKDAY
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold

_ITS_COUNT = re.compile(r"\W*(?:#|no\.?)?\s*\d{0,3}(?:\s?(?:of|/)\s?\d{1,3})?\W*$", re.IGNORECASE)
_AT_HOME = frozenset({Category.OFFICE_VISIT, Category.PHYSICAL_THERAPY})


def discipline_of(said: str, rules: RuleBook = RuleBook()) -> Category | None:
    """Tell of what kind a visit is by the words before its day: "SN visit 4 Monday,"."""
    words = fold(_ITS_COUNT.sub("", WEEKDAY.sub("", said)))
    return encounter_rules(rules).disciplines.get(words)


def kind_of_entry(entry: DateMention, row: Row, rules: RuleBook = RuleBook()) -> Category | None:
    """Tell of what kind the visit is whose row an entry's date stands in."""
    at = row.text.find(entry.text)
    return discipline_of(row.text[:at], rules) if at > 0 else None


def heading_entry(passage: Passage, rules: RuleBook = RuleBook()) -> DateMention | None:
    """Give the date of the entry that heads a passage, below nothing but the page's own head."""
    if passage.category not in _AT_HOME:
        return None
    for row in passage.rows:
        for mention in passage.dates:
            if row.reaches(mention.box.middle[1]) and kind_of_entry(mention, row, rules):
                return mention
        if is_prose(row.text):
            break
    return None


def of_its_discipline(passage: Passage, rules: RuleBook = RuleBook()) -> Passage:
    """Give a passage of care at home the kind of the discipline that heads it."""
    entry = heading_entry(passage, rules)
    if entry is None:
        return passage
    row = next(r for r in passage.rows if r.reaches(entry.box.middle[1]))
    return replace(passage, category=kind_of_entry(entry, row, rules) or passage.category)
