"""Parts that any hospital visit has, known by the rest of the visit.

Discharge instructions, nursing notes and consultations are printed for emergency visits, stays and
clinics alike. Where such a page leaves its setting open, the pages of the same day tell it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.evidence import Candidate, Ground

_NEAR = 0.7
_UNIT = frozenset({"letterhead", "head"})
_CLASS = 4.0
"""What a class or ward at the head brings; two days alone may be those of a night in emergency."""

_SETTINGS = (Category.EMERGENCY, Category.INPATIENT, Category.OFFICE_VISIT)


@dataclass(frozen=True, slots=True)
class VisitPage:
    """What is known of one page: its dates as printed, what its titles tell, and its candidates.

    `titled` gives the best score that a title of the page brings to each category.
    """

    dates: frozenset[str]
    titled: Mapping[Category, float]
    candidates: tuple[Candidate, ...]


def settle_settings(pages: Sequence[VisitPage], sure: float) -> list[tuple[Candidate, ...]]:
    """Give the candidates of each page, in the light of its visit's other pages.

    Args:
        pages: the pages of a packet.
        sure: the score from which a title tells a setting by itself.
    """
    pages = [replace(page, candidates=_by_unit(page)) for page in pages]
    settings: dict[str, set[Category]] = defaultdict(set)
    for page in pages:
        told = _setting(page)
        if told is not None and not _open_between(page, sure):
            for date in page.dates:
                settings[date].add(told)
    return [_settled(page, settings, sure) for page in pages]


def _by_unit(page: VisitPage) -> tuple[Candidate, ...]:
    """Put a part that any visit has with the emergency visit whose unit its running head names.

    Order lists, drug charts and summaries are titled alike everywhere. A title that is a stay's or
    a clinic's own, such as a history and physical, says more than the unit; so does a class.
    """
    known = next((c for c in page.candidates if c.value == Category.EMERGENCY.value), None)
    stay = next((c for c in page.candidates if c.value == Category.INPATIENT.value), None)
    named = any(page.titled.get(c, 0.0) > 0 for c in _SETTINGS)
    if known is None or _setting(page) in {None, Category.EMERGENCY}:
        return page.candidates
    if not _has(known, _UNIT) or (stay is not None and _has(stay, {"head"}, _CLASS)):
        return page.candidates
    if named and page.titled.get(Category.EMERGENCY, 0.0) <= 0:
        return page.candidates
    return _raised(page.candidates, known, "its head names the emergency department")


def _has(candidate: Candidate, places: Collection[str], least: float = 0.0) -> bool:
    return any(g.place in places and (g.weight or 0.0) >= least for g in candidate.grounds)


def _raised(
    candidates: tuple[Candidate, ...], known: Candidate, reason: str
) -> tuple[Candidate, ...]:
    """Put a candidate before all others, and say why."""
    score = candidates[0].score + 1.0
    told_by = Ground("", reason, round(score - known.score, 2))
    raised = replace(known, score=score, grounds=(told_by, *known.grounds))
    return (raised, *(c for c in candidates if c is not known))


def _setting(page: VisitPage) -> Category | None:
    first = Category(page.candidates[0].value)
    return first if first in _SETTINGS else None


def _open_between(page: VisitPage, sure: float) -> tuple[Category, ...]:
    """Give the settings that the page's titles leave open; none where they tell one."""
    named = tuple(c for c in _SETTINGS if page.titled.get(c, 0.0) >= sure / 2)
    best = max((page.titled[c] for c in named), default=0.0)
    near = tuple(c for c in named if page.titled[c] >= _NEAR * best)
    return near if len(near) > 1 or not near else ()


def _settled(
    page: VisitPage, settings: Mapping[str, set[Category]], sure: float
) -> tuple[Candidate, ...]:
    told, between = _setting(page), _open_between(page, sure)
    around = {c for date in page.dates for c in settings.get(date, ())}
    if told is None or len(around) != 1 or told in around:
        return page.candidates
    setting = around.pop()
    known = next((c for c in page.candidates if c.value == setting.value), None)
    if setting not in between or known is None:
        return page.candidates
    reason = f"the other pages of that day are {setting.value.replace('_', ' ')}"
    return _raised(page.candidates, known, reason)
