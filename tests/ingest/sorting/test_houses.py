"""The name of the institution out of the line at the top of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typed_sheets import typed_page

from ingest.sorting import sort_pages

NOTE = "Office Visit\nPatient: Ida Koenig   DOB: 04/02/1971\nHPI: neck pain.\nPlan: rest."


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Delta Valley Medical Center - Microbiology", "Delta Valley Medical Center"),
        ("NURSING FLOWSHEET - Saint Anselm Hospital", "Saint Anselm Hospital"),
        ("Corwin County Ambulance Elk Bend, KY 40444 (859) 555-0219", "Corwin County Ambulance"),
        ("Dry Dock Occupational Clinic (409) 555-0313", "Dry Dock Occupational Clinic"),
        ("Loon Family Medicine, Elk Bend, NC 27599", "Loon Family Medicine"),
        ("Elk Bend Knee and Hip Group Associates", "Elk Bend Knee and Hip Group Associates"),
        ("Elk Bend Imaging Fax (409) 555-0313", "Elk Bend Imaging"),
        (
            "Elk Bend Dental & Craniofacial Pain Date: 02/10/2025",
            "Elk Bend Dental & Craniofacial Pain",
        ),
        ("ELK BEND APOTHECARY - PATIENT PROFILE", "ELK BEND APOTHECARY"),
        ("ELK BEND HOME HEALTH - Therapy Visit Record", "ELK BEND HOME HEALTH"),
        ("* ELK BEND CARE CENTER *", "ELK BEND CARE CENTER"),
        ("Elk Bend Post-Acute", "Elk Bend Post-Acute"),
        ("Elk Bend Sub-Acute & Memory Care", "Elk Bend Sub-Acute & Memory Care"),
        ("Elk Bend Psychological Services", "Elk Bend Psychological Services"),
        ("elk bend massage therapy", "elk bend massage therapy"),
        ("SAINT ANSELM HOSPITAL LABORATORY", "SAINT ANSELM HOSPITAL LABORATORY"),
        ("Elk Bend Urgent Care - X-ray report", "Elk Bend Urgent Care"),
        ("ELK BEND SKILLED NURSING AND CARE", "ELK BEND SKILLED NURSING AND CARE"),
        ("Elk Bend Dental Arts", "Elk Bend Dental Arts"),
        ("E l k  B e n d  C l i n i c", "Elk Bend Clinic"),
    ],
)
def test_the_name_stands_without_its_address_and_title(line: str, house: str) -> None:
    assert sort_pages([typed_page(f"{line}\n{NOTE}")]).pages[0].letterhead == house


@pytest.mark.parametrize("line", ["REHABILITATION SERVICES", "DIAGNOSTIC IMAGING DEPARTMENT"])
def test_the_name_of_a_department_alone_stands_back(line: str) -> None:
    page = typed_page(f"{line}\nQuill Harbor Physical Therapy\n{NOTE}")
    assert sort_pages([page]).pages[0].letterhead == "Quill Harbor Physical Therapy"


def test_a_department_before_its_title_is_no_house() -> None:
    page = typed_page(f"Outpatient Physical Therapy - Daily Treatment Note\n{NOTE}")
    assert sort_pages([page]).pages[0].letterhead is None


def test_whoever_is_written_to_is_not_the_house() -> None:
    letter = typed_page(
        "Elk Bend Imaging\nSuite 4, Mill Commons\nAna Ruiz, MD\nQuill Harbor Orthopaedics\n"
        "Examination: MRI of the right shoulder\nDear Dr. Ruiz:\nThank you for sending this woman."
    )
    assert sort_pages([letter]).pages[0].letterhead == "Elk Bend Imaging"


def test_an_order_in_a_list_is_no_title_and_no_house() -> None:
    page = typed_page(f"Quill Harbor Clinic\n- Ambulatory referral to Physical Therapy\n{NOTE}")
    found = sort_pages([page]).pages[0]
    assert (found.letterhead, found.title) == ("Quill Harbor Clinic", "Office Visit")


@pytest.mark.parametrize(
    "line",
    [
        "One Hospital Drive, Elk Bend, KY 40444",
        "Two Medical Center Way",
        "14 Clinic Road - Elk Bend, KY 40444",
        "MRI LUMBAR SPINE WITHOUT CONTRAST",
        "CT BRAIN WITH CONTRAST",
    ],
)
def test_neither_an_address_nor_a_study_is_a_house(line: str) -> None:
    page = typed_page(f"Harrow Valley\n{line}\n(859) 555-0219\n{NOTE}")
    assert sort_pages([page]).pages[0].letterhead == "Harrow Valley"


@pytest.mark.parametrize(
    "line",
    [
        "Two Rivers Medical Center", "Ten Mile Road Clinic", "Elk Bend Clinical Laboratories",
        "Elk Bend Radiology", "Open MRI of Elk Bend",
    ],
)  # fmt: skip
def test_a_house_may_bear_a_number_a_street_or_a_study(line: str) -> None:
    assert sort_pages([typed_page(f"{line}\n{NOTE}")]).pages[0].letterhead == line


@pytest.mark.parametrize(
    "line",
    [
        "the clinic and the therapy group",  # a torn sentence, and more words below it
        "Date: 02/10/2025",
        "Post-operative pain",
        "Acute care after surgery: ice, rest",
    ],
)
def test_what_only_sounds_like_a_house_is_none(line: str) -> None:
    page = sort_pages([typed_page(f"Quill Harbor Hospital\n{line}\n{NOTE}")]).pages[0]
    assert page.letterhead == "Quill Harbor Hospital"


def test_who_signs_as_a_massage_therapist_treats_as_a_therapist_does() -> None:
    note = (
        "elk bend massage therapy\nAda Holm, LMT ~ 40 Gull St\nClient: Ida Koenig\n"
        "Session: April 2, 2024, 60 min\nS - Neck sore.\nO - Ropey.\nA - Swedish.\nP - Monthly."
    )
    assert sort_pages([typed_page(note)]).pages[0].category == "physical_therapy"


@pytest.mark.parametrize(
    ("house", "category"),
    [
        ("Elk Bend Nursing & Rehab", "inpatient"),
        ("Elk Bend Skilled Nursing and Rehabilitation", "inpatient"),
        ("Elk Bend Post-Acute Rehab", "inpatient"),
        ("Elk Bend Sports Rehab", "physical_therapy"),
        ("Elk Bend Post-Acute Physicians", "office_visit"),
        ("Elk Bend Nursing Home Medical Associates", "office_visit"),
    ],
)
def test_a_house_where_people_stay_rehabilitates_too(house: str, category: str) -> None:
    note = "Progress Notes\nIda Koenig   DOB: 04/02/1971\n6/3/2023 Walked 150 ft. Pain 3/10."
    assert sort_pages([typed_page(f"{house}\n{note}")]).pages[0].category == category


def test_a_chief_complaint_closes_no_letter() -> None:
    page = "Still River Acupuncture\nAda Holm, L.Ac.\n7/11/23\n{}\nPoints: GB20, LI4. 97810."
    complaint = sort_pages([typed_page(page.format("CC: neck pain 6/10"))]).pages[0]
    assert complaint.category != "correspondence"
    letter = "Still River Institute\n7/11/23\nThe papers are enclosed.\ncc: Ana Ruiz, Esq."
    assert sort_pages([typed_page(letter)]).pages[0].category == "correspondence"


def test_a_laboratory_s_name_over_its_street_makes_no_results_of_its_invoice() -> None:
    head = "Elk Bend Clinical Laboratories\n6200 Lab Park Drive, Erie, PA 16501\n{}"
    invoice = head.format(
        "PATIENT INVOICE\nIda Koenig   04-02-71\n10-26-23   TSH   84443   1   74.00\n"
        "10-26-23   Ferritin   82728   1   61.00\nTotal   135.00"
    )
    page = sort_pages([typed_page(invoice)]).pages[0]
    assert (page.category, page.letterhead) == ("billing", "Elk Bend Clinical Laboratories")
    result = head.format("Ida Koenig   04-02-71\nCollected: 10-26-23\nTSH   5.2 H   0.40-4.50")
    assert sort_pages([typed_page(result)]).pages[0].category == "laboratory"


def test_a_note_that_sends_what_was_left_out_is_a_letter() -> None:
    head = "Elk Bend Rehab\n91 Portage Street, Erie, PA 16501\nFebruary 20, 2024\nRe: Ida Koenig\n"
    sent = (
        head + "One sheet of the notes was left out of our mailing. It is enclosed.\nRelease Desk"
    )
    assert sort_pages([typed_page(sent)]).pages[0].category == "correspondence"
    seen = head + (
        "Subjective: neck sore.\nObjective: gait training, therapeutic exercise.\n"
        "Plan: continue.\nAda Holm, PT"
    )
    assert sort_pages([typed_page(seen)]).pages[0].category == "physical_therapy"


@pytest.mark.parametrize(
    ("line", "house"),
    [
        ("Elk Bend Hand Clinic, EIN 61-5550000", "Elk Bend Hand Clinic"),
        ("Elk Bend Dental Center - Records Certification", "Elk Bend Dental Center"),
        ("ELK BEND FAMILY PRACTICE - ENCOUNTER FORM", "ELK BEND FAMILY PRACTICE"),
    ],
)
def test_numbers_for_taxes_and_names_of_papers_are_no_part_of_it(line, house):
    page = typed_page(line + "\n" + NOTE)
    assert sort_pages([page]).pages[0].letterhead == house


def _stacked(name, trade, larger):
    page = typed_page(f"{name}\n{trade}\n{NOTE}")
    words = [
        replace(w, box=replace(w.box, bottom=w.box.top + 0.011 * larger)) if w.line == 0 else w
        for w in page.words
    ]
    return sort_pages([replace(page, words=tuple(words))]).pages[0].letterhead


def test_a_name_in_large_print_goes_with_the_trade_below_it():
    house = "ALDERMAN SPINE & SPORTS THERAPY"
    assert _stacked("ALDERMAN", "SPINE & SPORTS THERAPY", 2) == house


def test_a_line_as_tall_as_the_trade_or_a_title_is_no_name_over_it():
    assert _stacked("ALDERMAN", "SPINE & SPORTS THERAPY", 1) != "ALDERMAN SPINE & SPORTS THERAPY"
    assert _stacked("OFFICE VISIT", "ELK BEND CLINIC", 2) == "ELK BEND CLINIC"
