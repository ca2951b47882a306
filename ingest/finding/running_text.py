"""Whether a row of a page is running text, or a header, a form, a table."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from functools import lru_cache

from ingest.finding.rows import Row

_LETTERS = re.compile(r"[A-Za-z][A-Za-z']+")
_MONTHS = frozenset(name for n in range(1, 13) for name in (month_name[n], month_abbr[n]))


@lru_cache(maxsize=1024)  # each row is looked at by one rule after the other
def is_prose(text: str) -> bool:
    """Tell whether a row is running text rather than a header, a form or a table."""
    words = [w for w in _LETTERS.findall(text) if w not in _MONTHS]
    if len(words) < 7:
        return False
    lower = sum(1 for w in words if w.islower())
    return lower > 0.6 * len(words)


def is_running(row: Row) -> bool:
    """Tell whether a row is running text; a row of many cells is so only where one of them is."""
    if not is_prose(row.text):
        return False
    return len(row.cells) <= 2 or any(is_prose(text) for text in row.cell_texts())
