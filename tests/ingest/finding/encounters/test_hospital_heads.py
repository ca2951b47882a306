# ruff: noqa: E501
"""Hospital prints whose running heads alone date many of their pages; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

TERMINAL = """
    SAINT ORRIN HOSPITAL
    12 Mill Race Rd, Galena OH 43001
    {title}
    PATIENT: WHITLOCK,DANA R       ACCOUNT #: G10044581     LOC: G.3W      U #: G0077214
    AGE/SX: 44/F                   ROOM: G.312              REG: 05/28/23
    REG DR: Kasner,Amado MD        STATUS: DIS IN           BED: 1         DIS: 05/31/23
    """
TERMINAL_FOOT = """
    ** Report continued from archive **          RUN DATE: 12/06/23   RUN TIME: 1127   RUN USER: TRAEUP
    """


def terminal(title: str, body: str) -> str:
    return TERMINAL.format(title=title) + body + TERMINAL_FOOT


TERMINAL_STAY = (
    terminal(
        "ADMISSION FACE SHEET",
        """
    NAME: WHITLOCK,DANA R     BIRTHDATE: 03/14/1979     SSN: XXX-XX-6622
    ADMIT DATE/TIME: 05/28/23 0551     ADM PRIORITY: EL     ADM SOURCE: PHYSICIAN REFERRAL
    DISCH DATE/TIME: 05/31/23 1340     DISP: SNF
    ACCIDENT: AUTO    ACC DATE: 03/11/23      PRIOR VISITS: 1 (RAD 11/16/2019)
    PROCEDURE: EXCISION LUMBOSACRAL DISC, OPEN   05/28/23   KASNER
        """,
    ),
    terminal(
        "HISTORY AND PHYSICAL",
        """
    DATE: 05/28/23
    HISTORY OF PRESENT ILLNESS: This is a 44 y/o woman with right leg pain. The MRI of 4/17/23 shows a fragment.
    IMPRESSION: Disc extrusion. PLAN: Microdiscectomy today.
    Kasner,Amado MD    DD: 05/28/23 0622   DT: 05/28/23 0711
        """,
    ),
    terminal(
        "MEDICATION ADMINISTRATION RECORD",
        """
    MEDICATION / SIG              START      05/28/23        05/29/23        05/30/23        05/31/23
    GABAPENTIN 300MG PO TID       05/28      2100 DV         0900 MK         0900 MK         0900 MK
    OXYCODONE 5MG PO Q4H PRN      05/28      1630 DV         0410 DV         0700 MK         1000 MK
    DOCUSATE 100MG PO BID         05/28      2100 DV         0900 MK         0900 MK         0900 MK
    ORDERS - ALL CATEGORIES
    ORD DATE    ORDER                         STATUS    DR        STOP
    05/28/23    ADMIT TO 3W, REG DIET ADV     COMP      Kasner    05/31/23
    05/29/23    PT EVALUATE                   COMP      Strand
        """,
    ),
)
CERNER = (
    """
    Mercer Valley Regional Medical Center
    Patient Name: WHITLOCK, DANA R          MRN: 4410293          FIN: 90021177
    Date of Birth: 3/14/1979                Admit Date: 5/28/2023 Disch Date: 5/31/2023
    Attending: Kasner, Amado MD             Location: 3 West      Patient Type: Inpatient
    Physician Orders
    Order: Regular diet            Order Date/Time: 5/28/2023 14:02 EDT     Status: Completed
    Order: Ambulate TID            Order Date/Time: 5/29/2023 08:15 EDT     Status: Discontinued
    Report Request ID: 8812     Print Date/Time: 12/6/2023 11:27 EST
    """,
    """
    Mercer Valley Regional Medical Center
    Patient Name: WHITLOCK, DANA R          MRN: 4410293          FIN: 90021177
    Date of Birth: 3/14/1979                Admit Date: 5/28/2023 Disch Date: 5/31/2023
    Attending: Kasner, Amado MD             Location: 3 West      Patient Type: Inpatient
    Discharge Documentation
    Discharge Summary
    Hospital course: uneventful after microdiscectomy. Follow up with Dr. Kasner on 6/12/2023.
    Report Request ID: 8812     Print Date/Time: 12/6/2023 11:27 EST
    """,
)
CPSI = (
    """
    TALLOW COUNTY HOSPITAL                                                 PAGE: 1
    PT NAME: WHITLOCK DANA R       PT NO: 330187      ADM DT: 05/28/23     DSCH DT: 05/31/23
    DOB: 03/14/79                  STAY TYPE: I/P     PHYS: KASNER AMADO MD
    NURSES NOTES
    05/28/23 1410    RECEIVED FROM RECOVERY. DRESSING DRY. PAIN 5/10.        LBM RN
    05/29/23 0815    UP TO CHAIR WITH ONE ASSIST, TOLERATED WELL.            LBM RN
    05/31/23 1105    DISCHARGE INSTRUCTIONS GIVEN, TO LOBBY BY WHEELCHAIR.   LBM RN
    """,
    """
    TALLOW COUNTY HOSPITAL                                                 PAGE: 2
    PT NAME: WHITLOCK DANA R       PT NO: 330187      ADM DT: 05/28/23     DSCH DT: 05/31/23
    DOB: 03/14/79                  STAY TYPE: I/P     PHYS: KASNER AMADO MD
    INTAKE AND OUTPUT
    SHIFT           PO      IV      URINE    DRAIN
    DAYS            480     250     400      20
    NIGHTS          240     500     350      10
    """,
)
REGISTERED = (
    """
    Harbor Point Memorial                          Admission Date    Reg Date      Discharge Date
    Whitlock, Dana R   MR# 5521907                 05/28/2023        05/28/2023    05/31/2023
    DOB 03/14/1979                                 Inpatient
    ADULT PATIENT CARE FLOWSHEET
    Neuro: alert, oriented.   Resp: clear.   Skin: incision dry.   Fall risk 45.
    Last BM: 05/27/2023.   Expected discharge date: 06/02/2023
    """,
)
EMERGENCY_HEAD = """
    Whitlock, Dana R                                             St. Orrin Emergency Department
    MRN: 00731-4482, DOB: 3/14/1979, Sex: F                      2200 Basalt Parkway
    Acct #: 60118854                                             Adm: 5/29/2023, D/C: 5/29/2023
    """


def emergency(number: int, body: str) -> str:
    foot = f"\n    Generated on 2/3/24 10:22 AM by ROI119                    Page {number} of 4\n"
    return EMERGENCY_HEAD + body + foot


EMERGENCY = (
    emergency(
        1,
        """
    ED Provider Notes
    ED Provider Notes by Dell, Ronan, MD at 5/29/2023 5:48 PM
    HPI: 44 y.o. female rear-ended today. Neck pain. MDM: films negative. Discharged home.
    Electronically signed by Dell, Ronan, MD at 5/29/2023 9:02 PM
        """,
    ),
    emergency(
        2,
        """
    All Orders / Medication Administrations
    CT cervical spine without contrast [CT0231]
    Ordered: 05/29/23 1748      Status: Completed
    Ambulatory referral to Orthopedics
    Ordered: 05/29/23 2051      Status: Active, expires 05/29/24
    Medication Administration Record - All Administrations of
    Medication                          Action Time       Action      Dose       Route
    ketorolac injection 30 mg           05/29/23 1822     Given       30 mg      Intramuscular
        """,
    ),
    emergency(
        3,
        """
    Flowsheets
    Vital Signs
    Row Name        05/29/23 1729     05/29/23 1815     05/29/23 1914
    Pulse           92                88                84
    BP              139/86            134/82            128/80
    SpO2            98 %              98 %              99 %
        """,
    ),
    emergency(
        4,
        """
    After Visit Summary
    Dana R. Whitlock
    5/29/2023   St. Orrin Emergency Department   419-555-0110
    Instructions
    Schedule an appointment with Henrik Lind, MD (Internal Medicine) as soon as possible for a visit in 3 days
    What's Next
    JUN 8   New patient with Orthopedics, Thursday June 8 1:40 PM
    Today's Visit
    You were seen by Ronan Dell, MD. Reason for visit: Motor Vehicle Crash; Neck Pain
        """,
    ),
)


@pytest.mark.parametrize(
    "pages",
    [TERMINAL_STAY, CERNER, CPSI, REGISTERED],
    ids=["terminal", "cerner", "cpsi", "registered"],
)
def test_pages_under_one_head_are_one_stay(pages: tuple[str, ...]) -> None:
    everything = tuple(range(1, len(pages) + 1))
    assert told(found(*pages)) == [("inpatient", "2023-05-28..2023-05-31", everything)]


def test_the_parts_of_an_emergency_print_are_of_the_emergency_visit() -> None:
    assert told(found(*EMERGENCY)) == [("emergency", "2023-05-29", (1, 2, 3, 4))]


@pytest.mark.parametrize("number", [1, 3])
def test_one_part_alone_is_of_the_emergency_visit_by_its_head(number: int) -> None:
    assert told(found(EMERGENCY[number])) == [("emergency", "2023-05-29", (1,))]


def test_a_history_and_physical_under_the_same_head_is_of_the_stay() -> None:
    admitted = EMERGENCY[0].replace("5/29/2023, D/C: 5/29/2023", "5/29/2023, D/C: 6/02/2023")
    admitted = admitted.replace("ED Provider Notes by", "H&P by").replace(
        "ED Provider Notes", "History and Physical"
    )
    assert [t[0] for t in told(found(admitted))] == ["inpatient"]


def test_a_clinic_s_summary_stays_an_office_visit() -> None:
    page = """
    Whitlock, Dana R                                             St. Orrin Orthopedics
    MRN: 00731-4482, DOB: 3/14/1979, Sex: F                      2200 Basalt Parkway
    Visit date: 6/8/2023
    After Visit Summary
    Today's Visit
    You saw Henrik Lind, MD on Thursday June 8, 2023. Return to the emergency department if it gets worse.
    """
    assert told(found(page)) == [("office_visit", "2023-06-08", (1,))]


def test_an_emergency_registration_is_the_day_of_the_visit() -> None:
    page = """
    SAINT ORRIN HOSPITAL
    EMERGENCY ROOM NURSING RECORD
    PATIENT: WHITLOCK,DANA R       ACCOUNT #: E20044581     LOC: G.ER      U #: G0077214
    AGE/SX: 44/F                   STATUS: DEP ER           REG: 05/29/23
    TRIAGE: 2012. NECK PAIN AFTER CRASH. C-COLLAR IN PLACE. PAIN 6/10.
    LAST TETANUS: 05/11/2021
    RUN DATE: 12/06/23   RUN TIME: 1127
    """
    assert told(found(page)) == [("emergency", "2023-05-29", (1,))]


def test_a_page_goes_with_the_one_stay_in_which_its_days_lie() -> None:
    head = """
    MERCER VALLEY HOSPITAL
    {}
    Patient: WHITLOCK, DANA R  MRN: 881  DOB: 03/14/1979
    """
    pages = (
        head.format("DISCHARGE SUMMARY")
        + "    Admitted: 02/03/2023   Discharged: 02/06/2023\n    Hospital course: pneumonia.\n",
        head.format("DISCHARGE SUMMARY")
        + "    Admitted: 05/28/2023   Discharged: 05/31/2023\n    Hospital course: hip nailing.\n",
        head.format("NURSING FLOWSHEET")
        + "    Time   05/29/23 0000   05/29/23 0400   05/29/23 0800\n    Temp   98.8   99.0   99.4\n",
        head.format("PHYSICIAN ORDERS")
        + "    Diet regular, advance as tolerated. Ambulate three times a day.\n",
    )
    assert told(found(*pages)) == [
        ("inpatient", None, (4,)),
        ("inpatient", "2023-02-03..2023-02-06", (1,)),
        ("inpatient", "2023-05-28..2023-05-31", (2, 3)),
    ]


def test_a_day_of_surgery_is_neither_a_stay_nor_an_office_visit() -> None:
    head = """
    Whitlock, Dana R                                             St. Orrin Surgery Center
    MRN: 00731-4482, DOB: 3/14/1979, Sex: F                      Adm: 6/29/2023, D/C: 6/29/2023
    """
    note = (
        head
        + """
    Operative Note
    Date of surgery: 6/29/2023
    Preoperative diagnosis: torn meniscus. Postoperative diagnosis: same. Procedure: arthroscopy.
    Surgeon: Lind, Henrik, MD. Estimated blood loss: minimal.
    """
    )
    summary = (
        head
        + """
    After Visit Summary
    Rest, ice, elevate. You were seen by Henrik Lind, MD for arthroscopy.
    """
    )
    assert told(found(note, summary)) == [("operative", "2023-06-29", (1, 2))]


def head(department: str, left: str) -> str:
    return f"""
    Whitlock, Dana R                                        Department: {department}
    MRN: 00731-4482, DOB: 3/14/1979, Sex: F                 Adm: 5/29/2023, D/C: {left}
    """


GIVEN = """
    All Meds and Administrations
    ketorolac injection 30 mg           05/29/23 2322     Given       30 mg      Intramuscular
    acetaminophen tablet 975 mg         05/29/23 2322     Given       975 mg     Oral
    """
NOTE = """
    ED Provider Notes
    ED Provider Notes by Dell, Ronan, MD at 5/29/2023 11:48 PM
    HPI: 44 y.o. female rear-ended today. MDM: films negative. Discharged home at 0130.
    """
SUMMARY = """
    After Visit Summary
    Rest and ice. You were seen by Ronan Dell, MD.
    """


def test_a_department_behind_the_letters_of_its_hospital_is_known() -> None:
    page = head("SOR EMERGENCY DEPT", "5/29/2023") + GIVEN
    assert told(found(page)) == [("emergency", "2023-05-29", (1,))]


def test_an_emergency_visit_over_midnight_is_no_stay() -> None:
    overnight = head("SOR EMERGENCY DEPT", "5/30/2023")
    pages = [overnight + body for body in (NOTE, GIVEN, SUMMARY)]
    assert told(found(*pages)) == [("emergency", "2023-05-29", (1, 2, 3))]


def test_two_days_in_a_running_head_are_a_stay() -> None:
    ward = head("SOR 4 WEST ORTHO", "6/02/2023")
    assert told(found(ward + GIVEN, ward + SUMMARY)) == [
        ("inpatient", "2023-05-29..2023-06-02", (1, 2))
    ]
