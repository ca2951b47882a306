"""Damaged dates in a column of dated rows, read by their neighbours.

The rows of a travel card or an account stand in the order of their days. Where a scan has spoilt a
date among them ("32124", "3/2524", "321724" for 3/21/24), it is mended only if just one possible
reading lies between the dates before and after it; a whole date that breaks the order is taken as
misread only if changing one of its digits, in one way alone, puts it back.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from casefile.dates import DateMention, DateRole
from ingest.finding.dates.damaged import dates_one_digit_off, possible_dates
from ingest.finding.rows import Row

_DAMAGED = re.compile(r"[0-9lIOo|][0-9lIOoSB/|\\%.,'-]{3,9}")
_ASIDE = 0.02
_FEWEST = 3
_SURE_SHARE = 0.75
_OPEN_END = dt.timedelta(days=45)
_COLUMNED = frozenset({DateRole.UNKNOWN, DateRole.SERVICE, DateRole.EXAM, DateRole.DISPENSED})


@dataclass
class _Place:
    """A row of the column: its date so far, and what else it may be read as."""

    row: Row
    mention: DateMention | None
    date: dt.date | None
    readings: tuple[dt.date, ...]


def mend_columns(rows: Sequence[Row], mentions: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """Give the dates of a scanned page with those of a column mended where only one day fits.

    Args:
        rows: the page's rows, top to bottom.
        mentions: the dates read so far, in order.
    """
    places = _column(rows, mentions)
    pattern = next((p.mention for p in places if p.mention), None)
    if pattern is None or not _mend(places):
        return tuple(mentions)
    out = list(mentions)
    for place in places:
        if place.date is None:
            continue
        if place.mention is None:
            first = place.row.words[0]
            out.append(
                replace(
                    pattern, date=place.date, text=first.text, box=first.box, time=None,
                    end=None, repaired=True,
                )
            )  # fmt: skip
        elif place.date != place.mention.date:
            mended = replace(place.mention, date=place.date, repaired=True)
            out[out.index(place.mention)] = mended
    return tuple(sorted(out, key=lambda m: (m.box.top, m.box.x0)))


def _column(rows: Sequence[Row], mentions: Sequence[DateMention]) -> list[_Place]:
    """Find the rows that begin with a date, or with what may be one, at one left edge."""
    leading = [
        m
        for m in mentions
        if m.role in _COLUMNED and m.end is None and (m.label in {"", "date"} or _is_head(m))
    ]
    whole = {
        n: m
        for n, row in enumerate(rows)
        for m in leading
        if m.box.x0 <= row.words[0].box.x0 + 0.002
        and row.top - 0.001 <= m.box.middle[1] <= row.bottom
    }
    if len(whole) < _FEWEST:
        return []
    lefts = sorted(rows[n].words[0].box.x0 for n in whole)
    left = lefts[len(lefts) // 2]
    first = min(whole)
    places = []
    for n, row in enumerate(rows[first:], start=first):
        word = row.words[0]
        if abs(word.box.x0 - left) > _ASIDE:
            continue
        if n in whole:
            mention = whole[n]
            places.append(_Place(row, mention, mention.date, dates_one_digit_off(mention.date)))
        elif _DAMAGED.fullmatch(word.text) and len(row.words) > 1:
            places.append(_Place(row, None, None, possible_dates(word.text)))
    return places


def _is_head(mention: DateMention) -> bool:
    """Tell whether a label is the head of a column: many dates stand under it."""
    return mention.role is not DateRole.UNKNOWN


def _mend(places: Sequence[_Place]) -> bool:
    """Settle the doubtful dates among their neighbours; tells whether any was mended."""
    whole = [p for p in places if p.date is not None]
    days = [p.date for p in places if p.date is not None]
    falling = sum(a > b for a, b in pairwise(days)) * 2 > len(days)
    repeats = len(set(days)) < len(days)
    # Where a misread date hides which of two runs is the true one, the rest of the rows tells.
    runs = (
        _in_order(whole, falling=falling),
        _in_order(whole[::-1], falling=not falling)[::-1],
    )
    settled = (_settled(places, sure, len(whole), falling, repeats) for sure in runs)
    mended = max(settled, key=len)
    for n, date in mended.items():
        places[n].date = date
    return bool(mended)


def _settled(
    places: Sequence[_Place], sure: Sequence[_Place], whole: int, falling: bool, repeats: bool
) -> dict[int, dt.date]:
    """Give the days, by row, of the dates that fit among the sure ones in one way alone."""
    mended: dict[int, dt.date] = {}
    if len(sure) < _FEWEST or len(sure) < _SURE_SHARE * whole or len(sure) == len(places):
        return mended
    known = {id(p): p.date for p in sure}
    for damaged in (True, False):
        for n, place in enumerate(places):
            if id(place) in known or (place.mention is None) is not damaged:
                continue
            low, high = _bounds(places, n, known, falling=falling)
            fitting = {
                d for d in place.readings if low < d < high or (repeats and low <= d <= high)
            }
            if len(fitting) == 1:
                mended[n] = known[id(place)] = fitting.pop()
    return mended


def _in_order(places: Sequence[_Place], *, falling: bool) -> list[_Place]:
    """Give the longest run of the places whose dates keep the order."""
    sign = -1 if falling else 1
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for n, place in enumerate(places):
        assert place.date is not None
        value = sign * place.date.toordinal()
        at = bisect_right(tails, value)
        before.append(ends[at - 1] if at else None)
        tails[at : at + 1] = [value]
        ends[at : at + 1] = [n]
    chain: list[_Place] = []
    last: int | None = ends[-1] if ends else None
    while last is not None:
        chain.append(places[last])
        last = before[last]
    return chain[::-1]


def _bounds(
    places: Sequence[_Place], at: int, known: dict[int, dt.date | None], *, falling: bool
) -> tuple[dt.date, dt.date]:
    """Give the days between which the row's date lies."""
    ahead = next((d for p in reversed(places[:at]) if (d := known.get(id(p)))), None)
    after = next((d for p in places[at + 1 :] if (d := known.get(id(p)))), None)
    low, high = (after, ahead) if falling else (ahead, after)
    if low is None:
        assert high is not None
        return high - _OPEN_END, high
    return low, high if high is not None else low + _OPEN_END
