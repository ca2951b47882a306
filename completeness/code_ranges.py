"""Runs of procedure codes, as the tables give them."""

from __future__ import annotations

from completeness.table import Table


class CodeRange(Table):
    """A run of procedure codes, both ends in it."""

    first: str
    last: str


def lies_in(code: str | None, ranges: tuple[CodeRange, ...]) -> bool:
    """Tell whether a code is in one of the runs."""
    return code is not None and any(
        len(code) == len(r.first) and r.first <= code <= r.last for r in ranges
    )
