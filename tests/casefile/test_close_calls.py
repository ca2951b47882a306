"""A decision is a close call where its answer leads by little, or weighs little at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from casefile.close_calls import is_close
from casefile.evidence import Candidate, Question
from casefile.rules import RuleBook, RuleTableError


def weighed(*scores: float) -> list[Candidate]:
    return [Candidate(f"answer {number}", score) for number, score in enumerate(scores)]


@pytest.mark.parametrize(
    ("question", "scores", "close"),
    [
        (Question.CATEGORY, (9.0, 7.4), False),
        (Question.CATEGORY, (9.0, 7.6), True),
        (Question.CATEGORY, (1.4,), True),
        (Question.CATEGORY, (0.0, -3.0), True),
        (Question.DATE, (10.0, 8.0), False),
        (Question.DATE, (10.0, 10.0), True),
        (Question.DATE, (0.5,), True),
        (Question.PERSON, (4.0, 3.0), True),
        (Question.PROVIDER, (11.0, 4.0, 10.5), True),
        (Question.PROVIDER, (), False),
        (Question.FACILITY, (1.0, 1.0), False),
    ],
)
def test_what_leads_by_little_or_weighs_little_is_close(
    question: Question, scores: tuple[float, ...], close: bool
) -> None:
    assert is_close(question, weighed(*scores)) is close


def test_a_firm_sets_its_own_margin(tmp_path: Path) -> None:
    table = tmp_path / "casefile" / "close_calls.toml"
    table.parent.mkdir()
    table.write_text("[provider]\nlead = 4.0\nleast = 0.0\n")
    narrow = weighed(11.0, 8.0)
    assert not is_close(Question.PROVIDER, narrow)
    assert is_close(Question.PROVIDER, narrow, RuleBook(tmp_path))
    assert not is_close(Question.CATEGORY, narrow, RuleBook(tmp_path)), "the others stay"


def test_a_question_that_is_none_is_told(tmp_path: Path) -> None:
    table = tmp_path / "casefile" / "close_calls.toml"
    table.parent.mkdir()
    table.write_text("[weather]\nlead = 4.0\nleast = 0.0\n")
    with pytest.raises(RuleTableError, match="weather"):
        is_close(Question.DATE, weighed(1.0), RuleBook(tmp_path))
