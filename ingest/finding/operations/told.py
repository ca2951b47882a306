"""What records say of operations: done or not, when, of what kind, on which part and side."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from casefile.categories import CARE, Category, Status
from casefile.encounters import OperationTold
from casefile.pages import PageReading
from casefile.rules import RuleBook
from ingest.finding.dates.reckoned import is_counted, reckoned
from ingest.finding.dates.stated import StatedDate, is_of_aftercare, stated_dates
from ingest.finding.operations.denied import is_denied
from ingest.finding.operations.words import ANY, Named, operations_named
from ingest.finding.prose.context import read_context
from ingest.finding.prose.layout import lay_out

_LEFT_OUT = frozenset({"family", "allergy", "social", "review"})
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]|[-•*])\s")
# "the vacuum birth", "since left hemiarthroplasty": everybody knows which one is meant.
_KNOWN = re.compile(
    r"\b(?:the|her|his|their|your|my|this|that|our|after|since|following|from)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)

# "s/p left BKA": of this injury, where it is no part of the history of before.
_STATUS_POST = re.compile(
    r"\b(?:s/p|sp|status[\s-]post|post[\s-]?op(?:erative)?|pod)\W+(?:#?\d+\W+)?(?:[\w/-]+\s+){0,3}$",
    re.IGNORECASE,
)

_ACCIDENT = re.compile(
    r"\b(?:fell|fall|slipped|tripped|struck|hit|crash\w*|collision|accident|injur\w+|hurt|wreck\w*"
    r"|mv[ac]|bit(?:ten)?|bite|burn\w*|assault\w*|incident)\b",
    re.IGNORECASE,
)


def find_operations_told(
    reading: PageReading,
    category: Category,
    encounter: str | None = None,
    noted: dt.date | None = None,
    rules: RuleBook = RuleBook(),
    *,
    one_day: bool = True,
) -> tuple[OperationTold, ...]:
    """Find what one page says of operations; of an operative record what its title lists alone.

    Args:
        reading: the page.
        category: what the page is; care pages and questionnaires are looked at.
        encounter: the visit that the page tells of.
        noted: the day of that visit, from which "three weeks ago" is reckoned.
        rules: the rule tables in force.
        one_day: whether the page tells of that day alone; else nothing is reckoned from it.
    """
    if category not in CARE and category is not Category.INTAKE:
        return ()
    layout = lay_out(reading, category, rules)
    own = category is Category.OPERATIVE
    named = [
        found
        for sentence in layout.sentences
        if (own or sentence.section not in (*_LEFT_OUT, "skip"))
        and (found := operations_named(layout.said(sentence), sentence, rules)) is not None
    ]
    seen = category is Category.RADIOLOGY
    told = (
        _title(named, noted) if own else _told(named, noted if one_day else None, rules, seen=seen)
    )
    return tuple(
        OperationTold(
            kinds=tuple(sorted({h.value for h in one.hits})),
            parts=one.regions,
            side=one.side,
            done=done,
            own=own,
            quote=layout.text.quote(one.sentence.start, one.sentence.end),
            page=reading.page,
            box=layout.box(one.sentence.start, one.sentence.end),
            first=when[0] if when else None,
            last=when[1] if when else None,
            exact=when is not None and when[0] == when[1],
            noted=noted,
            encounter=encounter,
            ways=one.ways,
            levels=one.levels,
        )
        for one, done, when in told
    )


_Told = Iterator[tuple[Named, bool, tuple[dt.date, dt.date] | None]]


def _title(named: Sequence[Named], noted: dt.date | None) -> _Told:
    """Give the first sentence that names an operation and the part, and those listed after it."""
    kinds = [n for n in named if {h.value for h in n.hits} - {ANY} and "healthy" not in n.words]
    placed = [n for n in kinds if n.regions]
    first = next(iter(placed or kinds), None)
    if first is None:
        return
    for one in kinds:
        listed = one.sentence.section == first.sentence.section and _LISTED.match(one.said)
        if one is first or (listed and _LISTED.match(first.said)):
            yield one, True, (noted, noted) if noted else None


def _told(named: Sequence[Named], noted: dt.date | None, rules: RuleBook, *, seen: bool) -> _Told:
    for one in named:
        if "another" in one.words:
            continue
        section = one.sentence.section
        if is_denied(one.said, one.hits):
            if section != "prior_condition" and "beside" not in one.words:
                date = _date(one, noted)
                yield one, False, date if date and date[0] == date[1] else None
        elif "planned" not in one.words and one.hits:
            date = _date(one, noted)
            if section == "prior_condition" and (date is None or date[0] != date[1]):
                continue
            if _happened(one, date, noted, rules, seen=seen):
                yield one, True, date


def _date(one: Named, noted: dt.date | None) -> tuple[dt.date, dt.date] | None:
    """Give the days that the sentence may mean: a date before words that count from the note."""
    dates = [
        d
        for d in stated_dates(one.said, noted)
        if not (d.of_loss or d.year_only or _is_of_accident(one, d))
        and not is_of_aftercare(one.said, d, len(one.said))
    ]
    written = [d for d in dates if d.first == d.last and not d.relative]
    if len({d.first for d in written}) > 1:
        return None
    counted = reckoned(one.said, noted) if noted else None
    best: StatedDate | None = written[0] if written else None
    if best is None and counted is not None:
        return counted
    best = best or (dates[0] if dates else None)
    return (best.first, best.last) if best else None


def _is_of_accident(one: Named, date: StatedDate) -> bool:
    """Tell whether the date stands in a clause of the accident: "fell March 4, hip fixed since"."""
    start = max(one.said.rfind(mark, 0, date.start) for mark in ",;") + 1
    ends = [at for mark in ",;" if (at := one.said.find(mark, date.end)) >= 0]
    end = min(ends, default=len(one.said))
    if any(start <= h.start < end for h in one.hits):
        return False
    return _ACCIDENT.search(one.said, start, date.start) is not None


def _happened(
    one: Named,
    date: tuple[dt.date, dt.date] | None,
    noted: dt.date | None,
    rules: RuleBook,
    *,
    seen: bool,
) -> bool:
    """Tell whether it was done: dated, counted from, known to all, on a form, or seen on a film."""
    if date is not None:
        return noted is None or date[0] <= noted
    if is_counted(one.said):
        return True
    spans = [(h.start, h.end) for h in one.hits]
    status = read_context(one.said, spans, one.sentence.section, rules).status(*spans[0])
    if status is Status.HISTORICAL:
        return any(_STATUS_POST.search(one.said[: h.start]) for h in one.hits)
    if status is not None:
        return status is Status.DONE
    if one.words & {"known", "charted"} or (seen and "seen" in one.words):
        return True
    return any(_KNOWN.search(one.said[: h.start]) for h in one.hits)
