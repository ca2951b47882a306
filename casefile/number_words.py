"""Numbers as records spell them out."""

from __future__ import annotations

SPELT = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
)  # fmt: skip
"""One to twenty, in order."""

TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ANY_SPELT = "|".join(reversed(SPELT))
"""The pattern of any of them: "fourteen" before "four"."""


def number_of(printed: str) -> int:
    """Give the number that figures, or a word of `SPELT`, print; raises ValueError for others."""
    return int(printed) if printed.isdigit() else SPELT.index(printed.lower()) + 1
