"""Which sentences may be quoted: no boilerplate, not too long; and what a sentence is."""

from __future__ import annotations

import re
from functools import lru_cache

from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.facts.table import fact_table
from ingest.finding.prose.furniture import FurnitureTable, any_of


@lru_cache(maxsize=8)
def _boilerplate(rules: RuleBook) -> re.Pattern[str]:
    return any_of(rules.table(PACKAGE, "furniture", FurnitureTable).prose)


def is_quotable(said: str, rules: RuleBook) -> bool:
    """Tell whether a sentence is short enough, in words, and no boilerplate."""
    words = said.split()
    if len(words) > fact_table(rules).limits.words_most or said.count("|") > 2:
        return False
    return not _boilerplate(rules).search(said)


def is_sentence(said: str) -> bool:
    """Tell a sentence from a label, a name or a table's head."""
    words = said.split()
    small = sum(w[0].islower() for w in words)
    if small >= max(2, 0.4 * len(words)):
        return True
    return said.isupper() and said.rstrip()[-1:] == "." and len(words) > 3
