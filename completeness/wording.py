"""What kinds of flags weigh, what speaks to which gate, and what a paralegal calls things."""

from __future__ import annotations

from string import Formatter

from pydantic import field_validator, model_validator

from casefile.categories import CARE, Category, FlagKind, Severity
from casefile.pages import Numbering
from casefile.readiness import Gate, Standing
from completeness.table import Table, with_all


class Severities(Table):
    """The default severity of each kind (severities.toml)."""

    severity: dict[FlagKind, Severity]

    @field_validator("severity")
    @classmethod
    def _every_kind(cls, given: dict[FlagKind, Severity]) -> dict[FlagKind, Severity]:
        return with_all(given, FlagKind)


_BLANKS = frozenset({"record", "item", "of_day", "name"})
"""What may be filled into the words that say what closes a flag."""


class Wording(Table):
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
        return with_all(given, FlagKind)

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
        return with_all(given, CARE)

    @field_validator("item")
    @classmethod
    def _every_item(cls, given: dict[Category, str]) -> dict[Category, str]:
        return with_all(given, (c for c in Category if c is not Category.BLANK))

    @field_validator("numbering")
    @classmethod
    def _every_numbering(cls, given: dict[Numbering, str]) -> dict[Numbering, str]:
        return with_all(given, Numbering)


class GateRules(Table):
    """Which flags speak to which gate of a demand, and how much they weigh (readiness.toml)."""

    gates: dict[Gate, tuple[FlagKind, ...]]
    standing: dict[Severity, Standing]

    @field_validator("standing")
    @classmethod
    def _every_weight(cls, given: dict[Severity, Standing]) -> dict[Severity, Standing]:
        return with_all(given, Severity)

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
