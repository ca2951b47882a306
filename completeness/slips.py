"""Whether a slip of the pen explains that two dates differ."""

from __future__ import annotations

import datetime as dt


def is_slip(one: dt.date, other: dt.date) -> bool:
    """Tell whether two dates differ in one part only, or in two digits that changed places."""
    parts = [(one.year, other.year), (one.month, other.month), (one.day, other.day)]
    wrong = sum(a != b for a, b in parts)
    return wrong == 1 or (
        one.year == other.year and (one.month, one.day) == (other.day, other.month)
    )
