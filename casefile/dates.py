"""Dates as records print them: each with the role it plays on its page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from casefile.words import Box


class DateRole(StrEnum):
    """Why a date stands on a page. Only the first group can date a visit."""

    SERVICE = "service"
    ADMISSION = "admission"
    DISCHARGE = "discharge"
    PROCEDURE = "procedure"
    EXAM = "exam"
    COLLECTED = "collected"
    DISPENSED = "dispensed"
    BIRTH = "birth"
    INJURY = "injury"
    PRINTED = "printed"
    FAXED = "faxed"
    SIGNED = "signed"
    DICTATED = "dictated"
    TRANSCRIBED = "transcribed"
    RECEIVED = "received"
    REPORTED = "reported"
    NEXT_VISIT = "next_visit"
    PRIOR_STUDY = "prior_study"
    INSURANCE = "insurance"
    LETTER = "letter"
    STATEMENT = "statement"
    INITIAL = "initial"
    NARRATIVE = "narrative"
    UNKNOWN = "unknown"

    @property
    def dates_a_visit(self) -> bool:
        """Tell whether a date in this role says when care took place."""
        return self in VISIT_ROLES


VISIT_ROLES: frozenset[DateRole] = frozenset(
    {
        DateRole.SERVICE,
        DateRole.ADMISSION,
        DateRole.DISCHARGE,
        DateRole.PROCEDURE,
        DateRole.EXAM,
        DateRole.COLLECTED,
        DateRole.DISPENSED,
    }
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """One printed date: what was printed, what it means, in which role, and where it stands.

    `end` and `time` are given where a range or a clock time is printed with it. `repaired` says
    that a damaged digit was put right because one reading only was possible.
    """

    role: DateRole
    date: dt.date
    text: str
    page: int
    box: Box
    end: dt.date | None = None
    time: str | None = None
    label: str = ""
    repaired: bool = False
