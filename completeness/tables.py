"""The tables that judging reads: windows, severities, coverage of charges, and wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from casefile.categories import CARE, Category, FlagKind, Severity
from casefile.codes import biller_category
from casefile.matters import Request
from casefile.pages import Numbering
from casefile.readiness import Gate, Standing
from casefile.rules import RuleBook
from casefile.specials import Payer
from completeness.imaging_rules import ImagingRules
from completeness.studies import Studies


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Kind = TypeVar("_Kind", bound=StrEnum)
_Said = TypeVar("_Said")


def _with_all(given: dict[_Kind, _Said], needed: Iterable[_Kind]) -> dict[_Kind, _Said]:
    """Give a section of a table back; raises ValueError where a word that it needs is missing."""
    missing = sorted(word.value for word in needed if word not in given)
    if missing:
        raise ValueError(
            f"a section is replaced whole, and these are missing: {', '.join(missing)}"
        )
    return given


class TreatmentWindow(_Table):
    """When a pause in care is a gap."""

    gap_days: int = Field(ge=1)


class PageWindows(_Table):
    """When a jump in printed page numbers is missing pages."""

    bates_jump: int = Field(ge=1)
    untotalled_jump: int = Field(ge=1)
    supplement_pages: int = Field(ge=0)
    counter_pages: int = Field(ge=1)
    lone_page_misses: int = Field(ge=0)


class DuplicateFloors(_Table):
    """When two pages are one page."""

    same_words: float = Field(gt=0, le=1)
    other_words: float = Field(ge=0, le=1)
    other_words_rough: float = Field(ge=0, le=1)
    opposites: tuple[tuple[str, str], ...]
    same_words_same_picture: float = Field(gt=0, le=1)
    sure_reading: float = Field(ge=0, le=1)
    other_figures: float = Field(ge=0, lt=1)
    other_figures_text: float = Field(ge=0, lt=1)
    other_figures_rough: float = Field(ge=0, lt=1)
    few_figures: int = Field(ge=0)
    other_figures_same_dates: float = Field(ge=0, lt=1)
    other_amounts: float = Field(ge=0, lt=1)
    same_charges: int = Field(ge=1)
    misread_charges: float = Field(ge=0, lt=1)
    missed_figures: float = Field(ge=0, lt=1)
    picture_bits: int = Field(ge=0, le=64)
    few_words: int = Field(ge=0)


class BillWindows(_Table):
    """What a scan explains in a bill."""

    sure_reading: float = Field(ge=0, le=1)
    poor_reading: float = Field(ge=0, le=1)
    unread_line_days: int = Field(ge=0)


class InjuryWindow(_Table):
    """When two dates of injury speak of one accident, and when a lone side contradicts others."""

    same_accident_days: int = Field(ge=1)
    agreeing_visits: int = Field(ge=1)
    agreeing_visits_narrow: int = Field(ge=1)
    agreeing_visits_injured: int = Field(ge=1)
    agreeing_visits_both: int = Field(ge=1)
    same_part: dict[str, str]
    narrow_parts: list[str]
    odd_visits_narrow: int = Field(ge=1)
    agreeing_events: frozenset[str]
    loose_events: frozenset[str]


class Windows(_Table):
    """Days, shares and counts (windows.toml)."""

    professional_read_days: int = Field(ge=0)
    billed_days: dict[Category, int]
    referenced_days: dict[Category, int]
    treatment: TreatmentWindow
    pages: PageWindows
    duplicates: DuplicateFloors
    bills: BillWindows
    injury: InjuryWindow


class Severities(_Table):
    """The default severity of each kind (severities.toml)."""

    severity: dict[FlagKind, Severity]

    @field_validator("severity")
    @classmethod
    def _every_kind(cls, given: dict[FlagKind, Severity]) -> dict[FlagKind, Severity]:
        return _with_all(given, FlagKind)


class CodeRange(_Table):
    """A run of procedure codes, both ends in it."""

    first: str
    last: str


def _lies_in(code: str | None, ranges: tuple[CodeRange, ...]) -> bool:
    return code is not None and any(
        len(code) == len(r.first) and r.first <= code <= r.last for r in ranges
    )


class Care(_Table):
    """Which records answer which charges (care.toml)."""

    visits: tuple[Category, ...]
    never_missing_bill: tuple[Category, ...]
    answered_by: dict[Category, tuple[Category, ...]]
    one_a_day: tuple[Category, ...]
    part_of_stay: tuple[Category, ...]
    one_visit_kinds: tuple[Category, ...]
    tells_of_films: re.Pattern[str]
    tells_why_paused: re.Pattern[str]
    documented_in_visit: tuple[CodeRange, ...]
    films: tuple[CodeRange, ...]
    told_in: dict[Category, tuple[CodeRange, ...]]

    def in_visit_note(self, code: str | None) -> bool:
        """Tell whether the procedure is written up in the note of the visit it was done in."""
        return _lies_in(code, self.documented_in_visit)

    def told_with(self, *codes: str | None) -> tuple[Category, ...]:
        """Give the kinds of record that tell of a service besides its own."""
        return tuple(
            kind
            for kind, ranges in sorted(self.told_in.items())
            if any(_lies_in(code, ranges) for code in codes)
        )

    def is_film(self, code: str | None) -> bool:
        """Tell whether the code is of plain films, which an office takes and reads itself."""
        return _lies_in(code, self.films)


_BLANKS = frozenset({"record", "item", "of_day", "name"})
"""What may be filled into the words that say what closes a flag."""


class Wording(_Table):
    """What a paralegal calls things (wording.toml)."""

    record: dict[Category, str]
    visit: dict[Category, str]
    item: dict[Category, str]
    numbering: dict[Numbering, str]
    sure: dict[FlagKind, str]
    closes: dict[FlagKind, str]

    @field_validator("sure", "closes")
    @classmethod
    def _every_kind(cls, given: dict[FlagKind, str]) -> dict[FlagKind, str]:
        return _with_all(given, FlagKind)

    @field_validator("closes")
    @classmethod
    def _known_blanks(cls, given: dict[FlagKind, str]) -> dict[FlagKind, str]:
        for kind, said in given.items():
            blanks = {name for _, name, _, _ in Formatter().parse(said) if name is not None}
            unknown = sorted(blanks - _BLANKS)
            if unknown:
                known = ", ".join(f"{{{blank}}}" for blank in sorted(_BLANKS))
                raise ValueError(f"{kind}: there is no {{{unknown[0]}}} to fill in, but {known}")
        return given

    @field_validator("record", "visit")
    @classmethod
    def _all_care(cls, given: dict[Category, str]) -> dict[Category, str]:
        return _with_all(given, CARE)

    @field_validator("item")
    @classmethod
    def _every_item(cls, given: dict[Category, str]) -> dict[Category, str]:
        return _with_all(given, (c for c in Category if c is not Category.BLANK))

    @field_validator("numbering")
    @classmethod
    def _every_numbering(cls, given: dict[Numbering, str]) -> dict[Numbering, str]:
        return _with_all(given, Numbering)


class Files(_Table):
    """How files and folders are called (files.toml)."""

    file_words: frozenset[str]


class Expected(_Table):
    """What a request that names nothing asks for, by kind of provider (expected.toml)."""

    otherwise: tuple[Category, ...]
    of: dict[Category, tuple[Category, ...]]

    def items(self, request: Request) -> tuple[Category, ...]:
        """Give the kinds of records that a request asks for, named or not."""
        kind = biller_category(request.provider)
        return request.items or self.of.get(kind or Category.OTHER, self.otherwise)


class References(_Table):
    """How to weigh a sentence that speaks of other care (references.toml)."""

    elsewhere: tuple[str, ...]
    vague: frozenset[str]
    distinctive: tuple[str, ...]
    same_operation: tuple[tuple[str, ...], ...]
    one_operation_days: int = Field(ge=0)
    again: tuple[str, ...]
    least_strength: int = Field(ge=1, le=3)


class LedgerWords(_Table):
    """Words that tell what a payment or an adjustment is about."""

    taken_back: tuple[str, ...]
    moved: tuple[str, ...]


class LedgerRules(_Table):
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


class GateRules(_Table):
    """Which flags speak to which gate of a demand, and how much they weigh (readiness.toml)."""

    gates: dict[Gate, tuple[FlagKind, ...]]
    standing: dict[Severity, Standing]

    @field_validator("standing")
    @classmethod
    def _every_weight(cls, given: dict[Severity, Standing]) -> dict[Severity, Standing]:
        return _with_all(given, Severity)

    @property
    def gate_of(self) -> dict[FlagKind, Gate]:
        """The gate of each kind."""
        return {kind: gate for gate, kinds in self.gates.items() for kind in kinds}

    @model_validator(mode="after")
    def _each_kind_once(self) -> GateRules:
        kinds = [kind for gate in self.gates.values() for kind in gate]
        wrong = sorted(kind.value for kind in FlagKind if kinds.count(kind) != 1)
        if wrong:
            message = f"each kind must stand at exactly one gate; these do not: {', '.join(wrong)}"
            raise ValueError(message)
        return self


class Mechanisms(_Table):
    """What notes tell of how an accident came about (mechanisms.toml)."""

    other_accident: re.Pattern[str]
    topics: dict[str, dict[str, re.Pattern[str]]]


class OperationRules(_Table):
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
        imaging=rules.table(package, "imaging", ImagingRules),
    )
