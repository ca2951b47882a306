"""The tables that judging reads: coverage of charges, care told of, operations; and all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pydantic import Field

from casefile.categories import Category
from casefile.codes import biller_category
from casefile.matters import Request
from casefile.rules import RuleBook
from casefile.specials import Payer
from completeness.code_ranges import CodeRange, lies_in
from completeness.courses import Documents, VisitRules
from completeness.imaging_rules import ImagingRules
from completeness.studies import Studies
from completeness.table import Table
from completeness.windows import Windows
from completeness.wording import GateRules, Severities, Wording


class InHouse(Table):
    """What an office does by itself, and how the note of the visit tells of it."""

    codes: tuple[CodeRange, ...]
    tells: re.Pattern[str]
    denies: re.Pattern[str] | None = None
    kept_apart: bool = False
    office_only: bool = False

    def is_told(self, sentence: str) -> bool:
        """Tell whether a sentence, in small letters, says that it was done then and there."""
        return bool(self.tells.search(sentence)) and not (
            self.denies and self.denies.search(sentence)
        )


class Care(Table):
    """Which records answer which charges (care.toml)."""

    visits: tuple[Category, ...]
    never_missing_bill: tuple[Category, ...]
    answered_by: dict[Category, tuple[Category, ...]]
    one_a_day: tuple[Category, ...]
    part_of_stay: tuple[Category, ...]
    one_visit_kinds: tuple[Category, ...]
    tells_why_paused: re.Pattern[str]
    documented_in_visit: tuple[CodeRange, ...]
    in_house: tuple[InHouse, ...]
    told_in: dict[Category, tuple[CodeRange, ...]]

    def in_visit_note(self, code: str | None) -> bool:
        """Tell whether the procedure is written up in the note of the visit it was done in."""
        return lies_in(code, self.documented_in_visit)

    def told_with(self, *codes: str | None) -> tuple[Category, ...]:
        """Give the kinds of record that tell of a service besides its own."""
        return tuple(
            kind
            for kind, ranges in sorted(self.told_in.items())
            if any(lies_in(code, ranges) for code in codes)
        )

    def done_in_house(self, code: str | None) -> InHouse | None:
        """Give what an office does by itself that the code bills for."""
        return next((done for done in self.in_house if lies_in(code, done.codes)), None)


class Files(Table):
    """How files and folders are called (files.toml)."""

    file_words: frozenset[str]


class Expected(Table):
    """What a request that names nothing asks for, by kind of provider (expected.toml)."""

    otherwise: tuple[Category, ...]
    of: dict[Category, tuple[Category, ...]]

    def items(self, request: Request) -> tuple[Category, ...]:
        """Give the kinds of records that a request asks for, named or not."""
        kind = biller_category(request.provider)
        return request.items or self.of.get(kind or Category.OTHER, self.otherwise)


class References(Table):
    """How to weigh a sentence that speaks of other care (references.toml)."""

    elsewhere: tuple[str, ...]
    vague: frozenset[str]
    distinctive: tuple[str, ...]
    same_operation: tuple[tuple[str, ...], ...]
    one_operation_days: int = Field(ge=0)
    again: tuple[str, ...]
    least_strength: int = Field(ge=1, le=3)
    specialists: dict[str, tuple[str, ...]]


class LedgerWords(Table):
    """Words that tell what a payment or an adjustment is about."""

    taken_back: tuple[str, ...]
    moved: tuple[str, ...]


class LedgerRules(Table):
    """How bills are folded into the specials ledger (specials.toml)."""

    distinct_modifiers: frozenset[str]
    part_modifiers: frozenset[str] = frozenset()
    payers: dict[Payer, tuple[str, ...]]
    words: LedgerWords

    def payer(self, printed: str) -> Payer:
        """Tell who paid by the printed words; the first list with a word of them decides."""
        kinds = (kind for kind, words in self.payers.items() if says(words, printed))
        return next(kinds, Payer.NOT_SAID)


def says(words: tuple[str, ...], text: str) -> bool:
    """Tell whether any of the words stands whole in the text."""
    plain = f" {' '.join(re.findall(r'[a-z0-9-]+', text.lower()))} "
    return any(f" {word} " in plain for word in words)


class Mechanisms(Table):
    """What notes tell of how an accident came about (mechanisms.toml)."""

    other_accident: re.Pattern[str]
    topics: dict[str, dict[str, re.Pattern[str]]]


class OperationRules(Table):
    """When two records speak of one operation (operations.toml)."""

    any: str
    no_surgery: frozenset[str]
    in_series: frozenset[str]
    placed: frozenset[str]
    either_side: frozenset[str]
    exclusive: frozenset[str]
    one_way: tuple[tuple[str, str], ...]
    same_operation_days: int = Field(ge=1)
    same_injection_days: int = Field(ge=0)
    parts: dict[str, tuple[str, ...]]

    def groups(self, regions: tuple[str, ...]) -> frozenset[str]:
        """Give the groups of parts that the regions belong to."""
        return frozenset(g for g, names in self.parts.items() if set(regions) & set(names))


@dataclass(frozen=True, slots=True)
class Tables:
    """All tables of this room."""

    windows: Windows
    severities: Severities
    care: Care
    wording: Wording
    references: References
    files: Files
    expected: Expected
    studies: Studies
    specials: LedgerRules
    operations: OperationRules
    mechanisms: Mechanisms
    readiness: GateRules
    visits: VisitRules
    documents: Documents
    imaging: ImagingRules


def load_tables(rules: RuleBook) -> Tables:
    """Load the tables in force; raises RuleTableError where a firm's own table is bad."""
    package = "completeness"
    return Tables(
        windows=rules.table(package, "windows", Windows),
        severities=rules.table(package, "severities", Severities),
        care=rules.table(package, "care", Care),
        wording=rules.table(package, "wording", Wording),
        references=rules.table(package, "references", References),
        studies=rules.table(package, "studies", Studies),
        files=rules.table(package, "files", Files),
        expected=rules.table(package, "expected", Expected),
        operations=rules.table(package, "operations", OperationRules),
        mechanisms=rules.table(package, "mechanisms", Mechanisms),
        specials=rules.table(package, "specials", LedgerRules),
        readiness=rules.table(package, "readiness", GateRules),
        visits=rules.table(package, "visits", VisitRules),
        documents=rules.table(package, "documents", Documents),
        imaging=rules.table(package, "imaging", ImagingRules),
    )
