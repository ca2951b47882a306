"""When a thing that a sentence names took place, and whether it did."""

from __future__ import annotations

import re

from casefile.categories import Category, Status
from ingest.finding.dates.stated import StatedDate, is_of_aftercare
from ingest.finding.dates.yearless import day_behind
from ingest.finding.mentions.said import Said
from ingest.finding.mentions.things import Named
from ingest.finding.mentions.visit import TellingPage
from ingest.finding.prose.phrases import Hit

_COUNTED = frozenset({Category.PHYSICAL_THERAPY, Category.CHIROPRACTIC})
_JOINING = re.compile(r"^[^.;:]{0,60}(?:,|/|&|\band\b)[^.;:]{0,60}$", re.IGNORECASE)

_ATTACHED = re.compile(r"\b(?:from|dated|of)\s+$", re.IGNORECASE)

# Words behind which a day is that of something else than the visit that is told.
_OTHERWISE = re.compile(
    r"\b(?:after|following|since|until|before|prior|which|that|where|when|who|dated|of|and|but|told|report)\b",
    re.IGNORECASE,
)
_BESIDE = 8

# "Visit date 12/01/2022 - was kept overnight": the day of the entry, not of the stay it tells of.
_OF_ENTRY = re.compile(
    r"\W*(?:(?:visit|note|service|encounter|treatment)\s+date|date\s+of\s+(?:visit|note|service|treatment)|dos)\W*",
    re.IGNORECASE,
)


def status_of(
    page: TellingPage, said: Said, hit: Hit[Named], stated: StatedDate | None
) -> Status | None:
    """Say whether a thing took place, by the words about it and by its date."""
    proves = stated is not None and _is_past(page, stated) and not said.listed
    dated = stated.start if stated is not None and proves else None
    happened = hit.value.thing.happened or said.is_done_by_somebody(hit)
    status = said.context.status(hit.start, hit.end, date=dated, happened=happened)
    told = status is Status.DONE or (status is None and stated is not None and not stated.either)
    return _by_date(page, stated) if stated is not None and told else status


def _is_past(page: TellingPage, stated: StatedDate) -> bool:
    """Tell whether a date says that what it belongs to is past: not later than the note."""
    if stated.year_only or stated.either:
        return False
    return page.last is None or stated.first <= page.last


def _by_date(page: TellingPage, stated: StatedDate) -> Status:
    if page.last is not None and stated.first > page.last:
        return Status.SCHEDULED
    if stated.year_only and (page.date is None or stated.last < page.date):
        return Status.HISTORICAL
    return Status.DONE


def date_of(page: TellingPage, said: Said, hit: Hit[Named]) -> StatedDate | None:
    """Give the date that belongs to a thing: the next behind it, else the one just before it.

    Figures right behind a thing are a day, though elsewhere they might be a strength or a count.
    """
    usable = [d for d in said.dates if not (d.of_loss or _is_of_entry(said, d))]
    behind = [d for d in usable if d.start >= hit.start]
    if behind and _clear(said, hit.end, behind[0].start, most=14):
        return behind[0]
    ahead = [d for d in usable if d.end <= hit.start and not _is_anothers(said, d, hit)]
    ahead = [d for d in ahead if not is_of_aftercare(said.text, d, hit.start)]
    if ahead and _clear(said, ahead[-1].end, hit.start, most=12):
        return ahead[-1]
    if page.last is None or hit.value.thing.category in _COUNTED:
        return None
    named = day_behind(said.text, hit.end, page.last)
    return StatedDate(named.day, named.day, named.start, named.end) if named else None


def _is_of_entry(said: Said, stated: StatedDate) -> bool:
    return not said.listed and _OF_ENTRY.fullmatch(said.text, 0, stated.start) is not None


def is_day_of_visit(said: Said, hit: Hit[Named], stated: StatedDate) -> bool:
    """Tell whether a visit to the note's own house was on that day: nothing else stands between."""
    left, right = min(hit.end, stated.end), max(hit.start, stated.start)
    between = said.text[left:right]
    if len(between.split()) > _BESIDE or _OTHERWISE.search(between):
        return False
    return not any(h.start >= left and h.end <= right for h in said.hits)


def _is_anothers(said: Said, stated: StatedDate, hit: Hit[Named]) -> bool:
    """Tell whether a date in front is of another kind of thing: "cultures from 5/2, an MRI"."""
    if not _ATTACHED.search(said.text[: stated.start]):
        return False
    category = hit.value.thing.category
    return any(
        h.value.thing.category is not category
        and h.end <= stated.start
        and len(said.text[h.end : stated.start].split()) <= 2
        for h in said.hits
    )


def _clear(said: Said, left: int, right: int, *, most: int) -> bool:
    """Tell whether nothing between a thing and a date keeps the one from the other."""
    between = said.text[left:right]
    if len(between.split()) > most or ";" in between:
        return False
    if any(d.start >= left and d.end <= right for d in said.dates):
        return False
    others = [h for h in said.hits if h.start >= left and h.end <= right]
    return all(_JOINING.match(said.text[left : h.start]) for h in others)
