# ruff: noqa: E501
"""How houses set the day of a visit: bare, as an appointment, on a card of one year; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

HEAD = """
    ALDER BROOK FAMILY PRACTICE
    12 Quay Street, Erie, PA 16501                 814 555 0139
    WHITLOCK, DANA      chart 4471      3-14-79
"""


def days(*pages: str) -> list[tuple[str, str | None, tuple[int, ...]]]:
    return told(found(*pages))


def note(head: str, plan: str = "Return in two weeks.") -> str:
    return f"""{HEAD}
    {head}
    S: Her neck is stiff since the crash and she sleeps badly on her left side.
    O: BP 128/80. Turns 40 degrees to the left. Reflexes are equal.
    A: Cervical strain.
    P: {plan}
    R. Holm MD
    """


def test_bare_days_part_the_notes_of_a_chart() -> None:
    pages = (note("March 3, 2021 - ANNUAL PHYSICAL"), note("August 9, 2023"), note("May 2, 2024"))
    assert [d[1:] for d in days(*pages)] == [
        ("2021-03-03", (1,)),
        ("2023-08-09", (2,)),
        ("2024-05-02", (3,)),
    ]


def test_a_signed_note_without_a_day_behind_a_signed_one_is_a_visit_of_its_own() -> None:
    undated = f"""{HEAD}
    (walk-in sheet)
    She dropped in because the brace rubs her heel and the strap has come loose.
    Dr. Holm padded it, saw no sore, and told her to keep it on for the stairs.
    RH/kt
    """
    pages = (note("August 9, 2023"), undated, note("May 2, 2024"))
    assert [d[1:] for d in days(*pages)] == [
        (None, (2,)),
        ("2023-08-09", (1,)),
        ("2024-05-02", (3,)),
    ]


def test_a_page_that_goes_on_from_an_open_note_is_part_of_it() -> None:
    first = note("August 9, 2023").replace("R. Holm MD", "")
    second = f"""{HEAD}
    She was told how to stretch and when to come back, and her questions were answered at length.
    A note for her employer was written, and she took it with her to the front desk.
    R. Holm MD
    """
    assert [d[1:] for d in days(first, second)] == [("2023-08-09", (1, 2))]


ALLERGIES = """
    Elk Bend Spine Surgery
    Ines Holm, MD
    Whitlock, Dana R    MRN E-2291    DOB: 14Mar1979    Female
    {appointment}
    Chief Complaint
    Neck pain.
    Physical Exam
    Strength is 5/5 and the gait is steady.
    Plan
    Therapy twice a week. {below}
    Electronically signed by : Ines Holm, M.D.; Nov 8 2023 5:41PM EST (Author)
"""


def test_an_appointment_at_the_head_of_a_note_was_kept() -> None:
    page = ALLERGIES.format(appointment="Appointment: 14Feb2024 1:15PM", below="")
    assert days(page) == [("office_visit", "2024-02-14", (1,))]


@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("Visit date: 11/08/2023", "\n    Appointment: 12/20/2023 at 9:15"),
        ("Date: 11/08/2023    Next appointment: 12/20/2023", ""),
    ],
)
def test_an_appointment_to_come_dates_no_visit(head: str, below: str) -> None:
    assert days(ALLERGIES.format(appointment=head, below=below)) == [
        ("office_visit", "2023-11-08", (1,))
    ]


def test_a_list_that_runs_over_its_line_heads_no_note() -> None:
    page = """
    Progress Notes                                   Whitlock, Dana R
    ELK BEND FAMILY MEDICINE, 8 Weir St    Tel 555-0121      DOB: 03/14/1979
    Date: 09/12/2023
    Reason for Appointment
    1. Neck pain
    Examination
    She is tender over the trapezius, and turns her head slowly to the left.
    Assessments
    1. Cervical strain - S16.1XXA
    Immunizations
    Hepatitis B: 02/14/2011; MMR: 03/30/2012; Rabies: 07/07/2020,
    07/21/2020
    Problem List
    I10  Essential (primary) hypertension
    """
    assert days(page, page.replace("09/12/2023", "10/24/2023")) == [
        ("office_visit", "2023-09-12", (1,)),
        ("office_visit", "2023-10-24", (2,)),
    ]


CARD = """
    Corbel Chiropractic
    TRAVEL CARD     Name: Whitlock, Dana     DOB 3/14/79     DOI 8/5/23
    {year}
    Date      Findings / Adjusted / Modalities                next
    8/11      N 6. C4R T7. roller table                          5d
    8/14      H 2 MB 4. T7 L3L                                  5d
    8/18      N/S                                               5d
    8/25      N 3 slept in a tent. C4R                          5d
"""


@pytest.mark.parametrize("year", ["(all entries this side 2023)", "All dates 2023", "yr 2023"])
def test_a_card_that_names_its_year_once_dates_its_rows(year: str) -> None:
    assert [d[1] for d in days(CARD.format(year=year))] == [
        "2023-08-11",
        "2023-08-14",
        "2023-08-25",
    ]


def test_a_card_of_somebody_else_makes_no_visit() -> None:
    other = CARD.format(year="all dates 2023").replace("Whitlock, Dana", "Brandt, Oskar")
    assert days(other.replace("3/14/79", "1/30/52")) == []


def test_vital_signs_of_every_visit_are_no_visits() -> None:
    page = """
    ELK BEND PAIN CONSULTANTS, PLLC
    PATIENT: Dana Whitlock      MRN 55120      DATE OF BIRTH: 03/14/1979
    DATE: 10/05/2023 08:10 AM
    VISIT TYPE: Office Visit
    HPI: The tablets took the edge off, but her mornings are no easier.
    Date          BP        Pulse   Temp    Wt lb
    10/05/2023    118/72    66      97.9    141.0
    09/14/2023    121/79    71      98.0    142.5
    08/24/2023    124/77    69      98.3    143.0
    PLAN: halve the evening dose.
    Provider: Ines Holm MD 10/05/2023 08:52 AM
    """
    assert days(page) == [("office_visit", "2023-10-05", (1,))]


SESSION = """
    Client D. W.
    {title}
    Individual psychotherapy, 45 minutes, in the office.
    She told of a quarrel with her sister about driving, and practised how to say no to her.
    RISK: none voiced.
    PLAN: Drive round the block with her brother beside her.
    Signed {day} Maud Selby, LCSW
"""


def test_counted_sessions_are_of_the_day_on_which_they_were_signed() -> None:
    facts = found(
        *(
            SESSION.format(title=f"Progress note - Session {n}", day=day)
            for n, day in ((2, "March 7, 2023"), (3, "March 21, 2023"), (5, "April 11, 2023"))
        )
    )
    assert [(str(e.date), e.visit and e.visit.number, e.provider) for e in facts.encounters] == [
        ("2023-03-07", 2, "Maud Selby"),
        ("2023-03-21", 3, "Maud Selby"),
        ("2023-04-11", 5, "Maud Selby"),
    ]


def test_a_note_that_counts_nothing_is_not_dated_by_its_signature() -> None:
    facts = found(SESSION.format(title="Progress note", day="March 7, 2023"))
    assert [e.date for e in facts.encounters] == [None]


def test_initials_below_a_note_are_of_who_signs_the_houses_other_notes() -> None:
    notes = """
    Whitlock, Dana R.  #902
    OFFICE NOTE  11 APRIL 2023
    The splint is off and the knuckle has healed straight, if stiff in the cold.
    IH

    OFFICE NOTE  9 MAY 2023
    She makes a full fist and grips a jar, and has gone back to her loom.
    IH
    """
    letter = """
    ELK BEND SURGICAL ASSOCIATES
    OPERATIVE NOTE
    DATE: March 22, 2023      PATIENT: Dana R. Whitlock
    SURGEON: Ines Holm, M.D.
    OPERATION: Pinning of the left fifth metacarpal.
    PROCEDURE: Two wires were passed across the fracture and cut below the skin.
    """
    assert {e.provider for e in found(notes, letter).encounters} == {"Ines Holm"}
