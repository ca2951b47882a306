"""Care pages cut into passages, where a title or a date opens another visit.

A print-out of a whole hospital visit runs notes, images and laboratory results over its pages
under one count; a chiropractor's page holds several dated visits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from casefile.categories import Category
from casefile.rules import RuleBook
from ingest.finding.encounters.date_cuts import RESULTS, cut_by_dates
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import EncounterRules, encounter_rules
from ingest.finding.encounters.titles import kind_titled
from ingest.finding.found_page import FoundPage
from ingest.finding.rows import Row
from ingest.finding.running_text import is_prose

_BANNER = re.compile(r"\b(?:DOB|MRN|MR#|birth ?date|date of birth|patient)\b", re.IGNORECASE)
_HOSPITAL = frozenset(
    {
        Category.EMERGENCY,
        Category.INPATIENT,
        Category.RADIOLOGY,
        Category.LABORATORY,
        Category.OPERATIVE,
    }
)


def cut_page(
    page: FoundPage,
    before: FoundPage | None,
    carried: Category | None,
    rules: RuleBook = RuleBook(),
) -> tuple[Passage, ...]:
    """Cut a care page into passages, top to bottom.

    Args:
        page: the page.
        before: the page before it in its document, whose running header it may repeat.
        carried: the kind of the passage that the page before left open.
        rules: where `encounters.toml` may be overridden.
    """
    if not page.sorted.category.is_care:
        return ()
    table = encounter_rules(rules)
    cuts = _title_cuts(page, before, carried, table)
    cuts = cut_by_dates(page, cuts, rules, table)
    edges = [*(page.rows[i].top - 0.003 if i else 0.0 for i, _ in cuts), 1.0]
    numbers = [*(i for i, _ in cuts), len(page.rows)]
    return tuple(
        Passage(
            page,
            category,
            edges[n],
            edges[n + 1],
            numbers[n],
            numbers[n + 1],
            tuple(d for d in page.dates if edges[n] <= d.box.middle[1] < edges[n + 1]),
            len(cuts) == 1,
        )
        for n, (_, category) in enumerate(cuts)
    )


def _title_cuts(
    page: FoundPage, before: FoundPage | None, carried: Category | None, table: EncounterRules
) -> list[tuple[int, Category]]:
    """Find where titles open a part of another kind."""
    own = page.sorted.category
    cuts: list[tuple[int, Category]] = []
    for number, row in enumerate(page.rows):
        kind = kind_titled(row, table)
        if kind is None or not _proven(kind, row, page, table):
            continue
        if not cuts:
            dated = _dated_above(page, number, kind, table)
            cuts.append((0, kind if dated else _opening_kind(page, before, carried, number, kind)))
        if kind is not cuts[-1][1]:
            cuts.append((number, kind))
    goes_on = (
        carried in _HOSPITAL
        and own in _HOSPITAL
        and not page.sorted.title
        and (own not in RESULTS or page.sorted.needs_review)
    )
    return cuts or [(0, carried if carried and goes_on else own)]


def _opening_kind(
    page: FoundPage,
    before: FoundPage | None,
    carried: Category | None,
    number: int,
    kind: Category,
) -> Category:
    """Tell what kind the rows above a page's first title are of: its own, or carried over."""
    if not _content_above(page, before, number):
        return kind
    if kind is page.sorted.category and _banner_above(page.rows[:number]):
        return kind
    if carried is not None and before is not None:
        return carried
    return page.sorted.category


def _dated_above(page: FoundPage, number: int, kind: Category, table: EncounterRules) -> bool:
    """Tell whether the day of such a result stands above its title: "Collected: ... Urinalysis"."""
    role, top = table.roles[kind][0], page.rows[number].top
    return kind in RESULTS and any(d.role is role and d.box.top < top for d in page.dates)


def _content_above(page: FoundPage, before: FoundPage | None, number: int) -> bool:
    """Tell whether more than a running header stands above the row."""
    if before is None:
        return page.rows[number].top > 0.4
    heads = [r.text for r in before.rows[:8]]
    fresh = 0
    for row in page.rows[:number]:
        if row.bottom < 0.05 or len(row.text) < 4:
            continue
        if max((fuzz.ratio(row.text, h) for h in heads), default=0) < 75:
            fresh += 1
    return fresh >= 2


def _banner_above(rows: Sequence[Row]) -> bool:
    """Tell whether rows are a banner that names the patient, and no text of another part."""
    named = any(_BANNER.search(r.text) for r in rows)
    return named and not any(is_prose(r.text) for r in rows)


def _proven(kind: Category, row: Row, page: FoundPage, table: EncounterRules) -> bool:
    """Tell whether a title opens a part of its own, not a heading within a note."""
    if kind is page.sorted.category:
        return True
    roles = table.proof.get(kind)
    if roles is None:
        return page.sorted.category in _HOSPITAL
    return any(
        d.role in roles and row.top - 0.01 <= d.box.top <= row.top + 0.14 for d in page.dates
    )
