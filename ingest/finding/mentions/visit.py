"""What a record tells of its own visit: that visit itself, its ride, and results of its tests."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from casefile.categories import Category, Status
from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding.dates.stated import StatedDate, stated_dates
from ingest.finding.mentions.said import Said
from ingest.finding.mentions.things import MentionRules, Named
from ingest.finding.prose.context import Context
from ingest.finding.prose.layout import Layout
from ingest.finding.prose.phrases import Hit

STAYS = frozenset({Category.EMERGENCY, Category.INPATIENT})
"""Records of a hospital's own care, in which most that is named is of that visit."""

VISITS = frozenset({Category.EMERGENCY, Category.PHYSICAL_THERAPY, Category.CHIROPRACTIC})
"""Records of visits to a house of one kind: an earlier visit there is of that kind, too."""

CLINICS = frozenset({Category.OFFICE_VISIT, Category.PHYSICAL_THERAPY, Category.CHIROPRACTIC})
"""Records of one clinician: what another did is told of, where both are named."""

# Where an ambulance took somebody: to the house that tells of it.
_TO_US = re.compile(r"\b(?:here|our|us|this\s+(?:hospital|unit|floor|facility|ward))\b")
_READ_LATER = "pathology"

# Letters between "brought to" and the ambulance; more where its service is named.
_NEAR, _FAR = 40, 90


@dataclass(frozen=True, slots=True)
class TellingPage:
    """What the sentences of one page share.

    `last` is the day up to which it may speak; with `only`, sentences that name no such care say
    nothing.
    """

    layout: Layout
    category: Category
    encounter: str | None
    date: dt.date | None
    last: dt.date | None
    known: MentionRules
    rules: RuleBook
    only: Category | None = None

    def dates_in(self, said: str) -> tuple[StatedDate, ...]:
        """Find the dates of a sentence; of several days, none is known as the day of the note."""
        dates = stated_dates(said, self.last)
        if self.category is not Category.INPATIENT and self.last == self.date:
            return dates
        return tuple(d for d in dates if not d.relative)


def is_ride(
    page: TellingPage,
    said: str,
    hit: Hit[Named],
    status: Status | None,
    known_by: StatedDate | str | None,
) -> bool:
    """Tell whether a hospital's record speaks of the ambulance that came with this visit.

    It brought the patient or took the patient on: the words say so, or they name the service and
    no other day. `known_by` is the date that is stated, else the name of the service.
    """
    if page.category not in STAYS or hit.value.thing.category is not Category.EMS:
        return False
    if status not in (Status.DONE, None):
        return False
    reach = _FAR if isinstance(known_by, str) else _NEAR
    if any(
        c.end <= hit.start + 3 and hit.start - c.end < reach for c in page.known.arrival.find(said)
    ):
        return True
    if isinstance(known_by, StatedDate):
        return False
    if page.category is Category.INPATIENT:
        return hit.value.thing.happened and bool(_TO_US.search(said, hit.end))
    return hit.value.thing.happened or (known_by is not None and status is Status.DONE)


def by_somebody(said: Said, hit: Hit[Named], provider: str | None) -> bool:
    """Tell whether a thing was done by a clinician whose name stands beside it."""
    return provider is not None and said.context.near("by_name", hit.start, hit.end)


def is_result(
    page: TellingPage, said: Said, hit: Hit[Named], status: Status | None, study: Study | None
) -> bool:
    """Tell whether an emergency record gives the result of a test of this visit.

    The department that made it wrote a report of its own; so did who read what an operation took.
    """
    thing = hit.value.thing
    if status is not Status.DONE:
        return False
    if thing.subject == _READ_LATER:
        return page.category in STAYS or page.category is Category.OPERATIVE
    told_of = said.context.speaks_of("elsewhere") or said.context.speaks_of("recent")
    if page.category is not Category.EMERGENCY or told_of:
        return False
    if said.sentence.section == "prior_condition":
        return False
    if thing.category is Category.RADIOLOGY:
        return study is not None and study.region is not None
    return thing.category is Category.LABORATORY and not thing.vague


def is_own(
    page: TellingPage,
    hit: Hit[Named],
    context: Context,
    stated: StatedDate | None,
    place: str | None,
) -> bool:
    """Tell whether the sentence speaks of what this same record is about.

    Care of the record's own kind that is said to have been given at a named `place` is not, unless
    the place turns out to be its own.
    """
    category = hit.value.thing.category
    if page.category is Category.INPATIENT and category is Category.PHYSICAL_THERAPY and not place:
        # the stay's own therapists, on whichever of its days
        in_stay = stated is None or page.date is None or stated.first >= page.date
        if in_stay and not context.speaks_of("elsewhere"):
            return True
    other_day = (
        stated is not None
        and page.date is not None
        and not (stated.first <= page.date <= stated.last)
    )
    if other_day or context.speaks_of("elsewhere"):
        return False
    if context.near("same_visit", hit.start, hit.end):
        return True
    if category == page.category and stated is not None and page.date is not None:
        return True
    if category == page.category and place is not None:
        return False
    own = page.known.table.own.get(page.category, [])
    return category in own and (stated is None or page.date is not None)
