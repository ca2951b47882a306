"""A note that tells of other care."""

from __future__ import annotations

from made_matters import (
    day,
    matter,
    packet,
    page,
    visit,
)

from casefile.categories import FlagKind
from casefile.encounters import Study

KIND = FlagKind.REFERENCED_NOT_RECEIVED
KNEE = Study("MRI", "knee", "left")


def note(*mentions, encounters=(), text=None, **other):
    own = visit("own", "office_visit", day(6, 1), (1,))
    pages = [page(1, date=day(6, 1)), page(2, text=text)]
    return matter(packet(*pages, encounters=(own, *encounters), mentions=mentions, **other))
