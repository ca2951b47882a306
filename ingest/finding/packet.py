"""All that one packet tells, found in its pages: the composition of sorting and finding."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casefile.encounters import Encounter
from casefile.matters import Client, PacketFacts
from casefile.names import same_person, same_place
from casefile.pages import PageFacts, PageReading, PersonOnPage
from casefile.rules import RuleBook
from ingest.finding.dates import find_dates
from ingest.finding.encounters import FoundEncounter, find_encounters
from ingest.finding.encounters_passages import FoundPage
from ingest.finding.people import is_foreign, patient_on
from ingest.finding.rows import page_rows
from ingest.sorting.sort import SortedPage, Sorting, sort_pages


@dataclass(frozen=True, slots=True)
class PacketHead:
    """What is known of a packet before it is read."""

    id: str
    file: str
    sha256: str
    page_count: int
    folder_hint: str | None = None


def find_packet(
    head: PacketHead,
    readings: Sequence[PageReading],
    client: Client,
    rules: RuleBook = RuleBook(),
) -> PacketFacts:
    """Find all that a packet tells: pages, documents, encounters, bills, mentions, statements.

    Args:
        head: the packet's identity.
        readings: its pages in physical order.
        client: whose records these should be; pages of others are marked and make no encounter.
        rules: the tables in force.
    """
    sorting = sort_pages(readings, rules)
    pages = _found(readings, sorting, client, rules)
    encounters = find_encounters(head.id, pages, sorting.documents, rules)
    return PacketFacts(
        id=head.id,
        file=head.file,
        sha256=head.sha256,
        page_count=head.page_count,
        provider=_sender(sorting.pages, head.folder_hint),
        folder_hint=head.folder_hint,
        pages=_page_facts(pages, encounters),
        documents=sorting.documents,
        encounters=tuple(e.encounter for e in encounters),
    )


def _found(
    readings: Sequence[PageReading], sorting: Sorting, client: Client, rules: RuleBook
) -> tuple[FoundPage, ...]:
    found = []
    for reading, page in zip(readings, sorting.pages, strict=True):
        rows = page_rows(reading.words)
        dates = find_dates(reading, rules, rows)
        person = None if page.blank else patient_on(reading, rules, rows, dates)
        found.append(FoundPage(page, reading, rows, dates, person))
    return _with_foreign(found, client)


def _with_foreign(pages: Sequence[FoundPage], client: Client) -> tuple[FoundPage, ...]:
    """Mark the pages of somebody else; a page that names nobody follows its document."""
    record = _client_record(pages, client)
    told = {
        p.sorted.page: is_foreign(p.person, client, source=p.reading.source, client_record=record)
        for p in pages
        if p.person is not None
    }
    out = []
    last: dict[int, bool] = {}
    for page in pages:
        document = page.sorted.document
        own = told.get(page.sorted.page)
        foreign = own if own is not None else last.get(document, False)
        last[document] = foreign
        out.append(replace(page, foreign=foreign and not page.sorted.blank))
    return tuple(out)


def _client_record(pages: Sequence[FoundPage], client: Client) -> str | None:
    """Give the record number that most pages print with the client's own name."""
    name = client.name
    if name is None:
        return None
    numbers = Counter(
        p.person.mrn
        for p in pages
        if p.person and p.person.mrn and same_person(p.person.name, name)
    )
    return max(sorted(numbers), key=lambda n: numbers[n]) if numbers else None


def _sender(pages: Sequence[SortedPage], hint: str | None) -> str | None:
    """Name who sent the packet: its commonest letterhead, else as its folder is called."""
    counted: list[tuple[str, int]] = []
    for page in pages:
        if page.letterhead is None:
            continue
        at = next(
            (n for n, (name, _) in enumerate(counted) if same_place(name, page.letterhead)), None
        )
        if at is None:
            counted.append((page.letterhead, 1))
        else:
            counted[at] = (counted[at][0], counted[at][1] + 1)
    if counted:
        return max(counted, key=lambda item: item[1])[0]
    return hint.replace("_", " ").strip() or None if hint else None


def _page_facts(
    pages: Sequence[FoundPage], encounters: Sequence[FoundEncounter]
) -> tuple[PageFacts, ...]:
    of_page: dict[int, list[Encounter]] = {}
    for found in encounters:
        for number in found.encounter.pages:
            of_page.setdefault(number, []).append(found.encounter)
    return tuple(_page(p, of_page) for p in pages)


def _page(page: FoundPage, of_page: Mapping[int, list[Encounter]]) -> PageFacts:
    sorted_page, reading = page.sorted, page.reading
    own = of_page.get(sorted_page.page, [])
    return PageFacts(
        page=sorted_page.page,
        source=reading.source,
        category=sorted_page.category,
        document=sorted_page.document,
        confidence=reading.confidence,
        rotation=reading.rotation,
        date=_page_date(sorted_page, own),
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
        needs_review=sorted_page.needs_review or any(e.needs_review for e in own),
    )


def _page_date(page: SortedPage, encounters: Sequence[Encounter]) -> dt.date | None:
    """Give a care page the date of its visit, of the page's own kind first."""
    dated = [e for e in encounters if e.date is not None]
    own = [e for e in dated if e.category is page.category] or dated
    return own[0].date if own else None


__all__ = ["PacketHead", "PersonOnPage", "find_packet"]
