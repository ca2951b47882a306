"""The things whose record would be in the file if they took place, and how records name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from casefile.categories import Category
from casefile.rules import Pattern, RuleBook
from ingest.finding import PACKAGE
from ingest.finding.mentions.names import Names
from ingest.finding.prose.anatomy import modalities
from ingest.finding.prose.phrases import Phrase, Phrases


class Thing(BaseModel):
    """One kind of thing that may have taken place.

    `happened`: its own words say that it took place; `vague`: it carries no flag on its own;
    `placed`: it counts only where the name of a place follows, whose kind gives the category, or,
    with `clinician`, that of a clinician;
    `acted`: it counts only behind the name of the house or clinician that did it;
    `deed`: it is whatever somebody did, and counts where the sentence tells nothing else;
    `here`: it took place where the note was written, and counts only with a day of its own.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category
    subject: str
    phrases: tuple[Phrase, ...]
    happened: bool = False
    vague: bool = False
    placed: bool = False
    clinician: bool = False
    acted: bool = False
    deed: bool = False
    here: bool = False
    ignored: bool = False


class Where(BaseModel):
    """Pages and sections that are looked at."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    categories: list[Category]
    sections_left_out: list[str]
    lists: Pattern


class Cues(BaseModel):
    """A plain list of phrases."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: list[Phrase]


class House(BaseModel):
    """A kind of house, known by words of its name, and what a visit there would be filed under."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    category: Category
    words: Pattern


class MentionTable(BaseModel):
    """Everything that finding mentions goes by."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    things: list[Thing]
    own: dict[Category, list[Category]]
    where: Where
    arrival: Cues
    houses: list[House]
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
    table: MentionTable

    def kind_of(self, place: str) -> Category | None:
        """Give what a visit to a place would be filed under, by its name; None where any may be."""
        return next((h.category for h in self.table.houses if re.search(h.words, place)), None)


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
        table,
    )
