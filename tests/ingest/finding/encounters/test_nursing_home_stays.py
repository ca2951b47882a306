# ruff: noqa: E501
"""Prints of nursing homes: pages of many kinds and days that are one stay; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

HEAD = """
    Quince Hollow Care Center                {title}                    Facility # 12
    40 Orchard Ln, Galena, OH 43001   (419) 555-0143
    Resident: Whitlock, Dana (4471)
    """
FOOT = """
    Date: Dec 11, 2023     Time: 15:52:08 ET     User: Sheila Pons
    """


def sheet(title: str, body: str) -> str:
    return HEAD.format(title=title) + body + FOOT


ADMISSION = sheet(
    "Admission Record",
    """
    Resident Name           Preferred Name       Unit / Room / Bed        Resident #
    Whitlock, Dana          Dee                  Short Stay / 114 / B     4471
    Admission Date       Init. Adm. Date     Orig. Adm. Date     Discharge Date
    5/31/2023 14:45      5/31/2023           5/31/2023           6/14/2023 11:00
    Birthdate       Age      Sex       Marital Status
    3/14/1979       44       F         Married
    Code        Diagnosis                                        Onset Date      Rank / Classification
    Z47.89      Encounter for other orthopedic aftercare         5/31/2023       Primary / Admission
    I10         Essential (primary) hypertension                 3/02/2015       Secondary
    """,
)
PROGRESS = sheet(
    "Progress Notes",
    """
    Effective Date: 05/31/2023 15:10     Type: Admission Note     Department: Nursing
    Resident arrived by wheelchair van from St. Brigid, alert and oriented. Incision dry. Pain 4/10. Call light shown.
    Author: Tamara Rhode, RN [ESigned]
    Effective Date: 06/01/2023 11:35     Type: Physician H&P     Department: Physician
    44 y/o s/p left hip nailing 5/29. Continue taper. PT/OT eval and treat. Author: Holly Framm, DO [ESigned]
    Effective Date: 06/07/2023 13:20     Type: Practitioner Note     Department: Physician
    Ambulating 250 ft with rolling walker. Plan discharge next week. Author: Odile Garz, CRNP [ESigned]
    Weights and Vitals     05/31/2023    06/03/2023    06/06/2023    06/10/2023    06/13/2023
    BP                     134/80        130/78        128/78        132/80        126/76
    Temp                   98.2          98.4          98.0          98.1          98.2
    Pulse                  80            76            78            74            72
    Pain                   4             4             3             2             1
    """,
)
ORDERS = sheet(
    "Order Summary Report",
    """
    Active Orders As Of: 06/01/2023
    Order Summary                             Order Status    Order Date     Start Date     End Date
    Oxycodone 5 mg give 1 tab po q6h PRN      Active          05/31/2023     05/31/2023     06/10/23
    Gabapentin 300 mg po TID                  Active          05/31/2023     05/31/2023
    PT eval and treat 5x/wk x 2 wks           Active          05/31/2023     06/01/2023     06/14/23
    Wound check q shift                       Active          05/31/2023     05/31/2023
    """,
)
DISCHARGE = sheet(
    "Discharge Summary and Plan",
    """
    Discharge Date/Time:06/14/2023 11:00          Discharged to: Home with spouse
    Recapitulation of Stay:Admitted 05/31/2023 for aftercare of hip surgery. Progressed from walker to cane.
    Final Summary of Status:Independent in ADLs.
    Post-discharge Plan of Care:Surgeon 06/18/2023 2:15 PM. Home exercises.
    Signed:Odile Garz, CRNP 06/14/2023 10:31
    """,
)
QUINCE = (ADMISSION, PROGRESS, ORDERS, DISCHARGE)

MATRIX = (
    """
    FERNWOOD NURSING & REHABILITATION                        FACE SHEET
    Resident: WHITLOCK, DANA R     Med Rec #: 88120     Room: 204-A
    Date of Birth: 03/14/1979   Age: 44   Sex: F   Admit Date: 05/31/2023   Admitted From: ST BRIGID HOSPITAL
    Previous stay: 02/03/2021 - 02/20/2021
    Discharge Date: 06/14/2023    Discharged To: HOME
    Responsible party: COLE WHITLOCK (SPOUSE)   Phone (419) 555-0199
    """,
    """
    FERNWOOD NURSING & REHABILITATION                        NURSES NOTES
    Resident: WHITLOCK, DANA R     Med Rec #: 88120     Room: 204-A
    06/02/2023 22:15    Resident resting in bed, denies pain. Dressing to left hip dry and intact. T. Rhode RN
    06/05/2023 09:40    Up in chair for breakfast. PT in to walk resident, 120 ft. T. Rhode RN
    06/09/2023 14:05    Family visited. Expected discharge date: 06/20/2023. T. Rhode RN
    """,
    """
    FERNWOOD NURSING & REHABILITATION               MEDICATION ADMINISTRATION RECORD
    Resident: WHITLOCK, DANA R     Med Rec #: 88120     Room: 204-A     Admit Date: 05/31/2023
    For the period 06/01/2023 - 06/30/2023
    Medication                      Time      1    2    3    4    5    6    7    8    9
    Enoxaparin 40 mg SQ daily       0900      TR   TR   PG   TR   TR   TR   PG   TR   TR
    Acetaminophen 650 mg TID        0800      TR   TR   PG   TR   TR   TR   PG   TR   TR
    """,
)
SHEETS = (
    """
    WILLET GROVE CONVALESCENT HOME                                Sheet 1/3
    Res: Whitlock, Dana    #W118    Rm 22A    DOB 03-14-79    Phys: C. Appleton MD
    PHYSICIAN ADMISSION NOTE  5-31-23
    44 y/o woman admitted for skilled nursing and therapy after hip nailing. PMH: HTN.
    EXAM: 128/70, 80, 98.2. L thigh wound clean.
    C. Appleton MD 5-31-23 1600
    """,
    """
    WILLET GROVE CONVALESCENT HOME                                Sheet 2/3
    Res: Whitlock, Dana    #W118    Rm 22A    DOB 03-14-79    Phys: C. Appleton MD
    NURSING / THERAPY NOTES
    6-02-23 0900   Up in chair. Pain 3/10. Wound 0.8 x 0.3. Ate 75%. -- M. Trull RN
    6-05-23 1400   PT: gait 150 ft FWW SBA, 6 stairs CGA. -- see therapy log
    """,
    """
    WILLET GROVE CONVALESCENT HOME                                Sheet 3/3
    Res: Whitlock, Dana    #W118    Rm 22A    DOB 03-14-79    Phys: C. Appleton MD
    DISCHARGE NOTE  6-14-23
    Resident d/c home with husband at 1100, FWW sent.
    STAY: 5-31-23 to 6-14-23. Wound closed. Went to surgeon's office 6-9 by van.
    Mabel Trull RN / C. Appleton MD 6-14-23
    """,
)
CLINICAL = (
    """
    Resident: Whitlock, Dana          DOB: 03/14/1979        Admitted: 05/31/2023      Discharged: 06/14/2023
    SUNNYSLOPE SKILLED CARE - WEEKLY SKIN ASSESSMENT
    Effective: 06/06/2023 10:12
    Left hip incision approximated, 8 cm. No open areas. Heels intact. Braden 19.
    Assessed by: Paula Nunn, LPN
    Print date 01/09/2024
    """,
    """
    Resident: Whitlock, Dana          DOB: 03/14/1979        Admitted: 05/31/2023      Discharged: 06/14/2023
    SUNNYSLOPE SKILLED CARE - CARE CONFERENCE
    Date held: 06/08/2023
    Attended by resident, husband, social services and nursing. Goal home by the middle of the month.
    Print date 01/09/2024
    """,
)


@pytest.mark.parametrize(
    "pages", [QUINCE, MATRIX, SHEETS, CLINICAL], ids=["quince", "matrix", "sheets", "clinical"]
)
def test_the_prints_of_a_house_are_one_stay(pages: tuple[str, ...]) -> None:
    stays = told(found(*pages))
    everything = tuple(range(1, len(pages) + 1))
    assert stays == [("inpatient", "2023-05-31..2023-06-14", everything)]


def test_every_page_carries_the_day_of_the_stay() -> None:
    assert {str(p.date) for p in found(*QUINCE).pages} == {"2023-05-31"}


def test_a_page_without_a_day_goes_with_the_stay_in_which_its_days_lie() -> None:
    earlier = ADMISSION.replace("5/31/2023", "2/03/2022").replace("6/14/2023", "2/20/2022")
    note = PROGRESS.replace("05/31/2023", "02/03/2022").replace("06/0", "02/1")
    note = note.replace("06/10/2023", "02/15/2022").replace("06/13/2023", "02/16/2022")
    note = note.replace("02/11/2023", "02/11/2022").replace("02/17/2023", "02/17/2022")
    note = note.replace("02/13/2023", "02/13/2022").replace("02/16/2023", "02/16/2022")
    assert told(found(earlier, note, *QUINCE)) == [
        ("inpatient", "2022-02-03..2022-02-20", (1, 2)),
        ("inpatient", "2023-05-31..2023-06-14", (3, 4, 5, 6)),
    ]


def test_a_face_sheet_alone_makes_no_stay() -> None:
    assert not found(ADMISSION).encounters


def test_the_stay_of_another_house_takes_no_page() -> None:
    other = DISCHARGE.replace("Quince Hollow Care Center", "Fernwood Nursing Center")
    visits = told(found(ADMISSION, PROGRESS, other))
    assert sorted(v[2] for v in visits) == [(1, 2), (3,)]


def test_a_physician_s_chart_with_a_column_of_pressures_stays_an_office() -> None:
    page = """
    Quince Hollow Family Medicine
    Progress Notes
    Patient: Dana Whitlock   DOB: 03/14/1979          Date of service: 06/13/2023
    Seen for follow-up of blood pressure. Feels well, no headache, takes lisinopril every day as told.
    Vitals          03/31/2023    05/03/2023    06/13/2023
    BP              134/80        130/78        126/76
    Pulse           80            76            72
    Weight          209           208           207
    Plan: same medicine, return in three months. Holly Framm, DO
    """
    assert told(found(page)) == [("office_visit", "2023-06-13", (1,))]


@pytest.mark.parametrize(
    "told_too",
    [
        "Previous admission: 02/03/2021",
        "Prior Stay: 02/03/2021 - 02/20/2021",
        "Original Admission Date: 02/03/2021",
        "Last discharge date: 02/20/2021",
        "Anticipated Discharge Date: 06/30/2023",
        "Target discharge date: 06/30/2023",
    ],
)
def test_another_stay_or_a_day_to_come_bounds_no_stay(told_too: str) -> None:
    page = f"""
    SUNNYSLOPE SKILLED CARE - WEEKLY SKIN ASSESSMENT
    Resident: Whitlock, Dana          DOB: 03/14/1979
    {told_too}
    Admission Date: 05/31/2023        Discharge Date: 06/14/2023
    Left hip incision approximated, 8 cm. No open areas. Heels intact. Braden 19.
    Assessed by: Paula Nunn, LPN
    """
    assert told(found(page)) == [("inpatient", "2023-05-31..2023-06-14", (1,))]


def test_a_physician_in_training_makes_no_nursing_home() -> None:
    page = """
    Quince Hollow Family Medicine Residency
    Progress Note
    Resident: Paul Ames, MD       Preceptor: Holly Framm, MD
    Patient: Dana Whitlock   DOB: 03/14/1979          Date of service: 06/13/2023
    Seen for follow-up of blood pressure. Feels well. Plan: same medicine, return in three months.
    """
    assert told(found(page)) == [("office_visit", "2023-06-13", (1,))]
