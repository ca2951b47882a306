"""Spellings near a word that was asked for."""

from __future__ import annotations

import pytest

from casefile.near import near_spellings

HELD = {
    "cervical": 9, "c3rvical": 1, "cervlcal": 2, "cervicals": 4, "vertical": 3, "lurnbar": 1,
    "lumbar": 8, "pain": 7, "paln": 1, "gain": 2, "72148": 1, "s161xxa": 1, "fernoral": 1,
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("cervical", ("cervlcal", "c3rvical", "cervicals")),
        ("c3rvical", ("cervical", "cervlcal")),
        ("lumbar", ("lurnbar",)),
        ("femoral", ("fernoral",)),
        ("cevrical", ("cervical",)),
        ("cervcal", ("cervical", "cervlcal")),
        ("pain", ("paln",)),
        ("traction", ()),
    ],
)
def test_what_looks_the_same_comes_first(asked: str, near: tuple[str, ...]) -> None:
    assert near_spellings(asked, HELD)[: len(near) or None] == near


@pytest.mark.parametrize("asked", ["72149", "s161xxd", "m54", "03112024", "leg", ""])
def test_numbers_codes_and_short_words_have_no_near_spelling(asked: str) -> None:
    assert near_spellings(asked, HELD | {"72148": 1, "s161xxa": 1, "log": 1}) == ()
