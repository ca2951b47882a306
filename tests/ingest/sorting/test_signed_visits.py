"""Notes without a title or parts: known by their day and who signed; and what is none."""

from __future__ import annotations

import pytest
from typed_sheets import typed_packet, typed_page

from casefile.categories import Category
from ingest.sorting import sort_pages

TOLD = """
Harrow & Pell
9 Canal Street, Elk Bend, KY 40444
{day}
Ida Koenig, born April 2, 1971
She can lift the arm to the shelf now and sleeps on that side without incident.
Capillary refill is brisk and the internal fixation has not moved.
{signed}
"""


def category_of(day: str, signed: str) -> Category:
    return sort_pages([typed_page(TOLD.format(day=day, signed=signed))]).pages[0].category


@pytest.mark.parametrize(
    ("day", "signed"),
    [
        ("Seen: March 4, 2023", "Ana Ruiz, M.D."),
        ("Date of visit Tuesday, March 7, 2023", "Bram Okafor, PA-C"),
        ("Second visit at her home on 7 Mar 2023", "Ana Maria Ruiz, CRNP"),
        ("DOS 03/07/2023", "Electronically signed by Cy Vance, DPM"),
        ("Appointment: 2023-03-07", "Dora Finch, LCSW"),
        ("She was seen on 7-Mar-2023", "E. Finch, FNP-BC"),
    ],
)
def test_a_dated_and_signed_page_of_a_clinician_is_a_visit(day: str, signed: str) -> None:
    assert category_of(day, signed) is Category.OFFICE_VISIT


@pytest.mark.parametrize(
    ("day", "signed"),
    [
        ("March 4, 2023", "Ana Ruiz, M.D."),
        ("Seen: March 4, 2023", "cc: Ana Ruiz, M.D."),
        ("Seen: March 4, 2023", "Referred by Ana Ruiz, MD"),
        ("Seen: March 4, 2023", "Ana Ruiz, Claims Manager"),
        ("Date of birth: March 4, 2003", "Ana Ruiz, MD"),
    ],
)
def test_without_its_day_or_who_signed_it_is_not_told(day: str, signed: str) -> None:
    assert category_of(day, signed) is not Category.OFFICE_VISIT


def test_a_page_that_goes_on_in_mid_sentence_opens_no_visit() -> None:
    text = TOLD.format(day="Seen: March 4, 2023", signed="Ana Ruiz, M.D.")
    head, _, told = text.partition("Ida Koenig, born April 2, 1971\n")
    page = typed_page(f"{head}that she has at night. {told}")
    assert sort_pages([page]).pages[0].category is not Category.OFFICE_VISIT


def test_stronger_words_outweigh_the_form() -> None:
    assert category_of("Seen: March 4, 2023", "Bo Lind, PT") is Category.PHYSICAL_THERAPY


@pytest.mark.parametrize(
    "head",
    [
        "Stay 03/04/2023 - 03/09/2023",
        "Adm - Disch: 4 Mar 2023 to 9 Mar 2023",
        "Admitted March 4, 2023 - March 9, 2023",
    ],
)
def test_from_one_day_to_another_is_a_stay(head: str) -> None:
    consult = f"Harrow Rehabilitation Hospital\n{head}\nConsultation\nSleeps well.\nAna Ruiz, MD"
    assert sort_pages([typed_page(consult)]).pages[0].category is Category.INPATIENT


def test_a_visit_that_begins_and_ends_on_one_day_is_no_stay() -> None:
    consult = "Harrow Clinic\nEncounter 03/04/2023 - 03/04/2023\nConsultation\nSleeps well."
    assert sort_pages([typed_page(consult)]).pages[0].category is Category.OFFICE_VISIT


LETTER = """
Harrow Evaluations
9 Canal Street, Elk Bend, KY 40444
Statewide Mutual, Claims Department
RE: Ida Koenig
Date of evaluation: 02/04/2023
{told}
Sincerely,
Bram Okafor, MD
"""


def test_a_letter_that_tells_of_an_examination_is_the_report_of_it() -> None:
    told = "She cannot kneel for long.\nPHYSICAL EXAMINATION: The left knee is swollen and warm."
    asked = "Kindly send the balance of the fee for this evaluation to us within thirty days."
    assert sorted_as(LETTER.format(told=told)) is Category.OFFICE_VISIT
    assert sorted_as(LETTER.format(told=asked)) is not Category.OFFICE_VISIT


def test_a_letter_that_names_the_day_of_an_examination_at_its_head_reports_it() -> None:
    letter = """
    Bram Okafor, M.D.
    March 19, 2023
    RE: Ida Koenig     Claim KG-4817
    {label}: March 19, 2023
    Dear Mr. Vance:
    {told}
    """
    seen = (
        "At your request I saw the claimant today.\n    PAST HISTORY: She denies earlier trouble."
    )
    asked = "Kindly send the balance of the fee to this office."
    report = letter.format(label="Date of examination", told=seen)
    assert sorted_as(report) is Category.OFFICE_VISIT
    assert sorted_as(letter.format(label="Our file", told=asked)) is Category.CORRESPONDENCE


REPORT = """
Harrow Spine & Wellness
88 Canal Street, Elk Bend, KY 40444
Patient: Ida Koenig     Date of Examination: 4/20/2023
PRESENT COMPLAINTS: She has pain of the back on bending and lifting at work all day.
PHYSICAL EXAMINATION: The compression test is negative on both sides of the neck.
"""


@pytest.mark.parametrize(
    ("signer", "category"),
    [("Bram Okafor, D.C.", Category.CHIROPRACTIC), ("Bram Okafor, M.D.", Category.OFFICE_VISIT)],
)
def test_an_examination_is_of_the_kind_of_who_signs_its_last_page(
    signer: str, category: Category
) -> None:
    first = typed_page(REPORT, foot="Page 1 of 2")
    last = typed_page(f"She should not lift again.\nSincerely,\n{signer}", foot="Page 2 of 2")
    pages = sort_pages(typed_packet([first, last])).pages
    assert [p.category for p in pages] == [category] * 2


def test_who_referred_signs_nothing_though_the_label_stands_apart() -> None:
    head = "Referring:     KOENIG, IDA DC     Exam Date: 02/21/2023"
    page = typed_page(f"Harrow Imaging\n{head}\nMRI KNEE LEFT\nFINDINGS: Normal.")
    found = {c.value for c in sort_pages([page]).pages[0].candidates}
    assert "chiropractic" not in found


def sorted_as(text: str) -> Category:
    return sort_pages([typed_page(text)]).pages[0].category
