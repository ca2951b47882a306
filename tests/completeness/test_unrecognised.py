"""Billed care that a record may be although its day, kind or file does not say so."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    HELD,
    HOSPITAL,
    bill,
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

from casefile.bills import BillForm
from casefile.categories import FlagKind
from casefile.dates import DateMention, DateRole
from casefile.words import Box
from completeness import judge


def _mention(role: DateRole, date):
    return DateMention(role, date, f"{date:%m/%d/%Y}", 1, Box(0, 0, 1, 0.1))


@pytest.mark.parametrize(
    ("role", "facility", "missing"),
    [
        (DateRole.UNKNOWN, CLINIC, False),
        (DateRole.SIGNED, CLINIC, False),
        (DateRole.NEXT_VISIT, CLINIC, True),
        (DateRole.PRINTED, CLINIC, True),
        (DateRole.UNKNOWN, HOSPITAL, True),
    ],
)
def test_an_undated_record_that_prints_the_billed_day_may_be_the_visit(role, facility, missing):
    undated = visit("e2", "office_visit", None, (1,), facility=facility)
    pages = (page(1, dates=(_mention(role, day(5, 9)),)), page(2, "billing"))
    charges = bill(line("99213", day(5, 9), number=2), pages=(2,))
    facts = packet(*pages, encounters=(undated,), bills=(charges,))
    assert bool(flags(matter(facts), FlagKind.MISSING_RECORD)) is missing


@pytest.mark.parametrize(
    ("form", "other", "missing"),
    [
        (BillForm.LEDGER, "99213", 0),
        (BillForm.LEDGER, "98941", 0),
        (BillForm.UB04, "99213", 0),
        (BillForm.UB04, "98941", 1),
    ],
)
def test_a_visit_of_another_kind_is_the_one_the_house_bills_that_day(form, other, missing):
    misnamed = visit("e1", "chiropractic", day(4, 2), (1,))
    lines = (line("99213", day(4, 2), number=2), line(other, day(4, 30), number=2))
    kept = visit("e2", "chiropractic" if other == "98941" else "office_visit", day(4, 30), (1,))
    facts = billed(*lines, encounters=(misnamed, kept), form=form)
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == missing
    assert len(flags(facts, FlagKind.MISSING_BILL)) == missing


def test_a_visit_that_is_billed_itself_is_no_other():
    seen = visit("e1", "chiropractic", day(4, 2), (1,))
    lines = (line("98941", day(4, 2), number=2), line("97810", day(4, 2), number=2))
    assert len(flags(billed(*lines, encounters=(seen,)), FlagKind.MISSING_RECORD)) == 1


@pytest.mark.parametrize(("date", "linked"), [(day(4, 3), True), (day(4, 20), False)])
def test_an_anesthetist_bills_apart_for_an_operation_of_the_stay(date, linked):
    stay = visit("e1", "inpatient", day(4, 2), (1,), end_date=day(4, 6), facility=HOSPITAL)
    given = line("01967", date, number=2, name="given")
    facts = billed(given, encounters=(stay,), provider="Tern Point Anesthesia Group")
    assert judge(facts).links.get("given") == ("e1" if linked else None)
    assert not flags(facts, FlagKind.MISSING_RECORD)


@pytest.mark.parametrize(("files", "missing"), [(("p2.pdf",), False), ((), True)])
def test_a_visit_told_only_in_anothers_file_is_not_missed_in_the_houses_bills(files, missing):
    """The insurer's file, or a late packet of the house itself that no request names."""
    own = packet(
        page(1),
        page(2, "billing"),
        encounters=(HELD,),
        bills=(bill(*lines_of(("99214", day(4, 2))), pages=(2,)),),
    )
    told = visit("e9", "office_visit", day(4, 20), (1,), packet="p2")
    other = packet(
        page(1), name="p2", encounters=(told,), provider="Ferry Mutual" if files else CLINIC
    )
    asked = (
        request(CLINIC, "office_visit", "billing", files=("p1.pdf",)),
        request("Ferry Mutual Claims", "correspondence", files=files),
    )
    assert bool(flags(matter(own, other, requests=asked), FlagKind.MISSING_BILL)) is missing
