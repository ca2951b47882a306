# ruff: noqa: E501
"""Office records as many systems print them; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

EPIC = (
    """
    Whitlock, Dana R (MRN 00418822) DOB: 03/14/1979                          Encounter Date: 06/05/2023
    Office Visit  6/5/2023
    Alder Creek Family Medicine
    Priya N. Raman, MD
    Family Medicine
    Primary diagnosis: Cervicalgia
    Reason for Visit
    Neck Pain; Motor vehicle accident 5/29/2023
    Progress Notes
    Priya N. Raman, MD at 6/5/2023 10:15 AM
    SUBJECTIVE: Dana is a 44 y.o. female who was rear-ended on 5/29/2023. Seen in ED that night.
    She had an MRI of the cervical spine on 6/2/2023 at an outside facility.
    Objective
    Neck: decreased range of motion.
    Assessment/Plan
    1. Cervical strain. Refer to physical therapy. Return in 2 weeks (6/19/2023).
    Printed by COLE, T at 9/14/2023 8:02 AM                                       Page 1 of 2
    """,
    """
    Whitlock, Dana R (MRN 00418822) DOB: 03/14/1979                          Encounter Date: 06/05/2023
    Orders Placed
    XR CERVICAL SPINE 2 OR 3 VIEWS
    Ordering user: Priya N. Raman, MD 06/05/23 1031
    Follow-up and Disposition: Return in about 2 weeks (around 6/19/2023).
    Electronically signed by Priya N. Raman, MD on 6/7/2023 7:44 AM
    Printed by COLE, T at 9/14/2023 8:02 AM                                       Page 2 of 2
    """,
)
CERNER = (
    """
    St. Brigid Medical Group - Orthopedics
    Patient:   WHITLOCK, DANA R              MRN:  7718820
    DOB/Age/Sex:  3/14/1979  44 years  Female     FIN:  99120033
    Visit Date:  7/18/2023                     Location: SBMG Ortho
    Attending:  Okafor MD, Chidi E            PCP: Raman MD, Priya N

                               Office Clinic Note
    Chief Complaint
    Right shoulder pain after MVA
    History of Present Illness
    44-year-old female seen for initial evaluation of right shoulder pain. She had an injection on 07/01/2023.
    Physical Exam
    Vitals & Measurements   BP: 128/76   HR: 70
    Impression and Plan
    Right rotator cuff tear. MRI ordered. Follow up 8/15/2023.
    Result type: Office Clinic Note     Result date: July 18, 2023 14:22 EDT
    Result status: Auth (Verified)
    Performed by: Okafor MD, Chidi E on July 18, 2023 14:40 EDT
    Verified by: Okafor MD, Chidi E on July 20, 2023 08:11 EDT
    Printed on: 10/02/2023 13:09 EDT                                          Page 1 of 1
    """,
)
ATHENA = (
    """
    WHITLOCK, Dana (id #55120, dob: 03/14/1979)                         Harbor Pain Specialists PLLC
    Dana Whitlock
    Visit date: 08/22/2023 01:30 PM
    Seen by: Marguerite Toll, NP
    Department: Harbor Pain Specialists, 12 Quay St, Dunmore, PA 18512
    Insurance: Granite Casualty (eff. 01/01/2023)
    Chief Complaint
    Neck pain radiating to the left arm
    HPI
    44F with neck pain since 05/29/2023. EMG on 08/01/2023 was reviewed.
    Procedure Documentation
    None recorded.
    Return to Office
    Marguerite Toll, NP for FOLLOW UP at Harbor Pain on 09/19/2023 at 01:30 PM
    Encounter Sign-Off
    Encounter signed-off by Marguerite Toll, NP, 08/24/2023.
    """,
)
ECW = (
    """
    Whitlock, Dana                                                             DOB: 03/14/1979
    Progress Notes: Tobias Lindqvist, DO
    Lakeshore Internal Medicine   880 Pier Rd, Erie, PA 16501   Tel: 814-555-0140
    Patient: Whitlock, Dana     Account Number: 20991     Provider: Tobias Lindqvist, DO
    DOB: 03/14/1979  Age: 44 Y  Sex: Female                Date: 09/06/2023
    Phone: 814-555-0188
    Subjective:
    Chief Complaints: 1. Follow up MVA 5/29/23.
    HPI: She is improving with therapy.
    Objective:
    Vitals: BP 122/70, HR 66
    Assessment: 1. Strain of neck muscle S16.1XXD
    Plan: continue therapy
    Electronically signed by Tobias Lindqvist , DO on 09/08/2023 at 05:12 PM EDT
    Sign off status: Completed
    Lakeshore Internal Medicine, 09/06/2023                                      1/1
    """,
)
DICTATED = (
    """
    BLUE RIDGE NEUROSURGICAL ASSOCIATES, P.C.
    1400 Summit Ave, Roanoke, VA 24011

    PATIENT NAME:   WHITLOCK, DANA
    CHART #:        118-22
    D.O.B.:         3/14/79
    DATE OF VISIT:  October 3, 2023
    REFERRING MD:   Priya Raman, M.D.

    INITIAL CONSULTATION

    HISTORY: Ms. Whitlock is a 44-year-old woman involved in a motor vehicle accident on May 29, 2023. She
    was seen at the emergency room that evening. MRI dated 06/02/2023 shows a disc herniation at C5-6.

    PHYSICAL EXAMINATION: Strength 5/5.

    PLAN: Anterior cervical discectomy has been discussed. She will return on October 31, 2023.

    Harlan V. Prosser, M.D., F.A.C.S.
    HVP/kl
    D: 10/04/2023
    T: 10/06/2023
    cc: Priya Raman, M.D.
    """,
)
LETTER_REPORT = (
    """
    Cascade Hand & Upper Extremity Center
    77 Orchard Way, Bend, OR 97701

    November 14, 2023

    RE: Dana Whitlock
    DOB: 03/14/1979
    DOI: 05/29/2023

    ORTHOPEDIC CONSULTATION

    Dear Dr. Raman:

    Thank you for referring this pleasant patient, whom I evaluated today in the office for right wrist pain.

    EXAMINATION: Tenderness over the snuffbox.
    IMPRESSION: Occult scaphoid fracture.
    PLAN: Thumb spica splint. Return in three weeks.

    Sincerely,

    Ewan B. Castellanos, MD
    """,
)
EMG = (
    """
    MERIDIAN NEURODIAGNOSTICS
    EMG / NERVE CONDUCTION STUDY REPORT
    Patient: Whitlock, Dana                       Test Date: 8/1/2023
    Patient ID: 60021                             Birthdate: 3/14/1979
    Referring Physician: H. Prosser, MD           Physician: Yusuf Adeyemi, MD
    Motor nerve conduction
    Nerve / Sites       Latency    Amplitude   Velocity
    L Median            3.6 ms     8.2 mV      54 m/s
    EMG: left C6 paraspinals 2+ fibrillations
    Impression: Acute left C6 radiculopathy.
    Yusuf Adeyemi, MD
    """,
)
HANDWRITTEN_FORM = (
    """
    GREENFIELD WALK-IN CLINIC
    Name  Dana Whitlock             DOB  3/14/79         DATE  05 31 23
    BP 130/82   P 88   T 98.4   Wt 150
    CC: neck pain, HA since MVA on 5/29/23
    O: + spasm c-spine
    A: cervical strain
    P: flexeril 10 mg, RTC 1 wk
    R. Quillon PA-C
    """,
)
PHONE_NOTE_PRINT = (
    """
    Page 7 of 31                 Alder Creek Family Medicine            Patient: Dana R Whitlock   DOB 03/14/1979
    07/03/2023 - Office Visit: Follow-up neck
    Provider: Priya N Raman MD
    Location of Care: Alder Creek Family Medicine
    History of present illness: neck better. Last seen 06/05/2023.
    Exam: ROM improved.
    Assessment: improving cervical strain
    Plan: continue PT
    Electronically Signed by Priya N Raman MD on 07/03/2023 at 4:12 PM
    08/07/2023 - Office Visit: Recheck
    Provider: Priya N Raman MD
    Location of Care: Alder Creek Family Medicine
    History of present illness: headaches persist.
    Exam: ROM full.
    Assessment: post-traumatic headache
    Plan: neurology referral. Return 09/07/2023.
    Electronically Signed by Priya N Raman MD on 08/09/2023 at 9:00 AM
    """,
)
UNDATED = (
    """
    TIDEWATER ORTHOPEDIC CLINIC
    PATIENT: WHITLOCK, DANA
    DATE OF BIRTH: 03/14/1979
    DATE OF INJURY: 05/29/2023

    FOLLOW-UP NOTE

    HISTORY: The patient returns for her shoulder. She had surgery in 2019.
    EXAM: Forward flexion 120 degrees.
    IMPRESSION: Right rotator cuff tear.
    PLAN: Surgery.

    Gideon Marsh, M.D.
    """,
)

CASES = {
    "epic": (EPIC, [("office_visit", "2023-06-05", (1, 2))], "Priya N. Raman"),
    "cerner": (CERNER, [("office_visit", "2023-07-18", (1,))], "Chidi E Okafor"),
    "athena": (ATHENA, [("office_visit", "2023-08-22", (1,))], "Marguerite Toll"),
    "ecw": (ECW, [("office_visit", "2023-09-06", (1,))], "Tobias Lindqvist"),
    "dictated": (DICTATED, [("office_visit", "2023-10-03", (1,))], "Harlan V. Prosser"),
    "letter_report": (LETTER_REPORT, [("office_visit", "2023-11-14", (1,))], "Ewan B. Castellanos"),
    "emg": (EMG, [("office_visit", "2023-08-01", (1,))], "Yusuf Adeyemi"),
    "handwritten_form": (HANDWRITTEN_FORM, [("office_visit", "2023-05-31", (1,))], "R. Quillon"),
    "chart_print": (
        PHONE_NOTE_PRINT,
        [("office_visit", "2023-07-03", (1,)), ("office_visit", "2023-08-07", (1,))],
        "Priya N Raman",
    ),
    "undated": (UNDATED, [("office_visit", None, (1,))], "Gideon Marsh"),
}


@pytest.mark.parametrize(("pages", "visits", "provider"), CASES.values(), ids=CASES)
def test_a_layout_gives_its_visits(pages, visits, provider):
    facts = found(*pages)
    assert told(facts) == visits
    assert facts.encounters[0].provider == provider
    assert not any(p.foreign for p in facts.pages)


def test_an_undated_note_asks_for_review():
    (encounter,) = found(*UNDATED).encounters
    assert encounter.needs_review


def test_the_time_stands_with_the_date():
    (encounter,) = found(*ATHENA).encounters
    assert encounter.time == "13:30"


def test_the_house_before_the_dash_is_the_facility_and_not_its_department():
    page = """
    ALDER CREEK HOSPITAL - DIAGNOSTIC IMAGING             (570) 555-0115
    PATIENT  WHITLOCK, DANA      BORN 14-Mar-1979
    EXAM DATE  01-Jun-2023
    XR HAND RIGHT 3 VIEWS
    FINDINGS: Transverse fracture of the third metacarpal.
    IMPRESSION: Displaced fracture. Read by: Ana Ruiz, MD
    """
    assert [e.facility for e in found(page).encounters] == ["ALDER CREEK HOSPITAL"]


def test_a_continued_page_opens_no_other_visit() -> None:
    facts = found(
        """
        Whitlock, Dana                              Harrow Valley Orthopaedics
        MRN: 4410     DOB: 03/14/1979
        Office Visit
        6/11/2023
        Noor Castellan, PA-C
        HISTORY OF PRESENT ILLNESS: Neck pain since the crash.
        ASSESSMENT: Neck sprain.
                                   1/2
        """,
        """
        Whitlock, Dana                              Harrow Valley Orthopaedics
        MRN: 4410     DOB: 03/14/1979
        Office Visit (continued)
        Electronically signed by Noor Castellan, PA-C on 6/12/2023
                                   2/2
        """,
    )
    assert told(facts) == [("office_visit", "2023-06-11", (1, 2))]


def test_a_helper_s_note_without_a_day_is_a_visit_of_its_own() -> None:
    office = """
    Corbel Orthopedics & Sports Medicine
    12 Marina Way, Erie, PA 16501
    Patient: Whitlock, Dana     DOB: 03/14/1979
    """
    visit = (
        office
        + """
    Encounter Summary - Encounter Date: 10/22/2023
    HPI
    Back at work since July, limps by the end of the day.
    Examination
    No tenderness, alignment neutral.
    Assessment / Plan
    Healed fracture. Return as needed.
    Electronically Signed by: Ines Walder, MD, on 10/22/2023 at 17:12
    """
    )
    fitting = (
        office
        + """
    Orthopaedic Technician Note - Boot Fitting
    Item dispensed: tall pneumatic walking boot, right
    Boot fitted over a stocking with the patient seated. Skin clear before and after.
    Told to keep it on except for bathing and exercises.
    printed 01/29/2024 by r.holm
    """
    )
    assert told(found(visit, fitting)) == [
        ("office_visit", None, (2,)),
        ("office_visit", "2023-10-22", (1,)),
    ]


COUNTED_THROUGH = """
    QUARRY OCCUPATIONAL HEALTH
    4410 Foundry Bypass, Elk Bend, KY 40444
    PATIENT: Dana Whitlock          DATE OF BIRTH: 03/14/1979
    DATE: {day}                     VISIT TYPE: Work Comp
    Chief Complaint: {told}
    Physical Exam: The gait is careful.
    Assessment: Lumbar strain.
    Provider: Noor Castellan, MD
                                        Page: {page}
    """


def test_a_print_out_counts_through_visits_that_bear_a_date_each() -> None:
    days = ("06/09/2023 8:11 AM", "06/16/2023 8:12 AM", "06/16/2023 8:12 AM")
    pages = [
        COUNTED_THROUGH.format(day=day, told="Back pain at work.", page=n)
        for n, day in enumerate(days, start=1)
    ]
    assert told(found(*pages)) == [
        ("office_visit", "2023-06-09", (1,)),
        ("office_visit", "2023-06-16", (2, 3)),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "New Patient Consultation for Tuesday, June 13, 2023",
        "Post-operative Visit for Tuesday, June 13, 2023",
        "Recheck visit, Tuesday June 13, 2023",
    ],
)
def test_a_heading_may_name_the_weekday(heading: str) -> None:
    (visit,) = found(
        f"""
        Whitlock, Dana                              Harrow Spine Institute
        DOB 03/14/1979     Chart # REN0041
        {heading}
        CC: low back pain
        HPI: The pain began at work. Seen by Dr. Okafor. Leg pain is worse.
        Assessment: Lumbar strain.
        Signed off by Noor Castellan, MD
        """
    ).encounters
    assert (str(visit.date), visit.provider) == ("2023-06-13", "Noor Castellan")
