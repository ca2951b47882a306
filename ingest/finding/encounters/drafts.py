"""Visits in the making: which passages and documents go together as one visit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.encounters import Study, VisitNumber
from casefile.names import same_place
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.visit_date import VisitDate


@dataclass
class Draft:
    """A visit in the making: its passages so far, and what they say of it.

    `stretches` says, of a page that holds several entries, which part of it is this visit's own.
    """

    category: Category
    when: VisitDate | None
    passages: list[Passage] = field(default_factory=list)
    study: Study | None = None
    entry: DateMention | None = None
    opened: bool = False
    visit: VisitNumber | None = None
    stretches: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def date(self) -> dt.date | None:
        """The day of the visit; None where none is known."""
        return self.when.date if self.when else None

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages that it stands on."""
        return tuple(sorted({p.number for p in self.passages}))


def goes_on(draft: Draft, when: VisitDate | None, study: Study | None) -> bool:
    """Tell whether a passage of that day and study goes on with a visit."""
    if study is not None and draft.study is not None and study != draft.study:
        return False
    if when is None:
        return False
    if draft.when is None:
        return True
    if draft.category is Category.INPATIENT:
        return _one_stay(draft.when, when)
    return draft.when.date == when.date


def _one_stay(one: VisitDate, other: VisitDate) -> bool:
    first, last = (one, other) if one.date <= other.date else (other, one)
    end = first.end or first.date + dt.timedelta(days=1)
    return last.date <= end


def joined(one: VisitDate | None, other: VisitDate | None) -> VisitDate | None:
    """Make one of two dates of a visit: its first and last day."""
    if one is None or other is None:
        return one or other
    ends = [d for d in (one.end, other.end, one.date, other.date) if d is not None]
    first = min(one.date, other.date)
    end = max(ends) if max(ends) != first else None
    return VisitDate(first, end, one.time or other.time)


def undated_joined(drafts: list[Draft]) -> list[Draft]:
    """Give undated passages of a document to its one dated visit of the kind."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.when is None and not draft.opened:
            same = [d for d in drafts if d.category is draft.category and d.when is not None]
            if len({d.date for d in same}) == 1 and draft.study in {None, same[0].study}:
                same[0].passages.extend(draft.passages)
                continue
        out.append(draft)
    return out


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one of what several documents of a packet hold of one visit.

    Stays whose last day is known come first, so that the days between find them.
    """
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.when is None or d.when.end is None):
        known = next((d for d in out if _same_visit(d, draft)), None)
        if known is None:
            out.append(draft)
            continue
        for page, stretch in draft.stretches.items():
            if page not in known.pages:
                known.stretches[page] = stretch
        known.passages.extend(draft.passages)
        known.when = joined(known.when, draft.when)
        known.study = known.study or draft.study
        known.visit = known.visit or draft.visit
    return out


def _same_visit(one: Draft, other: Draft) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.category is Category.INPATIENT and other.category is Category.OFFICE_VISIT:
        return _at_the_bedside(one, other)
    if one.category is not other.category:
        return False
    if one.category is Category.INPATIENT:
        return _one_stay(one.when, other.when)
    alike = one.study is None or other.study is None or one.study == other.study
    return one.when.date == other.when.date and alike


def _at_the_bedside(stay: Draft, note: Draft) -> bool:
    """Tell whether a physician's note of the same house falls within a stay: it is part of it."""
    when, day = stay.when, note.date
    if when is None or when.end is None or day is None or not when.date <= day <= when.end:
        return False
    houses = [{p.page.sorted.letterhead for p in d.passages} - {None} for d in (stay, note)]
    return any(same_place(a, b) for a in houses[0] for b in houses[1] if a and b)
