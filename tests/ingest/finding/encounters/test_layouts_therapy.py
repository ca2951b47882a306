"""Therapy and chiropractic records as many systems print them; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

WEBPT = (
    """
    Summit Peak Physical Therapy                                              Initial Evaluation
    Patient Name: Whitlock, Dana                     Date of Initial Evaluation: 06/12/2023
    Date of Birth: 03/14/1979                        Injury/Onset/Change of Status Date: 05/29/2023
    Referring Physician: Priya N. Raman, MD          Visit No.: 1
    Diagnosis: M54.2 Cervicalgia                     Insurance: Granite Casualty
    Subjective
    Patient reports neck pain 7/10 since MVA.
    Objective
    Cervical flexion 30, extension 25.
    Assessment
    Good rehab potential.
    Plan
    2x/week for 6 weeks.
    Document ID: 1188.0003   Status: Finalized                              Page 1 of 1
    Therapist: Lorna K. Dietz, PT, DPT
    Electronically signed by Lorna K. Dietz, PT, DPT on 06/12/2023 at 5:05 pm
    """,
    """
    Summit Peak Physical Therapy                                              Daily Note
    Patient Name: Whitlock, Dana                     Date of Daily Note: 06/15/2023
    Date of Birth: 03/14/1979                        Injury/Onset/Change of Status Date: 05/29/2023
    Referring Physician: Priya N. Raman, MD          Visit No.: 2
    Initial Evaluation: 06/12/2023
    Subjective
    Sore after last visit on 6/12.
    Assessment
    Tolerated well.
    Treatment Charges
    97110  Therapeutic exercise   30 min   2
    Electronically signed by Amos Trent, PTA on 06/16/2023 at 8:05 am
    Document ID: 1188.0007   Status: Finalized                              Page 1 of 1
    """,
)
CHIRO_TRAVEL = (
    """
    Juniper Chiropractic Clinic
    TRAVEL CARD
    Patient: Dana Whitlock      DOB: 3/14/79      Date of Accident: 5/29/23
    Doctor: Silas P. Wren, D.C.
    Date       Visit   Pain   Segments adjusted     Therapies            Initials
    6/1/23     1       8/10   C2 C5 T4              EMS, ice             SPW
    6/3/23     2       8/10   C2 C5                 EMS                  SPW
    6/6/23     3       7/10   C5 T4 L5              EMS, traction        SPW
    6/9/23     4       6/10   C5 L5                 traction             SPW
    """,
)
CHIROTOUCH = (
    """
    Oak Hollow Spine & Injury                                 Patient: Whitlock, Dana
    Chart Notes                                               DOB: 03/14/1979
    Tuesday, June 13, 2023                                    Provider: Nadia Ferro, DC
    Subjective: Neck pain rated 6 on a scale of 10.
    Objective: Palpation revealed spasm on the left.
    Assessment: Patient is improving.
    Plan: Continue 3x per week.
    Nadia Ferro, DC
    Thursday, June 15, 2023                                   Provider: Nadia Ferro, DC
    Subjective: Neck pain rated 5 on a scale of 10.
    Objective: Palpation revealed mild spasm on the left.
    Assessment: Patient is improving.
    Plan: Continue 3x per week. Adjusted C5.
    Nadia Ferro, DC
    Friday, June 16, 2023                                     Provider: Nadia Ferro, DC
    Subjective: Neck pain rated 5 on a scale of 10.
    Objective: Palpation revealed mild spasm on the right.
    Assessment: Patient is improving. Plan: Continue. Adjusted C6.
    Nadia Ferro, DC
    Printed 12/01/2023                                        Page 4 of 9
    """,
)
PT_FLOWSHEET = (
    """
    Riverside Rehabilitation Institute
    PHYSICAL THERAPY TREATMENT LOG
    Name: Whitlock, Dana        DOB 3/14/79       Onset: 5/29/23
    Date        Treatment                          Time     Response           Therapist
    07/05/23    MHP, US, ther ex                   45 min   tolerated well     JQ
    07/07/23    MHP, ther ex, manual               50 min   less pain          JQ
    07/10/23    US, ther ex                        45 min   sore               RB
    """,
)
OT_EVAL = (
    """
    NORTHFIELD HAND THERAPY, LLC
    OCCUPATIONAL THERAPY EVALUATION
    Client name: Dana Whitlock          Date of birth: 03-14-1979
    Date of evaluation: 12-04-2023      Start of care: 12-04-2023
    Date of injury: 05-29-2023          Certification period: 12-04-2023 to 03-03-2024
    Physician: Ewan Castellanos MD
    Grip strength R 30 lb, L 62 lb. Splint fabricated.
    Goals: independent with ADLs in 8 weeks.
    Signature: Bettina Ruoff, OTR/L, CHT       Date: 12-05-2023
    """,
)


CASES = {
    "webpt": (
        WEBPT,
        [("physical_therapy", "2023-06-12", (1,)), ("physical_therapy", "2023-06-15", (2,))],
        "Lorna K. Dietz",
    ),
    "chiro_travel": (
        CHIRO_TRAVEL,
        [
            ("chiropractic", "2023-06-01", (1,)),
            ("chiropractic", "2023-06-03", (1,)),
            ("chiropractic", "2023-06-06", (1,)),
            ("chiropractic", "2023-06-09", (1,)),
        ],
        "Silas P. Wren",
    ),
    "chirotouch": (
        CHIROTOUCH,
        [
            ("chiropractic", "2023-06-13", (1,)),
            ("chiropractic", "2023-06-15", (1,)),
            ("chiropractic", "2023-06-16", (1,)),
        ],
        "Nadia Ferro",
    ),
    "pt_flowsheet": (
        PT_FLOWSHEET,
        [
            ("physical_therapy", "2023-07-05", (1,)),
            ("physical_therapy", "2023-07-07", (1,)),
            ("physical_therapy", "2023-07-10", (1,)),
        ],
        "Riverside Rehabilitation Institute",
    ),
    "ot_eval": (OT_EVAL, [("physical_therapy", "2023-12-04", (1,))], "Bettina Ruoff"),
}


@pytest.mark.parametrize(("pages", "visits", "provider"), CASES.values(), ids=CASES)
def test_a_layout_gives_its_visits(pages, visits, provider):
    facts = found(*pages)
    assert told(facts) == visits
    assert facts.encounters[0].provider == provider
    assert not any(p.foreign for p in facts.pages)


def test_visit_numbers_are_read():
    numbers = [e.visit.number for e in found(*WEBPT).encounters if e.visit]
    assert numbers == [1, 2]


def test_a_note_is_known_by_its_local_title():
    page = """
    LOCAL TITLE: PHYSICAL THERAPY OUTPT TREATMENT NOTE
    STANDARD TITLE: PHYSICAL THERAPY NOTE
    DATE OF NOTE: JUN 05, 2023@10:14     ENTRY DATE: JUN 07, 2023@10:14:22
          AUTHOR: RUIZ,ANA M            EXP COSIGNER:
         URGENCY:                            STATUS: COMPLETED
    Patient: Whitlock, Dana     DOB: MAR 14,1979
    S: back pain since the accident. O: therapeutic exercise. A: strain. P: continue.
    /es/ ANA M RUIZ, PT
    """
    assert told(found(page)) == [("physical_therapy", "2023-06-05", (1,))]


FIRST_VISIT = """
    Quill Harbor Physical Therapy
    Patient: Whitlock, Dana                          Date of Initial Evaluation: 06/12/2023
    Therapist: Lorna K. Dietz, PT, DPT
    {}
    {}
    OBJECTIVE: Flexion lacks ten degrees.
    PLAN: Three times a week for six weeks.
    Lorna K. Dietz, PT, DPT
    """


def test_the_first_visit_is_known_by_the_history_that_it_takes() -> None:
    facts = found(FIRST_VISIT.format("HISTORY: Fell on 5/29/23 at work.", "PROGNOSIS: Fair."))
    assert told(facts) == [("physical_therapy", "2023-06-12", (1,))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("SUBJECTIVE: Less sore than on Monday.", "ASSESSMENT: Tolerated well."),
        ("HISTORY: Fell at work. Daily note, visit 4.", "PROGNOSIS: Fair."),
    ],
)
def test_a_later_note_only_copies_the_day_of_the_first_visit(first: str, second: str) -> None:
    assert told(found(FIRST_VISIT.format(first, second))) == [("physical_therapy", None, (1,))]


AT_HOME = """
    Cedar Bluff Home Health                                   PHYSICAL THERAPY VISIT NOTE
    Patient: Whitlock, Dana R         MRN: 55120
    Visit Date: 03/11/2024      Time In: 10:05      Visit #: 3
    DOB: 03/14/1979    Physician: Moreau, Celia    {label} 02/27/2024
    Gait training 120 ft with walker, contact guard. Stairs with rail.
    Nils Aronson, PT
"""


@pytest.mark.parametrize(
    "label",
    [
        "F2F encounter date:",
        "F2F:",
        "Face-to-Face Encounter Date:",
        "Last MD visit:",
        "Date of last physician visit:",
        "Verbal order date:",
    ],
)
def test_the_physician_s_visit_that_orders_therapy_is_no_visit_of_the_therapist(label: str) -> None:
    assert told(found(AT_HOME.format(label=label))) == [("physical_therapy", "2024-03-11", (1,))]


ENTRIES = """
    Harbor Spine Chiropractic
    Whitlock, Dana (ID 4471)      DOB 03/14/1979
    {first}
    Subjective: Neck pain 6/10, headaches daily.
    Objective: Fixations C5, C6, T4. Spasm right trapezius.
    Plan: 3x/week.
    {second}
    Subjective: Neck pain 5/10.
    Objective: Fixations C5, T4.
    Plan: 3x/week.
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Date: 06/05/2023   Provider: Corwin Blythe DC",
            "Date: 06/07/2023   Provider: Ione Ray DC",
        ),
        ("Date: 06/05/2023  Visit: 3", "Date: 06/07/2023  Visit: 4"),
        ("06/05/2023  Visit: 3", "06/07/2023  Visit: 4"),
        ("Date: 06/05/2023", "Date: 06/07/2023"),
    ],
)
def test_a_label_may_follow_the_day_that_opens_an_entry(first: str, second: str) -> None:
    assert told(found(ENTRIES.format(first=first, second=second))) == [
        ("chiropractic", "2023-06-05", (1,)),
        ("chiropractic", "2023-06-07", (1,)),
    ]


def test_a_day_at_the_head_and_one_of_signing_are_no_entries() -> None:
    page = ENTRIES.format(first="Date: 06/05/2023   Provider: Corwin Blythe DC", second="")
    assert told(found(page + "    Date: 06/07/2023   Signature on file\n")) == [
        ("chiropractic", "2023-06-05", (1,))
    ]


NEEDLES = """
    Still River Acupuncture
    Mina Seong, L.Ac.     88 Canal St, Erie PA
    Patient: Dana Whitlock   DOB 3/14/79
    {head}
    7/11/23
    CC: neck pain 6/10. Points: GB20, LI4, SI3. Cupping upper back. 97810, 97811.
    7/18/23
    CC: neck pain 4/10, sleeps better. Points: GB20, GB21, LI4. 97810.
"""


def test_days_alone_over_one_line_each_are_visits() -> None:
    facts = found(NEEDLES.format(head=""))
    assert told(facts) == [
        ("office_visit", "2023-07-11", (1,)),
        ("office_visit", "2023-07-18", (1,)),
    ]
    assert {e.provider for e in facts.encounters} == {"Mina Seong"}


def test_days_of_the_records_reviewed_are_no_visits() -> None:
    assert len(told(found(NEEDLES.format(head="Records Reviewed")))) < 2
