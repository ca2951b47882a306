"""The name of the institution out of the line at the top of a page."""

from __future__ import annotations

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
        ("SAINT ANSELM HOSPITAL LABORATORY", "SAINT ANSELM HOSPITAL LABORATORY"),
    ],
)
def test_the_name_stands_without_its_address_and_title(line: str, house: str) -> None:
    assert sort_pages([typed_page(f"{line}\n{NOTE}")]).pages[0].letterhead == house


@pytest.mark.parametrize("line", ["REHABILITATION SERVICES", "DIAGNOSTIC IMAGING DEPARTMENT"])
def test_the_name_of_a_department_alone_stands_back(line: str) -> None:
    page = typed_page(f"{line}\nQuill Harbor Physical Therapy\n{NOTE}")
    assert sort_pages([page]).pages[0].letterhead == "Quill Harbor Physical Therapy"


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
