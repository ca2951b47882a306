"""Records that contradict each other."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from made_matters import BOX, LOSS, flags, matter, packet, page, says, visit

from casefile.categories import FlagKind

KIND = FlagKind.INCONSISTENCY


def records(*assertions, loss=LOSS, **other):
    return matter(
        packet(*(page(n, **other) for n in range(1, 9)), assertions=tuple(assertions)), loss=loss
    )


@pytest.mark.parametrize("value", ["2024-03-11", "2024-02-27", "2024-01-03", "2023-03-01"])
def test_another_date_of_injury(value):
    facts = records(says("date_of_injury", "2024-03-01"), says("date_of_injury", value, number=2))
    (flag,) = flags(facts, KIND)
    assert flag.pages == (2,)
    assert [q["page"] for q in flag.detail["quotes"]] == [2, 1]
    assert "03/01/2024" in flag.message
    assert all(set(q) == {"packet", "page", "text"} for q in flag.detail["quotes"])


@pytest.mark.parametrize("value", ["2024-03-01", "2019-07-04", "sometime in spring", ""])
def test_the_same_date_another_accident_or_no_date(value):
    assert not flags(records(says("date_of_injury", value)), KIND)


@pytest.mark.parametrize("value", ["2024-03-11", "2024-05-20", "2024-10-01", "2024-01-03"])
def test_another_kind_of_event_nearby_is_another_accident(value):
    right = says("date_of_injury", "2024-03-01", subject="vehicle")
    other = says("date_of_injury", value, number=2, subject="fall")
    assert not flags(records(right, other), KIND)
    assert flags(records(right, replace(other, subject="blow vehicle")), KIND)


def test_the_same_day_of_another_year_is_a_slip_whatever_the_event_is_called():
    right = says("date_of_injury", "2024-03-01", subject="vehicle")
    other = says("date_of_injury", "2023-03-01", number=2, subject="blow")
    assert flags(records(right, other), KIND)


def test_a_copy_of_the_page_is_quoted_too():
    words = "the same words on both pages, all of them, with pain 7 of 10 and a plan to return"
    pages = [page(1), page(2, text=words), page(3, text=words)]
    said = [says("date_of_injury", "2024-03-10", number=n) for n in (2, 3)]
    (flag,) = flags(matter(packet(*pages, assertions=tuple(said))), KIND)
    assert {q["page"] for q in flag.detail["quotes"]} == {2, 3}


def test_several_pages_with_one_wrong_date_are_one_flag():
    facts = records(*(says("date_of_injury", "2024-03-10", number=n) for n in (2, 4, 5)))
    (flag,) = flags(facts, KIND)
    assert flag.pages == (2, 4, 5)


def test_without_a_date_of_loss_most_records_decide():
    dates = ["2024-03-01", "2024-03-01", "2024-03-11"]
    said = [says("date_of_injury", d, number=n) for n, d in enumerate(dates, 1)]
    (flag,) = flags(records(*said, loss=None), KIND)
    assert flag.pages == (3,)
    assert not flags(records(*said[1:], loss=None), KIND)


@pytest.mark.parametrize("other", [{"foreign": True}, {"legible": False}])
def test_other_peoples_and_illegible_pages_say_nothing(other):
    facts = records(says("date_of_injury", "2024-03-10", number=2), **other)
    assert not flags(facts, KIND)


def sides(*values, subject="knee"):
    return [
        says("side", value, number=n, subject=subject, encounter=f"e{n}")
        for n, value in enumerate(values, 1)
    ]


def test_one_visit_that_says_the_other_side():
    (flag,) = flags(records(*sides("left", "left", "left", "right")), KIND)
    assert flag.pages == (4,)
    assert "right knee here, left knee elsewhere" in flag.message


@pytest.mark.parametrize(
    "values",
    [
        ("left", "left", "left"),
        ("left", "right"),
        ("left", "left", "right", "right"),
        ("left", "left", "left", "right", "right"),
        ("left", "left", "left", "bilateral"),
    ],
)
def test_both_sides_may_be_hurt(values):
    assert not flags(records(*sides(*values)), KIND)


def test_a_visit_that_names_both_sides_contradicts_nothing():
    said = sides("left", "left", "left")
    both = [says("side", v, number=4, subject="knee", encounter="e4") for v in ("left", "right")]
    assert not flags(records(*said, *both), KIND)


def test_two_near_dates_of_one_operation():
    said = [
        says("operation", d, number=n, subject="left knee arthroscopy")
        for n, d in enumerate(["2024-05-02", "2024-05-02", "2024-05-12"], 1)
    ]
    (flag,) = flags(records(*said), KIND)
    assert flag.pages == (3,)
    far = says("operation", "2024-09-12", number=4, subject="left knee arthroscopy")
    assert not flags(records(*said[:2], far), KIND)


def test_evidence_has_its_place():
    (flag,) = flags(records(says("date_of_injury", "2024-03-10", number=2)), KIND)
    assert [(e.page, e.box) for e in flag.evidence] == [(2, BOX)]


def test_two_operations_on_two_days_are_no_contradiction():
    first = replace(says("operation", "2024-05-02", subject="operation"), quote="Appendectomy")
    other = says("operation", "2024-05-06", number=2, subject="operation")
    assert flags(records(first, first, other), KIND)
    assert not flags(records(first, first, replace(other, quote="Exploratory laparotomy")), KIND)


def test_an_operation_whose_record_is_held_took_place_that_day():
    said = [
        says("operation", d, number=n, subject="knee operation")
        for n, d in enumerate(["2024-05-02", "2024-05-02", "2024-05-16"], start=1)
    ]
    held = visit("op", "operative", dt.date(2024, 5, 16), (5,))
    facts = matter(packet(page(1), page(2), page(3), page(5), encounters=(held,), assertions=said))
    assert not flags(facts, KIND)


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("Right knee bends to 140 degrees, the left injured knee to 100.", False),
        ("Right knee bends to 140 degrees.", True),
    ],
)
def test_a_page_that_names_the_usual_side_to_compare_contradicts_nothing(text, contradicts):
    pages = [*(page(n) for n in (1, 2, 3)), page(4, text=text)]
    said = tuple(sides("left", "left", "left", "right"))
    assert bool(flags(matter(packet(*pages, assertions=said)), KIND)) is contradicts


@pytest.mark.parametrize(
    ("subject", "count"), [("index finger", 1), ("occipital_nerve", 1), ("knee", 0)]
)
def test_of_a_narrow_part_two_visits_are_enough(subject, count):
    found = flags(records(*sides("left", "left", "right", subject=subject)), KIND)
    assert len(found) == count


@pytest.mark.parametrize(("category", "count"), [("inpatient", 1), ("emergency", 0)])
def test_a_later_page_of_a_stay_may_contradict_its_own_chart(category, count):
    said = [*sides("left", "left", "left"), says("side", "right", number=4, subject="hip")]
    said = [replace(s, subject="hip", encounter="e1" if s.page == 4 else s.encounter) for s in said]
    pages = [page(n, category) for n in range(1, 5)]
    assert len(flags(matter(packet(*pages, assertions=tuple(said))), KIND)) == count


@pytest.mark.parametrize(
    ("usual", "kind", "value", "count"),
    [
        ("birth", "birth", "2024-03-11", 1),
        ("birth", "birth", "2024-04-19", 0),
        ("vehicle", "birth", "2024-03-11", 0),
        ("injury", "stroke", "2024-03-11", 0),
        ("stroke", "stroke", "2024-04-01", 1),
    ],
)
def test_a_birth_or_a_stroke_is_the_loss_where_a_record_says_so(usual, kind, value, count):
    right = says("date_of_injury", "2024-03-01", subject=usual)
    assert (
        len(flags(records(right, replace(right, subject=kind, value=value, page=2)), KIND)) == count
    )


@pytest.mark.parametrize(("value", "count"), [("2024-03-11", 1), ("2024-04-19", 0)])
def test_being_pinned_or_struck_goes_with_any_accident_by_a_slip(value, count):
    right = says("date_of_injury", "2024-03-01", subject="blow")
    other = says("date_of_injury", value, number=2, subject="vehicle")
    assert len(flags(records(right, other), KIND)) == count
