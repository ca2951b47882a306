from __future__ import annotations

import datetime as dt

import pytest

from casefile.matters import Client
from casefile.pages import PersonOnPage, Source
from ingest.finding.people.foreign import is_foreign
from ingest.finding.people.patients import patient_on
from tests.ingest.finding.typed_packet import CLIENT, found, typed


@pytest.mark.parametrize(
    "line",
    [
        "Patient: Dana R Whitlock      DOB: 03/14/1979",
        "PATIENT NAME:   WHITLOCK, DANA R     DOB: 3/14/79",
        "Whitlock, Dana R (MRN 00418822) DOB: 03/14/1979",
        "WHITLOCK, Dana (id #55120, dob: 03/14/1979)",
        "Name  Dana Whitlock       Birth date 3/14/79",
        "RE: Dana Whitlock      DOB: 03/14/1979",
        "Whitlock, Dana R     MRN: 00482913, DOB: 3/14/1979, Sex: F",
        "Pt Name: WHITLOCK,DANA     D.O.B. 03-14-1979",
    ],
)
def test_the_patient_is_found(line):
    person = patient_on(typed("Alder Creek Family Medicine\n\n\n" + line)[0])
    assert person is not None
    assert person.dob == dt.date(1979, 3, 14)
    assert not is_foreign(person, CLIENT)


@pytest.mark.parametrize(
    "line",
    [
        "Baby: Whitlock, Theo     MRN 00418823     Mother: Dana Whitlock",
        "Infant's name: Theo Whitlock     DOB: 03/02/2023     Parent: Dana Whitlock",
        "FL8 WHITLOCK, THEO     FL10 030223 FL11 M     MRN 00418823",
    ],
)
def test_a_child_s_own_page_is_not_its_mother_s(line):
    child = patient_on(typed("Alder Creek Family Medicine\n\n\n" + line)[0])
    assert child is not None
    assert is_foreign(child, CLIENT, source=Source.TEXT)


def test_a_mother_s_page_may_name_her_child():
    lines = (
        "Whitlock, Dana R (MRN 00418822) DOB: 03/14/1979\nBaby: Whitlock, Theo   Born: 03/02/2023"
    )
    mother = patient_on(typed("Alder Creek Birth Center\n\n\n" + lines)[0])
    assert not is_foreign(mother, CLIENT, source=Source.TEXT)


def test_a_box_of_a_claim_form_holds_the_name():
    text = """


    2. PATIENT'S NAME (Last Name, First Name)     3. PATIENT'S BIRTH DATE
    WHITLOCK, DANA, R                             03 14 1979
    """
    person = patient_on(typed(text)[0])
    assert person is not None
    assert not is_foreign(person, CLIENT)


@pytest.mark.parametrize(
    "line",
    [
        "Emergency contact: Karen Whitlock      Phone: 555-0100",
        "Guarantor: Walter Whitlock        Relationship: Spouse",
        "Subscriber name: Walter Whitlock",
        "Attending: Walter Whitlock, MD",
        "To: Karen Foss      From: Alder Creek",
        "Drug name: Valium Forte",
    ],
)
def test_others_on_the_page_are_nobody_s_patient(line):
    assert patient_on(typed("Alder Creek Family Medicine\n\n\n" + line)[0]) is None


def person(name, dob=None, mrn=None):
    return PersonOnPage(name, dob, mrn)


OTHER = dt.date(1961, 8, 2)


@pytest.mark.parametrize(
    "who",
    [
        person("Foster, Kelly L", OTHER),
        person("Karen Whitlock", OTHER),
        person("Karen Whitlock"),
        person("Dana Whitlock", dt.date(1952, 11, 30)),
        person("Walter Whitlock", CLIENT.dob),
    ],
)
def test_somebody_else(who):
    assert is_foreign(who, CLIENT)


@pytest.mark.parametrize(
    "who",
    [
        None,
        person("Dana Whitlock"),
        person("Dana Whit1ock", CLIENT.dob),
        person("Dona Whitlock", CLIENT.dob),
        person("Dana Whitlock", dt.date(1979, 3, 11)),
        person("Dana Marchetti", CLIENT.dob),
        person("WHITLOCK, D"),
    ],
)
def test_the_client_or_too_damaged_to_tell(who):
    assert not is_foreign(who, CLIENT)


def test_a_twin_s_other_letter_counts_where_nothing_is_misread():
    twin = person("Dona Whitlock", CLIENT.dob, "771200")
    assert is_foreign(twin, CLIENT, source=Source.TEXT, client_record="771100")
    assert not is_foreign(twin, CLIENT, source=Source.OCR, client_record="771100")


def test_nothing_is_foreign_where_the_client_is_unknown():
    assert not is_foreign(person("Kelly Foster"), Client())


NOTE = """
Summit Peak Physical Therapy                                    Daily Note
Patient Name: {name}                     Date of Daily Note: {day}
Date of Birth: {dob}
Subjective
Sore.
Electronically signed by Amos Trent, PTA on {day} at 8:05 am        Page {n} of {of}
"""


def test_a_misfiled_page_makes_no_encounter():
    own = NOTE.format(name="Whitlock, Dana", day="06/15/2023", dob="03/14/1979", n=1, of=1)
    other = NOTE.format(name="Brandt, Oscar", day="06/16/2023", dob="09/09/1950", n=1, of=1)
    facts = found(own, other)
    assert [p.foreign for p in facts.pages] == [False, True]
    assert [e.pages for e in facts.encounters] == [(1,)]


def test_a_page_without_a_name_follows_its_document():
    other = NOTE.format(name="Brandt, Oscar", day="06/16/2023", dob="09/09/1950", n=1, of=2)
    more = "Objective\nGait is normal.\nPlan\nContinue.\n" + "\n" * 20 + " " * 60 + "Page 2 of 2"
    own = NOTE.format(name="Whitlock, Dana", day="06/19/2023", dob="03/14/1979", n=1, of=1)
    facts = found(other, more, own)
    assert [p.foreign for p in facts.pages] == [True, True, False]


NURSERY = """
    Alder Creek Hospital - Newborn Nursery              Daily Progress Note
    {}: Whitlock, Wren      MRN AC-2231907      Mother: Dana Whitlock
    Day 2      Weight 4090 g      Date 11/13/2023
    Room air, breast and bottle, bilirubin 9.1, to the ward tomorrow.
    """


@pytest.mark.parametrize("label", ["Baby", "Infant", "Newborn"])
def test_a_newborns_page_is_not_its_mothers(label):
    facts = found(NURSERY.format(label))
    assert [p.foreign for p in facts.pages] == [True]
    assert facts.encounters == ()


def test_a_baby_told_of_in_its_mothers_record_makes_no_other_patient():
    page = """
    Alder Creek Hospital
    POSTPARTUM DISCHARGE SUMMARY
    Patient: Dana Whitlock      DOB: 03/14/1979      MRN: AC-22314
    Admitted: 06/01/2023      Discharged: 06/04/2023
    Hospital course: delivery, repair. Infant: Female, 4180 g, Apgar 7 and 9.
    Baby: Wren Whitlock, to the nursery.
    """
    assert [p.foreign for p in found(page).pages] == [False]


def test_a_mother_named_at_the_head_does_not_make_it_her_page():
    page = (
        "Alder Creek Hospital - Nursery\nDaily Progress Note\n"
        "Baby: Whitlock, Theo     MRN 00418823     Mother: Dana R. Whitlock\n"
        "Date 03/04/2023\nFeeding well."
    )
    assert [p.foreign for p in found(page).pages] == [True]
