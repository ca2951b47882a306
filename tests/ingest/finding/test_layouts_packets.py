"""Whole packets: what came together, in which order, damaged or not; all made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casefile.matters import Client
from casefile.pages import Source
from tests.ingest.finding.typed_packet import found, told

DAILY = """
Summit Peak Physical Therapy                                              Daily Note
Patient Name: Whitlock, Dana                     Date of Daily Note: {day}
Date of Birth: 03/14/1979                        Injury/Onset/Change of Status Date: 05/29/2023
Referring Physician: Priya N. Raman, MD          Visit {n} of 12
Initial Evaluation: 06/12/2023
Subjective
Sore after the last visit.
Assessment
Tolerated well.
Electronically signed by Amos Trent, PTA on {day} at 8:05 am
Document ID: 1188.00{n:02d}   Status: Finalized                           Page 1 of 1
"""
DAYS = ["06/15/2023", "06/19/2023", "06/22/2023", "06/26/2023", "06/29/2023"]

BILL = """
SUMMIT PEAK PHYSICAL THERAPY
PATIENT STATEMENT
Patient: Whitlock, Dana        Account: 55021         Statement Date: 09/01/2023
Date        Code    Description                 Charges    Payments   Balance
06/15/2023  97110   Therapeutic exercise        120.00                120.00
06/19/2023  97110   Therapeutic exercise        120.00                240.00
TOTAL CHARGES                                   240.00
"""
COVER = """
Summit Peak Physical Therapy
Medical Records Department
September 5, 2023
Foss & Tanaka LLP
RE: Dana Whitlock   DOB: 03/14/1979
To whom it may concern:
Enclosed please find the records you requested. Your request dated August 12, 2023.
Sincerely,
Carla Biggs, Records Custodian
"""
INTAKE = """
Summit Peak Physical Therapy
NEW PATIENT REGISTRATION FORM
Name  Dana Whitlock          Date of birth 3/14/79        Today's date 6/12/23
Address  12 Elm St           Emergency contact  Walter Whitlock
Is your condition due to an accident?  Yes    Date of accident 5/29/23
Rate your pain 0-10:  7
Patient signature Dana Whitlock     Date 6/12/23
"""
URGENT = """
QUICKMED URGENT CARE
Patient: Dana Whitlock      DOB: 3/14/1979      Check-in: 05/30/2023 09:10 AM
Provider: Ramon Estes, PA-C
Chief Complaint: Neck pain after car accident 05/29/2023
Vitals: BP 124/80  HR 82
Assessment: Cervical strain
Plan: Ibuprofen. Follow up with PCP within 1 week. Off work until 06/02/2023.
Electronically signed by Ramon Estes, PA-C 05/30/2023 10:02 AM
"""
PROGRESS = """
MOUNT OLIVET HOSPITAL
PHYSICIAN PROGRESS NOTE
PATIENT NAME: WHITLOCK, DANA       MR#: 20-11-88         DOB: 03/14/1979
DATE OF SERVICE: {day}
S: Pain controlled. O: Afebrile. A/P: Continue IV antibiotics. Inpatient day {n}.
Gideon Marsh, MD
"""
CONSULT_IN_STAY = """
MOUNT OLIVET HOSPITAL
Whitlock, Dana      MRN: 201188    DOB: 3/14/1979     Adm: 2/5/2024, D/C: 2/9/2024
Discharge Summary by Marsh, Gideon, MD
Date of Admission: 2/5/2024   Date of Discharge: 2/9/2024
Hospital course: uneventful.
Filed: 2/11/2024
Electronically signed by Gideon Marsh, MD on 2/11/2024
"""
ED_THEN = """
MOUNT OLIVET HOSPITAL
Whitlock, Dana      MRN: 201188    DOB: 3/14/1979     Adm: 2/4/2024, D/C: 2/9/2024
ED Provider Notes
ED Provider Notes by Baird, Nell, MD at 2/4/2024 10:40 PM
Author: Baird, Nell, MD     Service: Emergency Medicine
Chief complaint: shoulder pain and fever.
Disposition: Admit to orthopedics.
Electronically signed by Baird, Nell, MD at 2/5/2024 1:14 AM
"""
RAD_IN_STAY = """
MOUNT OLIVET HOSPITAL
Whitlock, Dana      MRN: 201188    DOB: 3/14/1979     Adm: 2/5/2024, D/C: 2/9/2024
Imaging Results
MRI RIGHT SHOULDER WITHOUT CONTRAST (Final result)
Ordering: Marsh, Gideon, MD   Exam date: 2/6/2024 09:15   Accession: 88120
Resulted by: Imanishi, Rei, MD on 2/6/2024
Impression: Septic joint.
"""


def notes():
    return [DAILY.format(day=d, n=i) for i, d in enumerate(DAYS, start=2)]


def visits(*numbers):
    iso = ["2023-06-15", "2023-06-19", "2023-06-22", "2023-06-26", "2023-06-29"]
    return [("physical_therapy", iso[day], (page,)) for day, page in numbers]


def test_letters_forms_and_bills_make_no_visit():
    facts = found(COVER, INTAKE, *notes(), BILL)
    assert told(facts) == visits((0, 3), (1, 4), (2, 5), (3, 6), (4, 7))
    assert facts.provider is not None
    assert facts.provider.lower() == "summit peak physical therapy"


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(5)))
def test_shuffled_notes_keep_their_dates(order):
    pages = notes()
    facts = found(*[pages[i] for i in order])
    assert sorted(told(facts)) == sorted(
        visits(*[(day, page) for page, day in enumerate(order, 1)])
    )


@settings(max_examples=10, deadline=None)
@given(st.sets(st.integers(0, 4), min_size=1))
def test_dropped_pages_take_only_their_own_visits(kept):
    pages = notes()
    order = sorted(kept)
    facts = found(*[pages[i] for i in order])
    assert told(facts) == visits(*[(day, page) for page, day in enumerate(order, 1)])


def test_a_copy_of_a_page_is_the_same_visit():
    pages = notes()
    facts = found(pages[0], pages[1], pages[0])
    assert told(facts) == [
        ("physical_therapy", "2023-06-15", (1, 3)),
        ("physical_therapy", "2023-06-19", (2,)),
    ]


def test_an_urgent_care_visit():
    (encounter,) = found(URGENT).encounters
    assert str(encounter.date) == "2023-05-30"
    assert encounter.provider == "Ramon Estes"
    assert encounter.facility == "QUICKMED URGENT CARE"


@pytest.mark.parametrize("under", ["41 Mill Lane, Elk Bend, KY 40444", "(409) 555-0313"])
def test_a_house_without_a_word_of_one_is_known_by_the_address_under_it(under):
    page = f"""
    Northern Mill Infectious Disease
    {under}
    CONSULTATION
    Name: Dana Whitlock   DOB: 03/14/1979   Date of Service: 05/06/2022
    HISTORY: wound of the forearm.
    EXAM: clean edges.
    IMPRESSION: healing.
    Otto Brandl, MD
    """
    (encounter,) = found(page).encounters
    assert (encounter.facility, encounter.provider) == (
        "Northern Mill Infectious Disease",
        "Otto Brandl",
    )


def test_a_house_may_stand_behind_the_signature_alone():
    page = """
    New patient visit - Dana Whitlock
    DOB 03/14/1979   Date seen 05/06/2022
    HISTORY: wound of the forearm.
    EXAM: clean edges.
    IMPRESSION: healing.
    Otto Brandl, MD / Elk Bend Wound Clinic, Elk Bend, KY 40444
    """
    (encounter,) = found(page).encounters
    assert (encounter.facility, encounter.provider) == ("Elk Bend Wound Clinic", "Otto Brandl")


def test_a_stay_gathers_its_notes_and_leaves_the_rest_apart():
    pages = [
        ED_THEN,
        PROGRESS.format(day="02/06/2024", n=1),
        RAD_IN_STAY,
        PROGRESS.format(day="02/08/2024", n=3),
        CONSULT_IN_STAY,
    ]
    assert told(found(*pages)) == [
        ("emergency", "2024-02-04", (1,)),
        ("inpatient", "2024-02-05..2024-02-09", (2, 4, 5)),
        ("radiology", "2024-02-06", (3,)),
    ]


DAMAGES = [
    ("Date of Daily Note", "Date ot Daily Note"),
    ("Date of Daily Note:", "Date of Daily Note."),
    ("Patient Name:", "Patlent Name;"),
    ("06/15/2023", "O6/l5/2023"),
    ("Daily Note\n", "Daily\n"),
    ("Electronically signed by", "Electronically sighed by"),
    ("Physical Therapy", "Phvsical Therapv"),
    ("Whitlock, Dana", "Whitiock, Dana"),
]


@pytest.mark.parametrize(("plain", "damaged"), DAMAGES)
def test_damage_to_a_word_loses_nothing(plain, damaged):
    page = DAILY.format(day="06/15/2023", n=2).replace(plain, damaged)
    facts = found(page, source=Source.OCR)
    assert told(facts) == visits((0, 1))
    assert not facts.pages[0].foreign
    assert facts.encounters[0].provider == "Amos Trent"


def test_the_same_packet_gives_the_same_facts():
    assert found(*notes()) == found(*notes())


def test_an_unknown_client_makes_nothing_foreign():
    facts = found(*notes(), client=Client())
    assert len(facts.encounters) == 5
    assert not any(p.foreign for p in facts.pages)
