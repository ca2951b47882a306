"""What sets the care that a sentence tells of apart from other care of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.encounters import Mention
from completeness.held import Held


def named_things(mention: Mention, held: Held) -> list[str]:
    """Give what sets the operation or therapy apart: the words of its own, and the region."""
    words = held.tables.references
    quote = mention.quote.lower()
    named = {w for w in _words(mention.subject) if w not in words.vague}
    named.update(w for w in words.distinctive if re.search(rf"\b{re.escape(w)}", quote))
    if mention.subject == "visit":
        return sorted(named)
    things = [*sorted(named), *sorted(_words(mention.subject))]
    regions = held.tables.studies.regions_in(quote)
    named.update(r for r in regions if not things or _is_of(r, things, quote))
    return sorted(named)


def _is_of(region: str, things: Sequence[str], quote: str) -> bool:
    """Tell whether a region is that of the care, not of a complaint in the same sentence.

    It stands shortly before the care ("left knee arthroscopy") or behind it after a preposition
    ("injection into the shoulder"); "the injection arm pain is less" is no injection of an arm.
    """
    where, care = rf"\b{re.escape(region)}\w*", rf"\b(?:{'|'.join(map(re.escape, things))})\w*"
    ahead = rf"{where}(?:[\s-]+[\w-]+){{0,3}}?[\s-]+{care}"
    linked = r"(?:\s+\w+){0,2}?\s+(?:in|into|of|to|for|at|on|over)\b(?:\s+[\w-]+){0,4}?\s+"
    behind = care + linked + where
    if re.search(ahead, quote) or re.search(behind, quote):
        return True
    return not re.search(care, quote)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower()))
