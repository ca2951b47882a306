"""Letters and signs that readers of scans take figures for."""

from __future__ import annotations

from types import MappingProxyType

DIGITS = MappingProxyType(
    {"O": "0", "o": "0", "©": "0", "¢": "0", "D": "0", "Q": "0", "I": "1", "i": "1", "l": "1",
     "|": "1", "!": "1", "Z": "2", "z": "2", "S": "5", "s": "5", "B": "8"}
)  # fmt: skip
"""What each may be where a figure must stand; "$" is left out, which stands before prices."""

_AS_DIGITS = str.maketrans(dict(DIGITS))


def as_digits(text: str) -> str:
    """Put figures in the place of all look-alikes of a text where only figures can stand."""
    return text.translate(_AS_DIGITS)
