"""How firmly a sentence without a day tells of something, and whether it tells it twice."""

from __future__ import annotations

from collections.abc import Collection

from casefile.categories import Category
from casefile.encounters import Mention, Study
from ingest.finding.mentions.things import Named
from ingest.finding.mentions.visit import STAYS, TellingPage

_VISITING = frozenset({"visit", "consultation"})
_TESTS = frozenset({Category.RADIOLOGY, Category.LABORATORY})


def is_same_visit(mention: Mention, told: Collection[Mention]) -> bool:
    """Tell whether a visit is no more than the care that its sentence tells with a day.

    "On 5/2 he went to Hill Chiropractic, where he was seen by Dr. Ames"; "treated here on 5/2 with
    an injection".
    """
    others = [m for m in told if m is not mention and m.status is mention.status and m.date]
    if mention.subject not in _VISITING:
        return False
    if mention.date is None:
        return mention.place is not None and any(m.place == mention.place for m in others)
    if mention.subject != "visit" or mention.place is not None:
        return False
    return any(m.date == mention.date and m.category not in _TESTS for m in others)


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
