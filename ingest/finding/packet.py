"""All that one packet tells, found in its pages: the composition of sorting and finding."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from casefile.bills import LienStatement
from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.encounters import Assertion, Encounter, Mention, OperationTold, StatedCount
from casefile.evidence import Question
from casefile.matters import Client, PacketFacts
from casefile.names import person_tokens, same_person, same_place
from casefile.pages import PageFacts, PageReading, PersonOnPage, Source, Table
from casefile.rules import RuleBook
from ingest.finding.assertions.find import find_assertions
from ingest.finding.bills.find import TablesOf, find_bills, no_tables
from ingest.finding.dates.find import by_kind_of_page, find_dates
from ingest.finding.encounters.find import FoundEncounter, find_encounters
from ingest.finding.facts.find import find_facts
from ingest.finding.found_page import FoundPage
from ingest.finding.liens import find_liens
from ingest.finding.mentions.find import find_mentions
from ingest.finding.operations.told import find_operations_told
from ingest.finding.people.foreign import is_foreign
from ingest.finding.people.labels import without_others
from ingest.finding.people.patients import patients_on
from ingest.finding.people.whose import follows_document, whose_page
from ingest.finding.rows import Row, page_rows
from ingest.finding.stated_counts import find_stated_counts
from ingest.sorting.sort import SortedPage, sort_pages

_AT_HAND = 600
"""Pages whose rows stay laid out: they are looked at page by page, document by document, and visit
by visit."""


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
    pages = _found(by_number, sorting.pages, client, rules)
    found = find_encounters(head.id, pages, sorting.documents, rules, head.folder_hint)
    of_page = _by_page([f.encounter for f in found])
    opening: dict[int, list[FoundEncounter]] = {}
    for each in found:
        opening.setdefault(each.encounter.pages[0], []).append(each)
    encounters: list[Encounter] = []
    told: list[_Told] = []
    for page in pages:
        # The visits that begin on a page come just before it: each page is at hand for both.
        number = page.sorted.page
        for visit in opening.get(number, ()):
            facts = find_facts(visit.encounter, by_number, visit.spans, rules)
            encounters.append(replace(visit.encounter, facts=facts))
        told.append(_told(page, by_number[number], of_page.get(number, ()), rules))
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
        encounters=tuple(encounters),
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


@dataclass(frozen=True, slots=True)
class _Told:
    """All that one page tells, once the visits are known."""

    page: PageFacts
    mentions: tuple[Mention, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    operations: tuple[OperationTold, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    liens: tuple[LienStatement, ...] = ()


def _told(
    page: FoundPage, reading: PageReading, encounters: Sequence[Encounter], rules: RuleBook
) -> _Told:
    visit = _own_visit(page.sorted, encounters)
    facts = _page(page, reading, encounters, visit)
    if page.foreign or not page.sorted.legible:
        return _Told(facts)
    kind, own = page.sorted.category, visit.id if visit else None
    first = visit.date if visit else None
    days = [d for e in encounters for d in (e.date, e.end_date) if d] if visit else []
    return _Told(
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


def _may_be_ruled(page: FoundPage) -> bool:
    return page.sorted.category is Category.BILLING and page.source is Source.TEXT


def _found(
    readings: Mapping[int, PageReading],
    pages: Sequence[SortedPage],
    client: Client,
    rules: RuleBook,
) -> tuple[FoundPage, ...]:
    @lru_cache(maxsize=_AT_HAND)
    def rows_of(number: int) -> tuple[Row, ...]:
        return page_rows(readings[number].words)

    found = []
    beside = set()
    for page in pages:
        reading, rows = readings[page.page], rows_of(page.page)
        dates = by_kind_of_page(find_dates(reading, rules, rows), page.category, rules)
        named = () if page.blank else tuple(patients_on(reading, rules, rows, dates))
        if named and _names(named[0], rows, client, rules):
            beside.add(page.page)
        found.append(FoundPage(page, reading.source, rows_of, _with_birth(dates, client), named))
    return _with_foreign(found, beside, client, rules)


def _with_birth(dates: Sequence[DateMention], client: Client) -> tuple[DateMention, ...]:
    """Know the client's day of birth where it stands beside the name without a label."""
    return tuple(
        replace(d, role=DateRole.BIRTH)
        if d.date == client.dob and d.role is DateRole.UNKNOWN and not d.label
        else d
        for d in dates
    )


def _with_foreign(
    pages: Sequence[FoundPage], beside: Collection[int], client: Client, rules: RuleBook
) -> tuple[FoundPage, ...]:
    """Mark the pages of somebody else; a page that names nobody follows its document.

    `beside` are the pages whose head holds the client's own name beside a misread one.
    """
    record = _client_record(pages, client)
    told = {
        p.sorted.page: p.sorted.page not in beside
        and is_foreign(p.person, client, source=p.source, client_record=record)
        for p in pages
        if p.person is not None
    }
    out = []
    last: dict[int, int] = {}
    for page in pages:
        number, document = page.sorted.page, page.sorted.document
        if number in told:
            last[document] = number
        told_by = last.get(document)
        foreign = told_by is not None and told[told_by] and not page.sorted.blank
        if number in told:
            whose = whose_page(
                page.named,
                client,
                rules,
                foreign=foreign,
                client_record=record,
                beside=number in beside,
            )
        else:
            whose = follows_document(told_by, foreign=foreign)
        out.append(replace(page, foreign=foreign, whose=whose))
    return tuple(out)


def _names(person: PersonOnPage, rows: Sequence[Row], client: Client, rules: RuleBook) -> bool:
    """Tell whether the head of a page holds the client's own name beside a misread one.

    Not where it is that of the patient's mother, or of whom the page was sent to.
    """
    if client.name is None:
        return False
    if person.dob is not None and person.dob != client.dob:
        return False
    own = person_tokens(client.name)
    for row in rows:
        if row.top > 0.4:
            return False
        said = {
            t.lower() for t in re.findall(r"[A-Za-z'\u2019-]+", without_others(row.text, rules))
        }
        if own[0] in said and own[-1] in said:
            return True
    return False


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


def _by_page(encounters: Sequence[Encounter]) -> Mapping[int, Sequence[Encounter]]:
    of_page: dict[int, list[Encounter]] = {}
    for encounter in encounters:
        for number in encounter.pages:
            of_page.setdefault(number, []).append(encounter)
    return of_page


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
