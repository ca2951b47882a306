# ruff: noqa: E501
"""Hospital, ambulance and pharmacy records of many makers; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

ED_EPIC = (
    """
    Riverbend Medical Center                                        Whitlock, Dana R
    400 Levee Rd                                                    MRN: 00482913, DOB: 3/14/1979, Sex: F
    Galena, OH 43001                                                Adm: 5/29/2023, D/C: 5/30/2023
    ED Provider Notes
    ED Provider Notes by Quist, Dana L, DO at 5/29/2023  9:12 PM
    Author: Quist, Dana L, DO      Service: Emergency Medicine      Author Type: Physician
    Filed: 5/30/2023  2:14 AM      Date of Service: 5/29/2023  9:12 PM      Status: Signed
    HPI: 44 y.o. female restrained driver rear-ended tonight. Neck pain.
    Physical Exam: midline cervical tenderness.
    MDM: CT negative. Discharged home.
    Electronically signed by Quist, Dana L, DO at 5/30/2023  2:14 AM
    ED Triage Notes
    ED Triage Notes by Abbot, Renee, RN at 5/29/2023  8:51 PM
    Pt arrives via EMS in c-collar after MVC.
    Printed by LEEDS, M at 7/01/2023 11:20 AM                                      Page 1 of 3
    """,
    """
    Riverbend Medical Center                                        Whitlock, Dana R
    400 Levee Rd                                                    MRN: 00482913, DOB: 3/14/1979, Sex: F
    Galena, OH 43001                                                Adm: 5/29/2023, D/C: 5/30/2023
    ED Notes (continued)
    2130  Resting comfortably. Call light in reach.
    2215  Returned from CT. Pain 5/10.
    2301  Ambulated to restroom without assistance.
    Imaging Results
    CT CERVICAL SPINE WO CONTRAST (Final result)
    Resulted: 05/29/23 2234, Result status: Final result
    Ordering provider: Quist, Dana L, DO 05/29/23 2120       Exam date: 05/29/23 2205
    Resulted by: Imanishi, Rei, MD
    Narrative: Axial images were obtained.
    Impression: No acute fracture.
    XR CHEST 1 VIEW (Final result)
    Ordering provider: Quist, Dana L, DO 05/29/23 2120       Exam date: 05/29/23 2150
    Resulted by: Imanishi, Rei, MD
    Impression: No acute disease.
    Printed by LEEDS, M at 7/01/2023 11:20 AM                                      Page 2 of 3
    """,
    """
    Riverbend Medical Center                                        Whitlock, Dana R
    400 Levee Rd                                                    MRN: 00482913, DOB: 3/14/1979, Sex: F
    Galena, OH 43001                                                Adm: 5/29/2023, D/C: 5/30/2023
    Lab Results
    CBC with Differential   Collected: 05/29/23 2125       Specimen: Blood
    Component          Value      Flag     Ref Range & Units
    WBC                11.4       H        4.5-11.0 K/uL
    Hemoglobin         12.8                12.0-16.0 g/dL
    Platelets          244                 150-400 K/uL
    Resulting lab: RIVERBEND MEDICAL CENTER LABORATORY
    Printed by LEEDS, M at 7/01/2023 11:20 AM                                      Page 3 of 3
    """,
)
MEDITECH_ER = (
    """
    PATIENT: WHITLOCK,DANA R                 ACCOUNT #: V0099123441      MED REC NO: M000771
    DATE OF SERVICE: 05/29/23                ADMITTING: QUIST,DANA DO    ROOM/BED:
    PCP: RAMAN,PRIYA MD                      REPORT #: 0529-0443         DOB: 03/14/1979

    LOWER VALLEY COMMUNITY HOSPITAL                EMERGENCY ROOM REPORT

    TIME SEEN:  2115
    CHIEF COMPLAINT:  Neck pain after motor vehicle collision.
    HISTORY OF PRESENT ILLNESS:  This is a 44-year-old female.
    DIAGNOSIS:  Cervical strain.
    DISPOSITION:  Home.

    DICTATED BY: QUIST,DANA DO
    DD: 05/30/23 0210   DT: 05/30/23 0755
    <Electronically signed by DANA QUIST DO>  06/02/23 0911
    """,
)
STAY = (
    """
    MOUNT OLIVET HOSPITAL
    HISTORY AND PHYSICAL
    PATIENT NAME: WHITLOCK, DANA       MR#: 20-11-88         DOB: 03/14/1979
    DATE OF ADMISSION: 02/05/2024      ATTENDING: Gideon Marsh, MD
    CHIEF COMPLAINT: Elective right shoulder surgery.
    PLAN: To the operating room today.
    Gideon Marsh, MD
    D: 02/05/2024   T: 02/05/2024
    """,
    """
    MOUNT OLIVET HOSPITAL
    OPERATIVE REPORT
    PATIENT NAME: WHITLOCK, DANA       MR#: 20-11-88         DOB: 03/14/1979
    DATE OF OPERATION: 02/05/2024
    SURGEON: Gideon Marsh, MD          ASSISTANT: Kyle Banner, PA-C
    ANESTHESIOLOGIST: Lena Orloff, MD
    PREOPERATIVE DIAGNOSIS: Right rotator cuff tear.
    POSTOPERATIVE DIAGNOSIS: Same.
    PROCEDURE PERFORMED: Arthroscopic rotator cuff repair.
    DESCRIPTION OF PROCEDURE: The patient was brought to the operating room.
    ESTIMATED BLOOD LOSS: Minimal.
    Gideon Marsh, MD
    D: 02/06/2024   T: 02/07/2024
    """,
    """
    MOUNT OLIVET HOSPITAL
    PHYSICIAN PROGRESS NOTE
    PATIENT NAME: WHITLOCK, DANA       MR#: 20-11-88         DOB: 03/14/1979
    DATE OF SERVICE: 02/06/2024
    S: Pain controlled. O: Afebrile. A/P: POD 1, discharge tomorrow.
    Gideon Marsh, MD
    """,
    """
    MOUNT OLIVET HOSPITAL
    DISCHARGE SUMMARY
    PATIENT NAME: WHITLOCK, DANA       MR#: 20-11-88         DOB: 03/14/1979
    ADMITTED: 02/05/2024               DISCHARGED: 02/07/2024
    HOSPITAL COURSE: Uncomplicated.
    DISCHARGE INSTRUCTIONS: Sling. Follow up 02/20/2024.
    Gideon Marsh, MD
    D: 02/09/2024   T: 02/10/2024
    """,
)
EPCR = (
    """
    Harlan County EMS                         Patient Care Report
    Run Number: 23-004512        Date of Service: 05/29/2023       Unit: Medic 7
    Patient Name: Whitlock, Dana      DOB: 03/14/1979    Age: 44    Gender: Female
    Dispatch Reason: Traffic Accident
    Times   PSAP: 20:11:05   Dispatched: 20:12:44   En Route: 20:13   At Scene: 20:19   Depart: 20:33   At Dest: 20:47
    Destination: Riverbend Medical Center ED
    Crew: Marlon Vickers, EMT-P (Lead); Tess Ibarra, EMT-B
    Narrative: Dispatched to a two vehicle MVC. Pt found seated. C-collar applied.
    Signature: Marlon Vickers  05/29/2023 21:30
    """,
)
PHARMACY = (
    """
    BELLTOWN PHARMACY #0221
    Patient Prescription Profile        Report Date: 01/15/2024
    Patient: WHITLOCK, DANA    DOB: 03/14/1979     Date range: 05/01/2023 to 01/15/2024
    Fill Date     Rx #       Drug                        Qty   Days   Prescriber         Amount
    05/30/2023    6611020    CYCLOBENZAPRINE 10 MG       30    10     RAMAN, P           12.40
    05/30/2023    6611021    NAPROXEN 500 MG             60    30     RAMAN, P           9.99
    07/11/2023    6623307    GABAPENTIN 300 MG           90    30     TOLL, M            15.00
    09/02/2023    6640118    GABAPENTIN 300 MG           90    30     TOLL, M            15.00
    """,
)
INJECTION = (
    """
    HARBOR SURGERY CENTER
    PROCEDURE NOTE
    Patient: Dana Whitlock         DOB: 03/14/1979         Date of Procedure: 09/12/2023
    Physician: Arturo Beltran, MD
    Referring: Marguerite Toll, NP
    Preoperative diagnosis: Cervical radiculopathy
    Procedure: C7-T1 interlaminar epidural steroid injection under fluoroscopy
    Anesthesia: Local
    Description of procedure: After informed consent the patient was placed prone.
    Complications: None
    Arturo Beltran, MD
    Electronically signed 09/14/2023
    """,
)
ANESTHESIA = (
    """
    MOUNT OLIVET HOSPITAL
    ANESTHESIA RECORD
    Patient: WHITLOCK, DANA        DOB: 3/14/1979        Date of Surgery: 2/5/2024
    Procedure: Right arthroscopic rotator cuff repair          Surgeon: Gideon Marsh, MD
    Anesthesiologist: Lena Orloff, MD
    Anesthesia start: 0732     Anesthesia stop: 0921     ASA: 2
    """,
)

CASES = {
    "ed_epic": (
        ED_EPIC,
        [
            ("emergency", "2023-05-29", (1, 2)),
            ("laboratory", "2023-05-29", (3,)),
            ("radiology", "2023-05-29", (2,)),
            ("radiology", "2023-05-29", (2,)),
        ],
        "Dana L Quist",
    ),
    "meditech_er": (MEDITECH_ER, [("emergency", "2023-05-29", (1,))], "Dana Quist"),
    "stay": (
        STAY,
        [("operative", "2024-02-05", (2,)), ("inpatient", "2024-02-05..2024-02-07", (1, 3, 4))],
        "Gideon Marsh",
    ),
    "epcr": (EPCR, [("ems", "2023-05-29", (1,))], "Marlon Vickers"),
    "pharmacy": (
        PHARMACY,
        [
            ("pharmacy", "2023-05-30", (1,)),
            ("pharmacy", "2023-07-11", (1,)),
            ("pharmacy", "2023-09-02", (1,)),
        ],
        "BELLTOWN PHARMACY #0221",
    ),
    "injection": (INJECTION, [("operative", "2023-09-12", (1,))], "Arturo Beltran"),
    "anesthesia": (ANESTHESIA, [("operative", "2024-02-05", (1,))], "Lena Orloff"),
}


@pytest.mark.parametrize(("pages", "visits", "provider"), CASES.values(), ids=CASES)
def test_a_layout_gives_its_visits(pages, visits, provider):
    facts = found(*pages)
    assert told(facts) == visits
    assert facts.encounters[0].provider == provider
    assert not any(p.foreign for p in facts.pages)


def test_pages_carry_the_date_of_their_visit():
    dates = [str(p.date) for p in found(*STAY).pages]
    assert dates == ["2024-02-05"] * 4


RUN_DATED_STAY = (
    """
    RUN DATE: 11/02/23              FOSTER VALLEY HOSPITAL                    PAGE 1 OF 1
    RUN TIME: 0915                 EMERGENCY PROVIDER REPORT
    NAME: WHITLOCK,DANA R                                  ADM: 05/29/2023
    MR#: FV0012345   ACCT#: H0099123                       DIS: 05/29/2023
    DOB: 03/14/1979   SEX: F                               LOC: ED 07
    ATTENDING: QUIST,DANA DO
    CHIEF COMPLAINT
    Neck pain after a crash.
    PHYSICAL EXAM
    Tender at the midline.
    """,
)
GRID_RUN_SHEET = (
    """
    Pine County Fire and Rescue                                     Run 23-10422
    PATIENT CARE REPORT
    Patient: Whitlock, Dana R        DOB 03/14/1979     F
    Incident date          Incident number         Unit
    05/29/2023             23-10422                Medic 9
    Dispatched             On scene                At patient
    20:11                  20:19                   20:20
    NARRATIVE
    Medic 9 dispatched to a crash. Patient transported to Foster Valley Hospital.
    """,
)


def test_a_run_date_is_the_day_of_printing():
    assert told(found(*RUN_DATED_STAY)) == [("emergency", "2023-05-29", (1,))]


def test_the_incident_of_a_run_sheet_is_the_call():
    assert told(found(*GRID_RUN_SHEET)) == [("ems", "2023-05-29", (1,))]


def test_a_banner_over_a_result_is_the_result_s() -> None:
    study = """
    ST. BRIGID HOSPITAL
    DIAGNOSTIC IMAGING FINAL REPORT
    PATIENT NAME   WHITLOCK, DANA R       MRN   7718820
    EXAM   XR WRIST LEFT COMPLETE 3 VIEWS
    EXAM DATE/TIME   05/29/2023 19:02
    FINDINGS: Fracture of the distal radius with dorsal tilt. Carpal alignment is kept.
    IMPRESSION: Colles fracture, left.
    ELECTRONICALLY SIGNED: ESTELLE RUDD, MD 05/29/2023 19:12
    """
    results = """
    St. Brigid Hospital
    77 Quay Street, Erie, PA 16501
    Patient: WHITLOCK, DANA R                       Admit: 5/29/2023
    MRN: 7718820                                    Disch: 5/31/2023
    DOB/Age/Sex: 3/14/1979   44 years   Female      Location: 3 West; 312; B
    Laboratory
    Collected Date          5/29/2023      5/30/2023
    Ordering                Okafor MD      Rudd MD
    Procedure                                             Units     Reference Range
    WBC                     11.9 H         9.8            K/uL      4.0-11.0
    Hgb                     12.8           10.4 L         g/dL      12.0-16.0
    Hct                     38.4           31.5 L         %         36.0-46.0
    Glucose Lvl             128 H          --             mg/dL     70-99
    """
    facts = found(study, results)
    assert told(facts) == [
        ("laboratory", "2023-05-29", (2,)),
        ("radiology", "2023-05-29", (1,)),
        ("laboratory", "2023-05-30", (2,)),
    ]
    assert {e.provider for e in facts.encounters if e.category == "laboratory"} == {
        "ST. BRIGID HOSPITAL"
    }
