"""What somebody did, whatever it was: it tells of a visit where a sentence tells nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.finding.mentions.actors import Actor
from ingest.finding.mentions.names import house_patterns
from ingest.finding.mentions.said import Said
from ingest.finding.mentions.things import Named
from ingest.finding.mentions.visit import CLINICS, TellingPage
from ingest.finding.prose.phrases import Hit, longest

_A_PERSON = re.compile(r"\b(?:him|his|her|them|me|my)\b")


def is_deed(page: TellingPage, said: Said, hit: Hit[Named], actor: Actor) -> bool:
    """Tell whether what somebody did was done to the patient, and not by the note's own house.

    "Osprey Freight examined the truck": a name of no kind must have done it to a person. In a
    hospital many treat whom the note does not name.
    """
    if actor.name is None or actor.category is not None:
        return page.category in CLINICS
    if any(actor.name == name for _, _, name in said.names.doctors):
        return page.category in CLINICS
    kinds, _, _ = house_patterns(page.known.table.names)
    return bool(kinds.search(actor.name) or _A_PERSON.search(said.text, hit.start, hit.end + 4))


def deeds_last(standing: Sequence[Hit[Named]]) -> list[Hit[Named]]:
    """Keep the longest words; what is only somebody's deed gives way to what tells more."""
    told = [h for h in standing if not h.value.thing.deed]
    deeds = [
        h
        for h in standing
        if h.value.thing.deed and not any(t.start < h.end and h.start < t.end for t in told)
    ]
    return sorted([*longest(told), *longest(deeds)], key=lambda h: h.start)
