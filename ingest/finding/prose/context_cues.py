"""The cues by which a sentence tells whether a thing took place, as the tables have them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from casefile.categories import Status
from casefile.rules import RuleBook
from ingest.finding import PACKAGE
from ingest.finding.prose.phrases import Phrase, Phrases

DONE, SUGGESTED, NOT_DENIED, ACTING = "done", "suggested", "not_denied", "acting"
PLACES = ("recent", "elsewhere", "same_visit", "counted", "by_name", NOT_DENIED)


class CueTable(BaseModel):
    """The cues of one status, and how far they reach."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    before: list[Phrase] = Field(default_factory=list)
    after: list[Phrase] = Field(default_factory=list)
    whole: list[Phrase] = Field(default_factory=list)
    reach: int = 9
    stops: list[Phrase] = Field(default_factory=list)


class PlaceTable(BaseModel):
    """Cues that say when or where, whatever the status."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cues: list[Phrase]


class ContextTable(BaseModel):
    """Every cue in force."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stops: list[Phrase]
    not_denied: PlaceTable
    denied: CueTable
    family: CueTable
    hypothetical: CueTable
    recommended: CueTable
    ordered: CueTable
    referred: CueTable
    scheduled: CueTable
    historical: CueTable
    done: CueTable
    acting: CueTable
    suggested: CueTable
    recent: PlaceTable
    elsewhere: PlaceTable
    same_visit: PlaceTable
    counted: PlaceTable
    by_name: PlaceTable


@dataclass(frozen=True, slots=True)
class Cue:
    """What a phrase means: a status and its direction, a stop, or a place."""

    meaning: str
    direction: str = ""
    reach: int = 0


@lru_cache(maxsize=8)
def cues_in_force(rules: RuleBook) -> Phrases[Cue]:
    """Give the cues of the tables in force, compiled."""
    table = rules.table(PACKAGE, "context", ContextTable)
    entries: list[tuple[str, Cue]] = [(stop, Cue("stop")) for stop in table.stops]
    for name in (*(str(s) for s in Status), SUGGESTED, ACTING):
        of_status: CueTable = getattr(table, name)
        for direction in ("before", "after", "whole"):
            listed: list[str] = getattr(of_status, direction)
            entries.extend((phrase, Cue(name, direction, of_status.reach)) for phrase in listed)
        entries.extend((stop, Cue(f"stop {name}")) for stop in of_status.stops)
    for place in PLACES:
        where: PlaceTable = getattr(table, place)
        entries.extend((phrase, Cue(place)) for phrase in where.cues)
    return Phrases(entries)
