"""Who rendered the care: the clinician that a record itself names.

Whoever only ordered, referred, is copied or is spoken of did not render it; a laboratory's orderer
and a pharmacy's prescriber are the accepted exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from casefile.categories import Category
from casefile.names import person_tokens, same_person, shown_person
from casefile.rules import RuleBook
from ingest.finding.providers.cues import Cues, cues_in_force
from ingest.finding.providers.leading_words import SIGNED
from ingest.finding.providers.names import CREDENTIALS, WORD
from ingest.finding.providers.namings import BARRED, NamedProvider, Naming, namings_in
from ingest.finding.rows import Row
from ingest.sorting.layout import fold

_ANESTHESIA = re.compile(
    r"\banesthesia (?:record|report|note|evaluation|summary|chart)\b|\bpost-?anesthesia\b",
    re.IGNORECASE,
)
_NURSE_S_VISIT = re.compile(
    r"\bnurs(?:e|ing) (?:home )?visit\b(?! by\b)|\bhome health (?:nursing|nurse)\b|\bsn visit\b",
    re.IGNORECASE,
)
"""A nurse's own visit, be it by a physician's order."""

_GIVEN = re.compile(r"(?:[a-z]{3}|[0-9)])\. ([A-Z][a-z'\u2019-]+(?: [A-Z]\.)?)$")
_REST = re.compile(rf"({WORD}),? (?:{CREDENTIALS})\.?$")
_BEHIND = re.compile(
    r"(?:[a-z]{3}|[0-9)])\. ((?:[A-Z]\.|[A-Z][A-Za-z'\u2019-]+)"
    rf"(?: [A-Z]\.)? {WORD}),? (?:{CREDENTIALS})\.?$"
)
_SIGNS_TEXT = "name with credentials behind the last sentence"
_BY_ITSELF = 5.0

_SALUTATION = re.compile(
    r"^\W*Dear\s(?:(?:Drs?|Mr|Mrs|Ms|Doctor)\b\.?\s)?(?:\w+\s){0,2}?([A-Za-z'\u2019-]+)\W*$"
)
_SIGNATURE_ROWS = 4


def providers_in(
    rows: Sequence[Row], category: Category, rules: RuleBook = RuleBook()
) -> tuple[NamedProvider, ...]:
    """Find who rendered the care that `rows` tell of, the surest first."""
    return tuple(p for p in weigh_providers(rows, category, rules) if not p.barred)


def weigh_providers(
    rows: Sequence[Row], category: Category, rules: RuleBook = RuleBook()
) -> tuple[NamedProvider, ...]:
    """Find who rendered the care that `rows` tell of, the surest first, then who did not."""
    cues = cues_in_force(rules)
    if any(_ANESTHESIA.search(row.text) for row in rows[:10]):
        raised = dict.fromkeys(cues.anesthesia, 14)
        cues = replace(cues, weights={category: {**cues.weights[category], **raised}})
    if any(_NURSE_S_VISIT.search(row.text) for row in rows[:10]):
        lowered = {("physician",): 2, ("doctor",): 2, ("md",): 2, ("attending", "physician"): 2}
        own = {**cues.weights[category], **lowered}
        cues = replace(cues, weights={category: own}, nurses=frozenset())
    found: dict[str, NamedProvider] = {}
    others: dict[str, NamedProvider] = {}
    addressed = {m[1].lower() for row in rows if (m := _SALUTATION.match(row.text))}
    signed = _rows_signed(rows, cues)
    for number, row in enumerate(rows):
        for name, naming in namings_in(row, number, rows, category, cues):
            if naming.how == BARRED:
                others.setdefault(name, NamedProvider(name, 0.0, (naming,), barred=True))
                continue
            weight = max(naming.weight, SIGNED) if number in signed else naming.weight
            if weight < SIGNED and person_tokens(name)[-1] in addressed:
                continue
            _hear(found, name, replace(naming, weight=weight))
    for name, naming in _signing_text(rows, cues):
        _hear(found, name, naming)
    apart = [p for p in others.values() if not any(same_person(k, p.name) for k in found)]
    return (*sorted(found.values(), key=lambda p: -p.weight), *apart)


def _hear(found: dict[str, NamedProvider], name: str, naming: Naming) -> None:
    """Enter a naming under the one it names, by the fuller of the spellings."""
    known = next((k for k in found if same_person(k, name)), None)
    if known is None:
        found[name] = NamedProvider(name, naming.weight, (naming,))
        return
    best = name if len(person_tokens(name)[0]) > len(person_tokens(known)[0]) else known
    former = found.pop(known)
    weight = max(former.weight, naming.weight) + 0.5
    found[best] = NamedProvider(best, weight, (*former.namings, naming))


def _rows_signed(rows: Sequence[Row], cues: Cues) -> frozenset[int]:
    """Give the rows in which a letter's writer signs: those below "Sincerely" and its like."""
    return frozenset(
        number + step
        for number, row in enumerate(rows)
        if len(row.words) <= 4 and fold(row.text) in cues.valedictions
        for step in range(1, _SIGNATURE_ROWS + 1)
    )


def _signing_text(rows: Sequence[Row], cues: Cues) -> Iterator[tuple[str, Naming]]:
    """Give the names that sign running text: behind its last sentence, whole or torn in two."""
    for number, row in enumerate(rows):
        if whole := _BEHIND.search(row.text):
            naming = Naming(number, whole.start(1), *whole.span(1), _BY_ITSELF, _SIGNS_TEXT)
            yield shown_person(whole[1]), naming
    for number, (row, below) in enumerate(pairwise(rows), start=1):
        given, rest = _GIVEN.search(row.text), _REST.match(below.text)
        if given and rest and not {given[1].lower(), rest[1].lower()} & cues.no_name:
            naming = Naming(number, 0, 0, len(below.text), _BY_ITSELF, _SIGNS_TEXT)
            yield shown_person(f"{given[1]} {rest[1]}"), naming
