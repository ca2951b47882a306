"""How firmly a sentence without a day tells of something, and whether it tells it twice."""

from __future__ import annotations

from collections.abc import Collection

from casefile.categories import Category
from casefile.encounters import Mention, Study
from ingest.finding.mentions.things import Named
from ingest.finding.mentions.visit import STAYS, TellingPage

_VISITING = frozenset({"visit", "consultation"})


def is_same_visit(mention: Mention, told: Collection[Mention]) -> bool:
    """Tell whether a visit without a day is the dated care at that place that the sentence tells.

    "On 5/2 he went to Hill Chiropractic, where he was seen by Dr. Ames".
    """
    if mention.date is not None or mention.place is None or mention.subject not in _VISITING:
        return False
    return any(
        m.date is not None and m.status is mention.status and m.place == mention.place for m in told
    )


def undated_strength(
    page: TellingPage,
    named: Named,
    study: Study | None,
    *,
    placed: bool,
    recent: bool,
    unplain: bool,
    who: str | None,
) -> int:
    """Give the strength of a mention without a date.

    `placed`: the words say recently or where; `recent`: recently or in a course; `who`: the
    clinician or place that they name.
    """
    if named.thing.happened and named.thing.placed and not recent and unplain:
        return 2
    if not placed and (page.category in STAYS or named.thing.category is Category.LABORATORY):
        return 1
    vague = named.thing.vague or (study is not None and study.region is None)
    if vague and who is None:
        return 2 if placed else 1
    return 3 if placed else 2
