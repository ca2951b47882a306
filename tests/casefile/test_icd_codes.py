"""The list of diagnosis codes holds codes and categories, not chapters or blocks."""

import pytest

from casefile.icd_codes import icd10_codes


@pytest.mark.parametrize("code", ["M542", "M54", "S161XXA", "S82122D", "B20", "M99", "U071"])
def test_codes_and_categories_are_listed(code: str) -> None:
    assert code in icd10_codes()


@pytest.mark.parametrize("code", ["A00-A09", "1", "M5429", "S161XX", "T12S"])
def test_blocks_chapters_and_shapes_alone_are_not(code: str) -> None:
    assert code not in icd10_codes()
