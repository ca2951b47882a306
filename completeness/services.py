"""A charge as one bill prints it, and the service that one bill or several bill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from casefile.bills import Bill, BillingLine, CodeSystem
from casefile.specials import Expense
from completeness.held import line_evidence
from completeness.totals import CLAIM_FORMS

Printed = tuple["Sitting", BillingLine]


@dataclass(frozen=True, eq=False)
class Sitting:
    """The lines of one bill that are no copies, or those of its pages that repeat others."""

    packet: str
    bill: Bill
    lines: tuple[BillingLine, ...]
    repeats: bool = False

    @property
    def is_claim(self) -> bool:
        """Tell whether the lines stand on a claim form."""
        return self.bill.form in CLAIM_FORMS

    @property
    def prints_modifiers(self) -> bool:
        """Tell whether a line without a modifier says that there is none."""
        return self.is_claim or any(line.modifiers for line in self.lines)

    def may_restate(self, other: Sitting) -> bool:
        """Tell whether the bills can bill the same: a hospital's part is no clinician's part."""
        return {self.bill.form, other.bill.form} != CLAIM_FORMS

    def covers(self, line: BillingLine) -> bool:
        """Tell whether the line's day lies in the claim's period."""
        first, last = self.bill.date_from, self.bill.date_to or self.bill.date_from
        if line.date is None or first is None or last is None:
            return True
        return first <= line.date <= last


@dataclass(eq=False)
class Service:
    """A service while the lines that bill it are being gathered; the first one counts.

    `disputed` are lines of the same account that bill it at another charge.
    """

    printed: list[Printed]
    disputed: list[Printed] = field(default_factory=list)
    sittings: set[Sitting] = field(init=False)

    def __post_init__(self) -> None:
        self.sittings = {sitting for sitting, _ in self.printed}

    @property
    def line(self) -> BillingLine:
        """The line whose figures count."""
        return self.printed[0][1]

    def add(self, printed: Iterable[Printed]) -> None:
        """Take more lines that bill this service."""
        for sitting, line in printed:
            self.printed.append((sitting, line))
            self.sittings.add(sitting)

    def expense(self) -> Expense:
        """Give the service as it stands in the ledger."""
        line = self.line
        fullest = max((n for _, n in self.printed), key=lambda n: len(n.modifiers))
        # A claim form prints no descriptions; what is read beside its lines says little.
        _, said = max(self.printed, key=lambda p: (not p[0].is_claim, len(p[1].description)))
        named = next((n for _, n in self.printed if n.code_system is not CodeSystem.REV), line)
        return Expense(
            date=line.date,
            charge=line.charge,
            lines=tuple(dict.fromkeys(n.id for _, n in self.printed)),
            citations=tuple(dict.fromkeys(line_evidence(s.packet, n) for s, n in self.printed)),
            end_date=line.end_date,
            code=line.code if len(self.printed) == 1 else named.code or line.code,
            code_system=line.code_system if len(self.printed) == 1 else named.code_system,
            modifiers=line.modifiers or fullest.modifiers,
            units=line.units,
            description=said.description,
            doubtful=line.doubtful,
        )
