"""All that one page tells, once the visits of its packet are known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casefile.bills import LienStatement
from casefile.encounters import Assertion, Encounter, Mention, OperationTold, StatedCount
from casefile.evidence import Question
from casefile.pages import PageFacts, PageReading
from casefile.rules import RuleBook
from ingest.finding.assertions.find import find_assertions
from ingest.finding.found_page import FoundPage
from ingest.finding.liens import find_liens
from ingest.finding.mentions.find import find_mentions
from ingest.finding.operations.told import find_operations_told
from ingest.finding.stated_counts import find_stated_counts
from ingest.sorting.sort import SortedPage


@dataclass(frozen=True, slots=True)
class PageTold:
    """All that one page tells, once the visits are known."""

    page: PageFacts
    mentions: tuple[Mention, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    operations: tuple[OperationTold, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    liens: tuple[LienStatement, ...] = ()


def told_by(
    page: FoundPage, reading: PageReading, encounters: Sequence[Encounter], rules: RuleBook
) -> PageTold:
    """Find what a page tells, with the visits that it is part of."""
    visit = _own_visit(page.sorted, encounters)
    facts = _page(page, reading, encounters, visit)
    if page.foreign or not page.sorted.legible:
        return PageTold(facts)
    kind, own = page.sorted.category, visit.id if visit else None
    first = visit.date if visit else None
    days = [d for e in encounters for d in (e.date, e.end_date) if d] if visit else []
    return PageTold(
        facts,
        find_mentions(reading, kind, own, first, rules, last_day=max(days, default=None)),
        find_assertions(reading, kind, own, rules),
        find_operations_told(
            reading,
            kind,
            own,
            visit.date if visit else None,
            rules,
            one_day=len({e.date for e in encounters}) == 1,
        ),
        find_stated_counts(reading, kind, rules),
        find_liens(reading, kind, rules),
    )


def _page(
    page: FoundPage, reading: PageReading, encounters: Sequence[Encounter], visit: Encounter | None
) -> PageFacts:
    sorted_page = page.sorted
    return PageFacts(
        page=sorted_page.page,
        source=reading.source,
        category=sorted_page.category,
        document=sorted_page.document,
        confidence=reading.confidence,
        rotation=reading.rotation,
        date=visit.date if visit else None,
        printed=sorted_page.printed,
        printed_page=sorted_page.printed_page,
        printed_total=sorted_page.printed_total,
        blank=sorted_page.blank,
        legible=sorted_page.legible,
        problem=reading.problem,
        patient=page.person,
        foreign=page.foreign,
        fingerprint=reading.fingerprint,
        text=reading.page_text().text,
        dates=page.dates,
        candidates=sorted_page.candidates,
        title=sorted_page.title,
        letterhead=sorted_page.letterhead,
        placed=sorted_page.placed,
        whose=page.whose,
        close=_close_calls(page, encounters),
    )


def _close_calls(page: FoundPage, encounters: Sequence[Encounter]) -> tuple[Question, ...]:
    """Give what was a close call of the page itself, and of the visits that it tells of."""
    close: set[Question] = {q for e in encounters for q in e.close}
    close.discard(Question.CATEGORY)  # the page's own kind is told by the page
    if page.sorted.needs_review:
        close.add(Question.CATEGORY)
    if page.whose is not None and page.whose.needs_review:
        close.add(Question.PERSON)
    return tuple(q for q in Question if q in close)


def _own_visit(page: SortedPage, encounters: Sequence[Encounter]) -> Encounter | None:
    """Give the visit that a page tells of: of the page's own kind and dated, where there is one."""
    ranked = sorted(encounters, key=lambda e: (e.date is None, e.category is not page.category))
    return ranked[0] if ranked else None
