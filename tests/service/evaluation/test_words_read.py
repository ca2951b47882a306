"""Words and fields of a page: what was read, and what was misread without a word of warning."""

from __future__ import annotations

import pytest

from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from service.evaluation.fields import Field, fields_in
from service.evaluation.scores import Scores
from service.evaluation.truth import PageTruth
from service.evaluation.words import score_words

PRINTED = "Seen 03/14/2024 for M54.50\n04/02/24 97110 $81.00 paid 1,250.00\nZIP 97110-2231"


def truth(source: str = "fax204") -> PageTruth:
    return PageTruth(
        page=1, category="billing", category_ok=("billing",), rows=PRINTED, source=source
    )


def reading(text: str, confidence: float = 0.95) -> PageReading:
    words = [
        Word(
            word,
            Box(0.1 + n * 0.1, 0.1 + row * 0.05, 0.18 + n * 0.1, 0.12 + row * 0.05),
            confidence,
            row,
        )
        for row, line in enumerate(text.splitlines())
        for n, word in enumerate(line.split())
    ]
    return PageReading(1, Source.OCR, tuple(words), 612, 792)


def scored(text: str, confidence: float = 0.95, source: str = "fax204") -> Scores:
    scores = Scores()
    score_words(truth(source), reading(text, confidence), {"97110"}, scores)
    return scores


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Seen 3/4/24 and 2024-03-04", "date", ["3/4/24", "2024-03-04"]),
        ("on March 4, 2024 at noon", "date", ["March 4, 2024"]),
        ("on March 4,2024 at noon", "date", ["March 4, 2024"]),
        ("1 08 10 1991 M X 07 24 23 07 24 23 11", "date", ["08 10 1991", "07 24 23", "07 24 23"]),
        ("Page 3/7, pain 7/10, call 555-12-2024", "date", []),
        ("$1,250.00 and 81.00, not M54.50 or 1.5", "amount", ["1,250.00", "81.00"]),
        ("97110 GP 12345 97110-2231", "cpt", ["97110"]),
        ("A. M54.50 B. S13.4XXA M5450", "icd", ["M54.50", "S13.4XXA"]),
    ],
)
def test_fields_are_known_by_their_form(text: str, kind: str, found: list[str]) -> None:
    fields = fields_in(text, {"97110"})
    assert sorted(f.text for f in fields.elements() if f.kind == kind) == sorted(found)


def test_a_page_read_as_printed_scores_one() -> None:
    scores = scored(PRINTED)
    assert scores.hits["words, fax"].f1 == 1
    assert {
        s.value for n, s in scores.shares.items() if n.startswith("read ") and n.endswith("fax")
    } == {1.0}
    assert scores.misses == []


def test_pages_go_by_how_they_were_made() -> None:
    assert "words, scan" in scored(PRINTED, source="gray200").hits
    for source in ("digital", "digital printed"):
        assert "words, digital" in scored(PRINTED, source=source).hits


def test_a_misread_field_without_a_mark_is_told() -> None:
    wrong = PRINTED.replace("81.00", "31.00")
    for confidence, told in ((0.99, 0.0), (0.6, 1.0)):
        scores = scored(wrong, confidence)
        assert scores.shares["read amount, fax"].value == 0.5
        assert scores.shares["misread amount, marked doubtful"].value == told


def test_a_field_that_was_not_read_is_a_gap_and_no_lie() -> None:
    scores = scored(PRINTED.replace("M54.50", ""), 0.99)
    assert scores.shares["read icd, fax"].value == 0
    assert scores.shares["misread icd, marked doubtful"].value == 1
    assert Field("icd", "M54.50").text in scores.misses[0]


def test_a_misread_box_is_one_date_lost() -> None:
    page = PageTruth(
        page=1, category="billing", category_ok=("billing",), source="scan",
        rows="08 12 24 08 12 24 11 98941\n",
    )  # fmt: skip
    scores = Scores()
    score_words(page, reading("@ 12 24 08 12 24 11 98941"), {"98941"}, scores)
    assert scores.shares["read date, scan"].right == 1
    assert scores.shares["read date, scan"].of == 2
