"""Facts are the record's own words, of the right kind, from the right stretch of the page."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casefile.categories import Category, FactKind, Status
from casefile.encounters import Encounter, Fact
from ingest.finding.facts.find import find_facts
from tests.ingest.finding.typed_page import typed_page

NOTE = """Ridgeline Orthopedic Clinic
4410 Juniper Street, Lowell, OR 97452   (541) 555-0134
Patient: Marta Ellery   DOB: 02/11/1979
Date of Service: 09/20/2023
CHIEF COMPLAINT: Neck and left shoulder pain.
HISTORY OF PRESENT ILLNESS: Ms. Ellery was a restrained driver who was rear ended at a red
light. She reports pain of 7/10 in the neck since the collision.
PAST MEDICAL HISTORY: No prior neck injury. Hypertension since 2010.
FAMILY HISTORY: Mother had breast cancer.
VITAL SIGNS: BP 132/84 Pulse 76 Temp 98.2
PHYSICAL EXAMINATION: Tenderness and spasm over the left trapezius. Spurling test is positive
on the left. Lungs are clear to auscultation.
ASSESSMENT:
1. Cervical sprain S13.4XXA
2. Left shoulder impingement M75.42
Within a reasonable degree of medical probability these are a direct result of the accident.
PLAN: Cyclobenzaprine 10 mg at bedtime. MRI of the cervical spine was ordered.
Referred to Dr. Amundsen for physical therapy evaluation.
WORK STATUS: Off work until 10/04/2023.
PROGNOSIS: Guarded.
Electronically signed by Paul Brandt, M.D. on 09/20/2023
Page 1 of 1"""


def facts_of(
    text: str,
    category: Category = Category.OFFICE_VISIT,
    date: dt.date | None = None,
    spans: dict[int, tuple[float, float]] | None = None,
) -> tuple[Fact, ...]:
    encounter = Encounter("e1", "p1", category, date, (1,))
    return find_facts(encounter, {1: typed_page(text)}, spans or {})


def texts(facts: tuple[Fact, ...], kind: FactKind) -> list[str]:
    return [f.text for f in facts if f.kind is kind]


def test_a_clinic_note_gives_what_a_demand_needs() -> None:
    facts = facts_of(NOTE)
    assert texts(facts, FactKind.CHIEF_COMPLAINT) == ["Neck and left shoulder pain."]
    assert texts(facts, FactKind.MECHANISM)[0].startswith("Ms. Ellery was a restrained driver")
    assert texts(facts, FactKind.PAIN) == [
        "She reports pain of 7/10 in the neck since the collision."
    ]
    assert texts(facts, FactKind.VITAL) == ["BP 132/84 Pulse 76 Temp 98.2"]
    assert "Spurling test is positive on the left." in texts(facts, FactKind.EXAM)
    assert texts(facts, FactKind.WORK_STATUS) == ["Off work until 10/04/2023."]
    assert texts(facts, FactKind.PROGNOSIS) == ["Guarded."]
    assert "MRI of the cervical spine was ordered." in texts(facts, FactKind.ORDER)
    assert texts(facts, FactKind.REFERRAL) == [
        "Referred to Dr. Amundsen for physical therapy evaluation."
    ]
    assert texts(facts, FactKind.MEDICATION) == ["Cyclobenzaprine 10 mg at bedtime."]
    assert texts(facts, FactKind.CAUSATION)[0].startswith("Within a reasonable degree")


def test_a_row_of_vital_signs_is_one_fact() -> None:
    (fact,) = facts_of("Vitals\nBP: 132/84 Pulse: 76 Wt: 180 lb Pain: 6/10")
    assert (fact.kind, fact.text) == (FactKind.VITAL, "BP: 132/84 Pulse: 76 Wt: 180 lb Pain: 6/10")


def test_diagnoses_carry_their_codes() -> None:
    assert {"S13.4XXA", "M75.42"} <= {f.code for f in facts_of(NOTE)}


def test_what_is_denied_is_marked_so() -> None:
    (denied,) = [f for f in facts_of(NOTE) if f.text == "No prior neck injury."]
    assert (denied.kind, denied.status) == (FactKind.PRIOR_CONDITION, Status.DENIED)


def test_letterhead_family_signature_and_page_number_are_no_facts() -> None:
    said = " ".join(f.text for f in facts_of(NOTE))
    for nothing in ("Ridgeline", "Juniper", "DOB", "breast cancer", "Electronically", "Page 1"):
        assert nothing not in said


@pytest.mark.parametrize(
    "line",
    ["Nadia Q. Ferrant, PT, DPT", "None.", "N/A", "See above.", "Board Certified Radiologist"],
)
def test_a_name_with_its_degrees_and_an_empty_answer_are_no_procedure(line: str) -> None:
    note = (
        f"Date of Service: 9/4/2023\nPROCEDURE:\nTrigger point injection, left trapezius.\n{line}"
    )
    assert texts(facts_of(note), FactKind.PROCEDURE) == ["Trigger point injection, left trapezius."]


def test_every_fact_stands_word_for_word_on_its_page() -> None:
    page = " ".join(typed_page(NOTE).page_text().text.split())
    for fact in facts_of(NOTE):
        assert fact.text in page
        assert 0 <= fact.box.top < fact.box.bottom <= 1


def test_a_stretch_of_a_shared_page_gives_its_own_facts_only() -> None:
    text = (
        "Date of Service: 9/4/2023\nSubjective: Neck pain is worse after driving today.\n"
        "Date of Service: 9/6/2023\nSubjective: Neck pain is better after the adjustment."
    )
    first = facts_of(text, Category.CHIROPRACTIC, spans={1: (0.0, 0.08)})
    second = facts_of(text, Category.CHIROPRACTIC, spans={1: (0.08, 1.0)})
    assert [f.text for f in first] == ["Neck pain is worse after driving today."]
    assert [f.text for f in second] == ["Neck pain is better after the adjustment."]


def test_a_radiology_report_gives_study_findings_and_impression() -> None:
    facts = facts_of(
        "EXAM: MRI LUMBAR SPINE WITHOUT CONTRAST\nTECHNIQUE: Sagittal images were obtained.\n"
        "FINDINGS: At L4-5 there is a broad based disc herniation.\n"
        "IMPRESSION: 1. Disc herniation at L4-5 with stenosis.",
        Category.RADIOLOGY,
    )
    assert texts(facts, FactKind.PROCEDURE) == ["MRI LUMBAR SPINE WITHOUT CONTRAST"]
    assert texts(facts, FactKind.IMPRESSION) == ["1. Disc herniation at L4-5 with stenosis."]
    assert facts[-1].significance == 1
    assert not [f for f in facts if "Sagittal" in f.text]


def test_laboratory_rows_out_of_range_come_before_the_others() -> None:
    rows = [f"Analyte{'abcdefghijklm'[n]} {n + 4} 3-20 mg/dL" for n in range(13)]
    facts = facts_of("\n".join([*rows, "Glucose 188 H 70-99 mg/dL"]), Category.LABORATORY)
    assert "Glucose 188 H 70-99 mg/dL" in texts(facts, FactKind.FINDING)
    assert len(facts) < len(rows)


def test_laboratory_rows_of_a_wide_table_are_whole() -> None:
    table = """
    TEST              RESULT      FLAG        UNITS       REFERENCE
    Sodium            140                     mmol/L      135-145
    Glucose           188         H           mg/dL       70-99
    """
    facts = facts_of(table, Category.LABORATORY)
    assert texts(facts, FactKind.FINDING) == [
        "Sodium 140 mmol/L 135-145",
        "Glucose 188 H mg/dL 70-99",
    ]


def test_a_fill_gives_the_row_of_its_date() -> None:
    text = "08/02/2023 7001 Naproxen 500mg Tab 30\n08/19/2023 7002 Tizanidine 4mg Tab 20"
    (fact,) = facts_of(text, Category.PHARMACY, dt.date(2023, 8, 19))
    assert fact.text == "08/19/2023 7002 Tizanidine 4mg Tab 20"


def test_a_visit_with_text_never_stands_empty() -> None:
    (fact,) = facts_of("The patient did very nicely with all of it and went home.")
    assert fact.kind is FactKind.OTHER


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CC: Headache and dizziness", FactKind.CHIEF_COMPLAINT),
        ("Dx: Lumbar strain", FactKind.DIAGNOSIS),
        ("Final Diagnoses: Closed head injury", FactKind.DIAGNOSIS),
        ("A/P: Lumbar strain, improving.", FactKind.IMPRESSION),
        ("Postoperative Diagnosis: Torn medial meniscus", FactKind.DIAGNOSIS),
        ("Rehab Potential: Good with continued therapy.", FactKind.PROGNOSIS),
        ("Discharge Medications: Naproxen 500 mg twice daily", FactKind.MEDICATION),
        ("Impairment Rating: 9 percent of the whole person.", FactKind.IMPAIRMENT),
        ("Mechanism of Injury: Fell from a ladder at home.", FactKind.MECHANISM),
        ("Treatment Plan: Continue therapy twice a week.", FactKind.PLAN),
        ("Past Surgical History: Appendectomy in 1998.", FactKind.PRIOR_CONDITION),
    ],
)
def test_headings_of_every_make_say_what_stands_under_them(line: str, kind: FactKind) -> None:
    body = line.split(": ", 1)[1]
    assert texts(facts_of(line), kind) == [body]
    assert texts(facts_of(line.replace(": ", "\n").upper().replace(body.upper(), body)), kind) == [
        body
    ]


@given(st.lists(st.sampled_from(NOTE.split("\n")), max_size=30))
def test_shuffled_lines_still_quote_the_page(lines: list[str]) -> None:
    page = typed_page("\n".join(lines) or " ")
    words = " ".join(w.text for w in page.words)
    for fact in find_facts(Encounter("e", "p", Category.EMERGENCY, None, (1,)), {1: page}, {}):
        assert fact.text in words


def test_the_head_of_a_table_is_no_fact_and_heads_no_section() -> None:
    facts = facts_of(
        """
        Time        BP          Pulse       SPO2        Pain        By
        14:18       138/88      112         98 RA       9           KV
        14:27       134/84      104         97 RA       7           KV
        Medication Name        Dose        Sig        Refills
        oxycodone              5 mg        take 1 tablet at bedtime as needed        0
        """,
        Category.EMS,
    )
    assert not texts(facts, FactKind.PAIN)
    assert not [f.text for f in facts if f.text in {"Medication Name", "Dose", "98 RA", "97 RA"}]


def test_an_ambulance_tells_by_letters() -> None:
    facts = facts_of(
        "NARRATIVE\nD: Sent to a fall at the mill. C: Hip pain since the fall. "
        "H: She slipped on oil and fell onto the left hip. A: The left hip is swollen and tender. "
        "R: The leg was splinted in the position found. T: Taken to the hospital without change.",
        Category.EMS,
    )
    assert texts(facts, FactKind.EXAM) == ["The left hip is swollen and tender."]
    assert texts(facts, FactKind.PROCEDURE) == ["The leg was splinted in the position found."]
    assert not texts(facts, FactKind.IMPRESSION)


@pytest.mark.parametrize(
    "line",
    [
        "Medication: Medication Name",
        "Diagnosis: Surgery Date",
        "Chief Complaint: Patient presents with",
        "Impression: Read by Ana Ruiz, MD 11/14/2023 1:51 PM",
        "Plan: REPORT REQUESTED BY MRO12 ** UNOFFICIAL COPY UNLESS SEALED",
        "Plan: 2/9/2024 Ana Ruiz DC",
    ],
)
def test_labels_stamps_and_halves_of_sentences_are_not_quoted(line: str) -> None:
    told = "HPI: She has had neck pain since the crash."
    assert [f.text for f in facts_of(f"{told}\n{line}")] == [told.removeprefix("HPI: ")]


def test_the_last_cell_of_a_row_and_the_next_row_are_no_sentence() -> None:
    facts = facts_of(
        """
        Therapeutic exercise
        Heel slide with strap          3 x 15          slow, on the strap
        Quad set with towel            2 x 20          hold the position, no glute sub
        She tolerated all of it well today and took a printed copy of the program home with her
        """,
        Category.PHYSICAL_THERAPY,
    )
    assert not [f.text for f in facts if "strap Quad" in f.text]


def test_measures_beside_a_pain_score_are_no_pain() -> None:
    facts = facts_of("Pain\n148/90 sitting, 88 bpm, left arm\nPain: 6/10 in the neck at night.")
    assert texts(facts, FactKind.PAIN) == ["6/10 in the neck at night."]
