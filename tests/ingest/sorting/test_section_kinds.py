"""Pages between others: what opens a section, what is bound in, and what is no part of the care."""

from __future__ import annotations

import pytest
from typed_sheets import typed_packet, typed_page

from ingest.sorting import sort_pages

WARD = """
TAMARACK COUNTY HOSPITAL
Orrin Vance   03/14/1966   MRN 5520193
{title}
Slept well, eating. Dressing dry. Continue as before.
"""
OPERATION = """
TAMARACK COUNTY HOSPITAL
Orrin Vance   03/14/1966   MRN 5520193
OPERATIVE REPORT
Preoperative diagnosis: fracture of the ankle
Estimated blood loss: 40 mL
Surgeon: Lea Obrist, MD
"""


def kinds(*pages: str) -> list[str]:
    return [p.category for p in sort_pages(typed_packet(pages)).pages]


@pytest.mark.parametrize(
    "title",
    [
        "Progress Notes - Hospital Medicine",
        "Daily Progress Note (Critical Care)",
        "Progress Note, HD 3",
        "Surgical progress note, POD 2",
        "H&P, General Surgery",
        "History and Physical: Orthopaedic Trauma",
    ],
)
def test_notes_of_a_ward_follow_an_operation(title: str) -> None:
    assert kinds(OPERATION, WARD.format(title=title)) == ["operative", "inpatient"]


@pytest.mark.parametrize("title", ["Progress Note - Cardiology Clinic", "Progress Note, 3 views"])
def test_other_progress_notes_are_no_ward_s(title: str) -> None:
    text = WARD.format(title=title).replace("COUNTY HOSPITAL", "HEART CLINIC")
    assert kinds(text) == ["office_visit"]


LEDGER = """
Patient: Orrin Vance
STATEMENT OF ACCOUNT
Date   Code   Description   Amount
05/02/2022   97110   Exercise   $60.00
05/04/2022   97110   Exercise   $60.00
05/09/2022   97140   Manual therapy   $55.00
"""


@pytest.mark.parametrize(
    "title",
    [
        "Phone & Fax Log",
        "Case manager contact log",
        "Adjuster communications log (Tamarack Claims)",
        "Case nurse contact log (Tamarack Family Medicine) Vance O CL-22-9917",
        "Running Log",
    ],
)
def test_a_log_of_calls_and_papers_is_no_care_and_no_bill(title: str) -> None:
    log = f"""
    {title}
    5/3/22   wife   asks whether he may drive, told no
    5/6/22   carrier   approves six more visits
    """
    assert kinds(LEDGER, log) == ["billing", "other"]


def test_a_log_of_exercises_is_therapy() -> None:
    log = """
    Tamarack Physical Therapy
    Exercise Log
    5/3/22   bridges 3 x 10, bike 8 min
    """
    assert kinds(log) == ["physical_therapy"]


@pytest.mark.parametrize("title", ["Patient invoice 771204", "Client Invoice No. 88-20"])
def test_an_invoice_with_its_number_ends_the_results_before_it(title: str) -> None:
    results = """
    Tamarack Laboratories
    LABORATORY REPORT
    Component   Value   Reference
    Hemoglobin   13.1   12.0-16.0
    Platelets   220   150-400
    """
    bill = f"""
    tamarack
    {title}
    80053 metabolic panel   $44.00
    85025 blood count   $31.00
    """
    assert kinds(results, bill) == ["laboratory", "billing"]


NOTE = """
Spruce Street FRACTURE CLINIC
Chart 40-118   {number} of 5
{words}
"""
VISIT = """Office Visit
Orrin Vance   seen 05/11/2022
Ankle less swollen. Walks with a boot.
Lea Obrist, MD"""
FILM = """RADIOGRAPHIC REPORT
Orrin Vance   right ankle, three views
Plate and screws in place. Alignment kept."""
PART = """Went home by himself. X-ray report reviewed with him.
Return in four weeks."""


def test_a_report_bound_in_a_short_chart_is_its_own_kind_and_the_notes_go_on() -> None:
    words = [VISIT, FILM, PART]
    pages = [NOTE.format(number=n, words=w) for n, w in enumerate(words, 1)]
    assert kinds(*pages) == ["office_visit", "radiology", "office_visit"]


def test_therapists_sign_their_sheet_in_the_chart_of_a_house_where_people_stay() -> None:
    nursing = """
    TAMARACK CARE HOME
    INTERDISCIPLINARY NOTES
    RESIDENT: VANCE, ORRIN ROOM 12-A
    05-02-22 Slept through the shift. Room tidy.
    """
    therapy = """
    OCCUPATIONAL THERAPY
    RESIDENT: VANCE, ORRIN ROOM 12-A
    05-03-22 Dressing with one helper. Bed to chair alone.   Pia Lund, OTR/L
    """
    assert kinds(nursing, therapy) == ["inpatient", "physical_therapy"]


def test_what_is_sent_with_a_short_print_out_is_no_part_of_its_bill() -> None:
    head = "TAMARACK COUNTY HOSPITAL\nVANCE, ORRIN   MR# 5520193\nrelease Page {} of 6\n"
    bill = head.format(5) + LEDGER
    letter = head.format(6) + (
        "Release of Information\nEnclosed are the records located for the above patient.\n"
        "Health Information Management\n"
    )
    assert kinds(bill, letter) == ["billing", "correspondence"]


def test_a_copy_sent_by_fax_makes_no_cover_sheet_of_a_note() -> None:
    page = """
    HAWLEY FAMILY PRACTICE
    06/02/22
    Vance, Orrin | Lea Obrist, MD
    Subjective: Cough for a week, better now, sleeps through.
    Assessment: Bronchitis.
    Signed Lea Obrist, MD
    Cc: Dr. Amsel, fax 555-0144
    """
    assert sort_pages([typed_page(page)]).pages[0].category == "office_visit"


def test_a_therapist_s_visit_record_at_home_is_therapy() -> None:
    page = """
    HAWLEY HOME HEALTH - Therapy Visit Record
    Pt: O. Vance   Therapist: Pia Lund, PT
    Visit date 06/09/2022 - Walks indoors with a cane. Stairs with help.
    """
    assert sort_pages([typed_page(page)]).pages[0].category == "physical_therapy"


def test_a_casting_form_is_the_office_s_own() -> None:
    form = """
    GLADE foot care
    Casting and orthosis form
    Name: Orrin Vance   Shoe 10
    Cast taken of both feet in neutral.
    """
    assert kinds(OPERATION, form)[1] == "office_visit"


def test_a_ledger_under_the_head_of_the_visits_is_a_bill() -> None:
    head = "HAWLEY HOME HEALTH - Therapy Visit Record\nPt: O. Vance   Therapist: Pia Lund, PT\n"
    visit = head + "Visit date 06/09/2022 - Walks indoors with a cane. Stairs with help."
    ledger = head + (
        "Date   Code   Description   Units   Charge\n"
        "06/09/2022   G0151   HOME VISIT   3   180.00\n"
        "06/14/2022   G0151   HOME VISIT   3   180.00\n"
        "TOTAL CHARGES   $360.00\n"
    )
    assert kinds(visit, ledger) == ["physical_therapy", "billing"]


def test_what_a_line_tells_behind_a_parenthesis_keeps_it_from_being_a_title() -> None:
    page = """
    HAWLEY OCCUPATIONAL CLINIC
    Exam date 3 May 2022
    Health history (reviewed with employee): Migraine since his youth. No surgery.
    Exam: Normal spine and wrists.
    Determination: Fit for the job.
    Lea Obrist, MD
    """
    assert kinds(page) == ["office_visit"]
