"""Pages that cannot count as they are."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    bill,
    day,
    flags,
    line,
    matter,
    packet,
    page,
    request,
    somebody,
    visit,
)

from casefile.categories import Category, FlagKind


def test_another_patients_pages_are_one_flag_per_run_and_person():
    facts = packet(
        page(1),
        page(2, foreign=True, patient=somebody("Greg Tallis")),
        page(3, foreign=True),
        page(4, foreign=True, patient=somebody("Ada Moss")),
        page(5),
        page(6, foreign=True, patient=somebody("Ada Moss")),
    )
    found = flags(matter(facts), FlagKind.WRONG_PATIENT)
    assert [(f.pages, f.detail["name"]) for f in found] == [
        ((2, 3), "Greg Tallis"),
        ((4,), "Ada Moss"),
        ((6,), "Ada Moss"),
    ]
    assert "not Nora Quill" in found[0].message


def test_illegible_pages_say_why():
    facts = packet(
        page(1), page(2, legible=False, problem="too faint"), page(3, legible=False, blank=True)
    )
    (flag,) = flags(matter(facts), FlagKind.ILLEGIBLE_PAGE)
    assert flag.pages == (2,)
    assert flag.message == "Page 2 of p1.pdf cannot be read: too faint."


def test_a_bill_whose_charges_meet_visits_was_read():
    visits = tuple(visit(f"e{n}", "office_visit", day(4, n), (1,)) for n in (1, 2))
    lines = [line("99213", day(4, n), number=2) for n in (1, 2)]
    facts = packet(
        page(1),
        page(2, "billing", legible=False),
        encounters=visits,
        bills=(bill(*lines, pages=(2,)),),
    )
    assert not flags(matter(facts), FlagKind.ILLEGIBLE_PAGE)


def test_an_undated_care_document():
    facts = packet(page(1), page(2), encounters=(visit("e", "office_visit", None, (1, 2)),))
    (flag,) = flags(matter(facts), FlagKind.UNDATED_RECORD)
    assert (flag.pages, flag.category) == ((1, 2), Category.OFFICE_VISIT)
    assert flag.message == "Pages 1–2 of p1.pdf give no date of visit (office note)."


@pytest.mark.parametrize("other", [{"foreign": True}, {"legible": False}])
def test_undated_pages_that_are_no_records_of_ours(other):
    facts = packet(page(1, **other), encounters=(visit("e", "office_visit", None, (1,)),))
    assert not flags(matter(facts), FlagKind.UNDATED_RECORD)


@pytest.mark.parametrize(
    ("date", "end", "side"),
    [
        (day(2, 9), None, "before"),
        (day(1, 5, 2025), None, "after"),
        (day(2, 1), day(2, 27), "before"),
    ],
)
def test_records_outside_the_dates_asked_for(date, end, side):
    seen = visit("e", "office_visit", date, (1,), end_date=end)
    facts = matter(packet(page(1), encounters=(seen,)), requests=(request(CLINIC),))
    (flag,) = flags(facts, FlagKind.OUTSIDE_RANGE)
    assert flag.pages == (1,)
    assert f"from {side} the dates asked for" in flag.message


@pytest.mark.parametrize(
    ("date", "end"), [(day(3, 1), None), (day(12, 31), None), (day(2, 25), day(3, 2)), (None, None)]
)
def test_records_inside_the_dates_asked_for(date, end):
    seen = visit("e", "office_visit", date, (1,), end_date=end)
    facts = matter(packet(page(1), encounters=(seen,)), requests=(request(CLINIC),))
    assert not flags(facts, FlagKind.OUTSIDE_RANGE)


def test_nothing_is_outside_where_no_dates_were_asked_for():
    seen = visit("e", "office_visit", day(2, 9, 2020), (1,))
    open_ended = request(CLINIC, first=None, last=None)
    assert not flags(matter(packet(page(1), encounters=(seen,))), FlagKind.OUTSIDE_RANGE)
    facts = matter(packet(page(1), encounters=(seen,)), requests=(open_ended,))
    assert not flags(facts, FlagKind.OUTSIDE_RANGE)
