"""Days that stand at the end of a heading, and labels of stays; all made up."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.dates import DateRole
from ingest.finding.dates.find import find_dates
from tests.ingest.finding.typed_packet import CLIENT, found, told, typed

LETTERHEAD = (
    "Juniper Ridge Family Practice",
    "40 Alder Lane, Dunmore, PA 18512      (570) 555-0114",
)


def roles(*rows):
    return [d.role for d in find_dates(typed("\n".join((*LETTERHEAD, *rows)))[0])]


@pytest.mark.parametrize(
    "heading",
    [
        "Home visit, May 3, 2024",
        "First house call at home on May 3, 2024",
        "Geriatric check-up of May 3, 2024",
        "Wound round at the bedside, 05/03/2024",
        "Annual wellness visit 3 May 2024     interpreter: none",
        "Six month consultation - May 3, 2024 - Ana Ruiz, MD",
        "Recertification by phone, May 3, 2024",
        "Pre-admission history and physical, 5/3/24",
        "Good and steady since winter. Walks daily. Seen May 3, 2024",
        "Recheck Dana Whitlock 05/03/2024",
        "DISCHARGE NOTE 5/3/24 Dana Whitlock (3/14/79)",
        "DISCHARGE NOTE May 3, 2024 Visit 6 of 6",
        "OCCUPATIONAL THERAPY EVALUATION 05/03/2024",
        "INITIAL EVALUATION - DATE 05/03/2024 - VISIT 1 OF 12",
        "RE-EVALUATION - DATE 5/3/2024",
        "NURSING RECORD 05/03/2024",
    ],
)
def test_a_heading_of_care_ends_with_its_day(heading):
    assert roles(heading)[0] is DateRole.SERVICE


@pytest.mark.parametrize(
    "heading",
    [
        "Records of your visit, May 3, 2024",
        "Next home visit, May 3, 2024",
        "Missed visit of May 3, 2024",
        "Home visit scheduled for May 3, 2024",
        "Care since the visit of May 3, 2024",
        "The house at the corner, May 3, 2024",
        "He was well. She fell at home on May 3, 2024",
        "Doing well. Return May 3, 2024",
        "Consultation Dr. Ana Ruiz 05/03/2024",
        "Plan of care certified by Ana Ruiz, MD, 5/3/24",
    ],
)
def test_a_day_of_other_care_or_of_a_sentence_is_none(heading):
    assert DateRole.SERVICE not in roles(heading)


def test_the_day_of_an_entry_is_none_of_a_stay():
    assert DateRole.ADMISSION not in roles(
        "DATE OF NOTE: JAN 05, 2024@10:14     ENTRY DATE: JAN 06, 2024@11:12:44"
    )


def test_a_noun_behind_a_name_is_a_part_of_the_name():
    rows = ("Ankle films at Ash Hill Imaging on 5/3/24: no fracture, mild swelling, old spur.",)
    assert DateRole.EXAM not in roles(*rows)
    assert roles("Imaging on 5/3/24") == [DateRole.EXAM]


@pytest.mark.parametrize(
    "label",
    [
        "Admit - disch:",
        "Adm/Dsch",
        "Rehab stay",
        "Arrived to departure:",
        "Adm to d/c dates:",
        "Confinement:",
    ],
)
def test_words_for_both_days_of_a_stay_name_its_range(label):
    page = f"""
        Alder Creek Hospital
        DISCHARGE SUMMARY
        Patient: Dana Whitlock      DOB: 3/14/79      {label} 06/01/23 - 06/05/23
        Hospital course: admitted after a fall, hip pinned, walked with a frame.
        Discharged home on aspirin. Ana Ruiz, MD
        """
    assert told(found(page)) == [("inpatient", "2023-06-01..2023-06-05", (1,))]


def test_an_encounter_of_several_days_is_a_stay():
    page = """
        Alder Creek Hospital
        DISCHARGE SUMMARY
        Patient: Dana Whitlock      DOB: 3/14/79      Enc: 1 Jun 2023 - 5 Jun 2023
        Hospital course: admitted after a fall, hip pinned, walked with a frame.
        Discharged home on aspirin. Ana Ruiz, MD
        """
    assert told(found(page)) == [("inpatient", "2023-06-01..2023-06-05", (1,))]


def ward_note(effective):
    return f"""
        Alder Creek Nursing & Rehabilitation
        INPATIENT PROGRESS NOTE
        Resident: Whitlock, Dana (AC-204)      Birthdate: 3/14/79
        Unit: East    Room: 12    Admit: 06/01/2023
        Effective Date: {effective}      Type: Nursing Progress Note      Author: Ana Ruiz, RN
        Resident alert, skin intact, ate half of the tray, turned every two hours.
        Electronically Signed: Ana Ruiz, RN {effective}
        """


def test_a_stay_without_a_discharge_lasts_to_its_last_note():
    pages = [ward_note("06/01/2023"), ward_note("06/09/2023"), ward_note("06/14/2023")]
    assert told(found(*pages)) == [("inpatient", "2023-06-01..2023-06-14", (1, 2, 3))]


def test_the_clients_day_of_birth_beside_the_name_is_no_day_of_care():
    page = """
        Juniper Hospice and Palliative Care
        Dana Whitlock      Mar 14, 1979      JH-2041
        Physician visit on May 3, 2024
        Subjective: sleeps well. Objective: chest clear. Assessment: stable. Plan: same.
        Ana Ruiz, MD
        """
    facts = found(page)
    assert [d.role for d in facts.pages[0].dates] == [DateRole.BIRTH, DateRole.SERVICE]
    assert CLIENT.dob == dt.date(1979, 3, 14)
    assert [e.date for e in facts.encounters] == [dt.date(2024, 5, 3)]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Service delivered 01/05/2024, 45 min", 5),
        ("(M0030) Start of Care Date: 01/05/2024     Date Assessment Completed: 01/06/2024", 6),
        ("Treatment provided: 01/05/2024", 5),
        ("Insurance effective date: 01/01/2020     Visit made on 01/05/2024", 5),
    ],
)
def test_deeds_of_care_date_a_visit(line, day):
    page = f"""
        Juniper Physical Therapy
        TREATMENT NOTE
        Patient: Dana Whitlock      DOB: 3/14/79
        {line}
        S: tired. O: therapeutic exercise, gait. A: gains. P: continue.
        Ana Ruiz, PT
        """
    assert [e.date for e in found(page).encounters] == [dt.date(2024, 1, day)]
