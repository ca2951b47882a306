"""Pages whose kind is told by a stated title, by their form, or by the note before a handout."""

from __future__ import annotations

import pytest
from typed_sheets import typed_packet, typed_page

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


LEDGER = """
Corbel Hand Therapy
M. Quist, OTR/L  *  4 Orchard Mews
{head}
{rows}
"""


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (
            "Account of Ilse Marquardt",
            """02/08/22 97165 GO Evaluation 180.00
            02/11/22 97110 GO Exercise 95.00
            02/20/22 Paid, card -60.00
            02/25/22 97110 GO Exercise 95.00""",
        ),
        (
            "Date   Code-mod   What was done   Fee",
            "8 Feb 2022 73221-TC-RT Scan, elbow 900.00\n10 Feb 2022 73221-26-RT Reading 210.00",
        ),
        (
            "Date   Code   What was done   Charge",
            "02/08/2022 01810 AA Anesthesia, forearm 8.20 $740.00\nPlease pay $740.00",
        ),
    ],
)
def test_a_ledger_is_known_by_its_rows_in_whatever_chart_it_lies(head: str, rows: str) -> None:
    """The last page of a print-out that counts all its pages, the notes before it among them."""
    note = NOTE.format(head="", words="")
    pages = [
        typed_page(note, foot="Page 1 of 2"),
        typed_page(LEDGER.format(head=head, rows=rows), foot="Page 2 of 2"),
    ]
    assert [p.category for p in sort_pages(typed_packet(pages)).pages] == [
        "office_visit",
        "billing",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "02/08/22 97165 GO Evaluation\n02/11/22 97110 GO Exercise",  # codes without prices
        "02/08/22 Grip 40.00\n02/11/22 Grip 44.50\n02/25/22 Grip 48.00",  # figures without codes
        "02/08/22 97165 Evaluation, estimated at 180.00",
    ],
)
def test_rows_without_codes_or_prices_are_no_ledger(rows: str) -> None:
    note = NOTE.format(head="", words=rows)
    assert sort_pages([typed_page(note)]).pages[0].category == "office_visit"
