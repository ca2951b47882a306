"""Care during a stay in a hospital or a home: what its chart answers, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import (
    HOSPITAL,
    THERAPY,
    bill,
    billed,
    day,
    flags,
    line,
    lines_of,
    matter,
    packet,
    page,
    visit,
)

from casefile.bills import BillForm
from casefile.categories import Category, FlagKind


def test_a_day_of_a_stay_is_answered_by_the_stay():
    stay = visit("e1", "inpatient", day(4, 2), (1,), end_date=day(4, 6), facility=HOSPITAL)
    facts = billed(*lines_of(("99232", day(4, 4))), encounters=(stay,))
    assert not flags(facts, FlagKind.MISSING_RECORD)
    assert flags(
        billed(*lines_of(("99232", day(4, 9))), encounters=(stay,)), FlagKind.MISSING_RECORD
    )


@pytest.mark.parametrize(("discharged", "missing"), [(5, False), (9, True)])
def test_the_day_of_discharge_lies_in_the_stay_that_the_hospital_claims(discharged, missing):
    stay = visit("e1", "inpatient", day(4, 2), (1,), facility=HOSPITAL)
    room = line("0120", day(4, 2), number=2, provider=HOSPITAL)
    claim = replace(
        bill(room, provider=HOSPITAL, form=BillForm.UB04, pages=(2,)),
        date_from=day(4, 2),
        date_to=day(4, 5),
    )
    call = line("99238", day(4, discharged), number=2, provider="Alder Physicians")
    facts = packet(
        page(1, "inpatient"),
        page(2, "billing"),
        encounters=(stay,),
        bills=(claim, bill(call, provider="Alder Physicians", pages=(2,))),
        provider=HOSPITAL,
    )
    assert bool(flags(matter(facts), FlagKind.MISSING_RECORD)) is missing


def test_therapy_on_the_ward_stands_in_the_chart_of_the_stay():
    stay = visit("e1", "inpatient", day(4, 2), facility=HOSPITAL, end_date=day(4, 5))
    facts = packet(
        page(1, "inpatient"),
        page(2, "billing"),
        encounters=(stay,),
        bills=(
            bill(line("97161", day(4, 3), number=2), provider=HOSPITAL, form=BillForm.UB04),
            bill(line("97110", day(4, 3), number=2, provider=THERAPY), provider=THERAPY),
        ),
        provider=HOSPITAL,
    )
    (flag,) = flags(matter(facts), FlagKind.MISSING_RECORD)
    assert flag.detail["codes"] == ["97110"]


@pytest.mark.parametrize(("kept", "missing"), [((), False), (("office_visit",), True)])
def test_rounds_stand_in_the_chart_of_a_home_that_keeps_no_notes_of_them_beside_it(kept, missing):
    stay = visit("e1", "inpatient", day(4, 1), (1,), end_date=day(6, 1))
    notes = [visit(f"e2{kind}", kind, day(5, 2), (1,)) for kind in kept]
    facts = billed(line("99308", day(4, 9), number=2), encounters=(stay, *notes))
    assert bool(flags(facts, FlagKind.MISSING_RECORD)) is missing


@pytest.mark.parametrize(("code", "missing"), [("99308", False), ("99305", False), ("99232", True)])
def test_a_physicians_call_at_a_nursing_home_is_an_office_visit(code, missing):
    call = visit("e1", "office_visit", day(4, 2), (1,))
    facts = billed(line(code, day(4, 2), number=2), encounters=(call,))
    assert bool(flags(facts, FlagKind.MISSING_RECORD)) is missing


def test_the_homes_own_chart_does_not_tell_of_the_physicians_call():
    stay = visit("e1", "inpatient", day(4, 1), (1,), end_date=day(6, 1), facility=HOSPITAL)
    facts = billed(line("99308", day(4, 9), number=2), encounters=(stay,))
    (flag,) = flags(facts, FlagKind.MISSING_RECORD)
    assert flag.category is Category.OFFICE_VISIT


@pytest.mark.parametrize(("note", "missing"), [(None, 0), (day(4, 4), 1)])
def test_therapy_kept_in_notes_of_its_own_is_not_answered_by_the_stay(note, missing):
    stay = visit("e1", "inpatient", day(4, 2), facility=HOSPITAL, end_date=day(4, 9))
    notes = (visit("e2", "physical_therapy", note, facility=HOSPITAL),) if note else ()
    facts = billed(
        *(line("97116", day(4, d), number=2) for d in (4, 6)),
        encounters=(stay, *notes),
        provider=HOSPITAL,
        form=BillForm.UB04,
    )
    found = flags(facts, FlagKind.MISSING_RECORD)
    assert [f.date for f in found] == [day(4, 4), day(4, 6)][2 - missing :]
