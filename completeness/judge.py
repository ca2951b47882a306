"""The judgement of a matter: every question asked once, in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.flags import Judgement
from casefile.matters import MatterFacts
from casefile.rules import RuleBook
from completeness.attended import short_courses
from completeness.bills import missing_bills
from completeness.consistency import inconsistencies
from completeness.documents import missing_documents
from completeness.drafts import Draft
from completeness.duplicates import duplicate_flags, find_duplicates
from completeness.findings import settle
from completeness.held import Held
from completeness.matching import Matches, match_charges
from completeness.providers import missing_providers
from completeness.readiness import with_readiness
from completeness.records import missing_records
from completeness.references import referenced_not_received, told_of
from completeness.requested import missing_categories
from completeness.requests_match import match_requests
from completeness.sequences import missing_pages
from completeness.series import treatment_gaps, visit_gaps
from completeness.specials import specials_of
from completeness.stated_counts import short_packets
from completeness.tables import load_tables
from completeness.totals import total_mismatches
from completeness.verdicts import (
    illegible_pages,
    outside_ranges,
    undated_records,
    unreadable_files,
    wrong_patients,
)


def judge(facts: MatterFacts, rules: RuleBook = RuleBook()) -> Judgement:
    """Say what is missing or wrong in a matter, from its facts and the rules alone.

    The same facts and rules give the same judgement. Raises RuleTableError where a firm's own
    table cannot be used.
    """
    tables = load_tables(rules)
    requests = match_requests(facts, tables.files.file_words)
    duplicates = find_duplicates(facts, tables.windows.duplicates)
    held = Held(facts, requests, duplicates, tables)
    matches = match_charges(held)
    judgement = Judgement(
        flags=settle(_drafts(held, matches), held),
        requests=requests,
        links=matches.links,
        duplicates=duplicates,
        specials=specials_of(held),
    )
    return with_readiness(facts, judgement, rules)


def _drafts(held: Held, matches: Matches) -> Iterator[Draft]:
    missing = matches.missing
    gaps = list(missing_pages(held))
    yield from gaps
    yield from short_packets(held, gaps)
    yield from missing_records(missing, held)
    yield from missing_bills(held, matches.links, gaps)
    yield from missing_categories(held)
    yield from missing_documents(held, gaps)
    told = told_of(held, missing)
    yield from referenced_not_received(told, held)
    skips = list(visit_gaps(held, missing))
    yield from skips
    yield from short_courses(held, skips, missing)
    yield from treatment_gaps(held, missing)
    yield from wrong_patients(held)
    yield from illegible_pages(held, matches.links)
    yield from duplicate_flags(held.facts, held.duplicates)
    yield from undated_records(held)
    yield from total_mismatches(held)
    yield from missing_providers(held, told)
    yield from outside_ranges(held)
    yield from inconsistencies(held)
    yield from unreadable_files(held)
