"""Citations and the chronology: does every quoted fact stand where it says, is every visit told."""

from __future__ import annotations

from collections import defaultdict

from service.evaluation.ground import Ground
from service.evaluation.quotes import stands_on
from service.evaluation.scores import Scores


def score_citations(ground: Ground, scores: Scores) -> None:
    """Count facts, of encounters and of the chronology, whose text stands on the cited page."""
    cited = [
        ("citations.encounters", packet.id, fact.page, fact.text, fact.bbox)
        for packet in ground.case.packets
        for e in packet.encounters
        for fact in e.facts
    ]
    cited += [
        ("citations.chronology", fact.cite.packet, fact.cite.page, fact.text, fact.cite.bbox)
        for entry in ground.case.chronology
        for fact in entry.facts
    ]
    for name, packet, number, text, box in cited:
        file = ground.file_of.get(packet, "")
        page = ground.pages.get((file, number))
        right = page is not None and stands_on(text, page)
        scores.shares[name].count(right)
        scores.shares["citations.text"].count(right)
        x0, top, x1, bottom = box
        scores.shares["citations.box"].count(0 <= x0 < x1 <= 1 and 0 <= top < bottom <= 1)
        if not right:
            scores.misses.append(f"citations {file} p. {number}: {text[:100]}")


def score_chronology(ground: Ground, scores: Scores) -> None:
    """Count true visits that have an entry (coverage) and entries that are true visits."""
    wanted: dict[tuple[str | None, str], frozenset[str]] = defaultdict(frozenset)
    allowed: set[tuple[str, str]] = set()
    for e in ground.truth.encounters:
        if not e.optional:
            wanted[e.date, e.category] |= e.dates
        if not e.foreign:
            allowed |= {(day, e.category) for day in e.dates}
    told = {(entry.date, entry.category) for entry in ground.case.chronology}
    days = {entry.date for entry in ground.case.chronology}
    for (_, category), dates in sorted(wanted.items(), key=str):
        scores.shares["chronology.coverage"].count(any((d, category) in told for d in dates))
        scores.shares["chronology.days"].count(bool(dates & days))
    loose = {(e.file, page) for e in ground.truth.encounters if e.optional for page in e.pages}
    for entry in ground.case.chronology:
        right = (entry.date, entry.category) in allowed
        places = {(ground.file_of.get(f.cite.packet, ""), f.cite.page) for f in entry.facts}
        if right or not places or not places <= loose:
            scores.shares["chronology.precision"].count(right)
