# ruff: noqa: E501
"""Flow sheets, travel cards, lists of other records, and who signed them; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import CLIENT, found, told

FLOW_SHEET = """
    JUNIPER HILL PHYSICAL THERAPY
    EXERCISE FLOW SHEET
    Patient: Dana R. Whitlock          Dx: L shoulder impingement

    DATE             9/5/23        9/7/23        9/12/23       9/14/23
    Pain             6             5             5             4
    Pulleys          3 min         3 min         5 min         5 min
    Scaption         2x10          2x10          3x10          3x10
    Wall slides      x10           x15           x15           x20
    Initials         OF            OF            TM            OF

    OF = Odette Farrow, PT         TM = Tomas Mirek, PTA
    """
CARD = """
    CEDAR BLUFF CHIROPRACTIC
    Wendell Aske, D.C.     Ingrid Tolland, D.C.
    Patient: Dana R. Whitlock          Injury: 5/29/23
    Date         Neck    Back    Adjusted         Therapy       Init
    6/12/23      7       6       C3 C5 T4         EMS           WA
    6/14/23      7       5       C3 C5            EMS           IT
    6/16/23      6       5       C5 T4            traction      WA
    """
REVIEW = """
    HALDANE MEDICAL EVALUATIONS
    INDEPENDENT MEDICAL EXAMINATION
    Re: Dana R. Whitlock
    Date of Loss: May 29, 2023
    Date of Examination: March 5, 2024

    REVIEW OF RECORDS
    May 29, 2023, Brookline Hospital, emergency room: neck strain.
    June 12, 2023, Cedar Bluff Chiropractic: initial visit.
    August 1, 2023, Dr. Raman: follow up.

    PHYSICAL EXAMINATION
    Cervical rotation is 60 degrees to each side.
    Gideon Haldane, M.D.
    """
TO_COME = """
    BROOKLINE REGIONAL HOSPITAL
    DISCHARGE SUMMARY
    Patient: Dana R. Whitlock     DOB: 03/14/1979
    Admission Date: 06/01/2023     Discharge Date: 06/03/2023
    Hospital course: observed for concussion, and improved.
    What's next
    Date              Appointment                  Where
    JUN 9 2023        Hospital follow up           Alder Creek Family Medicine
    JUN 20 2023       Neurology consult            Brookline Neurology
    """
CUMULATIVE = """
    BROOKLINE REGIONAL HOSPITAL
    LABORATORY
    Patient: Dana R. Whitlock     DOB: 03/14/1979     MRN: 4410982
    Hematology
    Procedure       6/1/2023 05:10       6/2/2023 05:22       Units       Reference Range
    WBC             9.8                  8.1                  K/uL        4.0-10.5
    Hemoglobin      12.1                 11.8                 g/dL        12.0-16.0
    Platelets       210                  222                  K/uL        150-400
    """
PROGRESS_REPORT = """
    JUNIPER HILL PHYSICAL THERAPY
    PROGRESS REPORT TO PHYSICIAN
    Patient Name: Dana R. Whitlock     DOB: 3/14/1979
    Report Date: 10/10/2023     Reporting period: 09/05/2023 - 10/10/2023
    Subjective: reaching overhead is easier.
    Objective: flexion 150 degrees.
    Odette Farrow, PT
    """
DENTAL = """
    MILL POND DENTAL ASSOCIATES
    Lorna Quist, DDS
    CLINICAL NOTES
    Patient: Dana R. Whitlock     DOB 03/14/79
    Date            Tooth    Note
    07/11/2023      9        Patient states that she chipped her upper front tooth in the crash of 05/29/23.
                             A film was taken and it is sensitive to cold.
    """


def _providers(page: str) -> list[tuple[str, str | None]]:
    return sorted((str(e.date), e.provider) for e in found(page).encounters)


def test_each_dated_column_of_a_flow_sheet_is_a_visit_of_whoever_initialled_it() -> None:
    assert _providers(FLOW_SHEET) == [
        ("2023-09-05", "Odette Farrow"),
        ("2023-09-07", "Odette Farrow"),
        ("2023-09-12", "Tomas Mirek"),
        ("2023-09-14", "Odette Farrow"),
    ]


def test_each_row_of_a_card_is_of_whoever_initialled_it() -> None:
    assert _providers(CARD) == [
        ("2023-06-12", "Wendell Aske"),
        ("2023-06-14", "Ingrid Tolland"),
        ("2023-06-16", "Wendell Aske"),
    ]


@pytest.mark.parametrize(
    ("page", "visits"),
    [
        (REVIEW, [("office_visit", "2024-03-05", (1,))]),
        (TO_COME, [("inpatient", "2023-06-01..2023-06-03", (1,))]),
        (CUMULATIVE, [("laboratory", "2023-06-01", (1,)), ("laboratory", "2023-06-02", (1,))]),
        (PROGRESS_REPORT, [("physical_therapy", "2023-10-10", (1,))]),
        (DENTAL, [("office_visit", "2023-07-11", (1,))]),
    ],
    ids=["records reviewed", "visits to come", "results in columns", "report date", "led row"],
)
def test_a_grid_or_list_gives_its_own_visits_alone(page, visits) -> None:
    assert told(found(page)) == visits


LETTER = """
    ALDER SPINE CLINIC
    August 3, 2023

    Priya Raman, M.D.
    880 Pier Road
    Erie, PA 16501

    RE: Dana R. Whitlock
    DOB: 03/14/79
    DOS: 8/3/23

    Dear Dr. Raman:

    Thank you for asking me to see Ms. Whitlock, who has neck pain since May 29, 2023.

    With kind regards,


    Corwin Blythe, M.D.
    """
CREW = """
    Sumner County Ambulance          Patient Care Record
    Incident Date: 05/29/2023        Unit: M4
    Last Name: Whitlock              First Name: Dana
    DOB: 03/14/1979                  Gender: Female
    Narrative: M4 dispatched to a two car crash. Patient walking on scene.
    Crew
    Name                   Level                 Role
    Harte, Simone          EMT-Paramedic         Lead
    Boone, Alec            EMT-Basic             Driver
    Signatures: refusal of transport signed by Dana Whitlock 05/29/2023 18:02
    """
PERFORMED = """
    ST. BRIGID HOSPITAL
    Patient: WHITLOCK, DANA R          MRN: 7718820
    DOB/Age/Sex: 3/14/1979 44 years Female
    Admit: 5/29/2023          Attending: Rudd MD, Estelle
    ED Physician Note
    Service Date/Time:        5/29/2023 19:40 EDT
    Perform Information:      Okafor MD, Chidi (5/29/2023 22:18 EDT)
    Sign Information:         Okafor MD, Chidi (5/29/2023 22:18 EDT)
    Chief complaint: neck pain. Arrival mode: ambulance.
    """


@pytest.mark.parametrize(
    ("page", "provider"),
    [(LETTER, "Corwin Blythe"), (CREW, "Simone Harte"), (PERFORMED, "Chidi Okafor")],
    ids=["letter", "crew", "performed"],
)
def test_who_rendered_it_is_neither_addressee_nor_patient_nor_the_stays_attending(
    page, provider
) -> None:
    assert [e.provider for e in found(page).encounters] == [provider]


def test_a_name_in_two_parts_of_a_form_is_the_patients() -> None:
    other = CREW.replace("Whitlock", "Sandoval").replace("Dana", "Ruben")
    pages = found(other, client=CLIENT).pages
    assert [(p.patient.name, p.foreign) for p in pages if p.patient] == [("Ruben Sandoval", True)]


def test_a_time_after_a_dash_belongs_to_the_date_before_it() -> None:
    page = """
        BROOKLINE REGIONAL HOSPITAL LABORATORY
        LABORATORY REPORT
        Patient: Dana R. Whitlock     DOB: 03/14/79
        COLL: 05/29/23-1340     RECD: 05/29/23-1352
        Test             Result     Reference Range
        Sodium           140        136-145 mmol/L
        Potassium        4.1        3.5-5.1 mmol/L
        """
    assert [(str(e.date), e.time) for e in found(page).encounters] == [("2023-05-29", "13:40")]


def test_another_visit_number_without_a_date_is_an_undated_visit() -> None:
    note = """
        JUNIPER HILL PHYSICAL THERAPY
        PT TREATMENT RECORD
        Tx date {}      Visit {} of 12      Patient: Dana R. Whitlock      DOB: 03/14/1979
        Subjective: less stiff than before.
        Treatment: therapeutic exercise 30 min, manual therapy 15 min
        Therapist Odette Farrow, PT
        """
    facts = found(note.format("11/20/2023", 1), note.format("________", 2))
    assert told(facts) == [
        ("physical_therapy", None, (2,)),
        ("physical_therapy", "2023-11-20", (1,)),
    ]
    assert {e.provider for e in facts.encounters} == {"Odette Farrow"}


COUNTED = """
    JUNIPER HILL PHYSICAL THERAPY
    PHYSICAL THERAPY DAILY NOTES
    Patient: Dana R. Whitlock
    Date         Visit            Treatment and response
    9/05/23      Visit 1 of 6     Evaluation, range of motion measured.
    9/07/23      Visit 2 of 6     Pulleys and scaption, tolerated well.
    9/14/23      Visit 4 of 6     Wall slides, less pain.
    9/19/23                       Rows, 3 sets of 10.
    """


def test_each_row_of_a_card_keeps_its_own_visit_count() -> None:
    facts = found(COUNTED)
    counts = [e.visit and (e.visit.number, e.visit.total) for e in facts.encounters]
    assert counts == [(1, 6), (2, 6), (4, 6), None]


CHART = """
    Corbel Dental Clinic
    PATIENT CHART - PROGRESS NOTES
    Patient: Whitlock, Dana     Birthdate: 03/14/1979     Provider: DR1 Walder, Ines
    Date            Code       Progress Note
    05/30/2023      D0140      Limited exam. Jaw pops and aches since the crash. Opening 34 mm.
                               Tender over the joint. Plan: splint. IW
    07/16/2023      D7880      Splint delivered and adjusted. Wear nightly. IW
    {row}
"""


@pytest.mark.parametrize(
    "said",
    [
        "Pt failed appt, recall card sent. FD",
        "Broken appt",
        "Patient cancelled, sick",
        "Records request from law office rec'd by mail. FD",
        "Records mailed to attorney",
        "Pt called re night guard, advised soft food",
        "Left message to schedule",
        "Reminder card sent",
        "Insurance verified, claim sent",
    ],
)
def test_an_errand_in_a_chart_is_no_visit(said: str) -> None:
    days = [d for _, d, _ in told(found(CHART.format(row=f"11/14/2023                 {said}")))]
    assert days == ["2023-05-30", "2023-07-16"]


@pytest.mark.parametrize(
    "said",
    [
        "Recall exam, splint fits, no pain",
        "Pt seen for splint check",
        "Adjusted splint, patient to call if it locks",
        "Emergency visit: splint cracked, relined",
    ],
)
def test_a_short_row_of_a_chart_is_a_visit(said: str) -> None:
    days = [d for _, d, _ in told(found(CHART.format(row=f"11/14/2023                 {said}")))]
    assert days == ["2023-05-30", "2023-07-16", "2023-11-14"]


def test_a_remark_on_a_missed_day_leaves_the_row_its_visit() -> None:
    card = """
    HARBOR SPINE CHIROPRACTIC
    TREATMENT CARD
    Patient: Dana Whitlock       DOB: 3/14/79
    Date      C   T   L   P    Mod     VAS  Remarks             Dr
    6/5/23    x   x            ice     7    sore                CB
    6/9/23    x   x   x        ems     5    n/s 6/8             CB
    6/14/23                                 no show
    CB = Corwin Blythe, DC
    """
    assert [d for _, d, _ in told(found(card))] == ["2023-06-05", "2023-06-09"]
