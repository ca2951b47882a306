"""Care that a sentence tells by whoever gave it, in whatever words: trades, houses, lay words."""

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, mentions

_OFFICE, _OPERATION = "office_visit", "operative"

TOLD = [
    ("Two weeks ago her dentist, Dr. Orrin, wired the loose tooth.", _OFFICE, "Orrin"),
    ("The eye doctor at Clearpane dilated him on Monday.", _OFFICE, "Clearpane"),
    ("By Friday a friend took her to the Selby Walk-In, where they started her on naproxen.",
     _OFFICE, "Selby Walk-In"),
    ("On 9/4 he was seen at the Quayside walk-in clinic, where a nurse taped his ribs.", _OFFICE,
     "Quayside walk-in clinic"),
    ("On 9/4 he took the ferry to his own dentist, Dr. Orrin, who filled two teeth.", _OFFICE,
     "Orrin"),
    ("Dermatology took a quick look at the rash last week and changed the cream.", _OFFICE,
     None),
    ("A therapist named Isolde Brack has had her in four times.", _OFFICE, "Isolde Brack"),
    ("She was looked at by a chest specialist, Dr. Orrin, who cleared her lungs on 9/4.", _OFFICE,
     "Orrin"),
    ("Her chiropractor, Dr. Munt, popped her mid back on Monday.", "chiropractic", "Munt"),
    ("He was taken first to Ravel Community, whose emergency room stapled his scalp.", "emergency",
     "Ravel Community"),
    ("A neighbor ran him over to the community hospital last night.", "emergency", None),
    ("Yesterday they slid him under the body scanner and saw nothing broken.", "radiology", None),
    ("They shot x-rays of his wrist at Tern Urgent Care.", "radiology", "Tern Urgent Care"),
    ("Dr. Orrin put the steroid into the right elbow the Monday before the fair.",
     _OPERATION, "Orrin"),
    ("Three weeks back Dr. Orrin burned the nerves in her neck.", _OPERATION, "Orrin"),
    ("His collarbone was plated by Dr. Orrin at Mercy Row on July 18.", _OPERATION, "Mercy Row"),
    ("Had bloods drawn at the plant last Tuesday.", "laboratory", None),
    ("Three rounds of exercises at Dunmow Rehab since the crash helped.", "physical_therapy",
     "Dunmow Rehab"),
    ("He lay in Saint Orla for six days with the pelvis after the crash.", "inpatient", None),
    ("A PA at the quarry clinic lanced the blister on Monday.", _OFFICE, None),
    ("He has been under a psychiatrist, Dr. Orrin, since the crash.", _OFFICE, "Orrin"),
    ("On 9/4 Dr. Orrin took him back to the operating room and drained it.", _OPERATION,
     "Orrin"),
    ("On Monday he shook with fever and was taken by his wife to Saint Bede's overnight.",
     "emergency", None),
    ("A truck driver ran into her and she was taken to Saint Bede's on 9/4.", "emergency", None),
    ("In August Dr. Orrin took the screws out.", _OPERATION, "Orrin"),
    ("They admitted her to Saint Orla after the crash to watch the spleen.", "inpatient", None),
    ("Squad 9 scooped him off the highway after the crash.", "ems", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "category", "who"), TOLD)
def test_care_is_known_by_who_gave_it_in_any_words(
    sentence: str, category: str, who: str | None
) -> None:
    told = [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]
    assert category in {m.category.value for m in told}
    assert who is None or who in {w for m in told for w in (m.place, m.provider)}


@pytest.mark.parametrize(
    "sentence",
    [
        "He never made it to the hand therapist his doctor picked.",
        "Her cousin went to Ravel Hospital on 9/4 and had his scalp stapled.",
        "His dad had a plate put in at Mercy Row last week.",
        "He was down for a cuff repair on September 14 but it was struck off the list.",
        "The eye doctor at Clearpane would like to dilate him next month.",
        "If it still hurts Dr. Orrin can burn the nerves in her neck.",
        "The attending physician examined her on 9/19.",
        "Our nurse checked the dressing last week.",
        "Osprey Freight took pictures of the van on 9/4.",
        "She had an appointment with the eye doctor on 9/4 but could not find a ride.",
        "Growing up he saw a chiropractor for scoliosis.",
        "Physical therapy - sent 09/04/2023",
        "Surgery Date: N/A Start of Care: 09/05/2023",
        "Her sister receives epidural injections at another clinic and told her of them.",
        "Other patients: the van driver was taken to Saint Bede's on 9/4.",
        "Triage 09/04/23 17:33 ESI 3 Fall risk: low",
        "MRI of 8/28/23 shows a tear, sees ortho next week.",
    ],
)  # fmt: skip
def test_what_was_not_given_is_no_care(sentence: str) -> None:
    told = [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]
    assert not [m for m in told if m.category is not Category.RADIOLOGY or "8/28" not in m.quote]


def test_a_ride_to_the_house_that_tells_of_it_is_of_its_day() -> None:
    said = "A transport team moved him over from Ravel, and left him on our floor at noon."
    (found,) = [m for m in mentions(said, Category.INPATIENT) if m.status is DONE]
    assert (found.category, str(found.date)) == (Category.EMS, "2023-09-20")


def test_the_therapists_of_a_stay_are_its_own() -> None:
    said = "9/21/23 1400 PT: gait 150 ft, 6 stairs."
    assert not [m for m in mentions(said, Category.INPATIENT) if m.status is DONE]
    elsewhere = "Did PT at Dunmow Rehab on 8/14/23."
    assert [m for m in mentions(elsewhere, Category.INPATIENT) if m.status is DONE]


def test_the_day_of_aftercare_is_not_that_of_the_operation() -> None:
    said = "Admitted on 9/4/23 for aftercare of a lumbar fusion."
    assert all(m.date is None for m in mentions(said) if m.category is Category.OPERATIVE)


def test_days_are_counted_back_and_months_of_last_year_are_known() -> None:
    (back,) = mentions("Dr. Orrin injected the knee three weeks back.")
    assert str(back.date) == "2023-08-25"
    (neck,) = mentions("An ultrasound of the neck was done in April of last year.")
    assert str(neck.date) == "2022-04-01"
