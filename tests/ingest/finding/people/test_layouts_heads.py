# ruff: noqa: E501
"""Pages whose top alone says whose they are and of which day; all made up."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.matters import Client
from casefile.pages import PersonOnPage, Source
from ingest.finding.people.foreign import is_foreign
from ingest.finding.people.patients import patient_on
from tests.ingest.finding.typed_packet import CLIENT, found, told, typed


def test_a_pet_name_on_a_form_is_the_client_s():
    person = patient_on(typed("Alder Creek Chiropractic\nName Terry Hale   DOB 3-14-79")[0])
    client = Client("Terrence Hale", dt.date(1979, 3, 14))
    assert not is_foreign(person, client, source=Source.TEXT)


def test_a_city_and_its_state_are_nobody():
    page = "City/State  Harney Bend, OR   Age 44\nAlder Creek Fire & Rescue"
    assert patient_on(typed(page)[0]) is None


@pytest.mark.parametrize(
    "line",
    [
        "Foster, Kelly is a 9 y.o. female   MRN: 999317   DOB: 5/17/2012",
        "Kelly Foster   DOB 5/17/2012",
        "Kelly Foster born 5/17/2012",
        "NAME FOSTER, KELLY   B/D 05/17/12   D/A 10/5/23",
        "Foster, Kelly O   05/17/2012   779830\nDate of procedure: 05/01/2023",
        "Kelly Foster   05/17/12\nDATE: 12/20/23   TIME: 0835",
        "PATIENT HISTORY FOSTER, KELLY A 05/17/12\nPRINTED 01/11/24 0920",
        "Foster, Kelly\nMRN: 460078 | DOB: 5/17/2012 | Legal sex: female",
        "Foster, Kelly R\n11 Y old female, DOB: 05/17/2012",
    ],
)
def test_a_name_at_the_top_needs_no_label(line):
    person = patient_on(typed("Alder Creek Family Medicine\n" + line)[0])
    assert person is not None
    assert person.name.casefold().replace(",", "").split()[:2] in (
        ["foster", "kelly"],
        ["kelly", "foster"],
    )
    assert person.dob == dt.date(2012, 5, 17)
    assert is_foreign(person, CLIENT, source=Source.TEXT)


@pytest.mark.parametrize(
    "line",
    [
        "Quill Pain Institute   03/14/1979\nDATE: 12/20/23",
        "Progress Note: Karen Foss, MD   12/20/2023",
        "Printed by Karen Foss   12/20/2023",
    ],
)
def test_houses_doctors_and_clerks_are_no_patients(line):
    assert patient_on(typed("Alder Creek Family Medicine\n" + line)[0]) is None


@pytest.mark.parametrize(
    ("name", "foreign"),
    [
        ("Dan Whitlock", False),
        ("Whitlock, Dana", False),
        ("Diana Whitlock", True),
        ("Dona Whitlock", True),
        ("Dana Whitlok", False),
        ("D. Whitlock", False),
    ],
)
def test_a_twin_is_told_from_a_short_name_where_nothing_is_misread(name, foreign):
    who = PersonOnPage(name, CLIENT.dob, None)
    assert is_foreign(who, CLIENT, source=Source.TEXT) is foreign
    assert not is_foreign(who, CLIENT, source=Source.OCR)


@pytest.mark.parametrize(
    ("client", "page"),
    [("Bryan Cole", "Brian Cole"), ("Erik Cole", "Eric Cole"), ("Michelle Cole", "Michele Cole"),
     ("Kristen Cole", "Kristin Cole"), ("Sara Cole", "Sarah Cole"), ("Jon Cole", "John Cole")],
)  # fmt: skip
def test_another_spelling_of_one_name_is_no_twin(client, page):
    who = PersonOnPage(page, CLIENT.dob, None)
    assert not is_foreign(who, Client(client, CLIENT.dob), source=Source.TEXT)


def test_the_client_under_a_former_name_is_known_by_the_record_number():
    who = PersonOnPage("Bellamy, Dana R", None, "525361")
    assert not is_foreign(who, CLIENT, source=Source.TEXT, client_record="525361")
    assert is_foreign(who, CLIENT, source=Source.TEXT, client_record="771100")


NUMBERED = """
Progress Notes: Obadiah Larch, MD
Whitlock, Dana
44 Y old female, DOB: 03/14/1979
Appointment Facility: Larch Family Medicine
{day}
Patient: Whitlock, Dana   DOB: 03/14/1979   Progress Note: Obadiah Larch, MD   {day}
Subjective:
Chief Complaints: neck pain.
Objective: tender.
Assessment: strain.
"""
SHORT = """
COVE HILL PHYSICAL THERAPY
Outpatient Physical Therapy - Daily Treatment Note
WHITLOCK, DANA   D.O.B. 03-14-79                                            {day}
S: Sore after work.
O: Moist heat x 10 min.
A: Tolerated well.
P: Continue.
Clement Bell, PT
"""


@pytest.mark.parametrize("note", [NUMBERED, SHORT])
def test_each_note_has_the_day_at_its_top(note):
    days = ("06/05/2023", "06/09/2023", "06/14/2023")
    facts = found(*(note.format(day=day) for day in days))
    assert [(when, pages) for _, when, pages in told(facts)] == [
        ("2023-06-05", (1,)),
        ("2023-06-09", (2,)),
        ("2023-06-14", (3,)),
    ]


def test_the_second_page_of_a_note_goes_on_with_it():
    first = """
    ED Provider Note                                       Gull Point Hospital
    Whitlock, Dana R is a 44 y.o. female   MRN: 979671   DOB: 3/14/1979
    Date of visit: 6/5/2023   Time seen: 10:04 AM
    Chief Complaint
    - neck pain
    Printed at 9/2/2023 10:04 AM                           Page 1 of 2
    """
    second = """
    ED Provider Note                                       Gull Point Hospital
    Whitlock, Dana R (MRN 979671)
    ED Course / Medical Decision Making
    Observed for two hours.
    Printed at 9/2/2023 10:04 AM                           Page 2 of 2
    """
    assert told(found(first, second)) == [("emergency", "2023-06-05", (1, 2))]


def test_numbered_visits_on_one_sheet_are_visits():
    sheet = """
    VISIT CHECK SHEET                                      Trask Chiropractic
    Patient Whitlock, Dana R   DOB 03/14/79   Provider Lavinia Trask, DC
    VISIT 2   Wed 07 Jun 2023
    Complaint: neck   mid back
    Adjusted: C  T  L  SI
    Therapy: EMS  ice
    VISIT 3   Fri 09 Jun 2023
    Complaint: neck   mid back
    Adjusted: C  T  L  SI
    Therapy: EMS  ice
    VISIT 5   Mon 12 Jun 2023
    Complaint: neck   mid back
    Adjusted: C  T  L  SI
    """
    facts = found(sheet)
    assert [when for _, when, _ in told(facts)] == ["2023-06-07", "2023-06-09", "2023-06-12"]
    assert {e.provider for e in facts.encounters} == {"Lavinia Trask"}


def test_a_cumulative_result_is_a_visit_to_each_of_its_days_and_no_other():
    grid = """
    Results Review                                         Gull Point Hospital
    Whitlock, Dana R   MRN 979671   DOB 3/14/1979
    Collection date      6/5/2023     6/6/2023     6/7/2023
    WBC (K/uL)           10.2         5.4          8.9
    Hemoglobin (g/dL)    12.8         15.5         14.5
    Sodium (mmol/L)      141          142          142
    Glucose (mg/dL)      114          78           83
    """
    assert told(found(grid)) == [
        ("laboratory", "2023-06-05", (1,)),
        ("laboratory", "2023-06-06", (1,)),
        ("laboratory", "2023-06-07", (1,)),
    ]


@pytest.mark.parametrize(
    ("line", "when"),
    [
        (
            "Dana Whitlock, born 3/14/1979, was under my care on 6/5/2023 and may return to full duty.",
            "2023-06-05",
        ),
        ("Visit start: 05-Jun-2023 09:29      Visit end: 05-Jun-2023 09:37", "2023-06-05"),
        ("Dana Whitlock    Seen on June 5, 2023 by Karen Foss, MD", "2023-06-05"),
    ],
)
def test_the_day_of_a_visit_in_other_words(line, when):
    page = f"""
    Alder Creek Family Medicine
    OFFICE VISIT
    Patient: Dana Whitlock
    {line}
    Remarks: no lifting over 16 pounds.
    Karen Foss, MD
    """
    assert told(found(page)) == [("office_visit", when, (1,))]


def test_the_author_of_a_dated_entry_rendered_it():
    page = """
    Wren and Partners Medicine - Chart Notes
    Patient: Whitlock, Dana R   DOB: 03/14/1979
    06/05/2023 - Office Visit - Josephine Wren, MD
    CC: neck pain
    S: Worse in the morning.
    O: Tender.
    A: Strain.
    """
    assert [e.provider for e in found(page).encounters] == ["Josephine Wren"]


@pytest.mark.parametrize("blank", ["____/____/____", "Visit date: ", "DATE: ________"])
def test_a_note_whose_day_was_not_filled_in_is_undated_and_no_part_of_the_one_before(blank):
    facts = found(SHORT.format(day="06/05/2023"), SHORT.format(day=blank))
    assert told(facts) == [
        ("physical_therapy", None, (2,)),
        ("physical_therapy", "2023-06-05", (1,)),
    ]


def test_dates_side_by_side_head_the_columns_of_a_grid():
    grid = """
    Vale Family Chiropractic
    PATIENT CARE GRID
    Whitlock, Dana R     Born 03/14/79     Accident 05/29/23
    Perpetua Vale, DC
                 6/5/23      6/7/23      6/9/23      6/12/23     6/14/23
    Visit no.    1           2           3           4           5
    VAS          6           6           5           5           4
    Neck         spasm       spasm       tight       tight       ok
    Adjusted     C1 C5       T4          C2 C6       L5          C5 T1
    """
    assert [when for _, when, _ in told(found(grid))] == [
        "2023-06-05", "2023-06-07", "2023-06-09", "2023-06-12", "2023-06-14",
    ]  # fmt: skip


def test_printed_choices_of_a_sheet_are_no_complaints():
    visit = """
    VISIT {n}   {day}
    Complaint: neck   mid back   low back
    Adjusted: C   T   L   SI
    VAS {n}/10. Sore on the left after work."""
    days = ("Wed 07 Jun 2023", "Fri 09 Jun 2023", "Mon 12 Jun 2023")
    sheet = "\n".join(visit.strip("\n").format(n=n, day=day) for n, day in enumerate(days, 2))
    head = "    VISIT CHECK SHEET     Trask Chiropractic\n    Patient Whitlock, Dana R   DOB 03/14/79\n"
    facts = found(head + sheet)
    said = [f.text for e in facts.encounters for f in e.facts]
    assert len(facts.encounters) == 3
    assert not any("mid back" in text or "low back" in text for text in said)
    assert any("Sore on the left after work." in text for text in said)


def test_a_day_of_printing_over_every_page_opens_no_visit():
    head = """
    Alder Creek Family Medicine                                                     09/14/2023
    Patient: Dana Whitlock
    """
    first = (
        head + "    OFFICE VISIT\n    Date of visit: 06/05/2023\n    HPI: neck pain since May.\n"
    )
    second = head + "    Plan\n    Physical therapy twice a week.\n    Karen Foss, MD\n"
    assert told(found(first, second)) == [("office_visit", "2023-06-05", (1, 2))]


@pytest.mark.parametrize(
    "line",
    [
        "Electronically authenticated 06/07/2023 16:42 Hollis Vargo MD",
        "Provider signature: Hollis Vargo, MD   Date: 06/07/2023",
        "Read and signed: Hollis Vargo, MD",
        "Hollis Vargo, MD / Garnet Creek Orthopedics, Elk Bend, OR 97999",
    ],
)
def test_signatures_of_other_makes_name_who_rendered_the_visit(line):
    page = f"""
    Garnet Creek Orthopedics
    OFFICE VISIT
    Patient: Dana Whitlock     Date of visit: 06/05/2023
    Referring: Karen Foss, MD
    HPI: neck pain.
    Plan: therapy.
    {line}
    """
    assert [e.provider for e in found(page).encounters] == ["Hollis Vargo"]


ODD = """
    Fernhill Spine Clinic
    12 Orchard Lane, Alden, OR 97000
    Patient: Dana Whitlock        {label} 06/05/2023
    OFFICE VISIT NOTE
    HPI: Neck pain since the crash, worse in the morning and after work.
    Exam: Tender at the left trapezius, full strength.
    Assessment: Cervical strain. Plan: heat, home exercise.
    Josephine Wren, MD
    """


@pytest.mark.parametrize("label", ["Roomed:", "In clinic:", "Bedded on unit:"])
def test_a_day_behind_a_label_that_no_table_knows_dates_the_note(label):
    (visit,) = found(ODD.format(label=label)).encounters
    assert str(visit.date) == "2023-06-05"


@pytest.mark.parametrize(
    "label", ["Policy since:", "Hired:", "Next appointment:", "License valid:"]
)
def test_a_day_of_something_else_at_the_head_does_not(label):
    (visit,) = found(ODD.format(label=label)).encounters
    assert visit.date is None
