"""Bills that are known by their rows of charges, whatever their columns are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from casefile.categories import Category
from ingest.sorting.cues import Cues, Hit
from ingest.sorting.layout import Segment

AMOUNT = re.compile(r"(?<![\d.,])\$?\d{1,3}(?:,?\d{3})*\.\d{2}\b-?(?![\d%])")
_DATED = re.compile(
    r"\s*(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}-[A-Za-z]{3}-\d{2,4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4})\b"
)
_CODED = re.compile(r"\s*(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:[- ][A-Z0-9]{2})*\s")
_A_CODE = re.compile(r"(?<![\w.-])(?:\d{5}|[A-V]\d{4})(?![\w-])")
_CHARGED = re.compile(r"\b(?:charges?|fees?|total)\b", re.IGNORECASE)
# Lines of claim forms whose red print the scanner dropped: revenue code first and dollars and cents
# apart, or a day without marks before them (UB-04), or six two-digit date boxes and a place of
# service (CMS-1500).
_CLAIM_LINE = re.compile(
    r"\s*0\d{3}\s+[A-Z].*\s\d{1,6}[ .]\d{2}\s*$"
    r"|\s*0\d{3}\s(?:.*\s)?[01]\d[0-3]\d{3}\s.*\s\d{1,6}\.\d{2}\s*$"
    r"|\s*(?:\d{6}|\d{1,2}[/-]\d{1,2}[/-]\d{2,4})\s+0\d{3}\s.*\s[\d,]*\d[ .]\d{2}\s*$"
    r"|\s*(?:\d\d ){6}\s*\d\d\s.*\b[A-V]?\d{4,5}\b.*\s\d{1,5}[ .]\d{2}\b"
)
_CLAIM_LINES = 2
_CODED_ROWS = 2


def charge_row_hits(segments: Sequence[Segment], cues: Cues) -> list[Hit]:
    """Tell a bill by its rows of dates with amounts, where its columns bear no names."""
    by_row: dict[int, str] = defaultdict(str)
    for segment in segments:
        by_row[segment.row] += f" {segment.text}"
    priced = [text for text in by_row.values() if AMOUNT.search(text)]
    count = sum(bool(_DATED.match(t) or _CODED.match(t)) for t in priced)
    coded = sum(bool(_DATED.match(t) and _A_CODE.search(t)) for t in priced)
    claim = sum(bool(_CLAIM_LINE.match(t)) for t in by_row.values())
    if listed := _priced_list_hits(by_row.values(), priced, cues):
        return listed
    if claim >= _CLAIM_LINES:
        quote = f"{claim} lines of a claim form"
    elif count >= cues.table.charge_rows:
        quote = f"{count} rows of a date or a code and an amount"
    elif coded >= _CODED_ROWS:
        quote = f"{coded} rows of a date, a code and an amount"
    else:
        return []
    return [Hit(Category.BILLING, "text", cues.table.charge_rows_weight, quote, 1.0)]


def _priced_list_hits(rows: Collection[str], priced: Collection[str], cues: Cues) -> list[Hit]:
    """Know a superbill: an office's list of its codes, some of them priced, and their sum."""
    codes = {code for text in rows for code in _A_CODE.findall(text)}
    coded = any(_A_CODE.search(text) for text in priced)
    summed = any(_CHARGED.search(text) for text in priced)
    if len(codes) < cues.table.listed_codes or not (coded and summed):
        return []
    quote = f"a list of {len(codes)} billing codes, with prices and their sum"
    return [Hit(Category.BILLING, "title", cues.table.listed_codes_weight, quote, 0.0)]
