"""Visits out of pages: one encounter per visit, stay, study, collection and fill of a packet."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from casefile.categories import Category
from casefile.dates import DateMention
from casefile.encounters import Document, Encounter, Study, VisitNumber
from casefile.ids import encounter_id
from casefile.names import same_place
from casefile.pages import Numbering
from casefile.rules import RuleBook
from ingest.finding.encounters_cards import card_dates, entry_row
from ingest.finding.encounters_dates import VisitDate, head_date, visit_date, weak_date
from ingest.finding.encounters_grounds import date_choice, end_choice, kind_choice
from ingest.finding.encounters_passages import FoundPage, Passage, cut_page
from ingest.finding.encounters_visits import visit_in_column, visit_number, visit_under_date
from ingest.finding.encounters_who import count_letterheads, facility_choice, provider_choice

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


@dataclass
class _Draft:
    category: Category
    when: VisitDate | None
    passages: list[Passage] = field(default_factory=list)
    study: Study | None = None
    entry: DateMention | None = None
    opened: bool = False
    visit: VisitNumber | None = None

    @property
    def date(self) -> dt.date | None:
        return self.when.date if self.when else None

    @property
    def pages(self) -> tuple[int, ...]:
        return tuple(sorted({p.number for p in self.passages}))


def find_encounters(
    packet: str,
    pages: Sequence[FoundPage],
    documents: Sequence[Document],
    rules: RuleBook = RuleBook(),
) -> tuple[FoundEncounter, ...]:
    """Find the visits of one packet, in order of their first page.

    Args:
        packet: the packet's id.
        pages: its pages; those of somebody else make no encounter.
        documents: the documents they make.
        rules: where `encounters.toml` and `providers.toml` may be overridden.
    """
    by_number = {p.sorted.page: p for p in pages}
    drafts: list[_Draft] = []
    for document in documents:
        own = [by_number[n] for n in document.pages if not by_number[n].foreign]
        drafts += _document_drafts(own, rules)
    drafts = [d for d in drafts if d.when or any(p.page.sorted.legible for p in d.passages)]
    merged = _merged(drafts)
    merged.sort(
        key=lambda d: (
            d.pages[0],
            min(p.top for p in d.passages if p.number == d.pages[0]),
            d.date or dt.date.max,
        )
    )
    letterheads = count_letterheads(pages)
    starting: Counter[int] = Counter()
    out = []
    for draft in merged:
        first = draft.pages[0]
        out.append(
            _finished(
                draft, encounter_id(packet, first, starting[first]), packet, letterheads, rules
            )
        )
        starting[first] += 1
    return tuple(out)


def _document_drafts(pages: Sequence[FoundPage], rules: RuleBook) -> list[_Draft]:
    """Follow a document from page to page, opening a visit where kind or date changes."""
    drafts: list[_Draft] = []
    under_way: dict[Category, _Draft] = {}
    before: FoundPage | None = None
    carried: Category | None = None
    openings = _openings(pages)
    for page in pages:
        for passage in cut_page(page, before, carried, rules):
            carried = passage.category
            cards = card_dates(passage, rules)
            if cards:
                entries = {c.date: c for c in reversed(cards)}
                drafts += [_entered(passage, day, entries, rules) for day in sorted(entries)]
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
    return _undated_joined(drafts)


def _entered(
    passage: Passage, day: dt.date, entries: Mapping[dt.date, DateMention], rules: RuleBook
) -> _Draft:
    """Open the visit of one row of a card, with the count that stands in the row or below it."""
    entry = entries[day]
    row, page = entry_row(passage, entry), passage.number
    visit = (
        visit_number(page, row, rules, after=entry.text)
        or visit_in_column(page, row, passage.rows, rules)
        or visit_under_date(page, entry.box, passage.rows, [e.box for e in entries.values()], rules)
    )
    return _Draft(passage.category, VisitDate(day), [passage], entry=entry, visit=visit)


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
    drafts: Sequence[_Draft],
    under_way: Mapping[Category, _Draft],
    rules: RuleBook,
    *,
    opening: bool,
) -> _Draft:
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
        if _goes_on(draft, when, study):
            draft.passages.append(passage)
            draft.when = _joined(draft.when, when)
            draft.study = draft.study or study
            draft.visit = draft.visit or visit
            return draft
    return _Draft(kind, when, [passage], study, opened=opening, visit=visit)


def _headed_otherwise(passage: Passage, last: _Draft) -> bool:
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


def _goes_on(draft: _Draft, when: VisitDate | None, study: Study | None) -> bool:
    if study is not None and draft.study is not None and study != draft.study:
        return False
    if when is None:
        return False
    if draft.when is None:
        return True
    if draft.category is Category.INPATIENT:
        return _one_stay(draft.when, when)
    return draft.when.date == when.date


def _one_stay(one: VisitDate, other: VisitDate) -> bool:
    first, last = (one, other) if one.date <= other.date else (other, one)
    end = first.end or first.date + dt.timedelta(days=1)
    return last.date <= end


def _joined(one: VisitDate | None, other: VisitDate | None) -> VisitDate | None:
    if one is None or other is None:
        return one or other
    ends = [d for d in (one.end, other.end, one.date, other.date) if d is not None]
    first = min(one.date, other.date)
    end = max(ends) if max(ends) != first else None
    return VisitDate(first, end, one.time or other.time)


def _undated_joined(drafts: list[_Draft]) -> list[_Draft]:
    """Give undated passages of a document to its one dated visit of the kind."""
    out: list[_Draft] = []
    for draft in drafts:
        if draft.when is None and not draft.opened:
            same = [d for d in drafts if d.category is draft.category and d.when is not None]
            if len({d.date for d in same}) == 1 and draft.study in {None, same[0].study}:
                same[0].passages.extend(draft.passages)
                continue
        out.append(draft)
    return out


def _merged(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Make one of what several documents of a packet hold of one visit.

    Stays whose last day is known come first, so that the days between find them.
    """
    out: list[_Draft] = []
    for draft in sorted(drafts, key=lambda d: d.when is None or d.when.end is None):
        known = next((d for d in out if _same_visit(d, draft)), None)
        if known is None:
            out.append(draft)
            continue
        known.passages.extend(draft.passages)
        known.when = _joined(known.when, draft.when)
        known.study = known.study or draft.study
        known.visit = known.visit or draft.visit
    return out


def _same_visit(one: _Draft, other: _Draft) -> bool:
    if one.when is None or other.when is None:
        return False
    if one.category is Category.INPATIENT and other.category is Category.OFFICE_VISIT:
        return _at_the_bedside(one, other)
    if one.category is not other.category:
        return False
    if one.category is Category.INPATIENT:
        return _one_stay(one.when, other.when)
    alike = one.study is None or other.study is None or one.study == other.study
    return one.when.date == other.when.date and alike


def _at_the_bedside(stay: _Draft, note: _Draft) -> bool:
    """Tell whether a physician's note of the same house falls within a stay: it is part of it."""
    when, day = stay.when, note.date
    if when is None or when.end is None or day is None or not when.date <= day <= when.end:
        return False
    houses = [{p.page.sorted.letterhead for p in d.passages} - {None} for d in (stay, note)]
    return any(same_place(a, b) for a in houses[0] for b in houses[1] if a and b)


def _finished(
    draft: _Draft,
    number: str,
    packet: str,
    letterheads: Sequence[tuple[str, int]],
    rules: RuleBook,
) -> FoundEncounter:
    passages = sorted(draft.passages, key=lambda p: (p.number, p.top))
    when = draft.when
    end = when.end if when and draft.category is Category.INPATIENT else None
    facility = facility_choice(passages, letterheads, rules)
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
