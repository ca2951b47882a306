"""Films of one day on sheets that bear the same head."""

from __future__ import annotations

import pytest

from tests.ingest.finding.typed_packet import found, told


@pytest.mark.parametrize(
    ("first", "second", "studies"),
    [
        ("Three views of the left wrist.", "Left knee series.", {("XR", "wrist"), ("XR", "knee")}),
        (
            "Pelvis series, one image",
            "AP and lateral views of the left hip",
            {("XR", "pelvis"), ("XR", "hip")},
        ),
    ],
)
def test_films_of_one_day_under_one_head_are_studies_of_their_own(first, second, studies):
    sheet = """
    GANNET POINT HOSPITAL
    40 Slip Road, Bend OR 97701
    Patient: Dana Whitlock      MRN: 88123
    DOB: 3/14/1979              Date of Exam: 05/30/2023
    EXAM: {}
    REASON FOR EXAM: Fall from a ladder.
    FINDINGS: No fracture is seen.
    IMPRESSION: Negative.
    Oskar Lindgren, M.D.
    """
    facts = found(sheet.format(first), sheet.format(second))
    assert told(facts) == [("radiology", "2023-05-30", (n,)) for n in (1, 2)]
    assert {(e.study.modality, e.study.region) for e in facts.encounters if e.study} == studies
