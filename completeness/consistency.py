"""Records that contradict each other on the date of injury, a side, or an operation."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from casefile.categories import Category, FlagKind
from casefile.encounters import Assertion
from casefile.flags import Evidence, PageRef
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import day, listed

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
    for date in sorted(dates):
        if date == right or not _one_accident(date, right, window):
            continue
        agreeing = dates.get(right, [])
        yield _flag(
            dates[date],
            agreeing,
            ("date_of_injury", date),
            f"Date of accident differs: {day(date)} here, {day(right)} elsewhere",
            held,
        )


def _one_accident(date: dt.date, right: dt.date, window: int) -> bool:
    """Tell whether two dates can be meant as one: near, or one with another year typed."""
    if abs((date - right).days) <= window:
        return True
    return (date.month, date.day) == (right.month, right.day)


def _sides(said: list[_Said], held: Held) -> Iterator[Draft]:
    """Flag one visit that says the other side of what several others say of a region.

    Both sides of a region can be hurt: only a lone visit that never names the usual side counts.
    """
    regions: dict[str, list[_Said]] = defaultdict(list)
    for one in said:
        if one.words.value in ("left", "right"):
            regions[one.words.subject].append(one)
    for region, stated in sorted(regions.items()):
        left = [s for s in stated if s.words.value == "left"]
        right = [s for s in stated if s.words.value == "right"]
        usual, odd = (left, right) if len(left) >= len(right) else (right, left)
        visits = {_visit(s) for s in odd}
        if len(visits) != 1 or len({_visit(s) for s in usual}) < 3:
            continue
        if visits & {_visit(s) for s in usual} or _names(odd, usual[0].words.value, region, held):
            continue
        yield _flag(
            odd,
            usual,
            ("side", region, odd[0].words.value),
            f"Side differs: {odd[0].words.value} {region} here, {usual[0].words.value} {region} "
            "elsewhere",
            held,
        )


def _names(said: list[_Said], side: str, region: str, held: Held) -> bool:
    """Tell whether a page names that side of the region anywhere: to compare, say."""
    named = re.compile(
        rf"\b{side}\b(?:\W+\w+){{0,2}}?\W+{re.escape(region.replace('_', ' '))}", re.IGNORECASE
    )
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
    quoted = [*odd, *agreeing[:2]]
    first = odd[0]
    pages = tuple(sorted({s.words.page for s in odd if s.packet == first.packet}))
    return Draft(
        kind=FlagKind.INCONSISTENCY,
        identity=identity,
        message=f"{headline} ({_places(quoted, held)}).",
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
        ask=(
            f"A correction or an addendum: {headline[:1].lower()}{headline[1:]}; please say which "
            "your records should read."
        ),
    )


def _places(quoted: list[_Said], held: Held) -> str:
    """Say where the contradicting words stand, packet by packet."""
    pages: dict[str, list[int]] = defaultdict(list)
    for said in quoted:
        pages[said.packet].append(said.words.page)
    return listed([held.place(packet, numbers) for packet, numbers in pages.items()])
