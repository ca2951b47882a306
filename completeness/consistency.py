"""Records that contradict each other on the date of injury, a side, or an operation."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from casefile.categories import Category, FlagKind
from casefile.encounters import Assertion
from casefile.flags import Evidence, PageRef
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import day
from completeness.slips import is_slip

# The words that name one operation and no other.
_NAMES = re.compile(
    r"\b\w+(?:ectomy|otomy|ostomy|oscopy|oplasty|odesis|orrhaphy|ography)\b"
    r"|\b(?:fusion|repair|replacement|release|reduction|fixation|reconstruction|resection|removal"
    r"|injection|block|ablation|graft|amputation|manipulation|orif|acdf)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Said:
    """An assertion and the packet it stands in."""

    packet: str
    words: Assertion


def inconsistencies(held: Held) -> Iterator[Draft]:
    """Flag each value that contradicts what the matter or most of the records say, with quotes."""
    said = [
        _Said(packet.id, assertion)
        for packet in held.facts.packets
        for assertion in packet.assertions
        if _counts(packet.id, assertion, held)
    ]
    yield from _injury_dates([s for s in said if s.words.topic == "date_of_injury"], held)
    yield from _sides([s for s in said if s.words.topic == "side"], held)
    yield from _operations([s for s in said if s.words.topic == "operation"], held)


def _counts(packet: str, assertion: Assertion, held: Held) -> bool:
    page = held.page(packet, assertion.page)
    if page is None or page.foreign or not page.legible:
        return False
    return PageRef(packet, assertion.page) not in held.duplicates


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _by_date(said: list[_Said]) -> dict[dt.date, list[_Said]]:
    dates: dict[dt.date, list[_Said]] = defaultdict(list)
    for one in said:
        date = _date(one.words.value)
        if date is not None:
            dates[date].append(one)
    return dates


def _injury_dates(said: list[_Said], held: Held) -> Iterator[Draft]:
    """Compare with the matter's date of loss, else with the date that most records give."""
    dates = _by_date(said)
    right = held.matter.date_of_loss
    if right is None and dates:
        most = max(len(s) for s in dates.values())
        common = [d for d in sorted(dates) if len(dates[d]) == most]
        right = common[0] if most > 1 and len(common) == 1 else None
    if right is None:
        return
    window = held.tables.windows.injury.same_accident_days
    usual = _kinds(dates.get(right, []))
    for date in sorted(dates):
        odd = [s for s in dates[date] if _one_accident(date, right, window, _kinds([s]), usual)]
        if date == right or not odd:
            continue
        yield _flag(
            odd,
            dates.get(right, []),
            ("date_of_injury", date),
            f"Date of accident differs: {day(date)} here, {day(right)} elsewhere",
            held,
        )


def _kinds(said: list[_Said]) -> set[str]:
    """Give the kinds of event that statements name; "injury" is any."""
    return {kind for s in said for kind in s.words.subject.split()} - {"injury"}


def _one_accident(
    date: dt.date, right: dt.date, window: int, named: set[str], usual: set[str]
) -> bool:
    """Tell whether two dates can be meant as one: another year typed, or one event, near or slip."""
    if (date.month, date.day) == (right.month, right.day):
        return True
    if named and usual and not named & usual:
        return False
    return abs((date - right).days) <= window or is_slip(date, right)


def _sides(said: list[_Said], held: Held) -> Iterator[Draft]:
    """Flag one visit that says the other side of what several others say of a region.

    Both sides of a region can be hurt: only a lone visit that never names the usual side counts.
    """
    injury = held.tables.windows.injury
    regions: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        if one.words.value in ("left", "right"):
            regions[one.words.subject.replace("_", " ")].append(one)
    for region, stated in sorted(regions.items()):
        left = [s for s in stated if s.words.value == "left"]
        right = [s for s in stated if s.words.value == "right"]
        usual, odd = (left, right) if len(left) >= len(right) else (right, left)
        visits = {_visit(s) for s in odd}
        least = (
            injury.agreeing_visits_narrow
            if region in injury.narrow_parts
            else injury.agreeing_visits
        )
        if len(visits) != 1 or len({_visit(s) for s in usual}) < least:
            continue
        in_one = visits & {_visit(s) for s in usual}
        if (in_one and not _in_course_of_stay(odd, usual, held)) or _names(
            odd, usual[0].words.value, region, held
        ):
            continue
        yield _flag(
            odd,
            usual,
            ("side", region, odd[0].words.value),
            f"Side differs: {odd[0].words.value} {region} here, {usual[0].words.value} {region} "
            "elsewhere",
            held,
        )


def _in_course_of_stay(odd: list[_Said], usual: list[_Said], held: Held) -> bool:
    """Tell whether only other pages of a stay say the usual side; its course is no first look."""
    pages = {(s.packet, s.words.page) for s in usual}
    return all(
        (s.packet, s.words.page) not in pages
        and (page := held.page(s.packet, s.words.page)) is not None
        and page.category is Category.INPATIENT
        for s in odd
    )


def _names(said: list[_Said], side: str, region: str, held: Held) -> bool:
    """Tell whether a page names that side of the region anywhere: to compare, say."""
    named = re.compile(rf"\b{side}\b(?:\W+\w+){{0,2}}?\W+{re.escape(region)}", re.IGNORECASE)
    pages = (held.page(s.packet, s.words.page) for s in said)
    return any(q is not None and named.search(q.text) for q in pages)


def _visit(said: _Said) -> tuple[str, object]:
    return said.packet, said.words.encounter or said.words.page


def _operations(said: list[_Said], held: Held) -> Iterator[Draft]:
    """Flag two dates of one operation that lie too near to be two operations."""
    window = held.tables.windows.referenced_days
    operations: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        operations[one.words.subject].append(one)
    for name, stated in sorted(operations.items()):
        dates = _by_date(stated)
        if len(dates) < 2:
            continue
        usual = max(sorted(dates), key=lambda d: len(dates[d]))
        near = max(window.values(), default=5) * 6
        for date in sorted(dates):
            if date == usual or held.on(Category.OPERATIVE, date):
                continue
            if abs((date - usual).days) <= near and _one_operation(dates[date], dates[usual]):
                yield _flag(
                    dates[date],
                    dates[usual],
                    ("operation", name, date),
                    f"Date of operation differs ({name}): {day(date)} here, {day(usual)} elsewhere",
                    held,
                )


def _one_operation(one: list[_Said], other: list[_Said]) -> bool:
    """Tell whether nothing that the two name sets them apart: each other's words, or none."""
    a, b = (
        {w.lower() for s in said for w in _NAMES.findall(s.words.quote)} for said in (one, other)
    )
    return bool(a & b) or not (a and b)


def _flag(
    odd: list[_Said],
    agreeing: list[_Said],
    identity: tuple[object, ...],
    headline: str,
    held: Held,
) -> Draft:
    quoted = [*odd, *_copies(odd, held), *agreeing[:2]]
    first = odd[0]
    where = held.place(first.packet, [s.words.page for s in odd if s.packet == first.packet])
    pages = tuple(sorted({s.words.page for s in odd if s.packet == first.packet}))
    return Draft(
        kind=FlagKind.INCONSISTENCY,
        identity=identity,
        message=f"{headline} ({where}).",
        causes=(cause(*identity),),
        packet=first.packet,
        pages=pages,
        detail={
            "quotes": [
                {"packet": s.packet, "page": s.words.page, "text": s.words.quote} for s in quoted
            ]
        },
        evidence=tuple(
            Evidence(s.packet, s.words.page, s.words.quote, s.words.box) for s in quoted
        ),
    )


def _copies(said: list[_Said], held: Held) -> Iterator[_Said]:
    """Give the same statements as they stand on copies of their pages."""
    for copy, page in held.duplicates.items():
        for one in said:
            if page == PageRef(one.packet, one.words.page):
                yield _Said(copy.packet, replace(one.words, page=copy.page))
