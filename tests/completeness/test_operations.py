"""What records say of operations against the operation's own record."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from made_matters import BOX, LOSS, flags, matter, packet, page, visit

from casefile.categories import FlagKind
from casefile.encounters import OperationTold

KIND = FlagKind.INCONSISTENCY
DONE_ON = dt.date(2024, 5, 8)
NOTED = dt.date(2024, 7, 1)


def told(number: int = 2, **given: Any) -> OperationTold:
    values: dict[str, Any] = {
        "kinds": ("fixation",),
        "parts": ("ankle",),
        "side": None,
        "done": True,
        "own": False,
        "quote": f"what page {number} says of it",
        "page": number,
        "box": BOX,
        "noted": NOTED,
    }
    date = given.pop("date", None)
    if date is not None:
        values |= {"first": date, "last": date, "exact": True}
    return OperationTold(**(values | given))


def record(number: int = 1, date: dt.date = DONE_ON, **given: Any) -> OperationTold:
    return told(number, own=True, side=given.pop("side", "left"), date=date, noted=date, **given)


def found(*operations: OperationTold, **other: Any):
    held = [visit(f"op{o.page}", "operative", o.first, (o.page,)) for o in operations if o.own]
    pages = [page(n) for n in range(1, 7)]
    made = packet(*pages, encounters=tuple(held), operations=operations)
    return flags(matter(made, loss=LOSS, **other), KIND)


def test_an_operation_that_was_done_is_denied():
    denial = told(3, kinds=("any",), parts=(), done=False)
    (flag,) = found(record(), denial)
    assert flag.pages == (3,)
    assert [q["page"] for q in flag.detail["quotes"]] == [3, 1]
    assert "05/08/2024" in flag.message


@pytest.mark.parametrize(
    "given",
    [
        {"noted": dt.date(2024, 4, 1)},
        {"noted": None},
        {"noted": DONE_ON},
        {"kinds": ("injection",)},
        {"kinds": ("any",), "parts": ("shoulder",)},
        {"date": dt.date(2024, 6, 3)},
    ],
)
def test_a_denial_of_something_else_or_from_before(given):
    values = {"kinds": ("any",), "parts": (), "done": False} | given
    assert not found(record(), told(3, **values))


def test_nobody_calls_an_injection_surgery():
    shot = record(kinds=("injection",), parts=("knee",))
    assert not found(shot, told(3, kinds=("any",), parts=("knee",), done=False))
    assert found(shot, told(3, kinds=("injection",), parts=(), done=False))


@pytest.mark.parametrize(
    "date", [dt.date(2024, 5, 18), dt.date(2024, 6, 8), dt.date(2023, 5, 8), dt.date(2024, 5, 2)]
)
def test_another_day_of_the_operation(date):
    (flag,) = found(record(), told(4, date=date))
    assert flag.pages == (4,)
    assert "05/08/2024 in its record" in flag.message


@pytest.mark.parametrize(
    "given",
    [
        {"date": DONE_ON},
        {"date": dt.date(2024, 3, 20)},
        {"date": dt.date(2022, 6, 18)},
        {"date": dt.date(2024, 6, 8), "kinds": ("removal",)},
        {"date": dt.date(2024, 6, 8), "parts": ("wrist",)},
        {"date": NOTED},
        {"first": dt.date(2024, 5, 25), "last": dt.date(2024, 6, 20)},
    ],
)
def test_the_same_day_or_another_operation(given):
    assert not found(record(), told(4, **given))


def test_another_operation_of_that_day_is_held():
    other = record(5, dt.date(2024, 6, 8))
    assert not found(record(), other, told(4, date=dt.date(2024, 6, 8)))


def test_injections_come_in_series():
    shot = record(kinds=("injection",), parts=("lumbar_spine",))
    later = told(4, kinds=("injection",), parts=("lumbar_spine",), date=dt.date(2024, 6, 8))
    assert not found(shot, later)


def test_an_injection_of_the_other_side_may_be_another_one():
    shot = record(kinds=("injection",), parts=("lumbar_spine",))
    other = told(4, kinds=("injection",), parts=("lumbar_spine",), side="right")
    assert not found(shot, other)
    assert found(shot, replace(other, first=DONE_ON, last=DONE_ON, exact=True))


def test_the_other_side_was_operated_on():
    (flag,) = found(record(), told(3, side="right"))
    assert "right here, left in its record" in flag.message


@pytest.mark.parametrize(
    "given",
    [
        {"side": "left"},
        {"side": "right", "parts": ("shoulder",)},
        {"side": "right", "kinds": ("replacement",)},
        {"side": "right", "first": dt.date(2024, 6, 1), "last": dt.date(2024, 6, 20)},
    ],
)
def test_the_same_side_or_another_operations(given):
    assert not found(record(), told(3, **given))


def test_the_other_side_was_operated_on_too():
    assert not found(record(), record(5, dt.date(2024, 6, 8), side="right"), told(3, side="right"))


def test_another_kind_of_operation_at_the_same_time():
    around = {"first": dt.date(2024, 5, 1), "last": dt.date(2024, 5, 31)}
    (flag,) = found(record(), told(3, kinds=("fusion",), **around))
    assert "fusion here, fixation in its record" in flag.message
    assert not found(record(), told(3, kinds=("fusion",)))
    assert not found(record(), told(3, kinds=("repair",), **around))
    assert not found(record(), told(3, kinds=("fusion",), parts=(), **around))


def test_one_statement_on_several_pages_is_one_flag():
    said = [told(n, date=dt.date(2024, 6, 8)) for n in (3, 5)]
    (flag,) = found(record(), *said)
    assert flag.pages == (3, 5)


def test_without_a_record_nothing_is_contradicted():
    assert not found(told(3, side="right"), told(4, kinds=("any",), parts=(), done=False))
