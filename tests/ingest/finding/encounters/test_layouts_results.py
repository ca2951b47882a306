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
