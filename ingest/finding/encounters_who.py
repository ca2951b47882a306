"""Who rendered a visit and where: the clinician and the place that its own pages name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from casefile.categories import Category
from casefile.names import same_person, same_place
from casefile.rules import RuleBook
from ingest.finding.encounters_passages import FoundPage, Passage
from ingest.finding.facilities import facility_in
from ingest.finding.providers import providers_in
from ingest.finding.rows import Row

_OF_ONE_DOCTOR = frozenset(
    {Category.CHIROPRACTIC, Category.PHYSICAL_THERAPY, Category.OFFICE_VISIT}
)


def count_letterheads(pages: Iterable[FoundPage]) -> list[tuple[str, int]]:
    """Count the letterheads of a packet, spellings of one place together under the commonest."""
    counted = Counter(p.sorted.letterhead for p in pages if p.sorted.letterhead)
    places: list[tuple[str, int]] = []
    for name, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        at = next((n for n, (known, _) in enumerate(places) if same_place(known, name)), None)
        if at is None:
            places.append((name, count))
        else:
            places[at] = (places[at][0], places[at][1] + count)
    return places


def rendered_by(
    passages: Sequence[Passage], rows: Sequence[Row], rules: RuleBook = RuleBook()
) -> str | None:
    """Name the surest clinician of a visit, who is never the patient, signing for himself.

    Args:
        passages: the visit's own stretches of pages, in order.
        rows: those of their rows that can be read.
        rules: where `providers.toml` may be overridden.
    """
    patients = {p.page.person.name for p in passages if p.page.person and p.page.person.name}
    named = (p.name for p in providers_in(rows, passages[0].category, rules))
    others = (n for n in named if not any(same_person(n, p) for p in patients))
    return next(others, None) or _sole_at_head(passages[0], rules)


def _sole_at_head(passage: Passage, rules: RuleBook) -> str | None:
    """Name the one clinician of the letterhead, over a visit further down that names nobody."""
    if passage.top == 0 or passage.category not in _OF_ONE_DOCTOR:
        return None
    head = [r for r in passage.page.rows if r.top < 0.15]
    named = providers_in(head, passage.category, rules)
    return named[0].name if len(named) == 1 else None


def facility_of(
    passages: Sequence[Passage],
    letterheads: Sequence[tuple[str, int]],
    rules: RuleBook = RuleBook(),
) -> str | None:
    """Take the letterhead of the visit's own pages, as commonly spelt, else the packet's."""
    for passage in passages:
        own = passage.page.sorted.letterhead
        if own:
            return next((known for known, _ in letterheads if same_place(known, own)), own)
    for passage in passages:
        named = facility_in(passage.page.rows, rules)
        if named:
            return named
    return letterheads[0][0] if letterheads else None
