"""Which part of a card's page belongs to which of its visits."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.finding.encounters.cards import led_dates
from ingest.finding.encounters.day_columns import headed_columns
from ingest.finding.encounters.passages import Passage

Stretch = tuple[float, float]

_ABOVE_ROW = 0.002


def entry_stretches(passage: Passage, rules: RuleBook) -> dict[dt.date, Stretch]:
    """Give the stretch (top, bottom) of the page that each day of a card has to itself.

    It goes from the day's row to the next day's, be it of a visit that was called off; what stands
    above all of them is told with the first. Days side by side share what stands below: it is told
    with the first of them, but for results, whose rows speak of every day.
    """
    if passage.category in {Category.PHARMACY, Category.LABORATORY}:
        return {}
    rows = sorted((d.box.top, d.date) for d in led_dates(passage, rules))
    if not rows:
        columns = sorted(headed_columns(passage), key=lambda d: d.box.x0)
        return {d.date: (passage.top, passage.top) for d in columns if d.date != columns[0].date}
    edges = [passage.top, *(top - _ABOVE_ROW for top, _ in rows[1:]), passage.bottom]
    stretches: dict[dt.date, Stretch] = {}
    for (_, day), (top, bottom) in zip(rows, pairwise(edges), strict=True):
        known = stretches.get(day)
        if known is None or known[1] == top:
            stretches[day] = (known[0] if known else top, bottom)
    return stretches
