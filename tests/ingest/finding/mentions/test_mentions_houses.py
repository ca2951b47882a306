"""Houses that a sentence names: by their kind, by their place in it, or not at all."""

import pytest

from casefile.categories import Category, Status
from tests.ingest.finding.mentions.mentioned import DONE, mentions

# (sentence, category, date, place)
AT_A_HOUSE = [
    (
        "Three days later she was seen at Harper Creek Walk-In Care on August 8, 2023.",
        "office_visit",
        "2023-08-08",
        "Harper Creek Walk-In Care",
    ),
    (
        "Went to Stonebridge Quick Care on 9/5 and was given a muscle relaxer.",
        "office_visit",
        "2023-09-05",
        "Stonebridge Quick Care",
    ),
    (
        "Evaluated at Larkfield Occupational Medicine on 9/2/2023 and kept off work.",
        "office_visit",
        "2023-09-02",
        "Larkfield Occupational Medicine",
    ),
    (
        "The sutures were removed at Bayview Family Medicine on 8/20/23.",
        "office_visit",
        "2023-08-20",
        "Bayview Family Medicine",
    ),
    (
        "He was treated in the emergency room of Parkline Hospital on May 9, 2023.",
        "emergency",
        "2023-05-09",
        "Parkline Hospital",
    ),
    (
        "Was seen in the ED at Sacred Heart of Elmwood on 9/1/23.",
        "emergency",
        "2023-09-01",
        "Sacred Heart of Elmwood",
    ),
    (
        "A CT of the wrist was done at Ferndale Open Scan on 08/21/2023.",
        "radiology",
        "2023-08-21",
        "Ferndale Open Scan",
    ),
    (
        "The plate was taken out at Riverbend Surgicenter on September 8, 2023.",
        "operative",
        "2023-09-08",
        "Riverbend Surgicenter",
    ),
    (
        "Attended two group classes at Oakside Fitness Barn on 9/9/23.",
        "physical_therapy",
        "2023-09-09",
        "Oakside Fitness Barn",
    ),
]


@pytest.mark.parametrize(("sentence", "category", "date", "place"), AT_A_HOUSE)
def test_care_at_a_house_is_told_with_its_full_name(
    sentence: str, category: str, date: str, place: str
) -> None:
    (told,) = mentions(sentence)
    assert (told.category, str(told.date), told.place) == (category, date, place)
    assert (told.status, told.strength) == (DONE, 3)


@pytest.mark.parametrize(
    "sentence",
    [
        "To be seen at Coastal Spine Clinic next week.",
        "He will be evaluated at Larkfield Occupational Medicine on 9/30/2023.",
        "If worse she should be examined at Larkfield Family Medicine.",
        "She was not seen at Larkfield Family Medicine.",
        "His sister was seen at Larkfield Family Medicine on 9/1/23.",
        "Referred to Larkfield Family Medicine.",
        "Dr. Ames of Larkfield Family Medicine called about the form.",
        "She lives at Maple Grove Terrace and was seen today in our office.",
        "Hardware removal is planned at Elm Surgical Pavilion for 10/1/2023.",
        "We may take the plate out at Elm Surgical Pavilion next year.",
    ],
)
def test_a_house_alone_tells_of_no_care(sentence: str) -> None:
    assert not [m for m in mentions(sentence) if m.status is DONE]


def test_a_visit_without_a_day_is_too_weak_to_carry_a_flag() -> None:
    (told,) = mentions("She was seen at Larkfield Family Medicine.")
    assert (told.status, told.strength) == (DONE, 2)


def test_a_name_behind_the_next_thing_belongs_to_that() -> None:
    sentence = "She had chiropractic care with Dr. Pell and an MRI of the neck at Clearview on 9/6."
    chiropractic, study = mentions(sentence)
    assert (chiropractic.provider, chiropractic.place) == ("Pell", None)
    assert study.place == "Clearview"


def test_an_ambulance_service_is_known_wherever_it_stands() -> None:
    (told,) = mentions("Harlan County EMS brought him in.", Category.EMERGENCY)
    assert (told.provider, told.status) == ("Harlan County EMS", DONE)


@pytest.mark.parametrize(
    "sentence", ["Labs were drawn and are normal.", "Clotting studies were run and are normal."]
)
def test_tests_that_were_run_in_the_emergency_room_are_told(sentence: str) -> None:
    (told,) = mentions(sentence, Category.EMERGENCY)
    assert (told.category, told.status, told.strength) == (Category.LABORATORY, DONE, 3)


def test_no_tests_were_run_where_the_words_deny_it() -> None:
    found = mentions("No labs were drawn.", Category.EMERGENCY)
    assert {m.status for m in found} <= {Status.DENIED}


def test_what_an_operation_took_and_a_pathologist_read_is_told() -> None:
    sentence = "The bursa was sent to pathology and was read as chronic scar."
    (told,) = mentions(sentence, Category.OPERATIVE, heading="SPECIMEN:")
    assert (told.subject, told.status, told.strength) == ("pathology", DONE, 3)


def test_the_words_of_a_form_are_no_ambulance_service() -> None:
    (ride,) = mentions("Arrival mode: Ambulance Priority: 2", Category.EMERGENCY)
    assert ride.category is Category.EMS
    assert ride.place is None


def test_a_doctors_name_ends_before_the_next_sentence() -> None:
    (visit,) = mentions("On 9/5/2023 was evaluated by Dr. Holloway She was given a collar.")
    assert visit.provider == "Holloway"


def test_enzymes_that_are_normal_tell_of_no_report() -> None:
    assert not mentions("Kidney function is within normal limits.")
