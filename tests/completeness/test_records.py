"""Billed care without a record, and records without a bill."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
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
    request,
    visit,
)

from casefile.bills import BillForm
from casefile.categories import Category, FlagKind
from casefile.codes import Billed, billed_for
from casefile.encounters import Study
from casefile.pages import Source
from completeness import judge

HELD = visit("e1", "office_visit", day(4, 2), (1,))


@pytest.mark.parametrize(
    ("code", "category"),
    [
        ("99214", "office_visit"),
        ("99284", "emergency"),
        ("72148", "radiology"),
        ("22551", "operative"),
        ("62323", "operative"),
        ("97110", "physical_therapy"),
        ("98941", "chiropractic"),
        ("80053", "laboratory"),
        ("A0429", "ems"),
        ("99223", "inpatient"),
    ],
)
def test_billed_care_without_a_record_is_flagged_once(code, category):
    facts = billed(*lines_of((code, day(5, 9), "250.00"), (code, day(5, 9), "250.00")))
    (flag,) = flags(facts, FlagKind.MISSING_RECORD)
    assert (flag.category, flag.date) == (Category(category), day(5, 9))
    assert flag.detail == {"codes": [code], "charge": "250.00"}
    assert "$250.00" in flag.message
    assert "05/09/2024" in flag.message
    assert flag.evidence
    assert flag.ask


@pytest.mark.parametrize("code", ["J1885", "96372", "36415", "99070", "A4556", "00630"])
def test_drugs_supplies_and_anesthesia_expect_no_record(code):
    assert not flags(billed(*lines_of((code, day(5, 9)))), FlagKind.MISSING_RECORD)


@pytest.mark.parametrize(("revenue", "category"), [("0250", None), ("0270", None), ("0710", None)])
def test_hospital_ancillaries_expect_no_record(revenue, category):
    facts = billed(line("", day(5, 9), number=2, revenue=revenue))
    assert not flags(facts, FlagKind.MISSING_RECORD)


def test_a_record_in_any_packet_answers():
    bills = packet(page(1, "billing"), bills=(bill(*lines_of(("99214", day(4, 2)))),), name="p1")
    records = packet(
        page(1), name="p2", encounters=(visit("e9", "office_visit", day(4, 2), packet="p2"),)
    )
    facts = matter(bills, records)
    assert not flags(facts, FlagKind.MISSING_RECORD)


def test_a_day_of_a_stay_is_answered_by_the_stay():
    stay = visit("e1", "inpatient", day(4, 2), (1,), end_date=day(4, 6), facility=HOSPITAL)
    facts = billed(*lines_of(("99232", day(4, 4))), encounters=(stay,))
    assert not flags(facts, FlagKind.MISSING_RECORD)
    assert flags(
        billed(*lines_of(("99232", day(4, 9))), encounters=(stay,)), FlagKind.MISSING_RECORD
    )


def test_a_reading_days_after_the_scan_is_the_scan():
    scan = visit("e1", "radiology", day(4, 2), (1,))
    late = line("72148", day(4, 4), number=2, modifiers=("26",))
    assert not flags(billed(late, encounters=(scan,)), FlagKind.MISSING_RECORD)
    too_late = line("72148", day(4, 12), number=2, modifiers=("26",))
    assert flags(billed(too_late, encounters=(scan,)), FlagKind.MISSING_RECORD)


def test_a_facility_scan_of_another_day_is_another_scan():
    scan = visit("e1", "radiology", day(4, 2), (1,))
    facts = billed(line("72148", day(4, 4), number=2), encounters=(scan,))
    assert flags(facts, FlagKind.MISSING_RECORD)


@pytest.mark.parametrize(
    "fee",
    ["No-show fee", "Late cancel fee", "Broken appointment", "Copy of records", "CD of images"],
)
def test_a_fee_for_no_care_expects_no_record_and_joins_no_visit(fee):
    assert billed_for(None, biller=Category.PHYSICAL_THERAPY, description=fee) == Billed(None, True)
    own = line("99213", day(4, 2), number=2)
    charged = replace(line("", day(4, 2), number=2, name="fee", description=fee), ancillary=True)
    facts = billed(own, charged)
    assert "fee" not in judge(facts).links


@pytest.mark.parametrize("care", ["Cancellous bone graft", "Therapeutic exercise"])
def test_care_without_a_code_is_care(care):
    assert billed_for(None, biller=Category.PHYSICAL_THERAPY, description=care).category


def test_both_parts_of_one_missing_study_are_one_flag():
    both = (
        line("72148", day(5, 1), "900.00", number=2),
        line("72148", day(5, 3), "150.00", number=2, modifiers=("26",)),
    )
    (flag,) = flags(billed(*both), FlagKind.MISSING_RECORD)
    assert flag.date == day(5, 1)
    assert flag.detail["charge"] == "1050.00"


def test_a_small_procedure_is_in_the_note_of_the_visit():
    assert not flags(billed(*lines_of(("20610", day(4, 2)))), FlagKind.MISSING_RECORD)
    assert flags(billed(*lines_of(("20610", day(5, 2)))), FlagKind.MISSING_RECORD)


def test_an_explanation_of_benefits_bills_nothing():
    facts = billed(*lines_of(("99214", day(5, 9))), form=BillForm.EOB)
    assert not flags(facts, FlagKind.MISSING_RECORD)


def test_bills_of_somebody_else_bill_nothing():
    facts = billed(*lines_of(("99214", day(5, 9))), foreign=True)
    assert not flags(facts, FlagKind.MISSING_RECORD)


def test_an_undated_note_of_the_house_shares_the_finding():
    undated = visit("e2", "office_visit", None, (1,))
    judgement = judge(billed(*lines_of(("99214", day(5, 9))), encounters=(undated,)))
    by_kind = {f.kind: f for f in judgement.flags}
    record, note = by_kind[FlagKind.MISSING_RECORD], by_kind[FlagKind.UNDATED_RECORD]
    assert record.finding == note.finding
    assert "undated" in record.message


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
        ([("99284", day(4, 2)), ("71045", day(4, 2))], None),
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


@pytest.mark.parametrize(("confidence", "found"), [(0.6, 0), (0.95, 1)])
def test_a_lone_code_on_a_bad_scan_bills_the_unbilled_visit(confidence, found):
    other = visit("e2", "office_visit", day(4, 20), (1,))
    lines = lines_of(("99213", day(4, 2)), ("69212", day(4, 20)))
    facts = billed(*lines, encounters=[HELD, other], source=Source.OCR, confidence=confidence)
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == found
    assert len(flags(facts, FlagKind.MISSING_BILL)) == found


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


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("x-rays of the knee obtained in the office today show no fracture", 0),
        ("lumbar films taken today: hardware in place", 0),
        ("three views of the wrist", 0),
        ("knee pain is better, continue exercises", 1),
    ],
)
def test_films_that_an_office_takes_are_read_in_its_note(said, found):
    facts = packet(
        page(1, "office_visit", text=said),
        page(2, "billing"),
        encounters=(visit("e1", "office_visit", day(4, 2)),),
        bills=(bill(line("73562", day(4, 2), number=2)),),
    )
    assert len(flags(matter(facts), FlagKind.MISSING_RECORD)) == found


def test_pathology_goes_with_the_operation_that_took_the_tissue():
    facts = packet(
        page(1, "operative"),
        page(2, "billing"),
        encounters=(visit("e1", "operative", day(4, 2)),),
        bills=(bill(line("88304", day(4, 2), number=2), name="b1"),),
    )
    assert not flags(matter(facts), FlagKind.MISSING_RECORD)


@pytest.mark.parametrize(("days", "missing"), [((3,), 0), ((2, 3), 1)])
def test_tests_of_two_billed_days_are_two_collections(days, missing):
    results = visit("e1", "laboratory", day(4, 2), (1,))
    facts = billed(*(line("85027", day(4, d)) for d in days), encounters=(results,))
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == missing


@pytest.mark.parametrize(("billed_days", "missing"), [((3,), 0), ((2, 3), 1)])
def test_a_run_after_midnight_is_one_run_but_two_billed_days_are_two(billed_days, missing):
    run = visit("e1", "ems", day(4, 2), (1,))
    lines = [line("A0429", day(4, d)) for d in billed_days]
    facts = billed(*lines, encounters=(run,))
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == missing


@pytest.mark.parametrize(("dates", "missing"), [((None, None, None), 0), ((day(4, 9), None), 1)])
def test_a_bill_that_gives_hardly_any_date_shows_no_visit_to_be_unbilled(dates, missing):
    facts = billed(*(line("99213", date) for date in dates))
    assert len(flags(facts, FlagKind.MISSING_BILL)) == missing


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
