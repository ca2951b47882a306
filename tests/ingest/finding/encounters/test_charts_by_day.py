# ruff: noqa: E501
"""Charts that set a day over each note, of one house and of many pages; all made up."""

from __future__ import annotations

from tests.ingest.finding.typed_packet import found

TWO_NOTES = """
    BRAMBLE NEUROLOGY                                 Whitlock, Dana 14-Mar-1979
    Monday, 5 June 2023
    She comes about headaches which began a week after the crash and have not let go of her.
    On examination the discs are flat and the gait is steady, with some trouble in the dark.
    Impression: post-traumatic headache.
    A. Ruiz, M.D.
    Tuesday, 20 June 2023
    Headaches twice a week now, and the tablets make her drowsy in the mornings at the bench.
    On examination nothing new was found, and the neck turns freely to both sides.
    Impression: better.
    A. Ruiz, M.D.
    """
ONE_NOTE = """
    BRAMBLE NEUROLOGY                                 Whitlock, Dana 14-Mar-1979
    Thursday, 3 August 2023
    She has been free of headaches since the middle of July and wants to leave off the tablets.
    On examination all is well, and she walks on a line with her eyes closed.
    Impression: recovered.
    A. Ruiz, M.D.
    """


def days(*pages: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(str(e.date), e.pages) for e in found(*pages).encounters]


def test_a_page_of_one_note_is_of_the_day_at_its_head_where_others_set_days_over_notes() -> None:
    assert days(ONE_NOTE, TWO_NOTES) == [
        ("2023-08-03", (1,)),
        ("2023-06-05", (2,)),
        ("2023-06-20", (2,)),
    ]


def test_one_row_goes_on_with_the_entries_of_the_page_before() -> None:
    sheet = """
    Caraway Bone Clinic
    Progress notes: Dana Whitlock (3-14-79)
    {rows}
    Standing list: fracture of the left wrist 5/29/23. Asthma.
    """
    first = sheet.format(
        rows="""6/5/23 - A. Ruiz, MD - Fracture clinic
    Cast is snug, fingers warm, films show no shift. Keep it dry.

    7/10/23 - A. Ruiz, MD - Fracture clinic
    Cast off. Stiff. Sent home with putty and a splint for the night."""
    )
    second = sheet.format(
        rows="""9/12/23 - A. Ruiz, MD - Fracture clinic
    Full fist. Aches in the cold. Nothing more to do."""
    )
    assert days(first, second) == [
        ("2023-06-05", (1,)),
        ("2023-07-10", (1,)),
        ("2023-09-12", (2,)),
    ]


def test_a_note_that_compares_measures_of_earlier_days_is_of_its_own_day() -> None:
    page = """
    Caraway Occupational Clinic                       Exam date 07/17/2023
    Patient: Dana Whitlock     DOB: 03/14/1979
    Wrist better. Grip grows. Light duty for six hours.
    Measure              06/12/23     06/26/23     07/17/23
    Symptom score        61           48           33
    Balance errors       11           8            7
    Wrist pain           5            4            3
    A. Ruiz, MD
    """
    assert days(page) == [("2023-07-17", (1,))]


def test_a_flow_sheet_without_a_day_of_its_own_has_a_visit_a_column() -> None:
    page = """
    Caraway Physical Therapy
    EXERCISE FLOW SHEET
    Patient: Dana Whitlock     DOB: 03/14/1979
    Exercise             06/12/23     06/26/23     07/17/23
    Pulleys              2 min        3 min        3 min
    Chin tucks           10           2x10         2x15
    Rows                 GTB 10       GTB 2x10     BTB 3x10
    """
    assert [day for day, _ in days(page)] == ["2023-06-12", "2023-06-26", "2023-07-17"]


def test_long_rows_in_line_below_each_other_are_a_card() -> None:
    page = """
    Caraway Hand Therapy
    Dana Whitlock - b. 3/14/1979 - left wrist sprain - Rx Dr. Ruiz: 12 visits
    Visit  Date     Pain  Treatment and response
    1/12   6/12/23  5     Initial evaluation. Hurt on 5/29/23 when a pallet fell on the left hand.
    2/12   6/15/23  4     Warm wax, putty for five minutes, dart throwing, and she tolerated it well.
    3/12   6/19/23  4     Wax, more putty, and she told us that the hand swells at night after work.
    A. Quist, OTR/L
    """
    assert [day for day, _ in days(page)] == ["2023-06-12", "2023-06-15", "2023-06-19"]


def test_what_a_dentist_plans_or_found_there_is_no_visit() -> None:
    page = """
    Caraway Dental
    Clinical Chart - Progress Notes
    Patient: Dana Whitlock     DOB: 03/14/1979
    Date         Tooth   Code     Description                     Prov    Status
    06/12/2023   8       D0140    Limited evaluation              AR      Complete
    06/20/2023   8       D2740    Crown, ceramic                  AR      Complete
    09/04/2023           D1110    Cleaning                        HY      Tx Plan
    02/27/2019   30      D2392    Filling, another office         --      Existing
    """
    assert [day for day, _ in days(page)] == ["2023-06-12", "2023-06-20"]


def test_a_summary_of_the_chart_is_no_visit() -> None:
    page = """
    Caraway Internal Medicine                                  Patient summary
    Dana Whitlock     DOB 03/14/1979     Printed 02/11/2025 12:40 PM
    Immunizations
    DATE          VACCINE       STATUS
    05/11/2021    Tdap          Administered
    10/04/2022    Influenza     Administered
    Past visits / appointments
    DATE          TIME          TYPE            SEEN BY
    06/12/2023    9:20 AM       Follow-up       Ana Ruiz MD
    05/30/2023    8:40 AM       Same day        Ana Ruiz MD
    """
    assert days(page) == []


def test_an_appointment_to_come_is_not_the_day_of_the_note() -> None:
    page = """
    Caraway Internal Medicine                                  Office Visit
    Dana Whitlock     DOB 03/14/1979     DATE 06/12/2023     SEEN BY Ana Ruiz MD
    Subjective
    The neck is coming along. Sleeps through.
    Plan
    Go on with therapy.
    Upcoming appointments
    07/30/2023 3:00 PM Follow-up Ana Ruiz MD
    """
    assert days(page) == [("2023-06-12", (1,))]


def test_a_therapist_s_discharge_summary_is_a_visit_of_its_own_day() -> None:
    page = """
    QUAY STREET
    Patient: Dana Whitlock     DOB: 03/14/1979     Case: L shoulder physical therapy
    DAILY NOTE June 8, 2023 Visit 7 of 12
    S: Missed last Friday. Shoulder sore after carrying groceries.
    O: Manual therapy 15 min. Rows red 2x10.
    Rafe Dome, PTA
    DISCHARGE SUMMARY June 22, 2023 Visit 8 of 12
    S: Neck is much better. Shoulder still wakes her.
    A: Attended 8 visits. Discharge to home program.
    Gwen Pasik, PT, DPT
    """
    assert [day for day, _ in days(page)] == ["2023-06-08", "2023-06-22"]


def test_a_bare_label_is_read_beside_a_count_of_visits_and_behind_a_number() -> None:
    therapy = """
    QUAY STREET PHYSICAL THERAPY
    Patient: Dana Whitlock     DOB: 03/14/1979
    PHYSICAL THERAPY INITIAL EVALUATION
    Visit 1 of 12 authorized Date: 6/8/2023 Time in 2:05 pm Time out 3:00 pm
    SUBJECTIVE: Referred by Dr. Ruiz for the left shoulder.
    Gwen Pasik, PT, DPT
    """
    assert days(therapy) == [("2023-06-08", (1,))]
    record = """
    ANESTHESIA RECORD
    Whitlock, Dana R DOB 03/14/79 LSC 20417 Date 06/19/23 Facility: Quay Surgery Center
    Anesthesiologist D. Achter MD     Surgeon A. Ruiz MD
    Anes start 0738 Anes end 1018
    """
    assert days(record) == [("2023-06-19", (1,))]


def test_a_card_that_names_its_year_once_has_a_visit_a_row() -> None:
    """Beside its days "7/5" rates pain."""
    page = """
    TRAVEL CARD    WHITLOCK Dana    card no. 3318    yr 2023
    Quay Chiropractic       Dx: neck sprain
    Visit      Date     Segments    N/HA     Remarks
    1 of 12    6/12     C5 C6       7/6      Init. CMT, heat. Stiff, guarded.
    2 of 12    6/14     C5 T2       7/5      slept better
    3 of 12    6/19     C2 C6       6/5      EMS 10 min
    """
    assert [day for day, _ in days(page)] == ["2023-06-12", "2023-06-14", "2023-06-19"]


def test_a_sheet_that_names_its_year_once_has_a_visit_a_column() -> None:
    page = """
    Exercise flow sheet    Whitlock D.     Year 2023     Quay Physical Therapy
    Date              6/12       6/14       6/19
    Pain in / out     5/4        5/4        3/2
    Heel slides       3x10       3x10       3x15
    Bike              5 min      8 min      10 min
    Flexion           78         84         92
    """
    assert [day for day, _ in days(page)] == ["2023-06-12", "2023-06-14", "2023-06-19"]


def test_a_weekday_and_its_date_may_open_the_note() -> None:
    page = """
    Progress Note
    Patient  Whitlock, Dana R     Born March 14, 1979     Chart 2217
    Mon 12 Jun 2023 Here about her neck, which has been stiff since the crash in the last week of May.
    She sleeps well and eats at the desk. The neck moves freely to the right, and half to the left.
    A. Ruiz, FNP-C
    Quay Rural Health Clinic \u00b7 401 Depot Street, Harlan \u00b7 phone 555-0142
    """
    (visit,) = found(page).encounters
    assert (str(visit.date), visit.facility) == ("2023-06-12", "Quay Rural Health Clinic")


def test_a_date_behind_its_author_is_the_note_s_where_no_other_is() -> None:
    page = """
    QUAY PHYSICAL THERAPY
    Patient: Dana Whitlock     DOB: 03/14/1979
    Movement
    Bed to chair with standby. Crutches swing-to, 60 ft, two rests. Scar 14 cm, no drainage.
    Plan
    Two to three times a week, 12 visits. Heel slides and quad sets.
    Jo Quist, DPT Tues. 13 June 2023, 4:40 pm
    """
    assert days(page) == [("2023-06-13", (1,))]


def test_a_list_of_problems_and_drugs_is_no_visit() -> None:
    page = """
    Problem & Medication List
    Patient  Whitlock, Dana R     Born March 14, 1979     Chart 2217
    Since         Problem               Comment
    10/22/2018    Left wrist sprain     resolved
    05/29/2023    Neck strain           car accident
    Started       Medicine              Stopped
    06/12/23      Cyclobenzaprine       07/24/23
    07/03/23      Meloxicam
    Quay Rural Health Clinic
    """
    assert days(page) == []


def test_an_initial_amid_words_heads_no_column_of_dates() -> None:
    page = """
    Chart Notes
    Patient: Dana Whitlock     DOB: 03/14/1979     Date of Injury: 05/29/2023
    Monday, June 05, 2023      Provider: Ana Ruiz, D.C.
    Subjective: Stiff after sitting.
    Objective: Restricted T11, R SI. Hypertonic R QL.
    Plan: Adjusted T11.
    Signed electronically: Ana Ruiz, D.C.
    Wednesday, June 07, 2023   Provider: Ana Ruiz, D.C.
    Subjective: Felt looser for a day.
    Objective: T11 moves.
    Plan: Adjusted two regions.
    Signed electronically: Ana Ruiz, D.C.
    """
    assert [day for day, _ in days(page)] == ["2023-06-05", "2023-06-07"]


def test_a_department_at_the_foot_is_no_house() -> None:
    page = """
    Collected 06/12/2023 08:10     Reported 06/12/2023 10:15
    Patient: Dana Whitlock     DOB: 03/14/1979
    LABORATORY RESULTS
    Test            Result     Range
    Hemoglobin      12.4       12.0-15.5
    Glucose         98         70-99
    Sodium          140        136-145
    Potassium       4.1        3.5-5.1
    Creatinine      0.9        0.6-1.1
    Platelets       210        150-400
    Albumin         4.2        3.5-5.2
    Calcium         9.4        8.6-10.3
    WBC             7.1        4.0-11.0
    RBC             4.4        3.9-5.2
    AST             21         0-40
    ALT             19         0-52
    {foot}
    """
    houses = [
        {e.facility for e in found(page.format(foot=foot)).encounters}
        for foot in ("Clinical laboratory", "Quay Memorial Hospital, 4 Pier St, Harlan")
    ]
    assert houses == [{None}, {"Quay Memorial Hospital"}]
