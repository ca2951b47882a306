"""The firm's rhythm: when a request is followed up, escalated and due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, model_validator

from casefile.rules import RuleBook
from tracking.workdays import Workdays


class Cadence(BaseModel):
    """One rhythm. Days count from the day a request was sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    follow_up_days: tuple[int, ...] = Field(min_length=1)
    then_every: int = Field(ge=1)
    business_days: bool
    escalate_day: int = Field(ge=1)
    escalate_business_days: bool
    due_days: int = Field(ge=1)
    aged_days: int = Field(ge=1)

    @model_validator(mode="after")
    def _in_order(self) -> Cadence:
        days = self.follow_up_days
        if days[0] < 1 or list(days) != sorted(set(days)):
            raise ValueError("follow_up_days have to rise, from 1")
        return self

    def due(self, sent: dt.date) -> dt.date:
        """Give the day by which the records have to be here (calendar days)."""
        return sent + dt.timedelta(days=self.due_days)

    def aged(self, sent: dt.date) -> dt.date:
        """Give the last day on which an open request is not yet an aged one."""
        return sent + dt.timedelta(days=self.aged_days)

    def escalation(self, sent: dt.date, workdays: Workdays) -> dt.date:
        """Give the day on which a request without an answer goes to a supervisor."""
        return _later(sent, self.escalate_day, self.escalate_business_days, workdays)

    def follow_up(self, sent: dt.date, after: dt.date, workdays: Workdays) -> dt.date:
        """Give the first day after `after` on which to follow up, always a business day."""
        for days in self._rhythm():
            day = workdays.on_or_after(_later(sent, days, self.business_days, workdays))
            if day > after:
                return day
        raise AssertionError("the rhythm never ends")

    def _rhythm(self) -> Iterator[int]:
        yield from self.follow_up_days
        days = self.follow_up_days[-1]
        while True:
            days += self.then_every
            yield days


def _later(sent: dt.date, days: int, business: bool, workdays: Workdays) -> dt.date:
    return workdays.add(sent, days) if business else sent + dt.timedelta(days=days)


class Presets(BaseModel):
    """The table: the rhythms there are, the one in force, whose holidays count."""

    model_config = ConfigDict(extra="forbid")
    preset: str
    state: str
    presets: dict[str, Cadence]

    @model_validator(mode="after")
    def _known(self) -> Presets:
        if self.preset not in self.presets:
            raise ValueError(f"preset is none of {', '.join(sorted(self.presets))}")
        Workdays(self.state)
        return self


def cadence_in_force(rules: RuleBook) -> tuple[Cadence, Workdays]:
    """Give the rhythm and the business days that the firm chose; raises RuleTableError."""
    table = rules.table("tracking", "presets", Presets)
    return table.presets[table.preset], Workdays(table.state)
