"""Prices that lost their point or comma get it back where two looks alone find it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import PICTURE, Told, word

from casefile.doubt import is_doubtful
from casefile.words import Word
from ingest.reading.pointless import bare_prices, with_points

EDGE = 0.6
"""Where the right edges of a column of prices lie."""


def column(*texts: str) -> list[Word]:
    """Set words under each other, with one right edge."""
    return [word(t, 0.97, x=EDGE - 0.02 * len(t), line=n) for n, t in enumerate(texts)]


def test_a_bare_number_in_a_column_of_prices_gets_its_point_back_in_doubt() -> None:
    words = column("$61.51", "2926", "1,204.00")
    found = with_points(words, PICTURE, Told("29.26"))
    assert [w.text for w in found] == ["$61.51", "29.26", "1,204.00"]
    assert found[1].read == "2926"
    assert is_doubtful(found[1])


def test_a_comma_changes_no_value_and_leaves_no_doubt() -> None:
    (found,) = with_points([word("$1517.21", 0.97)], PICTURE, Told("1,517.21"))
    assert (found.text, found.read) == ("$1,517.21", "")
    assert not is_doubtful(found)


@pytest.mark.parametrize("alone", ["29.28", "2926", "2,926", "", "292.6"])
def test_where_no_look_finds_the_point_the_number_stays_in_doubt(alone: str) -> None:
    words = column("61.51", "$2926", "1,204.00")
    found = with_points(words, PICTURE, Told(alone))
    assert [w.text for w in found] == ["61.51", "$2926", "1,204.00"]
    assert [is_doubtful(w) for w in found] == [False, True, False]


def test_a_price_whose_comma_no_look_finds_is_as_it_was_read() -> None:
    words = (word("$1517.21", 0.97),)
    assert with_points(words, PICTURE, Told("1517.21")) == words


@pytest.mark.parametrize(
    "words",
    [
        column("61.51", "2926"),  # one price makes no column
        [*column("61.51", "1,204.00"), word("2926", 0.97, x=0.3, line=5)],
        column("61.51", "26", "1,204.00"),
        column("61.51", "29.26", "1,204.00"),
        [replace(w, line=4) for w in column("61.51", "2926", "1,204.00")],
        column("2926", "1204", "6151"),
        [replace(word("1517.21"), confidence=0.9)],  # not quite sure: it is read alone for that
    ],
)
def test_other_numbers_are_not_looked_at(words: list[Word]) -> None:
    assert list(bare_prices(words)) == []
