"""What a reading error explains: digits of codes, dates and amounts taken from scans."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from decimal import Decimal

from rapidfuzz.distance import Levenshtein


def one_digit_apart(one: dt.date, other: dt.date) -> bool:
    """Tell whether two dates, as printed, differ in a single digit."""
    a, b = one.strftime("%m%d%Y"), other.strftime("%m%d%Y")
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1


def may_be_printed(printed: str, date: dt.date) -> bool:
    """Tell whether damaged print can be that date, its strokes read as figures, or lost.

    "03114122" may be 03/14/22: the strokes became ones.
    """
    stroke = r"[^\w\s]|[1lI]"
    month, day = (rf"0?{n}" if n < 10 else str(n) for n in (date.month, date.day))
    form = rf"{month}(?:{stroke})?{day}(?:{stroke})?(?:{date.year}|{date:%y})"
    return re.fullmatch(form, printed.strip(".,;:|")) is not None


def likelier_code(code: str, billed: Counter[str]) -> str | None:
    """Give the code one character off that stands more often on the same bills, if there is one."""
    near = [
        other
        for other, count in billed.items()
        if count > billed[code]
        and len(other) == len(code)
        and sum(x != y for x, y in zip(code, other, strict=True)) == 1
    ]
    return max(sorted(near), key=lambda c: billed[c], default=None)


def same_but_for_reading(one: Decimal, other: Decimal) -> bool:
    """Tell whether two amounts can be one, a digit of it misread, doubled, lost or added."""
    a, b = (re.sub(r"\D", "", f"{abs(v):.2f}") for v in (one, other))
    if Levenshtein.distance(a, b) <= 1:
        return True
    shorter, longer = sorted((a, b), key=len)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 2 and longer.endswith(shorter)
