"""Pages whose kind is told by a stated title, by their form, or by the note before a handout."""

from __future__ import annotations

import pytest
from typed_sheets import typed_page

from ingest.sorting import sort_pages

NOTE = """
Corbel Skin and Wound Clinic
Patient: Ilse Marquardt   DOB: 03/02/1950   Date of Service: 05/06/2022
Vitals
Pulse 67. BP 133/75.
Exam
Edges clean, no redness.
Impression
Healing by second intention.
{head}
{words}
"""


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("Financial Policy", "I agree to pay what my insurer does not."),
        ("Outcome Questionnaire", "Sleeping: 3/5   Lifting: 2/5"),
        ("Patient Education", "Keep the dressing dry."),
    ],
)
def test_what_follows_a_note_does_not_make_it_another_kind(head: str, words: str) -> None:
    page = sort_pages([typed_page(NOTE.format(head=head, words=words))]).pages[0]
    assert page.category == "office_visit", page.candidates


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("REPORT: EMERGENCY DEPT NURSING RECORD ACCT: E5540", "emergency"),
        ("Document type: Operative Report", "operative"),
        ("NOTE: TRAUMA RESUSCITATION RECORD LEVEL: 2", "emergency"),
    ],
)
def test_a_label_may_state_the_title(line: str, category: str) -> None:
    text = f"""
    CORBEL VALLEY HOSPITAL
    NAME: MARQUARDT, ILSE   BIRTHDATE: 03/02/1950
    {line}
    Nursing Flowsheet
    07:00 resting, rails up
    """
    assert sort_pages([typed_page(text)]).pages[0].category == category


LETTER = """
Corbel Valley Spine Clinic
40 Mill Road, Elk Bend, KY 40444

April 28, 2023

Farrow and Finch, Attorneys

Patient: Ilse Marquardt, DOB 03/02/1950
{words}

cc: Otto Brandl, MD
"""


def test_a_letter_without_salutation_is_known_by_its_form() -> None:
    text = LETTER.format(words="The pages that you asked for come in two parts.")
    assert sort_pages([typed_page(text)]).pages[0].category == "correspondence"


def test_a_letter_that_reports_a_visit_is_a_record_of_it() -> None:
    words = (
        "History of present illness: neck pain.\nPhysical examination: tender.\nImpression: strain."
    )
    assert sort_pages([typed_page(LETTER.format(words=words))]).pages[0].category == "office_visit"


@pytest.mark.parametrize(
    "title", ["Laboratory Invoice   # C-2", "Receipt   No. 7", "Claim Inquiry - UB04"]
)
def test_rows_of_day_code_and_amount_under_such_a_title_are_a_bill(title: str) -> None:
    text = f"""
    {title}
    Corbel Reference Laboratory   Client
    900 Mill Road                 Ilse Marquardt
    Date          Service            Code     Qty   Total
    22-Jun-2023   Metabolic panel    80048    1     $61.00
    22-Jun-2023   Venipuncture       36415    1     $12.00
    """
    assert sort_pages([typed_page(text)]).pages[0].category == "billing"
