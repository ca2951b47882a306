"""Injury dates, sides, operations and prior conditions as they are asserted."""

import pytest

from casefile.categories import Category
from ingest.finding.assertions.find import find_assertions
from tests.ingest.finding.typed_page import typed_page


def asserted(
    text: str, topic: str, category: Category = Category.OFFICE_VISIT
) -> set[tuple[str, str]]:
    found = find_assertions(typed_page(text), category, "e1")
    return {(a.subject, a.value) for a in found if a.topic == topic}


@pytest.mark.parametrize(
    "text",
    [
        "Date of Injury: 07/18/2023",
        "DOI: 7/18/23",
        "Date of accident   July 18, 2023",
        "D.O.I. 07/18/2023",
        "Injury Date: 07-18-2023",
        "Date of loss 7/18/2023",
        "HPI: He was injured in a motor vehicle accident on July 18, 2023.",
        "HPI: She was rear ended on 7/18/2023 while stopped at a light.",
        "HPI: Neck pain since the collision of 07/18/2023.",
        "HPI: On July 18, 2023 the patient slipped and fell at a store.",
        "HPI: Hurt his back at the mill on July 18, 2023.",
        "HPI: Fell off a ladder 7/18/23 and landed on his side.",
        "HPI: Slip and fall in the shower 07/18/2023.",
        "HPI: A two-car collision Tuesday 7/18/23.",
        "HPI: Ped vs auto 7/18/2023.",
        "HPI: He was hit in a crosswalk on July 18, 2023.",
        "Inj. Date: 7/18/23",
        "DOI=7/18/23",
        "HPI: A neighbor's hound bit him on July 18, 2023.",
        "HPI: The chart dates the accident to July 18, 2023.",
        "HPI: Bite dated 7/18/2023.",
        "Date of assault: 7/18/2023",
        "HPI: Knocked off her bicycle on July 18, 2023.",
        "Accident date recorded as July 18, 2023",
        "HPI: The accident was on Tuesday, July 18, 2023.",
        "HPI: Crash happened on the evening of July 18, 2023.",
        "HPI: Hurt on Tues 7/18/23 at the quarry.",
        "HPI: Hit by car 7/18/23.",
        "HPI: Nine weeks since the scooter wreck of July 18, 2023.",
        "Injury Date/Time: 07/18/2023 0940",
        "Date of occurrence: 7/18/2023",
    ],
)
def test_the_injury_date_is_asserted(text: str) -> None:
    assert {value for _, value in asserted(text, "date_of_injury")} == {"2023-07-18"}


@pytest.mark.parametrize(
    "text",
    [
        "HPI: After the accident she was seen on 7/20/2023 at the clinic.",
        "HPI: She had a prior motor vehicle accident on 3/4/2015.",
        "Date of Service: 07/18/2023",
        "HPI: MRI on 7/18/2023 after the fall showed a tear.",
        "HPI: He was seen on 7/18/2023 for the bite.",
        "HPI: An older fall of 7/18/2023 left no complaint: an earlier accident.",
        "HPI: Hurt two weeks ago.",
        "HPI: She fell again on 7/18/2023.",
        "HPI: Her last fall was on 7/18/2023.",
        "HPI: Event monitor of 7/18/2023 was normal.",
        "HPI: Told of the crash at Mercy 7/18/2023.",
        "HPI: Seen after the fall at work 7/18/2023.",
        "HPI: Back after the collision, evaluated Monday 7/18/2023.",
        "HPI: Fall risk screen 7/18/2023.",
        "BIRTH: 7/18/2023",
    ],
)
def test_other_dates_are_not(text: str) -> None:
    assert asserted(text, "date_of_injury") == set()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("HPI: Tripped and fell on a hose on 7/18/2023.", "fall"),
        ("HPI: Struck by a van on 7/18/2023.", "blow vehicle"),
        ("HPI: Injured on 7/18/2023.", "injury"),
        ("HPI: Attacked by a dog on 7/18/2023.", "attack"),
        ("HPI: Event on 7/18/2023.", "event"),
        ("HPI: Delivered by vacuum on 7/18/2023.", "birth"),
        ("HPI: Her stroke was on 7/18/2023.", "stroke"),
    ],
)
def test_the_kind_of_event_is_told(text: str, kinds: str) -> None:
    assert asserted(text, "date_of_injury") == {(kinds, "2023-07-18")}


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("CHIEF COMPLAINT: Left knee pain.", "knee", "left"),
        ("DIAGNOSIS: Right shoulder rotator cuff tear.", "shoulder", "right"),
        ("ASSESSMENT: Sprain of the left ankle.", "ankle", "left"),
        ("PROCEDURE: Right hip arthroscopy", "hip", "right"),
        ("HPI: She complains of pain in her R wrist since the fall.", "wrist", "right"),
        ("COURSE:\nLeft hip precautions were reviewed.", "hip", "left"),
        ("CHIEF COMPLAINT: Pain in the (L) elbow.", "elbow", "left"),
        ("CHIEF COMPLAINT: Pain of the knee on the right.", "knee", "right"),
        ("DIAGNOSIS: Sprain of the index finger of the left hand.", "index finger", "left"),
        ("ASSESSMENT: Left S1 radiculopathy.", "lumbar_radiculopathy", "left"),
        ("HPI: A right greater occipital nerve block helped.", "occipital_nerve", "right"),
        ("FOLLOW-UP NOTE\nRight shoulder keeps clicking on the stairs.", "shoulder", "right"),
        ("HPI: The right TMJ pops since the wreck and hurts with chewing.", "jaw", "right"),
        ("DIAGNOSIS: Sprain of jaw, left side.", "jaw", "left"),
        ("ASSESSMENT: 1. Shoulder pain, right - M25.511", "shoulder", "right"),
        ("ASSESSMENT: RTC tear, left", "shoulder", "left"),
        ("ASSESSMENT: Fx distal radius, R", "forearm", "right"),
        ("ASSESSMENT: Rt. ankle sprain", "ankle", "right"),
        ("HPI: Right Achilles rupture.", "ankle", "right"),
        ("HPI: Strain of the hamstring on the left.", "femur", "left"),
        ("HPI: The knee clicks on the left since the fall.", "knee", "left"),
        ("HPI: Ringing and pain in the left ear since the blast.", "ear", "left"),
    ],
)
def test_a_side_is_asserted(text: str, subject: str, value: str) -> None:
    assert (subject, value) in asserted(text, "side")


@pytest.mark.parametrize(
    "text",
    [
        "CHIEF COMPLAINT: Bilateral knee pain.",
        "ASSESSMENT: Left knee worse than right knee pain.",
        "FAMILY HISTORY: Left hip replacement in her mother.",
        "HPI: He denies left shoulder pain.",
        "ASSESSMENT: Pain with lifting, compared to the right shoulder.",
        "HPI: The unaffected knee, the right knee, has no pain.",
        "HPI: A right hand dominant cook with wrist pain.",
        "HPI: She has now developed pain of the left hip.",
        "ASSESSMENT: Fracture at L5.",
        "PHYSICAL EXAM: Reflexes symmetric at the left knee.",
    ],
)
def test_both_sides_denials_and_examinations_assert_none(text: str) -> None:
    assert asserted(text, "side") == set()


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("HPI: She denies any prior neck pain.", "cervical_spine", "denied"),
        ("PAST MEDICAL HISTORY: No prior low back injury.", "lumbar_spine", "denied"),
        ("HPI: He had no previous knee problems.", "knee", "denied"),
        ("PMH: Prior low back pain treated in 2019.", "lumbar_spine", "affirmed"),
        ("HPI: History of chronic shoulder pain before this.", "shoulder", "affirmed"),
        ("HPI: He was in a previous motor vehicle accident in 2016.", "accident", "affirmed"),
        ("HPI: Patient denies previous accidents.", "accident", "denied"),
        ("HPI: History of knee surgery, seen for a wrist sprain.", "knee", "affirmed"),
    ],
)
def test_prior_conditions_are_denied_or_affirmed(text: str, subject: str, value: str) -> None:
    found = asserted(text, "prior_condition")
    assert (subject, value) in found or (subject == "cervical_spine" and ("neck", value) in found)


def test_a_present_history_is_not_a_prior_condition() -> None:
    assert asserted("HPI: He has a 3-day history of low back pain.", "prior_condition") == set()


def test_an_operation_has_its_date_and_side() -> None:
    text = "HPI: She underwent left knee arthroscopy on 08/30/2023."
    assert asserted(text, "operation") == {
        ("knee operation", "2023-08-30"),
        ("side of knee operation", "left"),
    }


def test_an_operation_that_took_place_tells_its_side_in_any_section() -> None:
    text = "OBJECTIVE\nPatient is five weeks status post left shoulder arthroscopy.\nFlexion 120."
    assert ("shoulder", "left") in asserted(text, "side")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HPI: The injured left ankle is swollen.", "left"),
        ("HPI: Right elbow continues to ache.", "right"),
        ("HPI: The right foot is the painful one.", "right"),
        ("HPI: Pain of the left shoulder from the accident.", "left"),
        ("HPI: Tingling of the right hand as before.", "right"),
    ],
)
def test_a_side_is_said_to_be_the_injurys(text: str, value: str) -> None:
    assert {side for _, side in asserted(text, "injured_side")} == {value}


@pytest.mark.parametrize(
    "text",
    [
        "HPI: Left ankle pain.",
        "HPI: Right elbow aches now too, still from compensating.",
        "HPI: New pain of the left hip persists.",
        "HPI: Pain of the unaffected right hand as before.",
        "HPI: No pain of the left shoulder since the accident.",
    ],
)
def test_a_side_that_is_only_named_is_not(text: str) -> None:
    assert asserted(text, "injured_side") == set()


@pytest.mark.parametrize(
    ("text", "subject", "value"),
    [
        ("HPI: Left femoral neuropathy from a stretch.", "femoral_nerve", "left"),
        ("HPI: Drags the right leg from the sciatic nerve injury.", "sciatic_nerve", "right"),
        ("HPI: R quad weak since the femoral nerve palsy.", "femoral_nerve", "right"),
        ("HPI: Right hemiparesis after the stroke.", "hemiparesis", "right"),
        ("HPI: Left-sided weakness is a bit better.", "hemiparesis", "left"),
        ("HPI: Weakness of her right side since the stroke.", "hemiparesis", "right"),
        ("HPI: Left MCA infarct.", "middle_cerebral_artery", "left"),
        ("HPI: Welding burn of the left eye, still sore.", "eye", "left"),
        ("HPI: The right ankle is still puffy after stairs.", "ankle", "right"),
        ("HPI: Wound of the left palm, dominant hand.", "hand", "left"),
        ("HPI: Injury to the left (non-dominant) hand.", "hand", "left"),
    ],
)
def test_nerves_eyes_and_dominant_hands_have_a_side(text: str, subject: str, value: str) -> None:
    assert (subject, value) in asserted(text, "side")


@pytest.mark.parametrize(
    "text",
    [
        "HPI: Right-handed electrician with pain.",
        "HPI: Dominant hand: right. No pain.",
        "HPI: The femoral nerve is sore left more than right.",
        "HPI: Right knee surgery in 2016.",
        "HPI: Right knee injury years ago.",
        "HPI: Her right knee now aches from limping.",
        "HPI: If the pain persists, right knee injection.",
    ],
)
def test_which_hand_writes_and_two_sides_assert_none(text: str) -> None:
    assert asserted(text, "side") == set()


@pytest.mark.parametrize(
    "text",
    [
        "HPI: Now s/p ORIF of the left wrist on 7/20/2023 after a motorcycle crash 7/18/2023.",
        "HPI: Cholecystectomy on 7/21/2023, then hurt in the crash of 7/18/2023.",
    ],
)
def test_the_day_of_an_operation_is_not_that_of_the_crash(text: str) -> None:
    assert asserted(text, "date_of_injury") == {("vehicle", "2023-07-18")}


@pytest.mark.parametrize(
    "text",
    [
        "HPI: She has never had radiation of the pain from the upper back.",
        "HPI: This 41-year-old woman with a history of neck pain is seen for her third visit.",
        "HPI: He presents today with a long history of low back pain.",
    ],
)
def test_the_complaint_itself_is_no_earlier_trouble(text: str) -> None:
    assert not asserted(text, "prior_condition")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HPI: 40 y.o. man with history of gout and headaches here for neck pain.", "affirmed"),
        ("HPI: History of migraine who came in with shoulder pain since Monday.", "affirmed"),
        ("PMH: Migraines since age 15, one a week.", "affirmed"),
        ("HPI: He never had headaches before this.", "denied"),
    ],
)
def test_headaches_of_before_are_of_no_part(text: str, value: str) -> None:
    assert asserted(text, "prior_condition") == {("headaches", value)}


def test_a_side_before_another_part_is_that_ones() -> None:
    found = asserted("DIAGNOSIS: Shoulder pain, left knee contusion.", "side")
    assert ("knee", "left") in found
    assert ("shoulder", "left") not in found


def test_half_of_the_body_is_no_hurt_limb() -> None:
    numb = "HPI: Numbness of the left arm and left leg, and a headache."
    assert not asserted(numb, "side")
    assert asserted("HPI: Pain of the left arm since the fall.", "side") == {("arm", "left")}
