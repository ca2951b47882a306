"""When a decision is a close call: the one rule, by the table close_calls.toml."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, RootModel

from casefile.evidence import Candidate, Question
from casefile.rules import RuleBook


class Margin(BaseModel):
    """What an answer must weigh more than the next one, and more than at all."""

    model_config = ConfigDict(extra="forbid")

    lead: float
    least: float


class CloseCalls(RootModel[dict[Question, Margin]]):
    """The table close_calls.toml: the margin of each question."""


def is_close(
    question: Question, candidates: Sequence[Candidate], rules: RuleBook = RuleBook()
) -> bool:
    """Tell whether the first candidate won too narrowly to be relied on.

    Questions without a margin in the table are never close, and neither is one without candidates.
    """
    margin = rules.table("casefile", "close_calls", CloseCalls).root.get(question)
    if margin is None or not candidates:
        return False
    first, *others = (candidate.score for candidate in candidates)
    return first <= margin.least or first - max(others, default=0.0) < margin.lead
