"""The dates, amounts and codes that stand in a text: what a misreading of would cost most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import NamedTuple

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:\d{{1,2}}([/.-])\d{{1,2}}\1(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|{_MONTH} \d{{1,2}}, ?\d{{4}})(?![\d/-])"
)
_BOXED_DATE = re.compile(
    r"(?<![\d.])(?:0\d|1[0-2]) (?:[0-2]\d|3[01]) (?:(?:19|20)\d\d|\d\d)(?![\d.])"
)
"""Month, day and year in boxes of their own, as on claim forms."""

_ANY_BOXED_DATE = re.compile(rf"(?=({_BOXED_DATE.pattern}))")

_AMOUNT = re.compile(r"(?<![\w.,])\d{1,3}(?:,?\d{3})*\.\d\d(?![\w.])")
_FIVE = re.compile(r"(?<![\w.-])[A-Z]?\d{4,5}[FTU]?(?![\w-])")
_ICD = re.compile(r"(?<![\w.])[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}(?![\w.])")

KINDS = ("date", "amount", "cpt", "icd")


class Field(NamedTuple):
    """A value as printed, and its kind: date, amount, cpt (HCPCS too) or icd."""

    kind: str
    text: str


def boxed_dates_in(text: str) -> Counter[Field]:
    """Count what may be a date in boxes, wherever it begins.

    Where one box is misread, the boxes of the next date are not to be counted as lost with it.
    """
    found: Counter[Field] = Counter()
    for line in text.splitlines():
        boxes = _ANY_BOXED_DATE.finditer(" ".join(line.split()))
        found.update(Field("date", m[1]) for m in boxes)
    return found


def fields_in(text: str, codes: Collection[str]) -> Counter[Field]:
    """Count the fields of a text; `codes` are the five-character codes that are billed there.

    Without them a postal code would pass for a procedure.
    """
    found: Counter[Field] = Counter()
    for line in text.splitlines():
        shown = " ".join(line.split())
        found.update(
            Field("date", m[0].replace(",", ", ").replace("  ", " ")) for m in _DATE.finditer(shown)
        )
        found.update(Field("date", m[0]) for m in _BOXED_DATE.finditer(shown))
        found.update(Field("amount", m[0]) for m in _AMOUNT.finditer(shown))
        found.update(Field("cpt", m[0]) for m in _FIVE.finditer(shown) if m[0] in codes)
        found.update(Field("icd", m[0]) for m in _ICD.finditer(shown))
    return found
