"""Bills that are slips of paper, and letters that tell of a visit or of none; all made up."""

from __future__ import annotations

import pytest
from typed_sheets import typed_page

from ingest.sorting import sort_pages


def kind(text: str) -> str:
    return sort_pages([typed_page(text)]).pages[0].category.value


TICKED = """
ELK BEND FAMILY PRACTICE - ENCOUNTER FORM
Patient: Koenig, Ida      Chart 77      Date: 4/2/2024
99202 New pt, level 2          99203 New pt, level 3
99212 Estab pt, level 2        99213 Estab pt, level 3
{mark} 99214 Estab pt, level 4   185.00    81002 Urinalysis dip
96372 Injection                G0008 Flu admin
Come back in ____     Seen by: R. Holm
Charge  185.00     Paid at desk  20.00
"""


@pytest.mark.parametrize("mark", ["X", "[x]", "✓"])
def test_an_offices_list_of_codes_with_one_ticked_and_priced_is_a_bill(mark):
    assert kind(TICKED.format(mark=mark)) == "billing"


def test_receipts_for_therapy_are_bills_though_a_therapist_is_named():
    receipt = """
STATEMENT OF SERVICES          Receipt {n}
Client: Ida Koenig        Service date 09/{n}/2024
CPT 97140 manual therapy x 2                  $96.00
Therapist: Maud Selby LMT
Paid today: 96.00 cash
"""
    assert kind("".join(receipt.format(n=n) for n in (10, 12, 17, 19))) == "billing"


def test_a_tills_slip_is_a_bill():
    assert (
        kind("""
ELK BEND OPTOMETRY
sale 551   03/19/24 16:40
92014 eye exam           140.00
92083 visual field        80.00
SUBTOTAL                 220.00
TAX                        0.88
TOTAL                    220.88
come again
""")
        == "billing"
    )


LETTER = """
ELK BEND SURGICAL ASSOCIATES
Ines Holm, M.D.
July 9, 2024
Oskar Brandt, M.D.
RE: Ida Koenig
Dear Oskar:
This weaver, {seen}, caught her hand in a loom last week.
{told}
Sincerely,
Ines Holm, M.D.
"""
FOUND = "The fifth knuckle is sunk and turned, and the skin over it is whole."


def test_a_letter_that_tells_of_todays_examination_is_a_visits_record():
    assert kind(LETTER.format(seen="whom I examined today", told=FOUND)) == "office_visit"


def test_a_letter_that_only_thanks_is_a_letter():
    text = LETTER.format(seen="whom I look forward to meeting", told="She has not come yet.")
    assert kind(text) == "correspondence"


def test_a_report_to_counsel_tells_of_no_visit_of_its_own():
    text = """
Re: Ida Koenig
February 3, 2025
Dear Counsel:
You have asked what I can say of Ms. Koenig, whom I treated between March 4, 2024 and
August 30, 2024 after her fall of March 1, 2024.
HISTORY: A wet ramp gave way under her, and she came down on her left hand.
TREATMENT: She wore a splint for six weeks, and I saw her last on August 30.
"""
    assert kind(text) == "correspondence"
