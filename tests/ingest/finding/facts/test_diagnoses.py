"""Diagnosis codes are codes; spine levels, doses and measures are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.finding.facts.diagnoses import icd10, printed_codes

CODES = [
    ("Cervicalgia M54.2", ["M54.2"]),
    ("M54.50 low back pain, unspecified", ["M54.50"]),
    ("1. Sprain of ligaments of cervical spine (S13.4XXA)", ["S13.4XXA"]),
    ("S83.241A, S83.511A", ["S83.241A", "S83.511A"]),
    ("V43.52XA car driver injured in collision", ["V43.52XA"]),
    ("Dx: S134XXA", ["S13.4XXA"]),
    ("ICD-10: M5126", ["M51.26"]),
    ("G44.319 Acute post-traumatic headache", ["G44.319"]),
    ("F07.81; S06.0X0A", ["F07.81", "S06.0X0A"]),
    ("M75.121 Complete rotator cuff tear, right shoulder", ["M75.121"]),
    ("S52.501A fracture lower end of right radius", ["S52.501A"]),
    ("Diagnosis: I10 hypertension", ["I10"]),
    ("M54.I2 radiculopathy, cervical region", ["M54.12"]),
    ("M54.l6 radiculopathy, lumbar region", ["M54.16"]),
    ("W01.0XXA slip and fall", ["W01.0XXA"]),
    ("Z98.1 arthrodesis status", ["Z98.1"]),
    ("U07.1 COVID-19", ["U07.1"]),
    ("S33.5XXD, M99.03, M62.830", ["S33.5XXD", "M99.03", "M62.830"]),
    ("Diagnosis codes 847.0, 847.2 (ICD-9)", ["847.0", "847.2"]),
    ("723.1 Cervicalgia", ["723.1"]),
    ("E812.0 motor vehicle traffic accident", ["E812.0"]),
]
NONE = [
    "Disc protrusion at T12.",
    "T12-L1 disc space is preserved.",
    "C5-6 and C6-7 herniation",
    "Transitional L5S segment",
    "Fusion from L4 to S1",
    "C7 radiculopathy",
    "Height 71.5 inches",
    "No codes are given here.",
    "Disc measures 3 x 8 mm at L4-5.",
    "M99.99ZZ",
    "Q99.99",
    "B12 injection given",
    "Room A12, bed B2",
    "Pain 8/10",
    "T1-T2 and T2 weighted images",
]


@pytest.mark.parametrize(("said", "codes"), CODES)
def test_codes_are_read_where_codes_are_expected(said: str, codes: list[str]) -> None:
    assert [c.code for c in printed_codes(said, expected=True)] == codes


@pytest.mark.parametrize("said", NONE)
def test_look_alikes_in_running_text_are_no_codes(said: str) -> None:
    assert printed_codes(said) == ()


def test_a_code_says_where_it_is_printed_and_whether_it_was_repaired() -> None:
    (code,) = printed_codes("Dx M54.I2 neck", expected=True)
    assert code.repaired
    assert "Dx M54.I2 neck"[code.start : code.end] == "M54.I2"


def test_old_codes_need_a_label() -> None:
    assert printed_codes("Weight 147.5 today") == ()
    assert printed_codes("ICD-9: 724.2")[0].system == "ICD-9-CM"


@given(st.from_regex(r"[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", fullmatch=True))
def test_no_code_is_given_that_the_list_does_not_have(printed: str) -> None:
    for code in printed_codes(printed, expected=True):
        if code.system == "ICD-10-CM":
            assert icd10(code.code) == code.code
