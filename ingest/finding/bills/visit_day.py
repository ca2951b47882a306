"""The day that the head of a bill gives for all its charges."""

from __future__ import annotations

import datetime as dt
import re

from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import read_date

_LABEL = re.compile(
    r"\b(?:dates? of (?:service|visit|transport|call|delivery|treatment|surgery|procedure)|dos"
    r"|(?:service|trip|visit|transport|run|call|delivery|surgery|procedure|operation|treatment"
    r"|session|pick ?up) date|(?:date )?delivered"
    r"|specimens? (?:received|collected|taken|drawn)|(?:date |day )?collected|collection date)\b"
)
# How a row begins that heads the charges of a visit: "Visit: 3/4/2024", "Session 2 - 3/11/2024".
_HEADS = re.compile(
    r"(?:visit|session|encounter|treatment|treated|seen)(?: (?:\d{1,3}|no|#|of|on|date))*"
    r"|sale(?: (?:no|#|\d{1,8}))*"
)
_LONGEST = 3


def speaks_of_the_day(row: Row) -> bool:
    """Tell whether a row bears the label of the day of service."""
    return bool(_LABEL.search(row.folded))


def visit_day(row: Row) -> dt.date | None:
    """Read the date that follows "Date of Service" or the like; None where none does."""
    for n in range(len(row.words)):
        before = folded(" ".join(w.text for w in row.words[max(n - 3, 0) : n]))
        led = folded(" ".join(w.text for w in row.words[:n])) if n <= _LONGEST else ""
        if not _LABEL.search(before) and not _HEADS.fullmatch(led):
            continue
        for size in range(_LONGEST, 0, -1):
            read = read_date(" ".join(w.text for w in row.words[n : n + size]))
            if read:
                return read.value
    return None
