"""The things whose record would be in the file if they took place, and how records name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.rules import Pattern, RuleBook
from ingest.finding.anatomy import modalities
from ingest.finding.phrases import Phrase, Phrases
from ingest.finding.sections import PACKAGE


class Thing(BaseModel):
    """One kind of thing that may have taken place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category
    subject: str
    phrases: tuple[Phrase, ...]
    happened: bool = False
    vague: bool = False
    ignored: bool = False


class Where(BaseModel):
    """Pages and sections that are looked at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: list[Category]
    sections_left_out: list[str]


class Cues(BaseModel):
    """A plain list of phrases."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: list[Phrase]


class Names(BaseModel):
    """Patterns of doctors' and places' names.

    `place` knows a place by the kind of institution in its name, `whereabouts` by the words before
    it; `carrier` tells the names of ambulance services.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    doctor: Pattern
    place: Pattern
    whereabouts: Pattern
    carrier: Pattern


class MentionTable(BaseModel):
    """Everything that finding mentions goes by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    things: list[Thing]
    own: dict[Category, list[Category]]
    where: Where
    arrival: Cues
    names: Names


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names; `modality` where it is imaging."""

    thing: Thing
    modality: str = ""


@dataclass(frozen=True, slots=True)
class MentionRules:
    """The table, compiled."""

    things: Phrases[Named]
    arrival: Phrases[bool]
    doctor: re.Pattern[str]
    place: re.Pattern[str]
    whereabouts: re.Pattern[str]
    carrier: re.Pattern[str]
    table: MentionTable


@lru_cache(maxsize=8)
def mention_rules(rules: RuleBook) -> MentionRules:
    """Give the table in force, compiled."""
    table = rules.table(PACKAGE, "mentions", MentionTable)
    imaging = Thing(category=Category.RADIOLOGY, subject="imaging", phrases=())
    entries = [(p, Named(t)) for t in table.things for p in t.phrases]
    entries += [(phrase, Named(imaging, name)) for phrase, name in modalities(rules)]
    return MentionRules(
        Phrases(entries),
        Phrases((cue, True) for cue in table.arrival.cues),
        re.compile(table.names.doctor),
        re.compile(table.names.place),
        re.compile(table.names.whereabouts),
        re.compile(table.names.carrier),
        table,
    )
