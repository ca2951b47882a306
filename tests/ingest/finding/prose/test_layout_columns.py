"""The heads of the columns of a table are no headings of what stands under them."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from ingest.finding.prose.layout import lay_out
from tests.ingest.finding.typed_page import typed_page


def section_of(words: str, text: str) -> str:
    layout = lay_out(typed_page(text), Category.PHYSICAL_THERAPY)
    return next(s.section for s in layout.sentences if words in layout.said(s))


@pytest.mark.parametrize("head", ["Date      Note      Therapist", "DATE/TIME      NOTES      BY"])
def test_a_column_beside_that_of_days_heads_no_section(head: str) -> None:
    assert section_of("Gait", f"WALKING LOG\n{head}\n9/3/23 Gait with a cane today.") != "skip"


def test_a_heading_of_its_own_heads_one() -> None:
    assert section_of("Gait", "WALKING LOG\nNote\nGait is not measured here.") == "skip"
