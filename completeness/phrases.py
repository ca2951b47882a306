"""How flags speak: dates, pages and places in a paralegal's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise


def day(date: dt.date) -> str:
    """Give a date as people here write it: 06/03/2024."""
    return f"{date:%m/%d/%Y}"


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Give the unbroken runs of the numbers as (first, last)."""
    ordered = sorted(set(numbers))
    if not ordered:
        return []
    starts = [ordered[0]] + [b for a, b in pairwise(ordered) if b > a + 1]
    ends = [a for a, b in pairwise(ordered) if b > a + 1] + [ordered[-1]]
    return list(zip(starts, ends, strict=True))


def listed(parts: Sequence[str]) -> str:
    """Join parts as in a sentence: "3, 5 and 7"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def numbers(values: Iterable[int]) -> str:
    """Give numbers with their runs folded: "3", "4–5 and 9"."""
    return listed([f"{a}" if a == b else f"{a}–{b}" for a, b in runs(values)])


def pages(values: Sequence[int], *, capital: bool = False) -> str:
    """Give "page 3" or "pages 4–5 and 9"."""
    word = "page" if len(set(values)) == 1 else "pages"
    return f"{word.capitalize() if capital else word} {numbers(values)}"


def are(values: Sequence[int], one: str, many: str) -> str:
    """Choose the verb that goes with one page or with several."""
    return one if len(set(values)) == 1 else many


def inside(phrase: str) -> str:
    """Give a phrase as it stands inside a sentence: "Page 3" as "page 3", "MRI" as it is."""
    if len(phrase) > 1 and phrase[1].isupper():
        return phrase
    return phrase[:1].lower() + phrase[1:]


def opening(phrase: str) -> str:
    """Give a phrase as it opens a sentence."""
    return phrase[:1].upper() + phrase[1:]
