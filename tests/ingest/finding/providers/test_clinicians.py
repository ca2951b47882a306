"""Who signed, wrote or read a record, in the forms in which it is printed; all names made up."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from ingest.finding.providers.weigh import providers_in
from ingest.finding.rows import page_rows
from tests.ingest.finding.typed_page import typed_page

OFFICE, THERAPY, RADIOLOGY = Category.OFFICE_VISIT, Category.PHYSICAL_THERAPY, Category.RADIOLOGY


def rendered(lines: str, category: Category = OFFICE) -> list[str]:
    page = typed_page(f"Corbel Clinic\n\n\nThe course was as expected.\n{lines}")
    return [p.name for p in providers_in(page_rows(page.words), category)]


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Signed: Ines Walder, MD   04-Mar-2023", OFFICE),
        ("Signed: Ines Walder, OTR/L, CHT   21-Mar-2023", THERAPY),
        ("Signed: Ines Walder, MD", RADIOLOGY),
        ("Signed: Ines Walder, NRP", Category.EMS),
        ("/s/ Ines Walder, M.D. 03/04/2023", OFFICE),
        ("Signed on 03/04/2023 by Ines Walder, PA-C", OFFICE),
        ("Electronically signed on 03/04/2023 10:22 AM by Ines Walder, PA-C", OFFICE),
        ("eSigned: Ines Walder MD", OFFICE),
        ("Seen today by Ines Walder, NP", OFFICE),
        ("Note prepared by: Ines Walder, NP", OFFICE),
        ("Assessed by: Ines Walder, NP", OFFICE),
        ("Audiologist: Ines Walder, Au.D.", OFFICE),
        ("Optometrist: Ines Walder, O.D.", OFFICE),
        ("Neuropsychologist: Ines Walder, Ph.D.", OFFICE),
        ("Podiatrist: Ines Walder", OFFICE),
        ("Ines Walder, MBBCh", OFFICE),
        ("Alder Dental Arts Ines Walder DDS", OFFICE),
        ("Cove Spine Clinic Ines Walder, DC", Category.CHIROPRACTIC),
        ("Radiologist of record: Ines Walder, MD", RADIOLOGY),
        ("Attending of record: Ines Walder, MD", Category.INPATIENT),
        ("Managing physician: Ines Walder", OFFICE),
        ("Charted by: Ines Walder, DC", OFFICE),
        ("Exam completed by Ines Walder, MD", OFFICE),
        ("Finalised: Ines Walder, MD 03/04/2023", RADIOLOGY),
        ("Electronically signed and dated by Ines Walder, MD", OFFICE),
        ("Care provided by: Ines Walder, NP", OFFICE),
        ("Physician in charge: Ines Walder", OFFICE),
    ],
)
def test_whoever_signs_or_sees_rendered_it(line: str, category: Category) -> None:
    assert rendered(line, category) == ["Ines Walder"]


@pytest.mark.parametrize(
    "line",
    [
        "Mar 4, 2022 (visit 3 of 8) - Ines Walder, PT",
        "Visit 3 of 8, 03/04/2022 - Ines Walder, DPT",
        "4-Mar-2022 | Session #3 | Ines Walder, PTA",
        "2022-03-04 Daily note, Ines Walder, OTR/L",
        "03/04/2022: Ines Walder, OTR/L",
        "03/04/2022 Ines Walder, PT",
        "Visit #3 on 03/04/2022 by Ines Walder, PT",
    ],
)
def test_the_head_of_an_entry_names_its_author(line: str) -> None:
    assert rendered(line, THERAPY) == ["Ines Walder"]


@pytest.mark.parametrize(
    "line",
    [
        "Her doctor is Dr. Otto Brandl. Went to the clinic on Monday.",
        "His surgeon was Dr. Otto Brandl, MD.",
        "03/04/2022 Referral - Otto Brandl, MD",
        "Referring clinician: Otto Brandl, MD",
        "Usual doctor: Otto Brandl, MD",
        "Collaborating physician: Otto Brandl, MD",
        "Referral signed by Otto Brandl, MD",
        "Co-signer: Otto Brandl, MD",
        "01/05/2024 03:12 PM OAK ST PT P.006/008",
        "Anesthesia by the North Shore group.",
    ],
)
def test_whoever_is_spoken_of_did_not(line: str) -> None:
    assert rendered(line, THERAPY) == []


def test_a_sentence_ends_a_name() -> None:
    assert rendered("Provider: Ines Walder. Seen in Room Four.") == ["Ines Walder"]


@pytest.mark.parametrize("name", ["Ines Walder, MD", "Ines\nWalder, MD"])
def test_a_name_behind_the_last_sentence_signs_it(name: str) -> None:
    assert rendered(f"Ice and rest until seen again. {name}") == ["Ines Walder"]


def test_what_stands_behind_credentials_is_no_name() -> None:
    line = "Ordered by F. Walder MD Specimen Blood"
    assert rendered(line, Category.LABORATORY) == ["F. Walder"]


def test_whoever_signs_comes_before_whoever_a_sentence_tells_of() -> None:
    lines = "He was also evaluated by Dr. Otto Brandl, who gave a rating.\n\nInes Walder, MD"
    assert rendered(lines) == ["Ines Walder", "Otto Brandl"]


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Handed to her husband Otto Marsh. Ines Walder, RN", OFFICE),
        ("Sent off at 911. Marsh. I. Walder, RN", OFFICE),
        ("Crew signature on tablet: Ines Walder, CFRN 03/04/2023", Category.EMS),
    ],
)
def test_the_name_ends_and_begins_with_its_sentence(line, category):
    assert rendered(line, category)[0] in {"Ines Walder", "I. Walder"}


def test_a_specialist_told_of_in_a_sentence_does_not_outweigh_who_signed():
    told = "Visiting neuro-optometrist Dr. Otto Marsh tested her on June 2 and prescribed prisms."
    assert rendered(f"{told}\nInes Walder, MD 06-07-23")[0] == "Ines Walder"


def test_the_author_stands_behind_the_date_and_count_of_an_entry():
    log = "26 Mar 2024   Round 2   Ines Walder, CNP\nEdges open.\nSeen with Otto Marsh, MD"
    assert rendered(log)[0] == "Ines Walder"


@pytest.mark.parametrize(
    ("line", "category"),
    [
        (
            "Ines Walder, PT, DPT, NCS This note was electronically signed on May 07, 2024",
            THERAPY,
        ),
        ("Ines Walder, PT (electronically signed 5/7/2024)", THERAPY),
        ("Provider: DR2 Walder, Ines", OFFICE),
        ("Provider: 104 - Walder, Ines", OFFICE),
        ("Therapist      Ines Walder", THERAPY),
        ("Physician: Walder, Ines F2F encounter date: 02/14/2024", OFFICE),
    ],
)
def test_marks_beside_a_name_leave_it_whole(line: str, category: Category) -> None:
    assert rendered(line, category) == ["Ines Walder"]


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Corbel Home Health     PT EVALUATION / START OF CARE", THERAPY),
        ("Corbel Home     PT VISIT NOTE", THERAPY),
        ("Warm fingers, pain 6/10, and the oxycodone 5 mg was given. TTWB R", Category.INPATIENT),
        ("Warm fingers, pain 6/10, and the oxycodone 5 mg was given. Heel Raise", THERAPY),
        ("Admitting: Walder MD, Ines", Category.LABORATORY),
        ("Referring      Ines Walder, MD", THERAPY),
        ("Ordering      Walder MD     Haddad MD", Category.LABORATORY),
    ],
)
def test_titles_and_abbreviations_are_nobody_who_rendered_it(line: str, category: Category) -> None:
    assert rendered(line, category) == []


def test_a_laboratory_s_orderer_stands_behind_a_label_without_a_colon() -> None:
    assert rendered("Ordering      WALDER, T (CORBEL FP)", Category.LABORATORY) == ["T Walder"]


def test_the_end_of_a_sentence_is_no_label_of_the_signature_below() -> None:
    lines = "Goals were set for the coming weeks and were gone over with her and the\npatient."
    assert rendered(f"{lines}\nInes Walder, PT     Digitally signed 02/19/2024", THERAPY) == [
        "Ines Walder"
    ]


def test_a_nurse_s_visit_is_hers_though_a_physician_ordered_it() -> None:
    lines = "SKILLED NURSING VISIT NOTE\nPhysician: Petra Rudd, MD\nSignature: Ines Walder, RN"
    assert rendered(lines)[0] == "Ines Walder"
    assert rendered(lines.replace("SKILLED NURSING VISIT NOTE", "OFFICE NOTE"))[0] == "Petra Rudd"
