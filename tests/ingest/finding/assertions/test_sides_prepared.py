"""The side that was prepared for an operation is the side that is operated on."""

from __future__ import annotations

import pytest

from casefile.categories import Category
from ingest.finding.assertions.find import find_assertions
from tests.ingest.finding.typed_page import typed_page


def topics(sentence: str) -> set[tuple[str, str, str]]:
    page = typed_page(f"DESCRIPTION OF PROCEDURE:\n{sentence}")
    return {(a.topic, a.subject, a.value) for a in find_assertions(page, Category.OPERATIVE, "e1")}


@pytest.mark.parametrize(
    "sentence",
    [
        "After a block the right ankle was prepped and draped.",
        "The right ankle was prepped with chlorhexidine.",
    ],
)
def test_the_side_that_was_prepared_is_the_injured_one(sentence: str) -> None:
    assert ("injured_side", "ankle", "right") in topics(sentence)


def test_a_side_prepared_to_compare_or_to_take_from_is_not() -> None:
    assert not topics("The contralateral left ankle was prepped and draped for comparison.")
    assert ("injured_side", "ankle", "left") not in topics("A pillow lay under the left ankle.")
