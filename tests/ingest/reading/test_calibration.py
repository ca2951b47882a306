"""What the recogniser's confidence is worth: how many such words, how much of a page, is right."""

from __future__ import annotations

import pytest

from casefile.words import Box, Word
from ingest.reading.calibration import (
    Calibration,
    WordKind,
    kind_of,
    share_right,
    share_right_at_best,
    shipped,
)

TABLE = Calibration(
    (0.0, 0.5, 0.9),
    {
        WordKind.WORD: (0.1, 0.5, 1.0),
        WordKind.FIGURE: (0.2, 0.6, 0.9),
        WordKind.SHORT: (0.0, 0.3, 0.8),
    },
)


def word(text: str, confidence: float, height: float = 0.01) -> Word:
    return Word(text, Box(0.1, 0.1, 0.2, 0.1 + height), confidence)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("shoulder,", WordKind.WORD),
        ("L4-L5", WordKind.FIGURE),
        ("$81.00", WordKind.FIGURE),
        ("of", WordKind.SHORT),
        ("(7)", WordKind.SHORT),
    ],
)
def test_words_are_told_apart_by_what_they_are_made_of(text: str, kind: WordKind) -> None:
    assert kind_of(text) is kind


@pytest.mark.parametrize(
    ("text", "confidence", "chance"),
    [
        ("shoulder", 0.0, 0.1),
        ("shoulder", 0.5, 0.5),
        ("shoulder", 0.89, 0.5),
        ("97110", 0.95, 0.9),
        ("of", 0.95, 0.8),
        ("of", 1.0, 1.0),
    ],
)
def test_a_share_holds_from_its_step_up(text: str, confidence: float, chance: float) -> None:
    assert TABLE.chance(word(text, confidence)) == chance


def test_the_shipped_table_rises_with_confidence_and_is_surest_of_long_words() -> None:
    table = shipped()
    assert set(table.right) == set(WordKind)
    for shares in table.right.values():
        assert len(shares) == len(table.steps)
        assert list(shares) == sorted(shares)
        assert 0 < shares[0] < 0.5 < 0.9 < shares[-1] < 1
    assert table.chance(word("ambulance", 0.93)) > table.chance(word("of", 0.93))


def test_longer_words_hold_more_of_the_print() -> None:
    words = [word("numbness", 0.95), word("of", 0.1), word("—", 0.0)]
    assert share_right(words, TABLE) == pytest.approx((8 * 1.0 + 2 * 0.0) / 10)
    assert share_right([word("—", 0.9)], TABLE) == 0


def test_what_was_typed_into_a_form_speaks_for_it() -> None:
    captions = [word("caption", 0.1, 0.008)] * 50
    typed = [word("Ottoline", 0.97, 0.014)] * 40
    assert share_right(captions + typed) < 0.6 < 0.9 < share_right_at_best(captions + typed)
    assert share_right_at_best(captions) == share_right(captions)
