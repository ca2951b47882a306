"""Why something was decided: what was weighed, the words that spoke for each, what won and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from casefile.words import Box


class Question(StrEnum):
    """What is decided of a page or an encounter."""

    CATEGORY = "category"
    DATE = "date"
    END_DATE = "end_date"
    PERSON = "person"
    PROVIDER = "provider"
    FACILITY = "facility"


@dataclass(frozen=True, slots=True)
class Ground:
    """What speaks for a candidate: words, where they stand, and what they bring to its weight.

    `place` says in what part of a page the words stand ("title", "letterhead", "text"), or what
    they stand beside; it is empty where `words` are a reason and no quote.
    """

    place: str
    words: str
    weight: float | None = None
    page: int | None = None
    box: Box | None = None

    def __str__(self) -> str:
        told = f"{self.place} “{self.words}”" if self.place else self.words
        where = f" (page {self.page})" if self.page is not None else ""
        return told + where + (f" {self.weight:+.1f}" if self.weight is not None else "")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer that was weighed: its value, its weight and the grounds for it, heaviest first."""

    value: str
    score: float
    grounds: tuple[Ground, ...] = ()

    @property
    def evidence(self) -> str:
        """The grounds in a line."""
        return "; ".join(map(str, self.grounds))


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with the answer that was given, and why.

    `candidates` begin with the answer, where it was among them; the others follow by weight.
    `value` is None where the question stays open. `needs_review` marks a close call.
    """

    question: Question
    value: str | None
    why: str
    candidates: tuple[Candidate, ...] = ()
    needs_review: bool = False
