"""Visits that were attended, as a record states or a bill charges, against the notes in hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from made_matters import (
    CLINIC,
    THERAPY,
    bill,
    day,
    flags,
    line,
    matter,
    packet,
    page,
    request,
    visit,
)

from casefile.categories import FlagKind
from casefile.pages import Source
from completeness import judge

GAP = FlagKind.VISIT_GAP


def course(said, notes=5, *, kind="physical_therapy", facility=THERAPY, numbers=(), lines=()):
    """A course of that many dated notes, three days apart; the last one says what is given."""
    visits = tuple(
        visit(
            f"e{n}",
            kind,
            day(4, 1) + dt.timedelta(days=3 * (n - 1)),
            (n,),
            facility=facility,
            number=numbers[n - 1] if numbers else None,
        )
        for n in range(1, notes + 1)
    )
    pages = [page(n, kind) for n in range(1, notes)]
    pages.append(page(notes, kind, text=f"DISCHARGE SUMMARY\n{said}\nGoals met in part."))
    if lines:
        pages.append(page(notes + 1, "billing"))
    bills = (bill(*lines, provider=facility, pages=(notes + 1,)),) if lines else ()
    return packet(*pages, encounters=visits, bills=bills, provider=facility)


def lacking(facts):
    return [(f.detail["visits_counted"], f.detail["visits_held"]) for f in flags(facts, GAP)]


@pytest.mark.parametrize(
    "said",
    [
        "Visits attended: 9   Cancelled: 2   No show: 1",
        "Total visits attended to date: 9 of 12",
        "Visits to date: 9",
        "Patient attended 9 of 12 prescribed visits; cancelled 2, no-showed 1.",
        "She was seen for 9 sessions, cancelled 2, no-show 1.",
        "He has completed nine skilled physical therapy visits since the evaluation.",
        "Attendance: 9/12, cancelled 2. Frequency was 3x/week for 4 weeks.",
        "The patient attended a total of 9 therapy sessions and would benefit from 6 more.",
        "ATTENDANCE: 9 VISITS, 2 CANCELLATIONS",
        "Scheduled 12, attended: 9, missed 3",
        "12 visits were prescribed; 9 visits were attended.",
        "9 attended / 2 cancelled / 1 NS",
        "Pt seen x 9 visits from 04/01 to 04/13.",
        "The patient was treated by us on a regular basis; she attended\n9 visits.",
        "Sessions completed 9, pain today 2/10",
        "Number of treatments received: 9",
        "Visits authorized: 12   Visits attended: 9   Visits remaining: 3",
        "Visits Scheduled   Visits Attended   Cancelled   No Show\n12   9   2   1",
        "Scheduled\nAttended\nCancelled\n12\n9\n3\nGoals met.",
        "Mrs. Quill was seen for nine (9) visits at Stride Physical Therapy.",
    ],
)
def test_more_visits_attended_than_notes_came(said):
    (flag,) = flags(matter(course(said)), GAP)
    assert (flag.detail["visits_counted"], flag.detail["visits_held"]) == (9, 5)
    assert flag.detail["visits_missing"] == []
    assert flag.message.startswith(
        "9 visits at Stride Physical Therapy were attended up to 04/13/2024, and notes of 5 came: "
        "4 lack. See page 5 of p1.pdf: “"
    )
    assert flag.message.endswith("The notes are of 04/01/2024 to 04/13/2024.")
    assert "notes of 5 came, of 04/01/2024, 04/04/2024" in flag.ask
    assert (flag.packet, flag.pages) == ("p1", (5,))


@pytest.mark.parametrize(
    "said",
    [
        "Plan of care: 3x/week for 4 weeks, 12 visits.",
        "12 visits authorized through 06/30/2024.",
        "Visits authorized: 12   Visits attended: 5",
        "Patient attended 5 of 12 prescribed visits.",
        "The patient will be seen for 12 visits.",
        "To be seen for 12 sessions over four weeks.",
        "Goal: attended 12 of 12 visits without excuse.",
        "We request 12 more visits. She attended 5.",
        "Total visits: 12. Frequency: 3 times a week.",
        "Previously attended 14 therapy visits in 2019 for the other knee.",
        "He attended 14 sessions of pool therapy.",
        "She completed 8 sessions of acupuncture at Lotus Wellness Studio.",
        "She attended 9 visits at Harbor Hand Therapy before she moved.",
        "Patient missed 9 of 12 visits.",
        "Cancelled 9 visits, no-show 3.",
        "Seen 9 times a month.",
        "Attendance: 90%",
        "Attendance: 9/12",
        "Visits Authorized   Visits Attended   Remaining\n12   5   7",
        "Pain   Attended   Flexion\n9   9   9",
        "Attended: 12/01, 12/04, 12/08",
        "Visits attended: 12/5/2024",
        "Completed 10 reps in each session and 12 minutes of cycling before treatment.",
        "Visit 5 of 12",
        "Visits authorized 12 Visits attended 5",
        "Visits scheduled: 12   Attended: 5",
        "Received 4 visits.",
        "If she has attended 12 visits by June we will re-evaluate.",
    ],
)
def test_what_was_prescribed_or_came_is_no_missing_paper(said):
    assert not flags(matter(course(said)), GAP)


@pytest.mark.parametrize(("confidence", "lacks"), [(0.8, 0), (0.97, 1)])
def test_a_count_of_a_poorly_read_page_may_be_misread(confidence, lacks):
    facts = course("Visits attended: 9")
    last = replace(facts.pages[-1], source=Source.OCR, confidence=confidence)
    scanned = replace(facts, pages=(*facts.pages[:-1], last))
    assert len(flags(matter(scanned), GAP)) == lacks


@pytest.mark.parametrize(("kind", "lacks"), [("chiropractic", 1), ("office_visit", 0)])
def test_courses_are_of_therapy_and_chiropractic(kind, lacks):
    facts = course("Visits attended: 9", kind=kind, facility="Tidewater Spine Center")
    assert len(flags(matter(facts), GAP)) == lacks


def test_the_numbers_of_the_visits_are_given_where_the_notes_have_numbers():
    facts = course("Visits attended: 9", numbers=(5, 6, 7, 8, 9))
    (flag,) = flags(matter(facts), GAP)
    assert flag.detail["visits_missing"] == [1, 2, 3, 4]


def test_skipped_numbers_tell_of_the_visits_that_were_attended():
    facts = course("Attended 7 of 12 visits.", numbers=(1, 2, 4, 6, 7))
    assert [f.detail["visits_missing"] for f in flags(matter(facts), GAP)] == [[3], [5]]


def test_visits_that_lack_besides_the_skipped_ones_are_one_finding_with_them():
    facts = course("Attended 9 of 12 visits.", numbers=(1, 2, 4, 6, 7))
    found = flags(matter(facts), GAP)
    assert len(found) == 3
    assert len({f.finding for f in found}) == 1
    assert any("2 lack besides those that other flags name" in f.message for f in found)


def test_a_billed_day_without_a_note_is_one_of_the_visits():
    late = line("97110", day(4, 9), number=6, provider=THERAPY)
    assert not flags(matter(course("Attended 6 visits.", lines=(late,))), GAP)


def test_undated_notes_and_those_of_a_late_packet_are_notes():
    facts = course("Visits attended: 7")
    undated = visit("u", "physical_therapy", None, (1,), facility=THERAPY)
    late = packet(
        page(1, "physical_therapy"),
        name="p2",
        encounters=(visit("late", "physical_therapy", day(4, 3), packet="p2", facility=THERAPY),),
    )
    assert lacking(matter(facts)) == [(7, 5)]
    assert not flags(matter(replace(facts, encounters=(*facts.encounters, undated)), late), GAP)


def test_a_note_of_after_the_count_is_not_one_of_them():
    facts = course("Visits attended: 7")
    later = packet(
        page(1, "physical_therapy"),
        name="p2",
        encounters=(visit("x", "physical_therapy", day(5, 3), packet="p2", facility=THERAPY),),
    )
    assert lacking(matter(facts, later)) == [(7, 5)]


def test_two_counts_of_one_course_are_one_flag():
    facts = course("Visits attended: 9")
    first = replace(facts.pages[2], text="Progress note. Visits attended: 6. Doing well.")
    both = replace(facts, pages=(*facts.pages[:2], first, *facts.pages[3:]))
    (flag,) = flags(matter(both), GAP)
    assert flag.detail["visits_counted"] == 9
    assert [e.page for e in flag.evidence] == [5, 3]


@pytest.mark.parametrize(
    ("dates", "lacks"),
    [
        (((day(3, 1), day(12, 31)),), 1),
        (((None, None),), 1),
        (((day(3, 1), day(4, 10)),), 0),
        (((day(4, 1), day(12, 31)),), 0),
        (((day(4, 1), day(12, 31)), (day(2, 1), day(3, 31))), 1),
    ],
)
def test_visits_of_outside_the_dates_asked_for_are_no_gap(dates, lacks):
    facts = course("Visits attended: 9")
    asked = tuple(request(THERAPY, "physical_therapy", first=a, last=b) for a, b in dates)
    assert len(flags(matter(facts, requests=asked), GAP)) == lacks


APRIL = (day(4, 1), day(4, 30))


def charge(code, units, days=APRIL, description=""):
    return line(
        code,
        days[0],
        number=6,
        provider=THERAPY,
        end_date=days[1],
        units=units,
        description=description,
    )


@pytest.mark.parametrize(
    ("code", "units", "description", "counted"),
    [
        ("97110", 1, "Therapeutic exercise, 8 visits", True),
        ("97014", 8, "E-stim", True),
        ("97110", 8, "Therapeutic exercise", False),
        ("97110", 5, "Therapeutic exercise, 5 visits", False),
    ],
)
def test_a_charge_for_the_visits_of_a_month(code, units, description, counted):
    facts = course("Doing well.", lines=(charge(code, units, description=description),))
    assert lacking(matter(facts)) == ([(8, 5)] if counted else [])


@pytest.mark.parametrize(
    ("head", "counted"),
    [
        ("From  Through  CPT  Visits  Charge", True),
        ("From  To  CPT  Units  Charge", False),
        ("Office visit\nCharge", False),
    ],
)
def test_a_column_may_count_visits(head, counted):
    facts = course("Doing well.", lines=(charge("97110", 8),))
    ledger = replace(facts.pages[-1], text=f"Statement of account\n{head}")
    facts = replace(facts, pages=(*facts.pages[:-1], ledger))
    assert bool(lacking(matter(facts))) is counted


@pytest.mark.parametrize(
    ("doubtful", "confidence", "counted"),
    [((), 0.97, True), (("end_date",), 0.97, False), ((), 0.8, False)],
)
def test_a_charge_that_may_be_misread_counts_no_visits(doubtful, confidence, counted):
    facts = course("Doing well.", lines=(replace(charge("97014", 8), doubtful=doubtful),))
    sheet = replace(facts.pages[-1], source=Source.OCR, confidence=confidence)
    facts = replace(facts, pages=(*facts.pages[:-1], sheet))
    assert bool(lacking(matter(facts))) is counted


def test_charges_of_two_months_are_two_flags():
    lines = (
        charge("97014", 8, (day(4, 1), day(4, 8))),
        charge("97012", 7, (day(4, 1), day(4, 8))),
        charge("97014", 9, (day(4, 9), day(4, 30))),
    )
    facts = course("Doing well.", lines=lines)
    assert lacking(matter(facts)) == [(8, 3), (9, 2)]


def test_what_another_house_bills_is_not_held_against_these_notes():
    other = line("97014", day(4, 1), number=6, provider=CLINIC, end_date=day(4, 30), units=9)
    facts = course("Doing well.", lines=())
    sheet = packet(page(1, "billing"), name="p2", bills=(bill(replace(other, page=1)),))
    assert not flags(matter(facts, sheet), GAP)


def test_the_flag_keeps_its_id_when_a_note_comes():
    facts = course("Visits attended: 9")
    late = packet(
        page(1, "physical_therapy"),
        name="p2",
        encounters=(visit("late", "physical_therapy", day(4, 3), packet="p2", facility=THERAPY),),
    )
    (before,), (after,) = flags(matter(facts), GAP), flags(matter(facts, late), GAP)
    assert before.id == after.id
    assert "3 lack" in after.message
    assert judge(matter(facts)).flags
