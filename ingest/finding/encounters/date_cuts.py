"""Passages cut further, where a labelled date opens another visit, study or collection."""

from __future__ import annotations

import re

from casefile.categories import Category
from casefile.dates import DateMention, DateRole
from casefile.encounters import Study
from casefile.rules import RuleBook
from ingest.finding.dates.labels import label_book
from ingest.finding.encounters.passages import is_study_title, labels_study
from ingest.finding.encounters.rules import EncounterRules
from ingest.finding.encounters.studies import read_study
from ingest.finding.found_page import FoundPage
from ingest.finding.running_text import is_prose
from ingest.sorting.layout import fold

_OPINION = re.compile(r"\W*(?:impression|conclusion|opinion|interpretation)s?\b", re.IGNORECASE)
RESULTS = frozenset({Category.RADIOLOGY, Category.LABORATORY})


def cut_by_dates(
    page: FoundPage, cuts: list[tuple[int, Category]], rules: RuleBook, table: EncounterRules
) -> list[tuple[int, Category]]:
    """Cut further where a labelled date opens another visit, study or collection."""
    out: list[tuple[int, Category]] = []
    for n, (first, kind) in enumerate(cuts):
        last = cuts[n + 1][0] if n + 1 < len(cuts) else len(page.rows)
        out.append((first, kind))
        if kind in {Category.INPATIENT, Category.PHARMACY}:
            continue
        if kind is Category.RADIOLOGY and (further := _further_studies(page, first, last, rules)):
            out += [(number, kind) for number in further]
            continue
        openings = _openings(page, first, last, kind, rules=rules, table=table)
        held: DateMention | None = None
        study: Study | None = None
        in_row = -1
        for number, mention in openings:
            if number == in_row:  # the head of a grid: its columns are visits, not its rows
                continue
            in_row = number
            named = _study_above(page, number, first, rules) if kind in RESULTS else None
            differs = held is not None and (
                mention.date != held.date
                or (named is not None and study is not None and named[1] != study)
            )
            if differs:
                out.append((named[0] if named else number, kind))
            held, study = mention, named[1] if named else study
    return out


def _further_studies(page: FoundPage, first: int, last: int, rules: RuleBook) -> list[int]:
    """Give the rows in which a report goes on to another study, once it has given its opinion.

    "EXAM:" must label each, as it labels the first: an opinion names studies too.
    """
    found: list[int] = []
    held: Study | None = None
    concluded = False
    for number in range(first, last):
        row = page.rows[number]
        concluded = concluded or _OPINION.match(row.text) is not None
        if not labels_study(row) or (study := read_study(row.text, rules)) is None:
            continue
        if not study.region or study == held:
            continue
        if held is not None and concluded:
            found.append(number)
        held, concluded = study, False
    return found


def _openings(
    page: FoundPage,
    first: int,
    last: int,
    kind: Category,
    *,
    rules: RuleBook,
    table: EncounterRules,
) -> list[tuple[int, DateMention]]:
    """Give the rows in which a labelled date of a visit stands."""
    leading = [r for r in table.roles[kind] if r is not DateRole.ADMISSION][:1]
    titles = label_book(rules).titles
    found: list[tuple[int, DateMention, bool]] = []
    at = first
    for mention in page.dates:
        if mention.role not in leading:
            continue
        y = mention.box.middle[1]
        at = next((i for i in range(first, last) if page.rows[i].reaches(y)), -1)
        if at < 0 or is_prose(page.rows[at].text):
            continue
        loose = mention.label == "author line" or fold(mention.label) in titles
        found.append((at, mention, loose))
    out = []
    for n, (number, mention, loose) in enumerate(found):
        if loose:
            ahead = found[n - 1][0] if n else -9
            after = found[n + 1][0] if n + 1 < len(found) else last + 9
            heads = page.rows[number].words[0].box.x0 >= mention.box.x0 - 0.35
            close = number - ahead < 4 or after - number < 4
            if (n and close) or not heads or mention.label == "author line":
                continue
        out.append((number, mention))
    return out


def _study_above(
    page: FoundPage, number: int, first: int, rules: RuleBook
) -> tuple[int, Study] | None:
    """Find the first title of the study to which the exam date in a row belongs."""
    found: tuple[int, Study] | None = None
    for at in range(number, max(number - 4, first - 1), -1):
        row = page.rows[at]
        if not is_study_title(row):
            continue
        study = read_study(row.text, rules)
        if study is None or not study.region:
            continue
        if found is not None and study != found[1]:
            break
        found = at, study
    return found
