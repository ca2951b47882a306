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


def test_the_day_of_the_loss_is_the_accidents():
    own = record(date=LOSS + dt.timedelta(days=1))
    assert not found(own, told(4, date=LOSS))
    assert found(own, told(4, date=LOSS + dt.timedelta(days=2)))


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


def test_another_way_of_doing_it():
    (flag,) = found(record(ways=("nail",)), told(3, ways=("plate",), date=DONE_ON))
    assert "plate here, nail in its record" in flag.message
    assert not found(record(ways=("nail", "plate")), told(3, ways=("plate",), date=DONE_ON))
    assert not found(record(ways=("nail",)), told(3, ways=("scope",), date=DONE_ON))


@pytest.mark.parametrize(("days", "count"), [(20, 1), (200, 0)])
def test_without_a_day_the_same_operation_is_meant_only_soon_after(days, count):
    later = told(3, ways=("plate",), noted=DONE_ON + dt.timedelta(days=days))
    assert len(found(record(ways=("nail",)), later)) == count


def test_a_birth_is_meant_ever_after_whatever_part_is_named():
    birth = record(kinds=("birth",), parts=("shoulder",), ways=("forceps",))
    later = told(3, kinds=("birth",), parts=("femur",), ways=("vacuum",))
    (flag,) = found(birth, later)
    assert "vacuum here, forceps in its record" in flag.message
    denial = told(3, kinds=("any",), parts=(), done=False)
    assert not found(birth, denial)


def test_a_birth_of_another_day():
    birth = record(kinds=("birth",), parts=())
    (flag,) = found(birth, told(3, kinds=("birth",), date=dt.date(2024, 5, 18)))
    assert "05/18/2024 here" in flag.message


def test_another_level_of_the_spine():
    spine = {"kinds": ("fusion",), "parts": ("cervical_spine",)}
    own = record(levels=("C5-6",), **spine)
    (flag,) = found(own, told(3, levels=("C4-5",), date=DONE_ON, **spine))
    assert "C4-5 here, C5-6 in its record" in flag.message
    assert not found(own, told(3, levels=("C5-6", "C6-7"), date=DONE_ON, **spine))
    shot = {"kinds": ("injection",), "parts": ("lumbar_spine",)}
    assert not found(record(levels=("L4-5",), **shot), told(3, levels=("L5-S1",), **shot))


def test_a_leg_is_any_part_of_the_limb():
    leg = told(3, kinds=("any",), parts=("lower_limb",), side="right")
    assert found(record(), leg)
    assert not found(record(), replace(leg, parts=("upper_limb",)))
    two = record(5, dt.date(2024, 5, 9), parts=("hip",))
    assert not found(record(), two, leg)


def test_a_joint_replaced_on_both_sides_is_no_contradiction():
    hip = {"kinds": ("replacement",), "parts": ("hip",)}
    own, other = record(**hip), told(3, side="right", **hip)
    held = [visit("op1", "operative", DONE_ON, (1,))]

    def flagged(text):
        pages = [page(1), page(2), page(3, text=text)]
        made = packet(*pages, encounters=tuple(held), operations=(own, other))
        return flags(matter(made, loss=LOSS), KIND)

    assert flagged("Right hip prosthesis in place.")
    assert not flagged("Right hip prosthesis in place. Left hip prosthesis, well seated.")


def test_two_packets_that_agree_stand_for_a_record():
    first = told(1, side="left", date=DONE_ON, quote="plated on May 8")
    odd = told(2, side="right", kinds=("fixation",), first=DONE_ON, last=NOTED)
    one = packet(page(1), page(2), operations=(first, odd), name="one")
    alone = flags(matter(one, loss=LOSS), KIND)
    two = packet(page(1), operations=(replace(first, quote="ORIF 5/8"),), name="two")
    (flag,) = flags(matter(one, two, loss=LOSS), KIND)
    assert not alone
    assert "right here, left elsewhere" in flag.message


def test_a_statement_of_the_very_day_by_another_name_means_the_operation():
    own = record(kinds=("arthroscopy",), parts=("shoulder",), ways=("scope",))
    other = {"kinds": ("resection",), "ways": ("open",)}
    (flag,) = found(own, told(3, parts=("clavicle",), date=DONE_ON, **other))
    assert "open here, scope in its record" in flag.message
    assert not found(own, told(3, parts=("clavicle",), **other | {"ways": ("scope",)}))
    assert not found(own, told(3, parts=("knee",), date=dt.date(2024, 6, 20), **other))
