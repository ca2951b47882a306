"""Values that are not quite sure are read again: sure where both readings agree, else doubtful."""

from __future__ import annotations

from dataclasses import replace

import pytest
from told import PICTURE, Told, word

from casefile.doubt import is_doubtful
from casefile.words import Word
from ingest.reading.engines import CODES, FIGURES
from ingest.reading.twice import MOST, read_twice


@pytest.mark.parametrize("value", ["04/17/2022", "1,318.40", "(97140)", "M54.12,", "S46.011A"])
def test_a_value_that_is_read_alike_twice_is_sure(value: str) -> None:
    unsure = word(value, 0.82)
    assert is_doubtful(unsure)
    (found,) = read_twice([unsure], PICTURE, Told(value.strip("(),")))
    assert found.text == value
    assert not is_doubtful(found)


def test_a_price_is_the_same_with_and_without_its_currency() -> None:
    (found,) = read_twice([word("$1,318.40", 0.82)], PICTURE, Told("1,318.40"))
    assert found.text == "$1,318.40"
    assert not is_doubtful(found)


@pytest.mark.parametrize(
    ("first", "alone", "then"),
    [
        ("667.60", "867.60", "867.60"),
        ("$667.60,", "867.60", "$867.60,"),
        ("12172023", "12/17/2023", "12/17/2023"),
        ("M54.12", "M54.2", "M54.2"),
        ("32270", "J2270", "J2270"),
        ("30690", "JO690", "J0690"),
        ("13650", "L3650", "L3650"),
        ("60283", "G0283", "G0283"),
        ("10272", "0272", "0272"),
    ],
)
def test_another_value_that_is_read_alike_twice_is_taken_in_doubt(
    first: str, alone: str, then: str
) -> None:
    (found,) = read_twice([word(first, 0.92)], PICTURE, Told(alone))
    assert (found.text, found.read) == (then, first)
    assert is_doubtful(found)


@pytest.mark.parametrize(
    ("first", "looks"),
    [
        ("02/05/2021", [""]),
        ("667.60", ["867.60", "887.60", "66760"]),
        ("667.60", ["66760"]),
        ("19272", ["9272"]),  # no revenue code
        ("M54.12", ["M54.99"]),  # no such code
    ],
)
def test_a_value_that_no_two_looks_agree_on_is_doubtful_and_stays_as_it_was(
    first: str, looks: list[str]
) -> None:
    (found,) = read_twice([word(first, 0.92)], PICTURE, Told(*looks))
    assert (found.text, found.read) == (first, "")
    assert is_doubtful(found)


def test_where_two_looks_differ_a_third_decides() -> None:
    told = Told("667.60", "867.60", "667.60")
    (found,) = read_twice([word("667.60", 0.82)], PICTURE, told)
    assert found.text == "667.60"
    assert not is_doubtful(found)
    assert len(told.allowed) == 3


def test_what_was_put_right_is_sure_once_it_is_read_so() -> None:
    (found,) = read_twice([word("M54.12", 0.5, read="MS4.12")], PICTURE, Told("M54.12"))
    assert (found.text, found.read) == ("M54.12", "")
    assert not is_doubtful(found)


@pytest.mark.parametrize("kept", [word("04/17/2022", 0.96), word("148225", 0.5), word("Ann", 0.5)])
def test_sure_values_and_other_words_are_not_read_again(kept: Word) -> None:
    told = Told("03/11/2021")
    assert read_twice([kept], PICTURE, told) == (kept,)
    assert told.allowed == []


def test_letters_are_allowed_in_codes_only() -> None:
    told = Told("")
    read_twice([word("M54.12", 0.8), word("1,318.40", 0.8)], PICTURE, told)
    assert told.allowed == [CODES] * 3 + [FIGURES] * 3


def test_looks_at_one_page_have_an_end() -> None:
    told = Told("1,318.40")
    values = [replace(word("1,318.40", 0.8), line=n) for n in range(MOST + 5)]
    read = read_twice(values, PICTURE, told)
    assert len(told.allowed) == 2 * MOST
    assert read[MOST:] == tuple(values[MOST:])


def test_five_figures_are_no_other_letters_code() -> None:
    engine = Told("9711", "9711", "S7110", "S7110")
    (found,) = read_twice([word("97110", 0.8)], PICTURE, engine)
    assert found.text == "97110"
    assert is_doubtful(found)
    assert engine.allowed == [FIGURES, FIGURES, CODES, CODES]


def test_what_a_code_was_put_right_from_is_not_taken_back() -> None:
    put_right = replace(word("I25.10", 0.8), read="125.10")
    (found,) = read_twice([put_right], PICTURE, Told("125.10"))
    assert (found.text, found.read) == ("I25.10", "125.10")
    assert is_doubtful(found)
