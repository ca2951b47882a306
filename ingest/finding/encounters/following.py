"""A document followed from page to page, opening a visit where kind or date changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.rules import RuleBook
from ingest.finding.encounters.cards import card_dates, entry_row
from ingest.finding.encounters.counts import visit_number
from ingest.finding.encounters.cutting import cut_page
from ingest.finding.encounters.day_headings import with_day_headings
from ingest.finding.encounters.disciplines import (
    heading_entry,
    kind_of_entry,
    of_its_discipline,
)
from ingest.finding.encounters.drafts import Draft, goes_on, joined, undated_joined
from ingest.finding.encounters.entry_counts import (
    numbers_in_series,
    visit_in_column,
    visit_under_date,
)
from ingest.finding.encounters.listings import is_listed, is_schedule
from ingest.finding.encounters.openings import (
    begins_after_signed,
    counts_on,
    ends_signed,
    opening_pages,
)
from ingest.finding.encounters.passages import Passage
from ingest.finding.encounters.rules import encounter_rules
from ingest.finding.encounters.stretches import entry_stretches
from ingest.finding.encounters.visit_date import (
    VisitDate,
    head_date,
    is_firm,
    signed_day,
    visit_date,
    weak_date,
)
from ingest.finding.encounters.ward_entries import with_ward_entries
from ingest.finding.found_page import FoundPage


def document_drafts(pages: Sequence[FoundPage], rules: RuleBook) -> list[Draft]:
    """Follow a document from page to page, opening a visit where kind or date changes."""
    drafts: list[Draft] = []
    under_way: dict[Category, Draft] = {}
    before: FoundPage | None = None
    carried: Category | None = None
    openings = opening_pages(pages)
    for page in with_day_headings(pages, encounter_rules(rules)):
        for cut in cut_page(page, before, carried, rules):
            carried = cut.category
            passage = with_ward_entries(of_its_discipline(cut, rules), rules)
            if is_schedule(passage, rules):
                continue
            of_card = bool(drafts) and drafts[-1].entry is not None
            cards = card_dates(passage, rules, goes_on=of_card)
            if cards:
                entries = {c.date: c for c in reversed(cards)}
                drafts += _entries(passage, entries, drafts[-1:], rules)
                continue
            opening = passage.top == 0 and page.sorted.page in openings
            if passage.whole and before is not None:
                opening = opening or begins_after_signed(page, before)
            draft = _placed(passage, drafts, under_way, rules, opening=opening)
            if draft not in drafts:
                drafts.append(draft)
            under_way[passage.category] = draft
        before = page
    for draft in drafts:
        if draft.when is None:
            draft.when = weak_date(draft.passages, rules)
        if draft.when is None and draft.visit is not None:
            draft.when = signed_day(draft.passages)
    return undated_joined(drafts)


def _entries(
    passage: Passage,
    entries: Mapping[dt.date, DateMention],
    before: Sequence[Draft],
    rules: RuleBook,
) -> list[Draft]:
    """Open the visits of a card's rows; bare numbers beside their dates may count them."""
    last = before[0].visit.number if before and before[0].visit else None
    counted = numbers_in_series(passage.number, entries, passage.rows, last)
    drafts = [_entered(passage, day, entries, rules) for day in sorted(entries)]
    own = entry_stretches(passage, rules)
    for draft in drafts:
        if draft.date is None:
            continue
        draft.visit = draft.visit or counted.get(draft.date)
        if draft.date in own:
            draft.stretches[passage.number] = own[draft.date]
    return drafts


def _entered(
    passage: Passage, day: dt.date, entries: Mapping[dt.date, DateMention], rules: RuleBook
) -> Draft:
    """Open the visit of one row of a card, with the count that stands in the row or below it."""
    entry = entries[day]
    row, page = entry_row(passage, entry), passage.number
    kind = kind_of_entry(entry, row[0], rules) if row else None
    passage = replace(passage, category=kind or passage.category)
    visit = (
        visit_number(page, row, rules, after=entry.text)
        or visit_in_column(page, row, passage.rows, rules)
        or visit_under_date(page, entry.box, passage.rows, [e.box for e in entries.values()], rules)
    )
    return Draft(passage.category, VisitDate(day), [passage], entry=entry, visit=visit)


def _placed(
    passage: Passage,
    drafts: Sequence[Draft],
    under_way: Mapping[Category, Draft],
    rules: RuleBook,
    *,
    opening: bool,
) -> Draft:
    """Put a passage with the visit it goes on with, or open another."""
    kind = passage.category
    when = visit_date(_told(passage, rules), kind, rules)
    study = passage.study(rules)
    last = None if opening else under_way.get(kind)
    if last is not None and when is None and _headed_otherwise(passage, last):
        last, opening = None, True
    if when is None and last is not None and study not in {None, last.study}:
        when = _day_of_report(passage, last, rules)
    entry = heading_entry(passage, rules)
    visit = visit_number(passage.number, passage.rows, rules, after=entry.text if entry else "")
    if last is not None and visit and last.visit and visit.number != last.visit.number:
        last, opening = None, when is None
    if (
        (when is None or when.borrowed)
        and last is not None
        and (study is None or last.study in {None, study})
    ):
        last.passages.append(passage)
        last.visit = last.visit or visit
        return last
    for draft in reversed(drafts):
        if draft.category is not kind or draft.entry or (opening and draft.when is None):
            continue
        if goes_on(draft, when, study):
            draft.passages.append(passage)
            draft.when = joined(draft.when, when)
            draft.study = draft.study or study
            draft.visit = draft.visit or visit
            return draft
    return Draft(kind, when, [passage], study, opened=opening, visit=visit)


def _told(passage: Passage, rules: RuleBook) -> list[DateMention]:
    """Give the dates that the passage tells of itself, not those of its lists of other visits."""
    return [d for d in passage.dates if is_firm(d, rules) or not is_listed(d, passage, rules)]


def _day_of_report(passage: Passage, last: Draft, rules: RuleBook) -> VisitDate | None:
    """Give the day of another study of one report: its own bare date, else the page's one day."""
    before = last.passages[-1]
    if passage.top == 0 or before.number != passage.number or before.category != passage.category:
        return None
    return weak_date([passage], rules) or last.when or weak_date(last.passages, rules)


def _headed_otherwise(passage: Passage, last: Draft) -> bool:
    """Tell whether a page begins with a day of its own, though no label says of what.

    Letters and many notes bear nothing but their date at the top.
    """
    page = passage.page
    if passage.top > 0 or not (page.sorted.title or page.sorted.letterhead):
        return False
    own = head_date(passage)
    if counts_on(page):
        # A print-out counts through the notes of several days, each with its own "Date:" on top.
        first = head_date(last.passages[0]) if last.when is None else None
        return own is not None and first is not None and own != first
    if own is None or any(d.date == own for p in last.passages for d in p.dates):
        return False  # the day of printing runs over the head of every page
    before = last.when or weak_date(last.passages)
    if before is None:
        return last.opened and ends_signed(last.passages[-1].page)
    return own != before.date
