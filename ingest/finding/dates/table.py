"""The table of date labels, and the labels that are put together from its words."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.dates import DateRole

_DAYS = ("date", "day", "date/time", "dt", "dt/tm")


class Composed(BaseModel):
    """Words that labels are put together from: what the day is of, and what was done on it."""

    model_config = ConfigDict(extra="forbid")

    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()

    def phrases(self) -> Iterator[str]:
        """Put the labels together: "visit day", "day of visit", "rounded on"."""
        for noun in self.nouns:
            for day in _DAYS:
                yield from (f"{noun} {day}", f"{day} of {noun}", f"{day} of the {noun}")
        for verb in self.verbs:
            yield from (verb, f"{verb} on")
            yield from (f"{day} {verb}" for day in _DAYS)


class Spans(BaseModel):
    """Words that name both days of a stay together: "adm" + "disch" over or before a range.

    Behind one of `others` a day of admission or discharge is that of another stay, or not yet come.
    """

    model_config = ConfigDict(extra="forbid")

    first: tuple[str, ...]
    last: tuple[str, ...]
    whole: tuple[str, ...]
    others: tuple[str, ...]

    def phrases(self) -> Iterator[str]:
        """Put the labels together: "admit - disch", "adm to d/c dates", "dates of confinement"."""
        for first in self.first:
            for last in self.last:
                for pair in (f"{first} {last}", f"{first} to {last}", f"{first} thru {last}"):
                    yield from (pair, f"{pair} date", f"{pair} dates")
                yield from (f"{first} date {last} date", f"date {first} {last}")
        for whole in self.whole:
            yield from (whole, f"{whole} date", f"{whole} dates", f"dates of {whole}")


class Headings(BaseModel):
    """Words of headings that end with their day.

    `nouns` are further names of care; `links` may stand between the name and the day, and with
    one of `elsewhen` the day is that of another visit.
    """

    model_config = ConfigDict(extra="forbid")

    nouns: tuple[str, ...]
    links: tuple[str, ...]
    elsewhen: tuple[str, ...]


class DateLabels(BaseModel):
    """The table `dates.toml`."""

    model_config = ConfigDict(extra="forbid")

    generic: tuple[str, ...]
    heads: tuple[str, ...]
    composed: dict[DateRole, Composed]
    spans: Spans
    headings: Headings
    labels: dict[DateRole, tuple[str, ...]]
    kinds: dict[Category, dict[DateRole, tuple[str, ...]]]
    words: dict[DateRole, tuple[str, ...]]
    cues: dict[DateRole, tuple[str, ...]]
    titles: dict[DateRole, tuple[str, ...]]
