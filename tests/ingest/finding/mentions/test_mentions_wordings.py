"""Care told in other houses' words: lay talk, shorthand, and what somebody who is named did."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, mentions

TOOK_PLACE = [
    ("Tuckahoe Walk-In Clinic put three stitches in his chin on 8/25.", "Tuckahoe Walk-In Clinic"),
    ("Wound was repacked by Cedar Home Nursing on the 14th.", "Cedar Home Nursing"),
    ("Then Granite Falls Urgent Care splinted it on 9/8.", "Granite Falls Urgent Care"),
    ("The people at Summit Spine saw him on the last day of August.", "Summit Spine"),
    ("Harbor Vision Optometry tested her eyes on 9/1.", "Harbor Vision Optometry"),
    ("He could not walk and Odell General Hospital's emergency room gave him crutches on 9/3.",
     "Odell General Hospital"),
    ("On August 30 the Odell General Hospital emergency department glued his brow.",
     "Odell General Hospital"),
    ("Millrace Work Hardening reports that she completed a first session on September 8.",
     "Millrace Work Hardening"),
    ("She was followed by Willow Pain Associates until August.", "Willow Pain Associates"),
    ("He had his hearing tested at Clarion Audiology on 9/7.", "Clarion Audiology"),
    ("Urine screen sent to Merrow Toxicology on 9/8 was as expected.", "Merrow Toxicology"),
    ("Six pool sessions since at Otter Creek Aquatics were the best.", "Otter Creek Aquatics"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "place"), TOOK_PLACE)
def test_what_a_named_house_did_is_told_with_its_name(sentence: str, place: str) -> None:
    (told,) = [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]
    assert told.place == place


@pytest.mark.parametrize(
    ("sentence", "clinician"),
    [
        ("She is seeing Tova Reinholt, LPC, every week for the nightmares.", "Tova Reinholt"),
        ("Since May he has been meeting with Ezra Quill, LCSW, twice a month.", "Ezra Quill"),
        ("Psychologist Dr. Ida Fenn tested his memory on August 10.", "Ida Fenn"),
        ("An ophthalmologist, Dr. Rhea Marsh, examined her on September 7.", "Rhea Marsh"),
    ],
)
def test_a_clinician_who_is_named_with_a_course_or_an_act_treated(
    sentence: str, clinician: str
) -> None:
    (told,) = [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]
    assert (told.category, told.provider) == (Category.OFFICE_VISIT, clinician)


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Saw ortho 9/5, no change.", Category.OFFICE_VISIT),
        ("ER visit 9/9 d/t back pain.", Category.EMERGENCY),
        ("Returned 9/13 at 2200 from the Tolliver ER with a catheter.", Category.EMERGENCY),
        ("Back to the OR on 9/7 for knee washout.", Category.OPERATIVE),
        ("Had the tendon freed up on 8/14, moves better.", Category.OPERATIVE),
        ("Stress test on Sept 6 was negative.", Category.OFFICE_VISIT),
        ("Nerve test 8/30 came back with mild slowing.", Category.OFFICE_VISIT),
        ("Ferritin drawn 9/5 was low.", Category.LABORATORY),
        ("Flu swab of 9/4 was negative.", Category.LABORATORY),
        ("A swab of the wound on September 2 grew pseudomonas.", Category.LABORATORY),
        ("Thoracentesis 9/3 drained a liter.", Category.OPERATIVE),
        ("They kept me overnight at Odell General Hospital on 9/3.", Category.INPATIENT),
        ("Growth scan 8/29 was on the 50th centile.", Category.RADIOLOGY),
        ("Three-view series of 9/2 shows no change.", Category.RADIOLOGY),
        ("Medics held his neck on 9/6 until the truck came.", None),
        ("County rescue medics gave her oxygen on 9/6.", Category.EMS),
    ],
)
def test_care_in_lay_words_and_shorthand(sentence: str, category: Category | None) -> None:
    told = [m.category for m in mentions(sentence) if m.status is DONE and m.strength == 3]
    assert told == ([category] if category else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "He would rather not have the injection Dr. Vasko offered on 9/1.",
        "The block that was booked for September 12 was called off.",
        "CT entered 9/3 was discontinued, order duplicated.",
        "They discussed surgery on 9/1 and he declined.",
        "Had the chance of a shot with Dr. Vasko on 9/1 but let it go.",
        "Physical therapy script given on 9/12.",
        "Physical therapy, acupuncture and massage are available at our other offices.",
        "Her dog was seen at Riverbend Animal Clinic on 9/1.",
        "Baby had an x-ray of the arm on 9/1.",
        "He refused the ambulance and his wife took him home.",
        "He declined to go to the emergency room and his wife gave him tea.",
        "Insurance turned down the MRI requested on 9/5.",
        "Case manager Ines Roper, RN sat in on 9/5.",
        "Portable x-ray tech did not show on 9/13.",
        "Ann Lowe, PT, DPT, signed electronically 09/06/23",
        "PT LOWE-HART, ANN ID 77 SESSION 2023-09-10 - 2023-09-14",
        "Osprey Freight examined the truck on 9/2.",
        "He wants to talk to Dr. Lund about surgery.",
        "Left grip is 4/5 and pain with therapy is 6/10.",
        "Return on the 28th to be seen by Harbor Vision Optometry.",
        "He had hoped for an injection before the wedding on 9/2.",
        "X-ray machine down on 9/4, patient to return.",
        "Her son broke his arm and was seen in the ER on 9/3.",
        "Ambulance was offered on 9/2 and refused.",
        "MRI safety form filled out on 9/4.",
        "Was to have had a scan on 9/4.",
        "The appointment of 9/5 with Dr. Penhallow was missed.",
    ],
)  # fmt: skip
def test_what_was_only_spoken_of_or_is_somebody_elses_is_not_told(sentence: str) -> None:
    assert not [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]


def test_a_note_of_a_chart_may_tell_of_care() -> None:
    (told,) = mentions("Covid swab of 9/10 negative.", Category.INPATIENT, "NOTE:")
    assert (told.category, told.status) == (Category.LABORATORY, DONE)


def test_a_department_is_no_part_of_a_houses_name() -> None:
    told = mentions("She was at the Pine County Hospital ER on 9/2 for a fever.")
    assert [m.place for m in told] == ["Pine County Hospital"]
