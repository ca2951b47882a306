"""Misread dates, amounts and codes are marked; sure ones, prose and text layers are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefile.doubt import is_doubtful
from casefile.rules import RuleBook
from casefile.words import Box, Word

BOX = Box(0.1, 0.1, 0.2, 0.12)


def word(text: str, confidence: float = 0.96) -> Word:
    return Word(text, BOX, confidence)


SOUND = ["03/11/2024", "3/1/24", "2024-03-11", "11132023", "$1,250.00", "84.25", "2368.00",
         "97110", "G0283", "0042T", "M54.50", "S16.1XXA", "S83.91XA,", "(99213)"]  # fmt: skip
ODD = ["00/15/2021", "13/45/2024", "©6/23/2023", "01/1972024", "64,00", "9S.00", "$16.1XXA",
       "7126/24", "516.1XXA", "883.91xA", "M54,50,", "ME4.50", "97I10", "G02B3"]  # fmt: skip
OTHER = ["Plan:", "2024", "l", "twice", "12", "7.5mg", "A1c", "L4-L5", "48."]
LOST = ["172950", "S33_5XXA", "883.%1xA", "M542"]
TORN = ["S43.", "1,194.", "$48.", ".4XXA"]


@pytest.mark.parametrize("text", SOUND)
def test_a_value_is_doubtful_only_where_the_reader_was_unsure(text: str) -> None:
    assert not is_doubtful(word(text))
    assert is_doubtful(word(text, 0.6))


@pytest.mark.parametrize("text", ODD)
def test_what_cannot_be_a_value_as_it_stands_is_doubtful(text: str) -> None:
    assert is_doubtful(word(text))


@pytest.mark.parametrize("text", TORN)
def test_what_was_torn_at_its_point_is_doubtful_however_surely_it_was_read(text: str) -> None:
    assert is_doubtful(word(text))


@pytest.mark.parametrize("text", OTHER)
def test_other_words_are_never_marked(text: str) -> None:
    assert not is_doubtful(word(text, 0.3))


@pytest.mark.parametrize("text", LOST)
def test_what_lost_its_form_is_doubtful_where_the_reader_was_unsure(text: str) -> None:
    assert is_doubtful(word(text, 0.5))
    assert not is_doubtful(word(text))


@pytest.mark.parametrize("text", ["91.7%", "330-555-0143", "T12.", ".125", "118/76", "120/80"])
def test_sure_numbers_of_other_kinds_are_not_marked(text: str) -> None:
    assert not is_doubtful(word(text))


@pytest.mark.parametrize("text", [*SOUND, *ODD])
def test_a_text_layer_is_as_printed(text: str) -> None:
    assert not is_doubtful(word(text, 1.0))


def test_a_firm_may_choose_its_own_threshold(tmp_path: Path) -> None:
    (tmp_path / "casefile").mkdir()
    (tmp_path / "casefile" / "doubt.toml").write_text(
        "[amounts]\nbelow = 0.5\ncarries = ['#+[.]##']\nsound = ['[0-9.]+']\n"
    )
    assert not is_doubtful(word("4.25", 0.6), RuleBook(tmp_path))
    assert is_doubtful(word("4.25", 0.4), RuleBook(tmp_path))
