"""Visits without a charge, and the lines that are charged for them."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    HELD,
    HOSPITAL,
    billed,
    day,
    flags,
    line,
    lines_of,
    matter,
    packet,
    page,
    request,
    visit,
)

from casefile.categories import FlagKind
from casefile.encounters import Study
from completeness import judge


def test_an_undated_visit_is_placed_by_its_number():
    visits = [
        visit("e1", "physical_therapy", day(4, 2), (1,), number=4),
        visit("e2", "physical_therapy", None, (1,), number=5),
        visit("e3", "physical_therapy", day(4, 9), (1,), number=6),
    ]
    lines = lines_of(("97110", day(4, 5)))
    assert judge(billed(*lines, encounters=visits)).links == {lines[0].id: "e2"}
    outside = lines_of(("97110", day(4, 11)))
    assert flags(billed(*outside, encounters=visits), FlagKind.MISSING_RECORD)


def test_a_visit_without_a_charge_is_flagged():
    visits = [HELD, visit("e2", "office_visit", day(4, 20), (1,))]
    facts = billed(*lines_of(("99214", day(4, 2))), encounters=visits)
    (flag,) = flags(facts, FlagKind.MISSING_BILL)
    assert flag.detail == {"encounter": "e2"}
    assert flag.date == day(4, 20)


@pytest.mark.parametrize(
    "unbilled",
    [
        visit("e2", "office_visit", day(1, 5), (1,)),  # before the loss
        visit("e2", "office_visit", day(2, 1, 2025), (1,)),  # after the dates asked for
        visit("e2", "laboratory", day(4, 20), (1,), facility="Northlake Laboratory"),
        visit("e2", "pharmacy", day(4, 20), (1,)),
        visit("e2", "office_visit", None, (1,)),
    ],
)
def test_no_charge_is_missed_for(unbilled):
    facts = billed(*lines_of(("99214", day(4, 2))), encounters=[HELD, unbilled])
    assert not flags(facts, FlagKind.MISSING_BILL)


def test_where_no_bill_came_one_missing_category_says_so():
    facts = matter(
        packet(page(1), page(2), encounters=(HELD, visit("e2", "office_visit", day(4, 20), (2,)))),
        requests=(request(CLINIC, "office_visit", "billing"),),
    )
    assert not flags(facts, FlagKind.MISSING_BILL)
    (flag,) = flags(facts, FlagKind.MISSING_CATEGORY)
    assert flag.detail["item"] == "billing"


def test_drugs_link_to_the_visit_of_that_day_and_place():
    visits = [
        visit("e1", "emergency", day(4, 2), (1,), facility=HOSPITAL),
        visit("e2", "office_visit", day(4, 2), (1,)),
    ]
    drug = line("J1885", day(4, 2), number=2, name="drug")
    facts = billed(drug, encounters=visits, provider=HOSPITAL)
    assert judge(facts).links == {"drug": "e1"}


RIDE = visit("e1", "ems", day(4, 2), (1,), facility=HOSPITAL)


def test_the_ride_back_a_day_later_is_no_second_charge_of_the_ride_there():
    there, back = (line("A0428", day(4, n), number=2, name=f"ride{n}") for n in (2, 3))
    judgement = judge(billed(there, back, encounters=[RIDE]))
    assert judgement.links == {"ride2": "e1"}
    (flag,) = [f for f in judgement.flags if f.kind is FlagKind.MISSING_RECORD]
    assert flag.date == day(4, 3)


def test_a_ride_past_midnight_may_be_billed_on_the_next_day():
    ride = line("A0428", day(4, 3), number=2, name="ride")
    assert judge(billed(ride, encounters=[RIDE])).links == {"ride": "e1"}


EMERGENCY_GROUP = "Valley Emergency Physicians"


@pytest.mark.parametrize(
    ("others", "linked"),
    [
        ([("99284", day(4, 2))], "e1"),
        ([("99284", day(4, 3))], None),
        ([("99284", day(4, 2)), ("71045", day(4, 2))], "e1"),
    ],
)
def test_a_supply_of_another_house_goes_with_the_visit_that_its_bill_charges(others, linked):
    visits = [
        visit("e1", "emergency", day(4, 2), (1,), facility=HOSPITAL),
        visit("e2", "radiology", day(4, 2), (1,), facility=HOSPITAL),
    ]
    supply = line("99070", day(4, 2), number=2, name="supply", provider=EMERGENCY_GROUP)
    lines = [supply, *lines_of(*others, provider=EMERGENCY_GROUP)]
    facts = billed(*lines, encounters=visits, provider=EMERGENCY_GROUP)
    assert judge(facts).links.get("supply") == linked


def test_anesthesia_waits_for_its_missing_operation():
    stay = visit("e1", "inpatient", day(4, 1), (1,), end_date=day(4, 5), facility=HOSPITAL)
    lines = [
        line("27447", day(4, 3), number=2, name="cut"),
        line("01402", day(4, 3), number=2, name="sleep"),
    ]
    facts = billed(*lines, encounters=[stay], provider=HOSPITAL)
    assert "sleep" not in judge(facts).links
    (flag,) = flags(facts, FlagKind.MISSING_RECORD)
    assert flag.detail["codes"] == ["01402", "27447"]


def test_of_two_studies_of_a_day_the_named_one_is_linked():
    visits = [
        visit("e1", "radiology", day(4, 2), (1,), study=Study("CT", "head")),
        visit("e2", "radiology", day(4, 2), (1,), study=Study("CT", "chest")),
    ]
    chest = line("71250", day(4, 2), number=2, name="chest", description="CT chest wo")
    assert judge(billed(chest, encounters=visits)).links == {"chest": "e2"}


@pytest.mark.parametrize(("dates", "missing"), [((None, None, None), 0), ((day(4, 9), None), 1)])
def test_a_bill_that_gives_hardly_any_date_shows_no_visit_to_be_unbilled(dates, missing):
    facts = billed(*(line("99213", date) for date in dates))
    assert len(flags(facts, FlagKind.MISSING_BILL)) == missing
