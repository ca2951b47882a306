"""Which sentences may be quoted: no boilerplate, not too long; and what a sentence is."""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.facts.table import fact_table
from ingest.finding.prose.furniture import (
    FurnitureTable,
    any_of,
    furniture_in_force,
)

_DAY_AND_NAME = re.compile(
    r"\W*\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\W+(?:[A-Z][\w.'\u2019-]*,? ){1,4}"
    r"(?:M\.?D|D\.?O|D\.?C|D?P\.?T|P\.?T\.?A|PA-?C|N\.?P|FNP|R\.?N|OTR(?:/L)?|L\.?M\.?T|Ph\.?D)\b[^a-z]*$"
)
"""What opens an entry of a card: its day, and who wrote it."""


@lru_cache(maxsize=8)
def _boilerplate(rules: RuleBook) -> re.Pattern[str]:
    return any_of(rules.table(PACKAGE, "furniture", FurnitureTable).prose)


def is_quotable(said: str, rules: RuleBook) -> bool:
    """Tell whether a sentence is short enough, in words, and no boilerplate."""
    words = said.split()
    if len(words) > fact_table(rules).limits.words_most or said.count("|") > 2:
        return False
    if _DAY_AND_NAME.match(said) or furniture_in_force(rules).heads_column(said):
        return False
    return not _boilerplate(rules).search(said)


def is_sentence(said: str) -> bool:
    """Tell a sentence from a label, a name or a table's head."""
    words = said.split()
    small = sum(w[0].islower() for w in words)
    if small >= max(2, 0.4 * len(words)):
        return True
    return said.isupper() and said.rstrip()[-1:] == "." and len(words) > 3
