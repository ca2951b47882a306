# ruff: noqa: E501
"""Reports of images and of laboratories, of many makers; all made up."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told

MRI = (
    """
    CLEARVIEW OPEN MRI & IMAGING
    Patient: WHITLOCK, DANA            Exam Date: 06/02/2023
    DOB: 03/14/1979                    MRN: CV-55102
    Referring Physician: Priya Raman, MD
    EXAM: MRI OF THE CERVICAL SPINE WITHOUT CONTRAST
    HISTORY: Neck pain, MVA 05/29/2023.
    COMPARISON: Radiographs dated 05/30/2023.
    TECHNIQUE: Sagittal T1 and T2.
    FINDINGS: C5-6 disc herniation.
    IMPRESSION: C5-6 herniation.
    Thank you for the courtesy of this referral.
    Oskar Lindgren, M.D.
    Board Certified Radiologist
    Electronically signed: 06/03/2023 08:12
    """,
)
PACS_TWO = (
    """
    NORTHLINE RADIOLOGY GROUP                                  Final Report
    Name: WHITLOCK, DANA      DOB: 3/14/1979      MRN: 88123      Acc: 4410021
    Study Date: 05/30/2023 14:02        Modality: CR
    Ordering: RAMAN, PRIYA MD
    Exam: XR SHOULDER RIGHT 3 VIEWS
    Findings: No fracture.
    Impression: Normal right shoulder.
    Read by: Beatriz Coelho, MD    05/30/2023 15:40
    """,
    """
    NORTHLINE RADIOLOGY GROUP                                  Final Report
    Name: WHITLOCK, DANA      DOB: 3/14/1979      MRN: 88123      Acc: 4410022
    Study Date: 05/30/2023 14:10        Modality: CR
    Ordering: RAMAN, PRIYA MD
    Exam: XR CERVICAL SPINE 3 VIEWS
    Findings: Straightening.
    Impression: Muscle spasm.
    Read by: Beatriz Coelho, MD    05/30/2023 15:44
    """,
)
REF_LAB = (
    """
    CORVALLIS REFERENCE LABORATORIES                                    Patient Report
    Specimen ID: 149-221-0033-0      Acct #: 36001220    Phone: (541) 555-0102
    WHITLOCK, DANA                   Patient Details              Specimen Details               Physician Details
    12 Elm St                        DOB: 03/14/1979              Date collected: 09/07/2023     Ordering: P RAMAN
    Bend OR 97701                    Age(y/m/d): 044/05/24        Date received: 09/08/2023      NPI: 1234567893
                                     Gender: F                    Date entered: 09/08/2023
                                     Patient ID: 20991            Date reported: 09/09/2023
    TESTS                    RESULT       FLAG      UNITS       REFERENCE INTERVAL
    Glucose                  92                     mg/dL       70 - 99
    BUN                      14                     mg/dL       6 - 24
    FINAL REPORT                                                                    Page 1 of 1
    """,
)
PATHOLOGY = (
    """
    MOUNT OLIVET HOSPITAL DEPARTMENT OF PATHOLOGY
    SURGICAL PATHOLOGY REPORT
    Patient: WHITLOCK, DANA       Path #: S24-00221        DOB: 3/14/1979
    Collected: 2/5/2024           Received: 2/5/2024       Reported: 2/8/2024
    Submitting Physician: Gideon Marsh, MD
    DIAGNOSIS: Shoulder, right, debridement: degenerative fibrocartilage.
    GROSS DESCRIPTION: Received in formalin.
    Pathologist: Irina Wolcott, MD
    """,
)
ADDENDUM = (
    """
    CLEARVIEW OPEN MRI & IMAGING
    Patient: WHITLOCK, DANA            Exam Date: 06/02/2023
    DOB: 03/14/1979                    MRN: CV-55102
    EXAM: MRI OF THE CERVICAL SPINE WITHOUT CONTRAST
    FINDINGS: C5-6 disc herniation.
    IMPRESSION: C5-6 herniation.
    Interpreted by: Oskar Lindgren, M.D.                                           Page 1 of 2
    """,
    """
    CLEARVIEW OPEN MRI & IMAGING
    Patient: WHITLOCK, DANA            Exam Date: 06/02/2023
    EXAM: MRI OF THE CERVICAL SPINE WITHOUT CONTRAST
    ADDENDUM dictated 06/09/2023: The herniation contacts the cord.
    Addendum electronically signed by Oskar Lindgren, M.D. on 06/09/2023           Page 2 of 2
    """,
)


CASES = {
    "mri": (MRI, [("radiology", "2023-06-02", (1,))], "Oskar Lindgren"),
    "pacs_two": (
        PACS_TWO,
        [("radiology", "2023-05-30", (1,)), ("radiology", "2023-05-30", (2,))],
        "Beatriz Coelho",
    ),
    "ref_lab": (REF_LAB, [("laboratory", "2023-09-07", (1,))], "P Raman"),
    "pathology": (PATHOLOGY, [("laboratory", "2024-02-05", (1,))], "Irina Wolcott"),
    "addendum": (ADDENDUM, [("radiology", "2023-06-02", (1, 2))], "Oskar Lindgren"),
}


@pytest.mark.parametrize(("pages", "visits", "provider"), CASES.values(), ids=CASES)
def test_a_layout_gives_its_visits(pages, visits, provider):
    facts = found(*pages)
    assert told(facts) == visits
    assert facts.encounters[0].provider == provider
    assert not any(p.foreign for p in facts.pages)


def test_each_study_of_a_day_is_its_own():
    studies = {(e.study.modality, e.study.region) for e in found(*PACS_TWO).encounters if e.study}
    assert studies == {("XR", "shoulder"), ("XR", "cervical_spine")}


EXAM = """
    Harrow Valley Hospital
    2 Hospital Way, Elk Bend, KY 40444
    Patient: Dana Whitlock   MRN: 4410    DOB: 03/14/1979
    Date of Exam: 06/02/2023
    EXAM: {}
    FINDINGS: No fracture is seen.
    IMPRESSION: Negative.
    Noor Castellan, MD
    """


def test_two_studies_of_one_day_are_two_though_named_in_a_sentence() -> None:
    facts = found(EXAM.format("Three views of the right ankle."), EXAM.format("Left hand series."))
    assert [(e.study.region, e.study.side) for e in facts.encounters if e.study] == [
        ("ankle", "right"),
        ("hand", "left"),
    ]


def test_results_are_of_the_day_that_stands_above_their_title() -> None:
    results = """
    Harrow Valley Hospital
    2 Hospital Way, Elk Bend, KY 40444
    NAME: Whitlock, Dana          D.O.B.: 03/14/1979
    PHYSICIAN: Castellan, Noor MD
    COLL DATE/TIME: 06/02/2023 13:40
    WBC                9.1      x10(3)/uL    4.8-10.8
    Sodium             140      mEq/L        136-145
    Urinalysis         Clear
    """
    facts = found(EXAM.format("Two views of the right ankle."), results)
    assert ("laboratory", "2023-06-02", (2,)) in told(facts)
    assert len(facts.encounters) == 2


REPORT = """
    Elk Bend Imaging Associates
    Patient: Dana Whitlock    DOB: 03/14/1979    MRN: 8812
    Ordering: Estelle Rudd, MD       Exam date: 05/29/2023
    EXAM: XR CERVICAL SPINE 3 VIEWS
    FINDINGS: Straightening. No fracture.
    IMPRESSION: No acute fracture.
    {second}
    FINDINGS: No fracture or dislocation.
    IMPRESSION: Normal shoulder.
    Electronically signed by Ilias Nakos, MD 05/29/2023 21:10
"""


def test_a_report_goes_on_to_another_study() -> None:
    facts = found(REPORT.format(second="EXAM: XR RIGHT SHOULDER 2 VIEWS"))
    assert [(e.study.region if e.study else None, str(e.date)) for e in facts.encounters] == [
        ("cervical_spine", "2023-05-29"),
        ("shoulder", "2023-05-29"),
    ]
    assert {e.provider for e in facts.encounters} == {"Ilias Nakos"}


@pytest.mark.parametrize(
    "second",
    ["EXAM: XR CERVICAL SPINE, ADDENDUM", "COMPARISON: XR RIGHT SHOULDER 05/28/2023", ""],
)
def test_the_same_study_again_and_one_compared_with_are_no_other(second: str) -> None:
    assert len(found(REPORT.format(second=second)).encounters) == 1
