"""All that one packet tells, found in its pages: the composition of sorting and finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casefile.categories import Category
from casefile.encounters import Encounter
from casefile.matters import Client, PacketFacts
from casefile.names import same_place
from casefile.pages import PageReading, Source, Table
from casefile.rules import RuleBook
from ingest.finding.bills.find import TablesOf, find_bills, no_tables
from ingest.finding.encounters.find import FoundEncounter, find_encounters
from ingest.finding.facts.find import find_facts
from ingest.finding.found_page import FoundPage
from ingest.finding.page_told import PageTold, told_by
from ingest.finding.pages import found_pages
from ingest.sorting.sort import SortedPage, sort_pages


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
    tables: TablesOf = no_tables,
) -> PacketFacts:
    """Find all that a packet tells: pages, documents, encounters, bills, mentions, statements.

    Args:
        head: the packet's identity.
        readings: its pages in physical order; they are looked up again and again and none is held,
            so that a sequence that fetches each when it is asked for keeps memory small.
        client: whose records these should be; pages of others are marked and make no encounter.
        rules: the rule tables in force.
        tables: gives the ruled tables of a page; asked only for statements with a text layer,
            since taking a page apart for them is slow.
    """
    sorting = sort_pages(readings, rules)
    by_number = _ByNumber(readings, sorting.pages)
    pages = found_pages(by_number, sorting.pages, client, rules)
    found = find_encounters(
        head.id, pages, sorting.documents, rules, head.folder_hint, file=head.file
    )
    encounters, told = _with_visits(pages, found, by_number, rules)
    ruled = {p.sorted.page for p in pages if _may_be_ruled(p)}

    def tables_of(number: int) -> tuple[Table, ...]:
        return tables(number) if number in ruled else ()

    return PacketFacts(
        id=head.id,
        file=head.file,
        sha256=head.sha256,
        page_count=head.page_count,
        provider=_sender(sorting.pages, head.folder_hint),
        folder_hint=head.folder_hint,
        pages=tuple(t.page for t in told),
        documents=sorting.documents,
        encounters=encounters,
        bills=find_bills(
            head.id,
            by_number.__getitem__,
            [p.sorted for p in pages if not p.foreign],
            rules,
            tables_of,
        ),
        mentions=tuple(m for t in told for m in t.mentions),
        assertions=tuple(a for t in told for a in t.assertions),
        operations=tuple(o for t in told for o in t.operations),
        stated_counts=tuple(c for t in told for c in t.stated_counts),
        liens=tuple(lien for t in told for lien in t.liens),
    )


def _with_visits(
    pages: Sequence[FoundPage],
    found: Sequence[FoundEncounter],
    readings: Mapping[int, PageReading],
    rules: RuleBook,
) -> tuple[tuple[Encounter, ...], tuple[PageTold, ...]]:
    """Give the visits with their facts, and what each page tells.

    The visits that begin on a page come just before it: each page is at hand for both.
    """
    of_page = _by_page([f.encounter for f in found])
    opening: dict[int, list[FoundEncounter]] = {}
    for each in found:
        opening.setdefault(each.encounter.pages[0], []).append(each)
    encounters: list[Encounter] = []
    told: list[PageTold] = []
    for page in pages:
        number = page.sorted.page
        for visit in opening.get(number, ()):
            facts = find_facts(visit.encounter, readings, visit.spans, rules)
            encounters.append(replace(visit.encounter, facts=facts))
        told.append(told_by(page, readings[number], of_page.get(number, ()), rules))
    return tuple(encounters), tuple(told)


class _ByNumber(Mapping[int, PageReading]):
    """The readings of a packet by page number, looked up where they are kept."""

    def __init__(self, readings: Sequence[PageReading], pages: Sequence[SortedPage]) -> None:
        self._readings = readings
        self._place = {page.page: place for place, page in enumerate(pages)}

    def __getitem__(self, number: int) -> PageReading:
        return self._readings[self._place[number]]

    def __iter__(self) -> Iterator[int]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


def _may_be_ruled(page: FoundPage) -> bool:
    return page.sorted.category is Category.BILLING and page.source is Source.TEXT


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


def _by_page(encounters: Sequence[Encounter]) -> Mapping[int, Sequence[Encounter]]:
    of_page: dict[int, list[Encounter]] = {}
    for encounter in encounters:
        for number in encounter.pages:
            of_page.setdefault(number, []).append(encounter)
    return of_page
