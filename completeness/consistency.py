"""Records that contradict each other on the injury, a side, an operation, a study, the past."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator

from casefile.categories import Category
from completeness.contradictions import Asserted, contradiction, counts
from completeness.drafts import Draft
from completeness.held import Held
from completeness.histories import contradicted_denials, contradicted_mechanisms
from completeness.imaging import contradicted_results
from completeness.operations import contradicted_operations
from completeness.phrases import day
from completeness.sides import contradicted_sides
from completeness.slips import is_slip
from completeness.windows import InjuryWindow

# The words that name one operation and no other.
_NAMES = re.compile(
    r"\b\w+(?:ectomy|otomy|ostomy|oscopy|oplasty|odesis|orrhaphy|ography)\b"
    r"|\b(?:fusion|repair|replacement|release|reduction|fixation|reconstruction|resection|removal"
    r"|injection|block|ablation|graft|amputation|manipulation|orif|acdf)\b",
    re.IGNORECASE,
)


def inconsistencies(held: Held) -> Iterator[Draft]:
    """Flag each value that contradicts what the matter or most of the records say, with quotes.

    What contradicts the record of an operation is told as that, once.
    """
    told = list(contradicted_operations(held))
    yield from told
    quoted = {(q["packet"], q["page"], q["text"]) for d in told for q in d.detail["quotes"]}
    said = [
        Asserted(packet.id, assertion)
        for packet in held.facts.packets
        for assertion in packet.assertions
        if counts(packet.id, assertion.page, held)
        and (packet.id, assertion.page, assertion.quote) not in quoted
    ]
    yield from _injury_dates([s for s in said if s.words.topic == "date_of_injury"], held)
    yield from contradicted_sides(said, held)
    yield from _operations([s for s in said if s.words.topic == "operation"], held)
    yield from contradicted_mechanisms(held)
    yield from contradicted_denials(said, held)
    yield from contradicted_results(said, held)


def _date(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        return None


def _by_date(said: list[Asserted]) -> dict[dt.date, list[Asserted]]:
    dates: dict[dt.date, list[Asserted]] = defaultdict(list)
    for one in said:
        date = _date(one.words.value)
        if date is not None:
            dates[date].append(one)
    return dates


def _injury_dates(said: list[Asserted], held: Held) -> Iterator[Draft]:
    """Compare with the matter's date of loss, else with the date that most records give."""
    dates = _by_date(said)
    right = held.matter.date_of_loss
    if right is None and dates:
        most = max(len(s) for s in dates.values())
        common = [d for d in sorted(dates) if len(dates[d]) == most]
        right = common[0] if most > 1 and len(common) == 1 else None
    if right is None:
        return
    window = held.tables.windows.injury
    usual = _kinds(dates.get(right, []))
    for date in sorted(dates):
        odd = [s for s in dates[date] if _one_accident(date, right, window, _kinds([s]), usual)]
        if date == right or not odd:
            continue
        yield contradiction(
            odd,
            dates.get(right, []),
            ("date_of_injury", date),
            f"Date of accident differs: {day(date)} here, {day(right)} elsewhere",
            held,
        )


def _kinds(said: list[Asserted]) -> set[str]:
    """Give the kinds of event that statements name; "injury" is any."""
    return {kind for s in said for kind in s.words.subject.split()} - {"injury"}


def _one_accident(
    date: dt.date, right: dt.date, window: InjuryWindow, named: set[str], usual: set[str]
) -> bool:
    """Tell whether two dates can be meant as one: by a slip, or near and of one kind of event."""
    if (date.month, date.day) == (right.month, right.day):
        return True
    slip = is_slip(date, right)
    if named and named <= window.agreeing_events:
        return slip and bool(named & usual)
    if named and usual and not named & usual:
        return slip and bool((named | usual) & window.loose_events)
    if named and named <= window.loose_events and not usual:
        return slip
    return slip or abs((date - right).days) <= window.same_accident_days


def _operations(said: list[Asserted], held: Held) -> Iterator[Draft]:
    """Flag two dates of one operation that lie too near to be two operations."""
    window = held.tables.windows.referenced_days
    operations: dict[str, list[Asserted]] = defaultdict(list)
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
                yield contradiction(
                    dates[date],
                    dates[usual],
                    ("operation", name, date),
                    f"Date of operation differs ({name}): {day(date)} here, {day(usual)} elsewhere",
                    held,
                )


def _one_operation(one: list[Asserted], other: list[Asserted]) -> bool:
    """Tell whether nothing that the two name sets them apart: each other's words, or none."""
    a, b = (
        {w.lower() for s in said for w in _NAMES.findall(s.words.quote)} for said in (one, other)
    )
    return bool(a & b) or not (a and b)
