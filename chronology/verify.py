"""The citation verifier: no export leaves with a fact that its page does not hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from casefile.flags import ChronologyEntry
from casefile.matters import MatterFacts
from casefile.words import Box


@dataclass(frozen=True, slots=True)
class BrokenCitation:
    """A fact that does not stand where it says it does."""

    packet: str
    page: int
    text: str
    why: str


class BrokenCitationsError(ValueError):
    """An export was refused; `broken` lists the facts that do not stand on their pages."""

    def __init__(self, broken: tuple[BrokenCitation, ...]) -> None:
        self.broken = broken
        first = broken[0]
        super().__init__(
            f"{len(broken)} facts do not stand on the page they cite, the first on page "
            f"{first.page} of packet {first.packet}: {first.why}"
        )


def verify_citations(
    facts: MatterFacts, chronology: Iterable[ChronologyEntry]
) -> tuple[BrokenCitation, ...]:
    """Check every fact of every encounter and of the chronology against the words of its page.

    A fact holds where its words stand on the page one after another, or (in tables, where reading
    order runs by column) where the page holds every one of its words.
    """
    pages = {(p.id, page.page): page.text for p in facts.packets for page in p.pages}
    cited = [
        (packet.id, fact)
        for packet in facts.packets
        for encounter in packet.encounters
        for fact in encounter.facts
    ]
    cited += [(c.packet, c.fact) for entry in chronology for c in entry.facts]
    broken = []
    seen: set[tuple[str, int, str, Box]] = set()
    for packet, fact in cited:
        key = (packet, fact.page, fact.text, fact.box)
        if key in seen:
            continue
        seen.add(key)
        why = _objection(fact.text, fact.box, pages.get((packet, fact.page)))
        if why:
            broken.append(BrokenCitation(packet, fact.page, fact.text, why))
    return tuple(broken)


def require_citations(facts: MatterFacts, chronology: Iterable[ChronologyEntry]) -> None:
    """Raise BrokenCitationsError where a fact does not stand on the page it cites."""
    broken = verify_citations(facts, chronology)
    if broken:
        raise BrokenCitationsError(broken)


def _objection(text: str, box: Box, page: str | None) -> str | None:
    if page is None:
        return "the packet has no such page"
    if not text.strip():
        return "the fact is empty"
    if not (-0.02 <= box.x0 < box.x1 <= 1.02 and -0.02 <= box.top < box.bottom <= 1.02):
        return "its box lies outside the page"
    if _folded(text) in _folded(page):
        return None
    missing = Counter(text.split()) - Counter(page.split())
    return f"the page does not hold {' '.join(sorted(missing))!r}" if missing else None


def _folded(text: str) -> str:
    return " ".join(text.split())
