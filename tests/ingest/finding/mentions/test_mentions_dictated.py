"""Care told in the turns of dictated notes: earlier visits here, who did it, values and views."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.categories import Category
from casefile.encounters import Mention
from tests.ingest.finding.mentions.mentioned import DONE, mentions


def _firm(sentence: str, category: Category = Category.OFFICE_VISIT) -> list[Mention]:
    return [m for m in mentions(sentence, category) if m.status is DONE and m.strength == 3]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("He was last seen in clinic on 7/5/2023, when the sling came off.", dt.date(2023, 7, 5)),
        ("She was first evaluated in our office on August 3, 2023.", dt.date(2023, 8, 3)),
        ("I saw her on 08/02/2023 and gave her a splint.", dt.date(2023, 8, 2)),
        ("She presented to the clinic on 8/3/2023 with swelling.", dt.date(2023, 8, 3)),
        ("He was seen here on the 13th with a stiff neck.", dt.date(2023, 9, 13)),
        ("She returned 8/29/23 for double vision.", dt.date(2023, 8, 29)),
        ("He told of no spells at his 8/3/23 clinic follow-up visit.", dt.date(2023, 8, 3)),
    ],
)
def test_an_earlier_visit_to_the_same_house_is_told_with_its_day(
    sentence: str, day: dt.date
) -> None:
    (told,) = _firm(sentence)
    assert (told.category, told.date) == (Category.OFFICE_VISIT, day)


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("She was seen here on the 13th for the same back.", Category.EMERGENCY),
        ("He was seen for evaluation on 8/11/23, then twice more.", Category.PHYSICAL_THERAPY),
    ],
)
def test_an_earlier_visit_to_the_same_house_is_of_its_kind(
    sentence: str, category: Category
) -> None:
    (told,) = _firm(sentence, category)
    assert told.category is category


@pytest.mark.parametrize(
    "sentence",
    [
        "She was seen in clinic today.",
        "She was seen in clinic.",
        "I saw her on rounds 9/20/2023.",
        "He will be seen in clinic on 10/3/2023.",
        "She returned to work on 8/29/23 for half days.",
        "He was seen in clinic for a cough which began 8/2/2023.",
        "He was seen in the office and told to return on 8/2/2023.",
        "I saw her today with the report dated 8/2/2023.",
        "She was seen in clinic after her discharge on 8/2/2023.",
        "If not better by 9/30/2023 she should be seen in clinic.",
        "She was not seen in clinic on 8/3/2023 because of snow.",
    ],
)
def test_a_visit_here_without_a_day_of_its_own_or_not_made_is_none(sentence: str) -> None:
    assert _firm(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("She underwent a ventriculoperitoneal shunt on 8/14/23.", Category.OPERATIVE),
        ("He underwent wide resection of a cyst on July 3, 2023.", Category.OPERATIVE),
        ("She had a left TKA on 8/2/2023.", Category.OPERATIVE),
        ("He recently had a right BKA.", Category.OPERATIVE),
        ("She had facet injections x3 and felt better.", Category.OPERATIVE),
        ("AP and lateral lumbar views dated July 15, 2023 are reviewed.", Category.RADIOLOGY),
        ("Three views of the wrist dated 7/2/2023 show a healed fracture.", Category.RADIOLOGY),
        ("On 8/6/23, his platelets were noted to be 88,000.", Category.LABORATORY),
        ("Her hemoglobin fell to 7 on 08/09/23.", Category.LABORATORY),
        ("Lab on 08/15/23: cholesterol 251.", Category.LABORATORY),
        ("In early August he had an admission and was found to have pneumonia.",
         Category.INPATIENT),
        ("She had been admitted recently to the hospital on August 19, 2023 with fevers.",
         Category.INPATIENT),
        ("He had admission in Odell Medical Center with confusion.", Category.INPATIENT),
        ("A culture done on August 20 was clear.", Category.LABORATORY),
        ("They went to their doctor on Saturday with the rash.", Category.OFFICE_VISIT),
        ("The ultrasound was done in Odell Medical Center.", Category.RADIOLOGY),
        ("On July 3, 2023 she was rushed to the hospital with a fever.", Category.EMERGENCY),
        ("She presented to her primary physician, Otto Lenz, M.D., on 8/20/2023.",
         Category.OFFICE_VISIT),
        ("On 8/27/2023 he returned to see the same doctor.", Category.OFFICE_VISIT),
        ("EMG of both arms was read by Dr. Lund.", Category.OFFICE_VISIT),
    ],
)  # fmt: skip
def test_what_was_done_is_told_firmly(sentence: str, category: Category) -> None:
    (told,) = _firm(sentence)
    assert told.category is category


@pytest.mark.parametrize(
    "sentence",
    [
        "She will return to see her surgeon on 10/1/2023.",
        "If it gets worse she should be taken to the hospital.",
        "He should obtain three views of the right hand out of plaster.",
        "In his view, on July 2, 2023 the claim was late.",
        "An EMG will be performed by Dr. Lund.",
        "She failed to show for her MRI.",
        "The scar from resection of the rib is healed.",
        "He has been admitted to Long-Term Acute Care Facility for wound care.",
    ],
)
def test_plans_conditions_and_what_nobody_names_are_not(sentence: str) -> None:
    assert _firm(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "CT of the head did not identify a bleed.",
        "MRI of the head failed to show a bleed.",
        "X-rays of the head did not disclose a fracture.",
    ],
)
def test_a_study_that_found_nothing_was_made(sentence: str) -> None:
    (told,) = mentions(sentence)
    assert told.status is DONE


def test_a_house_of_two_kinds_is_visited_once() -> None:
    said = (
        "On July 25, 2023 he went to the Second Street Chiropractic and Rehab Clinic, "
        "where he came under the care of Dr. Amis, DC."
    )
    (told,) = _firm(said)
    assert (told.category, told.date) == (Category.CHIROPRACTIC, dt.date(2023, 7, 25))


def test_a_visit_at_which_something_was_done_is_told_by_that() -> None:
    (told,) = _firm("She was treated here on 8/3/2023 with an epidural steroid injection.")
    assert told.category is Category.OPERATIVE


def test_where_somebody_was_taken_is_a_visit_there() -> None:
    (told,) = _firm("He was taken to Odell General Hospital on 8/2/2023.")
    assert (told.category, told.place) == (Category.EMERGENCY, "Odell General Hospital")


def test_the_day_of_one_thing_is_not_that_of_another_kind_listed_behind_it() -> None:
    said = "We await copies of the wound cultures from 07/29/2023, an MRI, and a bone scan."
    days = {m.category: m.date for m in mentions(said)}
    assert days == {Category.LABORATORY: dt.date(2023, 7, 29), Category.RADIOLOGY: None}


def test_a_sentence_that_goes_on_about_what_was_done_tells_its_day() -> None:
    for between in (" ", "\n"):
        said = (
            f"L5 laminectomy with a bone graft.{between}This was performed by Dr. Ravel on 8/8/23."
        )
        (told,) = _firm(said)
        assert (told.category, told.date) == (Category.OPERATIVE, dt.date(2023, 8, 8))
