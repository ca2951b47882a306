"""Care told plainly: what was done to a part, by whom a test was, and care before this house's."""

from __future__ import annotations

import datetime as dt

import pytest

from casefile.categories import Category
from tests.ingest.finding.mentions.mentioned import DONE, mentions


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("Since then she had the plates out, on 8/14, and walks alone.", Category.OPERATIVE),
        ("Got the left elbow aspirated at the base clinic on 9/4.", Category.OPERATIVE),
        ("Taken for pinning of the wrist on 8/30 by Dr. Orrin.", Category.OPERATIVE),
        ("Was looked at in the walk-in clinic in Marlow on 9/5.", Category.OFFICE_VISIT),
        ("Checked over at an after-hours clinic on 9/6 for the same pain.", Category.OFFICE_VISIT),
        ("He spoke with a counselor at the parish on three occasions.", Category.OFFICE_VISIT),
        ("He did water rehab at the Y and was let go at the end of August.",
         Category.PHYSICAL_THERAPY),
        ("Sed rate run by the rheumatologist came out at 40.", Category.LABORATORY),
        ("Standing films taken at the insurer's imaging company on 9/7 show a spur.",
         Category.RADIOLOGY),
        ("Duplex of the left leg on 9/8 neg for clot.", Category.RADIOLOGY),
        ("Prior to starting here pt treated w/ a chiropractor in Hull.", Category.CHIROPRACTIC),
        ("Before coming to us she had eight adjustments with a chiropractor.",
         Category.CHIROPRACTIC),
    ],
)  # fmt: skip
def test_care_told_plainly_took_place(sentence: str, category: Category) -> None:
    told = {m.category for m in mentions(sentence) if m.status is DONE and m.strength == 3}
    assert told == {category}


@pytest.mark.parametrize(
    "sentence",
    [
        "She would rather talk with a counselor on another occasion.",
        "I would like to have an MRI of the wrist and have given an order for it to Hull Imaging.",
        "We want to get an MRI of the wrist and gave her a slip for it at Hull Imaging.",
        "The plates may come out next year.",
        "Before starting therapy she should see a chiropractor.",
        "He wants the knee drained if it swells again.",
        "Bring the disc from the imaging center.",
        "She does her pool exercises at home and walks.",
        "Nothing came out of the wound.",
    ],
)
def test_what_is_wished_or_only_named_did_not(sentence: str) -> None:
    assert not [m for m in mentions(sentence) if m.status is DONE and m.strength == 3]


def test_the_day_belongs_to_the_films_and_not_to_the_house_that_took_them() -> None:
    (told,) = mentions("Knee films from the imaging center on 9/7 were negative.")
    assert (told.study and told.study.modality, told.date) == ("XR", dt.date(2023, 9, 7))


def test_a_spine_study_named_backwards_is_of_its_part() -> None:
    (told,) = mentions("Outside MR spine lumbar of 9/2 was reviewed.")
    assert told.study is not None
    assert told.study.region == "lumbar_spine"


def test_the_day_of_an_entry_is_not_that_of_the_care_it_tells_of() -> None:
    stay = "Seen after a pause: was kept overnight at St. Odile's the week of the fair."
    (told,) = mentions(f"Visit date 9/18/2023 - {stay}", Category.PHYSICAL_THERAPY, "Log")
    assert (told.category, told.status, told.date) == (Category.INPATIENT, DONE, None)
    (dated,) = mentions("On 9/18/2023 he was kept overnight at St. Odile's with a fever.")
    assert dated.date == dt.date(2023, 9, 18)
