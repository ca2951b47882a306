"""Which visit of how many a note or a row is, as many houses print it; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found

CARD = """
    Juniper Chiropractic Clinic
    TRAVEL CARD
    Patient: Dana Whitlock      DOB: 3/14/79
    Doctor: Silas P. Wren, D.C.
    Date       Visit      Pain   Segments adjusted     Initials
    6/1/23     {}         8/10   C2 C5 T4              SPW
    6/6/23     {}         7/10   C5 T4 L5              SPW
    """


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        ("#2", "#4", [2, 4]),
        ("2 of 9", "4 of 9", [2, 4]),
        ("2", "4", [2, 4]),
        ("late", "walk-in", []),
        ("12 of 9", "0", []),
    ],
)
def test_visits_are_numbered_under_the_head_of_their_column(first, second, numbers):
    visits = found(CARD.format(first, second)).encounters
    assert [e.visit.number for e in visits if e.visit] == numbers
    assert len(visits) == 2


def note_with(*rows):
    return found(
        "\n".join(
            (
                "Juniper Physical Therapy",
                "DAILY NOTE",
                "Patient: Dana Whitlock      DOB: 3/14/79",
                "Date of Service: 06/14/2023",
                *rows,
                "Therapeutic exercise 30 minutes. Gait training. Tolerated well.",
                "Nadia Ferro, PT",
            )
        )
    )


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (("Visit            4",), [4]),
        (("Visit", "4 of 12"), [4]),
        (("Visits           4",), []),
        (("Visit", "4"), []),
        (("Attendance: 3/8",), [3]),
        (("Therapy day 5 of 16",), [5]),
        (("Seen today, 3rd of 8 approved.",), [3]),
        (("2nd visit of 6 under this order.",), [2]),
        (("Visits used / authorized: 4 / 12",), [4]),
        (("Visit four of twelve",), [4]),
        (("Today is 4/12 visits.",), [4]),
        (("Seen for 4 of 12 sessions so far.",), [4]),
        (("Frequency is 2 of 3 visits per week.",), []),
        (("8 of 12 visits remaining on the order.",), []),
        (("Session: one on one with the therapist.",), []),
        (("Follow up visit in 3 months, visit length: 45 minutes.",), []),
        (("Pain: 5/10 at rest. Goal 2 of 4 met.",), []),
        (("2nd of 4 goals met. Set 2 of 3 completed.",), []),
        (("Dose 2 of 3 of a vaccine reported.",), []),
    ],
)
def test_a_visits_number_stands_beside_or_below_its_label(rows, numbers):
    assert [e.visit.number for e in note_with(*rows).encounters if e.visit] == numbers


def test_sessions_are_numbered_right_behind_their_date():
    log = """
    Juniper Physical Therapy
    WORK CONDITIONING LOG
    Patient: Dana Whitlock      DOB: 3/14/79
    06/14/2023 session 2 - Nadia Ferro, PT
    Squats and lifts for 30 minutes, as in session 1.
    06/21/2023 session 4 - Nadia Ferro, PT
    Lifts for 40 minutes.
    """
    assert [e.visit.number for e in found(log).encounters if e.visit] == [2, 4]


@pytest.mark.parametrize(
    ("counts", "numbers"),
    [
        (("Attendance 2/8", "Attendance 4/8"), [2, 4]),
        (("Pool session 3", "Pool session 5"), [3, 5]),
        (("Pain 2/10", "Pain 4/10"), []),
        (("Goal 2 of 4", "Goal 3 of 4"), []),
    ],
)
def test_the_count_of_a_logs_entry_stands_below_its_date(counts, numbers):
    log = """
    Juniper Physical Therapy                                        THERAPY LOG
    Patient: Dana Whitlock      DOB: 3/14/79
    06-14-23           Squats and lifts for 30 minutes, sore afterwards, tolerated well and iced.
    {}     Knee flexion 110 degrees, home program reviewed.            NF
    06-21-23           Lifts for 40 minutes and the bicycle for 10, good effort, cues for posture.
    {}     Knee flexion 118 degrees, home program reviewed.            NF
    """
    visits = found(log.format(*counts)).encounters
    assert len(visits) == 2
    assert [e.visit.number for e in visits if e.visit] == numbers


CARD_OF_BARE_NUMBERS = """
    Juniper Chiropractic Clinic
    TRAVEL CARD
    Patient: Dana Whitlock      DOB: 3/14/79
    6.01.23     {}     S better, slept well. O fix C5. P adjusted C5, ice and rest.     SPW
    6.06.23     {}     S stiff in the morning. O fix T4. P adjusted T4, heat.          SPW
    6.15.23     {}     S headache gone. O fix C2. P adjusted C2, ice and rest.         SPW
    6.20.23     {}     S sore from the garden. O fix L5. P adjusted L5, heat.          SPW
    SPW = Silas P. Wren, D.C.
    """


@pytest.mark.parametrize(
    ("beside", "numbers"),
    [
        (("1", "2", "4", "5"), [1, 2, 4, 5]),
        (("#2", "#3", "#5", "#6"), [2, 3, 5, 6]),
        (("1/12", "2/12", "3/12", "5/12"), [1, 2, 3, 5]),
        (("8", "7", "5", "4"), []),
        (("30", "45", "50", "70"), []),
        (("150", "151", "153", "154"), []),
        (("1", "", "", "2"), []),
    ],
)
def test_bare_numbers_that_rise_with_the_entries_count_visits(beside, numbers):
    visits = found(CARD_OF_BARE_NUMBERS.format(*beside)).encounters
    assert len(visits) == 4
    assert [e.visit.number for e in visits if e.visit] == numbers


@pytest.mark.parametrize(
    ("heads", "numbers"),
    [
        (("Visit 2 of 9   06/14/23", "Visit 4 of 9   06/21/23"), [2, 4]),
        (("Tx 2  Wed 06/14/23", "Tx 4  Wed 06/21/23"), [2, 4]),
        (("Session #2 - 06/14/2023", "Session #4 - 06/21/2023"), [2, 4]),
        (
            ("14 Jun 2023   Round 2   Nadia Ferro, PT", "21 Jun 2023   Round 4   Nadia Ferro, PT"),
            [2, 4],
        ),
        (("06/14/2023 Consult 2", "06/21/2023 Consult 4"), [2, 4]),
        (("Program day 2 of 20  06/14/23", "Program day 4 of 20  06/21/23"), [2, 4]),
        (("Wed 06/14/23  pain 2 of 10", "Wed 06/21/23  pain 4 of 10"), []),
    ],
)
def test_entries_open_with_their_count_and_date_in_either_order(heads, numbers):
    log = """
    Juniper Physical Therapy                                        DAILY NOTES
    Patient: Dana Whitlock      DOB: 3/14/79
    {}
    Squats and lifts for 30 minutes, sore afterwards, tolerated well and iced.
    Nadia Ferro, PT, signed electronically 06/14/2023
    {}
    Lifts for 40 minutes and the bicycle for 10, good effort, cues for posture.
    Nadia Ferro, PT, signed electronically 06/21/2023
    """
    visits = found(log.format(*heads)).encounters
    assert [e.date.isoformat() for e in visits] == ["2023-06-14", "2023-06-21"]
    assert [e.visit.number for e in visits if e.visit] == numbers


def test_counts_stand_under_their_head_in_a_crowded_table():
    log = """
    Juniper Home Health Care                                        PT VISIT LOG
    Patient: Dana Whitlock      DOB: 3/14/79
    Date      Time in/out    Discipline   Visit    Notes                            Clinician
    06/14/23  0910-0955      PT           2/8      Gait with walker 40 ft, stairs       N. Ferro, PT
    06/21/23  1010-1055      PT           4/8      Stairs with rail, exercise      N. Ferro, PT
    """
    visits = found(log).encounters
    assert [e.visit.number for e in visits if e.visit] == [2, 4]


def test_notes_that_each_begin_with_date_and_visit_are_visits_of_their_own():
    notes = """
    Juniper Physical Therapy
    DAILY NOTES
    Patient: Dana Whitlock      DOB: 3/14/79
    Date: 06/14/2023      Visit: 2/12
    S: sore. O: therapeutic exercise 30 minutes. A: better. P: continue.
    Nadia Ferro, PT
    Date: 06/21/2023      Visit: 4/12
    S: sore. O: therapeutic exercise 30 minutes. A: better. P: continue.
    Nadia Ferro, PT
    """
    visits = found(notes).encounters
    assert [e.date.isoformat() for e in visits] == ["2023-06-14", "2023-06-21"]
    assert [e.visit.number for e in visits if e.visit] == [2, 4]


def test_the_day_beside_a_signature_opens_no_other_visit():
    note = """
    Juniper Physical Therapy
    DAILY NOTE
    Patient: Dana Whitlock      DOB: 3/14/79
    Date: 06/14/2023      Visit: 2/12
    S: sore. O: therapeutic exercise 30 minutes. A: better. P: continue.
    Gait training. Tolerated well.
    Nadia Ferro, PT
    Date: 06/16/2023      Time: 10:15
    """
    assert [e.date.isoformat() for e in found(note).encounters] == ["2023-06-14"]
