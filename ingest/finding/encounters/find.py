"""Visits out of pages: one encounter per visit, stay, study, collection and fill of a packet."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.encounters import Document, Encounter
from casefile.evidence import Question
from casefile.ids import encounter_id
from casefile.pages import Numbering
from casefile.rules import RuleBook
from ingest.finding.encounters.cards import card_dates, entry_row, is_schedule
from ingest.finding.encounters.counts import (
    numbers_in_series,
    visit_in_column,
    visit_number,
    visit_under_date,
)
from ingest.finding.encounters.drafts import Draft, goes_on, joined, merged, undated_joined
from ingest.finding.encounters.grounds import date_choice, end_choice, kind_choice
from ingest.finding.encounters.passages import FoundPage, Passage, cut_page
from ingest.finding.encounters.visit_date import VisitDate, head_date, visit_date, weak_date
from ingest.finding.encounters.who import (
    Houses,
    facility_choice,
    houses_of,
    initials_choice,
    provider_choice,
)

_HEAD = 0.25
_NOT_FILLED_IN = re.compile(
    r"_{2,}\s?[/-]\s?_{2,}|\b(?:visit|service|exam|treatment|procedure|test|note) date\s?:\s?_*$"
    r"|\bdate(?: of (?:visit|service|exam|treatment|procedure))?\s?:\s?_{3,}",
    re.IGNORECASE,
)

Spans = Mapping[int, tuple[float, float]]


@dataclass(frozen=True)
class FoundEncounter:
    """An encounter, and for each page that it shares the stretch (top, bottom) that is its own."""

    encounter: Encounter
    spans: Spans


def find_encounters(
    packet: str,
    pages: Sequence[FoundPage],
    documents: Sequence[Document],
    rules: RuleBook = RuleBook(),
    hint: str | None = None,
) -> tuple[FoundEncounter, ...]:
    """Find the visits of one packet, in order of their first page.

    Args:
        packet: the packet's id.
        pages: its pages; those of somebody else make no encounter.
        documents: the documents they make.
        rules: where `encounters.toml` and `providers.toml` may be overridden.
        hint: the name of the packet's folder, where it lay in one.
    """
    by_number = {p.sorted.page: p for p in pages}
    drafts: list[Draft] = []
    for document in documents:
        own = [by_number[n] for n in document.pages if not by_number[n].foreign]
        drafts += _document_drafts(own, rules)
    drafts = [d for d in drafts if d.when or any(p.page.sorted.legible for p in d.passages)]
    visits = merged(drafts)
    visits.sort(
        key=lambda d: (
            d.pages[0],
            min(p.top for p in d.passages if p.number == d.pages[0]),
            d.date or dt.date.max,
        )
    )
    houses = houses_of(pages, hint)
    starting: Counter[int] = Counter()
    out = []
    for draft in visits:
        first = draft.pages[0]
        out.append(
            _finished(
                draft,
                encounter_id(packet, first, starting[first]),
                packet,
                houses,
                rules,
            )
        )
        starting[first] += 1
    return _initialled(out, visits)


def _initialled(
    found: Sequence[FoundEncounter], visits: Sequence[Draft]
) -> tuple[FoundEncounter, ...]:
    """Name who initialled the entries of a log whose own page names nobody."""
    out = []
    for each, draft in zip(found, visits, strict=True):
        own = each.encounter
        if draft.entry is None or own.provider != own.facility:
            out.append(each)
            continue
        colleagues = dict.fromkeys(
            e.encounter.provider
            for e in found
            if e.encounter.facility == own.facility
            and e.encounter.provider not in {None, own.facility}
        )
        known = next(c for c in own.choices if c.question is Question.PROVIDER)
        told = initials_choice(draft.passages, draft.entry, known, [n for n in colleagues if n])
        choices = tuple(told if c is known else c for c in own.choices)
        changed = replace(own, provider=told.value, choices=choices)
        out.append(replace(each, encounter=changed))
    return tuple(out)


def _document_drafts(pages: Sequence[FoundPage], rules: RuleBook) -> list[Draft]:
    """Follow a document from page to page, opening a visit where kind or date changes."""
    drafts: list[Draft] = []
    under_way: dict[Category, Draft] = {}
    before: FoundPage | None = None
    carried: Category | None = None
    openings = _openings(pages)
    for page in pages:
        for passage in cut_page(page, before, carried, rules):
            carried = passage.category
            if is_schedule(passage, rules):
                continue
            cards = card_dates(passage, rules)
            if cards:
                entries = {c.date: c for c in reversed(cards)}
                drafts += _entries(passage, entries, drafts[-1:], rules)
                continue
            opening = passage.top == 0 and page.sorted.page in openings
            draft = _placed(passage, drafts, under_way, rules, opening=opening)
            if draft not in drafts:
                drafts.append(draft)
            under_way[passage.category] = draft
        before = page
    for draft in drafts:
        if draft.when is None:
            draft.when = weak_date(draft.passages, rules)
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
    for draft in drafts:
        if draft.visit is None and draft.date is not None:
            draft.visit = counted.get(draft.date)
    return drafts


def _entered(
    passage: Passage, day: dt.date, entries: Mapping[dt.date, DateMention], rules: RuleBook
) -> Draft:
    """Open the visit of one row of a card, with the count that stands in the row or below it."""
    entry = entries[day]
    row, page = entry_row(passage, entry), passage.number
    visit = (
        visit_number(page, row, rules, after=entry.text)
        or visit_in_column(page, row, passage.rows, rules)
        or visit_under_date(page, entry.box, passage.rows, [e.box for e in entries.values()], rules)
    )
    return Draft(passage.category, VisitDate(day), [passage], entry=entry, visit=visit)


def _openings(pages: Sequence[FoundPage]) -> frozenset[int]:
    """Give the pages that look like the first of a note: letterhead, title and patient.

    Where every page of a document carries all three they are a running header, and only another
    title than the page before it tells.
    """
    looks = {
        p.sorted.page: bool(p.sorted.letterhead and p.sorted.title and p.person) for p in pages
    }
    running = all(looks.values())
    before: str | None = None
    first = set()
    for page in pages:
        title = page.sorted.title.lower()
        if _counts_on(page) and title in {before, ""}:
            continue
        if (page.sorted.letterhead or page.sorted.title) and _leaves_its_date_open(page):
            first.add(page.sorted.page)
        if looks[page.sorted.page] and (not running or before not in {None, title}):
            first.add(page.sorted.page)
        before = title
    return frozenset(first)


def _leaves_its_date_open(page: FoundPage) -> bool:
    """Tell whether the head of a page asks for its day, and nobody filled it in."""
    head = [row for row in page.rows if row.top < _HEAD]
    return any(_NOT_FILLED_IN.search(text) for row in head for text in row.cell_texts())


def _counts_on(page: FoundPage) -> bool:
    """Tell whether a page's own number says that it is not the first of its note."""
    own = [n for n in page.sorted.printed if n.numbering is Numbering.DOCUMENT]
    return any(n.number > 1 for n in own) and all(n.number != 1 for n in own)


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
    when = visit_date(passage.dates, kind, rules)
    study = passage.study(rules)
    last = None if opening else under_way.get(kind)
    if last is not None and when is None and _headed_otherwise(passage, last):
        last, opening = None, True
    visit = visit_number(passage.number, passage.rows, rules)
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


def _headed_otherwise(passage: Passage, last: Draft) -> bool:
    """Tell whether a page begins with a day of its own, though no label says of what.

    Letters and many notes bear nothing but their date at the top.
    """
    page = passage.page
    if passage.top > 0 or _counts_on(page) or not (page.sorted.title or page.sorted.letterhead):
        return False
    own = head_date(passage)
    if own is None or any(d.date == own for p in last.passages for d in p.dates):
        return False  # the day of printing runs over the head of every page
    before = last.when or weak_date(last.passages)
    return before is not None and own != before.date


def _finished(
    draft: Draft,
    number: str,
    packet: str,
    houses: Houses,
    rules: RuleBook,
) -> FoundEncounter:
    passages = sorted(draft.passages, key=lambda p: (p.number, p.top))
    when = draft.when
    end = when.end if when and draft.category is Category.INPATIENT else None
    facility = facility_choice(passages, houses, rules)
    provider = provider_choice(passages, facility.value, draft.entry, rules)
    shared = {p.number for p in passages if not p.whole}
    spans = {
        n: (
            min(p.top for p in passages if p.number == n),
            max(p.bottom for p in passages if p.number == n),
        )
        for n in sorted(shared)
    }
    return FoundEncounter(
        Encounter(
            id=number,
            packet=packet,
            category=draft.category,
            date=when.date if when else None,
            pages=draft.pages,
            end_date=end,
            time=when.time if when else None,
            provider=provider.value,
            facility=facility.value,
            documents=tuple(sorted({p.page.sorted.document for p in passages})),
            visit=draft.visit,
            study=draft.study,
            choices=(
                kind_choice(passages, rules),
                date_choice(passages, when, draft.entry, rules),
                *([end_choice(passages, end)] if end else []),
                provider,
                facility,
            ),
        ),
        spans,
    )
