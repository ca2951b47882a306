# ruff: noqa: E501
"""Visit records of home-health agencies, by the discipline of each visit; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

LOG = """
    Larchmont
    Home Health / Homecare visit record
    Client WHITLOCK, Dana    DOB 03/14/79    SOC 05/29/2023    Cert period 05/29/23 - 07/27/23
    PT visit 1 Monday, May. 29, 2023 in 10:05 out 11:10
    BP 134/78   HR 82   Pain 3/10
    Start of care. Fall risk. Step at the door seven inches. Plan twice a week for gait, stairs and strength.
    Lucy Marchand, PT        patient signature on device
    PT visit 2 Wednesday, May. 31, 2023 in 13:30 out 14:14
    BP 128/76   HR 78   Pain 3/10
    Gait with walker 250 ft indoors and to the mailbox. Sit to stand x 10.
    Lucy Marchand, PT        patient signature on device
    """
MIXED = """
    Beacon Visiting Care - Clinical Notes
    Patient: Whitlock, Dana R      DOB: 03/14/1979      Start of Care: 05/26/2023
    SN Visit   05/29/2023   10:00 - 10:40
    Wound to left hip 2 x 1 cm, scant drainage, dressing changed. Teaching on enoxaparin given to daughter.
    Erin Dolan, RN
    OT Visit   05/30/2023   13:00 - 13:45
    Tub transfer training with bench. Dressing with reacher, supervision. Kitchen walked through.
    Paula Reyes, OTR/L
    HHA Visit   05/31/2023   09:00 - 10:00
    Bed bath, hair washed, linen changed, breakfast prepared. No complaints.
    Kim Doe, HHA
    PT Visit   06/01/2023   15:00 - 15:45
    Gait 120 ft with rolling walker, stairs up and down four with rail.
    Lucy Marchand, PT
    """
REPORT = """
    VISIT NOTE REPORT
    CLIENT: WHITLOCK, DANA R        DOB: 03/14/1979        AGENCY: STONEGATE HOME CARE SERVICES
    VISIT TYPE: PT11 - PT SUBSEQUENT VISIT        VISIT DATE: 05/29/2023    TIME IN: 10:05  TIME OUT: 10:50
    SOC DATE: 05/12/2023       CERTIFICATION PERIOD: 05/12/2023 - 07/10/2023       NEXT VISIT: 06/01/2023
    INTERVENTIONS
    GAIT TRAINING 150 FT WITH ROLLING WALKER. THERAPEUTIC EXERCISE STANDING, 2 X 10.
    RESPONSE: TOLERATED WELL
    SIGNED: LUCY MARCHAND, PT    05/30/2023
    """
NURSE = """
    Harborlight Home Health Agency
    Skilled Nursing Visit Note
    Patient: Dana Whitlock   DOB: 03/14/1979   MRN: 20117
    Visit Date: 05/29/2023    Time in: 9:05 AM   Time out: 9:50 AM     SOC: 05/12/2023
    Vitals: BP 122/70, P 78. Wound: left hip incision approximated, no drainage.
    Teaching: signs of infection. Next visit: 06/01/2023. Physician visit: 06/12/2023.
    Signature: Erin Dolan, RN
    """
OASIS = """
    Harborlight Home Health Agency
    OASIS-E START OF CARE
    Patient Name: WHITLOCK, DANA       DOB: 03/14/1979
    Visit date: 05/29/2023             Certification period: 05/29/2023 - 07/27/2023
    (M1005) Inpatient Discharge Date: 05/27/2023
    Living arrangements: with spouse. Fall risk. Skilled need: wound care and teaching.
    Clinician: Erin Dolan, RN
    """


@pytest.mark.parametrize(
    ("page", "visits"),
    [
        (LOG, [("physical_therapy", "2023-05-29", (1,)), ("physical_therapy", "2023-05-31", (1,))]),
        (
            MIXED,
            [
                ("office_visit", "2023-05-29", (1,)),
                ("physical_therapy", "2023-05-30", (1,)),
                ("office_visit", "2023-05-31", (1,)),
                ("physical_therapy", "2023-06-01", (1,)),
            ],
        ),
        (REPORT, [("physical_therapy", "2023-05-29", (1,))]),
        (NURSE, [("office_visit", "2023-05-29", (1,))]),
        (OASIS, [("office_visit", "2023-05-29", (1,))]),
    ],
    ids=["log", "mixed", "report", "nurse", "oasis"],
)
def test_a_visit_at_home_is_of_its_discipline(page, visits):
    assert told(found(page)) == visits


def test_the_count_of_a_discipline_is_kept() -> None:
    visits = [e.visit for e in found(LOG).encounters]
    assert [v.number for v in visits if v] == [1, 2]


def test_a_visit_that_is_planned_or_was_missed_is_none() -> None:
    page = (
        LOG
        + """
    Nobody home for the OT visit of June 2, to be set again. Next PT visit Monday, June 5, 2023.
    """
    )
    assert told(found(page)) == [
        ("physical_therapy", "2023-05-29", (1,)),
        ("physical_therapy", "2023-05-31", (1,)),
    ]


def test_a_physician_s_office_that_names_therapy_stays_an_office() -> None:
    page = """
    Larchmont Orthopaedic Associates
    Office Visit                                    05/29/2023
    Patient: Dana Whitlock   DOB: 03/14/1979
    HPI: Home PT visit 3 was on Monday, and she walks 200 feet. Next PT visit Wednesday, May 31, 2023.
    Exam: incision healed. Gait with cane.
    Assessment: doing well after fixation. Plan: outpatient PT, return in six weeks.
    Ellen Voss, MD
    """
    assert told(found(page)) == [("office_visit", "2023-05-29", (1,))]


def test_a_report_of_a_missed_visit_is_none() -> None:
    page = """
    SUMMIT HOMECARE
    MISSED VISIT REPORT      Date of missed visit: 06/02/2023   Discipline: PT
    Patient: Whitlock, Dana   DOB 03/14/1979  SOC Date: 05/27/2023
    Reason: patient at physician appointment. Physician notified.
    """
    assert not found(page).encounters
