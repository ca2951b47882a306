"""Everybody whom a record names with a clinician's credentials."""

from __future__ import annotations

from collections.abc import Sequence

from casefile.categories import Category
from casefile.names import person_tokens, same_person, shown_person
from casefile.rules import RuleBook
from ingest.finding.providers.cues import cues_in_force
from ingest.finding.providers.names import CREDENTIAL, names_in
from ingest.finding.providers.weigh import weigh_providers
from ingest.finding.rows import Row
from ingest.sorting.layout import fold


def clinicians_named(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> tuple[str, ...]:
    """Give everybody whom `rows` name with a clinician's credentials, in the order of the page."""
    no_name = cues_in_force(rules).no_name
    found: list[str] = []
    for row in rows:
        for start, stop in names_in(row.text, no_name):
            if not CREDENTIAL.match(row.text, stop):
                continue
            name = shown_person(row.text[start:stop])
            if len(person_tokens(name)) >= 2 and not any(same_person(name, k) for k in found):
                found.append(name)
    return tuple(found)


def sole_clinician(
    rows: Sequence[Row], category: Category, rules: RuleBook = RuleBook()
) -> str | None:
    """Give the one clinician whom `rows` name, in whatever way but as who referred or ordered."""
    weighed = weigh_providers(rows, category, rules)
    others = [p.name for p in weighed if p.barred]
    named = [p.name for p in weighed if not p.barred] or clinicians_named(rows, rules)
    own = {n for n in named if not any(same_person(n, other) for other in others)}
    return own.pop() if len(own) == 1 else None


def is_nurse(text: str, rules: RuleBook = RuleBook()) -> bool:
    """Tell whether the first credentials in a text are of somebody who assists."""
    credential = CREDENTIAL.search(text)
    return credential is not None and "".join(fold(credential["c"])) in cues_in_force(rules).nurses
