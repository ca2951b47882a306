"""Lines of a scan that a wrong digit has moved to another code, day or kind."""

from __future__ import annotations

import pytest
from made_matters import (
    CLINIC,
    HELD,
    HOSPITAL,
    THERAPY,
    billed,
    day,
    flags,
    line,
    lines_of,
    visit,
)

from casefile.categories import FlagKind
from casefile.pages import Source


def test_a_scanned_code_one_digit_off_is_the_usual_code():
    visits = [visit("e1", "physical_therapy", day(4, 2), (1,), facility=THERAPY)]
    wrong = lines_of(
        ("97112", day(4, 2)), ("97112", day(4, 2)), ("27112", day(4, 2)), provider=THERAPY
    )
    scanned = billed(*wrong, encounters=visits, provider=THERAPY, source=Source.OCR)
    assert not flags(scanned, FlagKind.MISSING_RECORD)
    printed = billed(*wrong, encounters=visits, provider=THERAPY)
    assert flags(printed, FlagKind.MISSING_RECORD)


def test_a_scanned_date_one_digit_off_is_the_visit_that_has_no_bill():
    visits = [visit("e1", "office_visit", day(4, 12), (1,))]
    wrong = lines_of(("99213", day(4, 17)))
    facts = billed(*wrong, encounters=visits, source=Source.OCR)
    assert not flags(facts, FlagKind.MISSING_RECORD)
    assert not flags(facts, FlagKind.MISSING_BILL)


def test_a_day_that_several_scanned_lines_agree_on_stands():
    visits = [visit("e1", "chiropractic", day(4, 16), (1,))]
    lines = lines_of(("98941", day(4, 15)), ("98943", day(4, 15)), ("98941", day(4, 16)))
    facts = billed(*lines, encounters=visits, source=Source.OCR)
    (flag,) = flags(facts, FlagKind.MISSING_RECORD)
    assert flag.date == day(4, 15)


@pytest.mark.parametrize(("confidence", "found"), [(0.6, 0), (0.95, 1)])
def test_a_lone_code_on_a_bad_scan_bills_the_unbilled_visit(confidence, found):
    other = visit("e2", "office_visit", day(4, 20), (1,))
    lines = lines_of(("99213", day(4, 2)), ("69212", day(4, 20)))
    facts = billed(*lines, encounters=[HELD, other], source=Source.OCR, confidence=confidence)
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == found
    assert len(flags(facts, FlagKind.MISSING_BILL)) == found


@pytest.mark.parametrize(
    ("printed", "doubtful", "missed"),
    [
        ("04118124", ("date",), False),
        ("04l18/2024", ("date",), False),
        ("04119124", ("date",), True),
        ("04118124", (), True),
    ],
)
def test_a_doubtful_date_is_that_of_the_unbilled_visit_that_it_can_print(printed, doubtful, missed):
    """The row's own date could not be read, and the row above gave it its date."""
    visits = tuple(
        visit(f"v{n}", "office_visit", day(4, n), (1,), facility=CLINIC) for n in (2, 18)
    )
    lines = (
        line("99213", day(4, 2), number=2),
        line("20610", day(4, 9), number=2),
        line(
            "99213",
            day(4, 9),
            number=2,
            doubtful=doubtful,
            description=f"{printed} Visit, established",
        ),
    )
    facts = billed(*lines, encounters=visits, source=Source.OCR)
    categories = {f.category for f in flags(facts, FlagKind.MISSING_RECORD)}
    assert ("office_visit" in categories) is missed
    assert bool(flags(facts, FlagKind.MISSING_BILL)) is missed


@pytest.mark.parametrize(("source", "missed"), [(Source.OCR, False), (Source.TEXT, True)])
def test_a_scanned_laboratorys_line_is_no_operation(source, missed):
    held = visit("v1", "laboratory", day(4, 2), (1,), facility=HOSPITAL)
    misread = line("26415", day(4, 2), number=2, provider=HOSPITAL, revenue="0301")
    facts = billed(misread, encounters=(held,), provider=HOSPITAL, source=source)
    assert bool(flags(facts, FlagKind.MISSING_RECORD)) is missed


def test_a_day_whose_visit_the_bill_charges_with_that_code_was_not_misread():
    visits = [visit("e1", "chiropractic", day(4, 18), (1,))]
    lines = lines_of(("98941", day(4, 13)), ("98941", day(4, 18)))
    (flag,) = flags(billed(*lines, encounters=visits, source=Source.OCR), FlagKind.MISSING_RECORD)
    assert flag.date == day(4, 13)
