"""Billed care without a record, and records without a bill."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
    HELD,
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
from completeness import judge


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


@pytest.mark.parametrize("code", ["20610", "D7140"])
def test_a_small_procedure_is_in_the_note_of_the_visit(code):
    assert not flags(billed(*lines_of((code, day(4, 2)))), FlagKind.MISSING_RECORD)
    assert flags(billed(*lines_of((code, day(5, 2)))), FlagKind.MISSING_RECORD)


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


@pytest.mark.parametrize(("by", "missing"), [(CLINIC, 0), ("Tarn Pathology Partners", 1)])
def test_pathology_goes_with_the_operation_unless_a_pathologist_bills_apart(by, missing):
    facts = packet(
        page(1, "operative"),
        page(2, "billing"),
        encounters=(visit("e1", "operative", day(4, 2)),),
        bills=(bill(line("88304", day(4, 2), number=2, provider=by), name="b1", provider=by),),
    )
    assert len(flags(matter(facts), FlagKind.MISSING_RECORD)) == missing


@pytest.mark.parametrize("code", ["16025", "25600", "11042", "69210", "65222"])
def test_what_an_office_does_by_hand_is_in_the_note_of_its_visit(code):
    assert not flags(billed(*lines_of((code, day(4, 2)))), FlagKind.MISSING_RECORD)
    assert flags(billed(*lines_of((code, day(5, 2)))), FlagKind.MISSING_RECORD)


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


@pytest.mark.parametrize(
    ("tested_at", "file", "drawn_for"),
    [
        ("Lakeview Reference Laboratory", "p2", "e1"),
        ("Lakeview Reference Laboratory", "p1", "e2"),
        ("CLINICAL LABORATORY", "p2", "e2"),
        (None, "p2", "e2"),
        (CLINIC, "p2", "e2"),
    ],
)
def test_blood_is_drawn_in_the_visit_where_another_house_tests_it(tested_at, file, drawn_for):
    results = visit("e2", "laboratory", day(4, 2), (1,), facility=tested_at, packet=file)
    draw = line("36415", day(4, 2), number=2, name="draw")
    own = billed(draw, encounters=(HELD, results) if file == "p1" else (HELD,)).packets[0]
    sent = packet(page(1, "laboratory"), name="p2", encounters=(results,))
    facts = matter(*((own,) if file == "p1" else (own, sent)))
    assert judge(facts).links["draw"] == drawn_for


def test_blood_whose_results_never_came_is_one_finding_with_them():
    lines = (line("36415", day(4, 2), number=2, name="draw"), line("80053", day(4, 2), number=2))
    judgement = judge(billed(*lines, encounters=(HELD,)))
    assert "draw" not in judgement.links
    (flag,) = [f for f in judgement.flags if f.kind is FlagKind.MISSING_RECORD]
    assert flag.detail["codes"] == ["36415", "80053"]


def test_a_device_goes_with_the_operation_of_the_stay():
    stay = visit("e1", "inpatient", day(4, 1), (1,), end_date=day(4, 4))
    operation = visit("e2", "operative", day(4, 2), (1,))
    screw = line("C1713", day(4, 2), number=2, name="screw")
    assert judge(billed(screw, encounters=(stay, operation))).links["screw"] == "e2"


@pytest.mark.parametrize(
    ("biller", "asked", "missing"),
    [
        ("Stride Family Practice", ("Stride Family Practice",), 1),
        ("Stride Family Practice", (), 0),
        ("Doctors Billing Service", ("Stride Family Practice",), 0),
        (CLINIC, ("Stride Family Practice",), 0),
    ],
)
def test_a_visit_to_another_house_asked_is_not_the_one_billed(biller, asked, missing):
    seen = packet(page(1), encounters=(visit("e1", "office_visit", day(4, 2)),))
    own = bill(line("99213", day(4, 2), provider=biller), provider=biller)
    sent = packet(page(1, "billing"), name="p2", provider=biller, bills=(own,))
    requests = tuple(request(p, files=(f"p{n}.pdf",)) for n, p in enumerate((CLINIC, *asked), 1))
    facts = matter(seen, sent, requests=requests)
    assert len(flags(facts, FlagKind.MISSING_RECORD)) == missing
