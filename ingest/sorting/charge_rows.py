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
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.?,? \d{4})\b"
)
_CODED = re.compile(
    r"\s*(?:(?:CPT|HCPCS)\W{1,2})?(?:\d{4}[0-9FTU]|[A-V]\d{4})(?:[- ][A-Z0-9]{2})*\s"
)
_TICKED = re.compile(
    rf"(?:^|\s)(?:[xX\u2713\u2714\u221a\u2612]|[(\[][xX][)\]])\s+(?:\d{{5}}|[A-V]\d{{4}})\b.*?{AMOUNT.pattern}"
)
"""A code that was marked on a list of codes, with its price."""

_TICKED_LIST = 6
_TILL = (re.compile(r"\s*sub-?\s?total\b", re.IGNORECASE), re.compile(r"\s*total\b", re.IGNORECASE))
"""What a till prints below what it sold, each beside its amount."""

_A_CODE = re.compile(r"(?<![\w.-])(?:\d{5}|[A-V]\d{4})(?:-[A-Z0-9]{2}){0,4}(?![\w-])")
_CHARGED = re.compile(r"\b(?:charges?|fees?|total)\b", re.IGNORECASE)
_DUE = re.compile(rf"\b(?:due|balance|owed|please pay|pay this)\b.*{AMOUNT.pattern}", re.IGNORECASE)
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
_TABLE_ROWS, _HEADED_ROWS = 3, 2
"""So many rows of a day, a code and an amount are a ledger: by themselves, and under a head."""

_HEAD_WORDS = 12
_DAYS = frozenset({"date", "dates", "dos"})


class ChargeRows:
    """The rows of a page, of which those with an amount may be charges."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        """Put the segments of each row together."""
        by_row: dict[int, str] = defaultdict(str)
        for segment in segments:
            by_row[segment.row] += f" {segment.text}"
        self.texts = tuple(by_row.values())
        self.priced = tuple(text for text in self.texts if AMOUNT.search(text))
        self.coded = sum(bool(_DATED.match(t) and _A_CODE.search(t)) for t in self.priced)

    def are_ledger(self, cues: Cues) -> bool:
        """Tell a page of a ledger by its rows of a day, a code and an amount: no chart has those.

        One such row is an invoice where the page heads its columns and says what is due.
        """
        if self.coded in range(1, _TABLE_ROWS) and self._headed(cues):
            return self.coded >= _HEADED_ROWS or any(_DUE.search(text) for text in self.priced)
        return self.coded >= _TABLE_ROWS

    def _headed(self, cues: Cues) -> bool:
        """Tell whether a row heads columns of days and of charges."""
        for text in self.texts:
            words = set(re.findall("[a-z]+", text.lower()))
            charged = words.intersection(cues.table.charge_heads)
            if len(words) <= _HEAD_WORDS and words & _DAYS and charged:
                return True
        return False


def charge_row_hits(rows: ChargeRows, cues: Cues) -> list[Hit]:
    """Tell a bill by its rows of dates with amounts, where its columns bear no names."""
    count = sum(bool(_DATED.match(t) or _CODED.match(t)) for t in rows.priced)
    claim = sum(bool(_CLAIM_LINE.match(t)) for t in rows.texts)
    if all(any(mark.match(t) for t in rows.priced) for mark in _TILL):
        hit = Hit(
            Category.BILLING, "text", cues.table.charge_rows_weight, "subtotal and total", 1.0
        )
        return [hit]
    if listed := _priced_list_hits(rows.texts, rows.priced, cues):
        return listed
    if claim >= _CLAIM_LINES or rows.are_ledger(cues):
        ledger = f"{rows.coded} rows of a day, a billing code and an amount"
        quote = f"{claim} lines of a claim form" if claim >= _CLAIM_LINES else ledger
        return [Hit(Category.BILLING, "title", cues.table.charge_table_weight, quote, 1.0)]
    if count >= cues.table.charge_rows:
        quote = f"{count} rows of a date or a code and an amount"
    elif rows.coded >= _CODED_ROWS:
        quote = f"{rows.coded} rows of a date, a code and an amount"
    else:
        return []
    return [Hit(Category.BILLING, "text", cues.table.charge_rows_weight, quote, 1.0)]


def _priced_list_hits(rows: Collection[str], priced: Collection[str], cues: Cues) -> list[Hit]:
    """Know a superbill: an office's list of its codes, some of them priced, and their sum."""
    codes = {code for text in rows for code in _A_CODE.findall(text)}
    coded = any(_A_CODE.search(text) for text in priced)
    summed = any(_CHARGED.search(text) for text in priced)
    ticked = any(_TICKED.search(text) for text in priced)
    least = _TICKED_LIST if ticked else cues.table.listed_codes
    if len(codes) < least or not (coded and summed):
        return []
    quote = f"a list of {len(codes)} billing codes, with prices and their sum"
    return [Hit(Category.BILLING, "title", cues.table.listed_codes_weight, quote, 0.0)]
