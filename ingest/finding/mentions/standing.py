"""Which words of a sentence name a thing: not those of a name, a title, or of an act of nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casefile.categories import Category
from ingest.finding.mentions.actors import Actor
from ingest.finding.mentions.names_said import NamesSaid
from ingest.finding.mentions.things import MentionRules, Named
from ingest.finding.prose.phrases import Hit

_BEARER = re.compile(r"[A-Z][A-Za-z.'’-]+,\s*(?:[A-Z]{2,5},\s*)*$")
_BEARER_BEHIND = re.compile(
    r"\s*:?\s*(?:[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]+)?,\s*[A-Z]|(?:NAME|ID|MRN|DOB|SEX)\b)"
)

_Hits = Sequence[Hit[Named]]


def standing(known: MentionRules, said: _Hits, text: str, names: NamesSaid) -> Iterator[Hit[Named]]:
    """Give the words `said` that name a thing: no study by a house's name, no visit to no place.

    A visit told by its place alone is none where the words name one ("seen in the ED at Mercy"),
    nor is what a house did where its department is told ("Mercy's emergency room stitched").
    """
    found = [h for h in said if not _is_title(text, h.start, h.end)]
    told = [h for h in found if not h.value.thing.placed]
    acts = list(_acts(known, text, names, told))
    done = [h for h, _ in acts]
    firm = [h for h in told if not h.value.thing.acted or any(h is d for d in done)]
    for hit in found:
        if hit.value.thing.placed:
            stands = _is_visit(known, text, names, hit, firm)
        elif hit.value.thing.acted:
            stands = any(hit is act for act in done)
        else:
            stands = not _is_of_name(known, hit, firm, names, acts)
        if stands:
            yield hit


def _acts(
    known: MentionRules, text: str, names: NamesSaid, firm: _Hits
) -> Iterator[tuple[Hit[Named], Actor]]:
    """Give each act behind the name of who did it; none where a thing stands between the two."""
    for hit in firm:
        if not hit.value.thing.acted:
            continue
        actor = names.actor_before(hit.start, text, known.table.names)
        if actor is not None and not any(
            h.start >= actor.end and h.end <= hit.start and not text[h.end : hit.start].strip()
            for h in firm
        ):
            yield hit, actor


def _is_visit(
    known: MentionRules, text: str, names: NamesSaid, hit: Hit[Named], firm: _Hits
) -> bool:
    """Tell whether the name of a house follows that somebody visits, and no visit is told."""
    place = names.named_at(hit.end, text, clinician=hit.value.thing.clinician)
    if place is None or known.kind_of(place) is Category.OTHER:
        return False
    category = known.kind_of(place) or hit.value.thing.category
    return not any(
        (h.value.thing.category is category and not h.value.thing.acted)
        or (h.start < hit.end and hit.start < h.end)
        for h in firm
    )


def _is_of_name(
    known: MentionRules,
    hit: Hit[Named],
    firm: _Hits,
    names: NamesSaid,
    acts: Sequence[tuple[Hit[Named], Actor]],
) -> bool:
    """Tell whether a word belongs to a name: a modality, or one whose care is told beside it.

    "Hill Chiropractic and Rehab Clinic" is a house of the kind that its name tells first.
    """
    category = hit.value.thing.category
    if any(
        who.span
        and who.start <= hit.start
        and hit.end <= who.end
        and act.value.thing.category is category
        for act, who in acts
    ):
        return True
    house = names.place_around(hit.start, hit.end)
    if house is None:
        return False
    kind = known.kind_of(house[2])
    return bool(hit.value.modality) or any(
        h.value.thing.category is category
        if names.place_around(h.start, h.end) is None
        else h.value.thing.category is kind
        and kind is not category
        and house[0] <= h.start < house[1]
        for h in firm
    )


def _is_title(text: str, start: int, end: int) -> bool:
    """Tell whether "PT" stands for what somebody is: "Ann Lowe, PT, DPT"; "PT LOWE, ANN ID 7"."""
    if text[start:end].split(maxsplit=1)[0] not in ("PT", "OT"):
        return False
    return bool(_BEARER.search(text[:start]) or _BEARER_BEHIND.match(text, start + 2))
