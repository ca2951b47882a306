"""Visits out of pages: one encounter per visit, stay, study, collection and fill of a packet."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from casefile.categories import Category
from casefile.encounters import Document, Encounter
from casefile.evidence import Question
from casefile.ids import encounter_id
from casefile.rules import RuleBook
from ingest.finding.encounters.drafts import Draft, merged
from ingest.finding.encounters.following import document_drafts
from ingest.finding.encounters.grounds import date_choice, end_choice, kind_choice
from ingest.finding.encounters.stays import with_pages_of_stays
from ingest.finding.encounters.who import (
    Houses,
    facility_choice,
    houses_of,
    initials_choice,
    provider_choice,
)
from ingest.finding.found_page import FoundPage

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
    *,
    file: str = "",
) -> tuple[FoundEncounter, ...]:
    """Find the visits of one packet, in order of their first page.

    Args:
        packet: the packet's id.
        pages: its pages; those of somebody else make no encounter.
        documents: the documents they make.
        rules: where `encounters.toml` and `providers.toml` may be overridden.
        hint: the name of the packet's folder, where it lay in one.
        file: the name of its file.
    """
    by_number = {p.sorted.page: p for p in pages}
    drafts: list[Draft] = []
    for document in documents:
        own = [by_number[n] for n in document.pages if not by_number[n].foreign]
        drafts += document_drafts(own, rules)
    drafts = [d for d in drafts if d.when or any(p.page.sorted.legible for p in d.passages)]
    visits = with_pages_of_stays(merged(drafts), pages, rules)
    visits.sort(
        key=lambda d: (
            d.pages[0],
            min(p.top for p in d.passages if p.number == d.pages[0]),
            d.date or dt.date.max,
        )
    )
    houses = houses_of(pages, hint, PurePosixPath(file).stem)
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
    """Name who initialled notes, or entries of a log, whose own page names nobody."""
    out = []
    for each, draft in zip(found, visits, strict=True):
        own = each.encounter
        if own.provider is None or own.provider != own.facility:
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
    } | draft.stretches
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
