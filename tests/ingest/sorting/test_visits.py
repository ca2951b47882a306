"""Discharge instructions, nursing notes and consultations go with the visit they belong to."""

from __future__ import annotations

import pytest
from typed_sheets import typed_packet, typed_page

from casefile.categories import Category
from ingest.sorting import sort_pages

TOP = "QUILLBACK COUNTY HOSPITAL\nPatient: Oyelaran, Tove   MRN: 55120   DOB: 02/11/1966\n"
ED_NOTE = (
    TOP + "Encounter date: 03/02/2022\nED Provider Note\nHPI: fell on ice.\nMDM: sprain.\n"
    "ED course: films negative."
)
STAY_NOTE = (
    TOP + "Admit date: 03/02/2022   Discharge date: 03/06/2022\nDISCHARGE SUMMARY\n"
    "HOSPITAL COURSE: uneventful.\nDischarge diagnosis: fracture."
)


@pytest.mark.parametrize(
    "title",
    ["Patient Discharge Instructions", "Discharge Instructions - 03/02/2022", "Nursing Notes"],
)
def test_a_part_of_any_visit_goes_with_the_emergency_visit_of_its_day(title: str) -> None:
    part = TOP + f"Encounter date: 03/02/2022\n{title}\nRest. Use ice and raise the ankle."
    pages = sort_pages(typed_packet([ED_NOTE, part])).pages
    assert [p.category for p in pages] == [Category.EMERGENCY, Category.EMERGENCY]


@pytest.mark.parametrize("title", ["Discharge Instructions", "NEPHROLOGY CONSULTATION"])
def test_a_part_of_any_visit_goes_with_the_stay_of_its_days(title: str) -> None:
    part = TOP + (
        f"Admit date: 03/02/2022   Discharge date: 03/06/2022\n{title}\nDrink two litres a day."
    )
    pages = sort_pages(typed_packet([STAY_NOTE, part])).pages
    assert [p.category for p in pages] == [Category.INPATIENT, Category.INPATIENT]


@pytest.mark.parametrize(
    ("head", "category"),
    [
        ("LOC: ED.TR 03", Category.EMERGENCY),
        ("Department: Emergency", Category.EMERGENCY),
        ("Pt Type: ER", Category.EMERGENCY),
        ("Patient Class: Emergency", Category.EMERGENCY),
        ("LOC: 4 NORTH", Category.INPATIENT),
        ("Unit: SICU", Category.INPATIENT),
        ("Patient Type: I/P", Category.INPATIENT),
        ("Encounter type: Inpatient", Category.INPATIENT),
    ],
)
def test_the_unit_at_the_head_tells_the_visit(head: str, category: Category) -> None:
    page = TOP + f"{head}\nNURSING NOTES\n1410 IV removed. Patient walks without help."
    assert sort_pages([typed_page(page)]).pages[0].category == category


def test_an_ed_record_is_no_misread_or_record() -> None:
    page = TOP + "ED Nursing Record - 03/02/2022\n1410 IV removed."
    assert sort_pages([typed_page(page)]).pages[0].category == Category.EMERGENCY


@pytest.mark.parametrize(
    ("signature", "category"),
    [
        ("Hollis Brand, DC", Category.CHIROPRACTIC),
        ("Hollis Brand, D.C.", Category.CHIROPRACTIC),
        ("Ines Falk, PT, DPT", Category.PHYSICAL_THERAPY),
        ("Ines Falk, OTR/L", Category.PHYSICAL_THERAPY),
    ],
)
def test_who_signs_tells_the_kind_of_a_soap_note(signature: str, category: Category) -> None:
    page = (
        "Beckwith Health\nName: Tove Oyelaran\nDate: 03/02/2022\nSOAP NOTE\nS: Neck is better.\n"
        f"O: Motion is fuller.\nA: Improving.\nP: Continue.\n{signature}"
    )
    assert sort_pages([typed_page(page)]).pages[0].category == category


def test_a_title_beside_the_letterhead_is_heard() -> None:
    page = (
        "Beckwith Open MRI - Patient Registration\nName: Tove Oyelaran\nHome phone\nEmployer\n"
        "Emergency contact\nSignature of patient"
    )
    assert sort_pages([typed_page(page)]).pages[0].category == Category.INTAKE


def test_an_untitled_dictated_note_is_known_by_its_parts() -> None:
    page = (
        "Larkmoor Associates\nPATIENT: Tove Oyelaran\nDATE: March 2, 2022\n"
        "HISTORY: She fell on ice and was given home exercises and a sling for ten days.\n"
        "EXAMINATION: Range of motion is full. An ultrasound showed no tear.\n"
        "IMPRESSION: Shoulder strain.\nPLAN: Naproxen for ten days.\nC. Larkmoor, MD"
    )
    assert sort_pages([typed_page(page)]).pages[0].category == Category.OFFICE_VISIT


def test_a_soap_note_by_its_letters_is_a_physicians_unless_another_signs() -> None:
    page = (
        "Beckwith Health\nPt: Tove Oyelaran\nDOS: 03/02/2022\nS: Hip incision itches.\n"
        "O: Healed incision.\nA: Doing well.\nP: Return in six weeks.\nC. Larkmoor, MD"
    )
    assert sort_pages([typed_page(page)]).pages[0].category == Category.OFFICE_VISIT


def test_a_record_number_is_no_magnetic_resonance() -> None:
    page = (
        "Beckwith Medical Center\nMR 00-77-41    ACCT 9944120\nDischarge Summary\n"
        "Admit date: 03/02/2022     Discharge date: 03/05/2022\nHospital course: uneventful."
    )
    assert sort_pages([typed_page(page)]).pages[0].category == Category.INPATIENT


def test_the_end_of_a_report_is_no_emergency_record() -> None:
    page = (
        "Beckwith Medical Center Laboratory\nName: Tove Oyelaran\nCOLL: 03/02/2022\n"
        "Sodium   140   136-145 mmol/L\nGlucose   99   70-99 mg/dL\n** END OF REPORT **"
    )
    assert sort_pages([typed_page(page)]).pages[0].category == Category.LABORATORY
