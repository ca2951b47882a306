"""The pages of a packet with their dates, and whether each is the client's or somebody else's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from casefile.dates import DateMention, DateRole
from casefile.matters import Client
from casefile.names import person_tokens, same_person
from casefile.pages import PageReading, PersonOnPage
from casefile.rules import RuleBook
from ingest.finding.dates.find import by_kind_of_page, find_dates
from ingest.finding.found_page import FoundPage
from ingest.finding.people.foreign import is_foreign
from ingest.finding.people.labels import without_others
from ingest.finding.people.patients import patients_on
from ingest.finding.people.whose import follows_document, whose_page
from ingest.finding.rows import Row, page_rows
from ingest.sorting.sort import SortedPage

_AT_HAND = 600
"""Pages whose rows stay laid out: they are looked at page by page, document by document, and visit
by visit."""


def found_pages(
    readings: Mapping[int, PageReading],
    pages: Sequence[SortedPage],
    client: Client,
    rules: RuleBook,
) -> tuple[FoundPage, ...]:
    """Find the dates and patients of the pages, and which pages are somebody else's."""

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
