"""Documents with printed page numbers, and the numbers that are missed."""

from __future__ import annotations

from made_matters import (
    CLINIC,
    flags,
    numbered,
    packet,
    page,
    request,
)

from casefile.categories import FlagKind

MISSING = FlagKind.MISSING_PAGES
ASKED = (request(CLINIC, "office_visit"),)


def document(numbers, total, **other):
    """One document whose pages carry these numbers; None carries none."""
    return packet(
        *(
            page(at, document=0, printed=(numbered(n, total),) if n else (), **other)
            for at, n in enumerate(numbers, 1)
        )
    )


def missing(facts) -> list[list[int]]:
    return [list(f.detail["printed_missing"]) for f in flags(facts, MISSING)]
