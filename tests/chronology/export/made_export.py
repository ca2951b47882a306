"""A made-up matter with everything that is hard to write down, and what was written of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from made_records import (
    DAY,
    LINE,
    fact,
    facts_of,
    gap_flag,
    judged,
    missing_flag,
    packet,
    visit,
)

from casefile.bills import Bill, BillForm, BillingLine, CodeSystem
from casefile.categories import Category, FactKind
from casefile.flags import Evidence, Judgement
from casefile.matters import MatterFacts, UnreadableFile
from casefile.readiness import Blocker, Gate, GateCheck, Readiness, Reason, Standing
from casefile.specials import (
    Credit,
    Difference,
    Expense,
    Lien,
    Payer,
    ProviderLedger,
    Specials,
)
from chronology.export.write import write_exports
from chronology.merge import chronicle

FORMULA = '=HYPERLINK("http://example.com","x")'
STRANGE = "Temp\x0c 98.6\x00 °F ≥ 5\x1b[0m \u202egnp.exe ﬁne \U0001f600 µ Łódź \ud800 end"
LONG = "The patient was seen again and nothing had changed since then. " * 700


@dataclass(frozen=True)
class Exported:
    """Where an export was written, and what it was written from."""

    folder: Path
    facts: MatterFacts
    judgement: Judgement
    files: dict[str, Path]

    def again(self, folder: Path) -> tuple[Path, ...]:
        chronology = chronicle(self.facts, self.judgement)
        return write_exports(self.facts, self.judgement, chronology, folder, self.files.get)


def specials() -> Specials:
    """One account: a charge on two pages, a payment, a write-off, a lien, a balance that is off."""
    first = Evidence("p1", 1, "99213 1,245.50", LINE)
    again = Evidence("p2", 1, "99213 1,245.50", LINE)
    charge = Expense(DAY, Decimal("1245.50"), ("l1",), (first, again), code="99213")
    paid = Credit(DAY, Decimal("200.25"), False, Payer.INSURANCE, "=Fund & Co", (again,))
    off = Credit(None, Decimal("45.25"), True, Payer.NOT_SAID, "write off", (again,))
    wrong = Difference(
        "It gives $990.00, and $1,000.00 is left.", Decimal(990), Decimal(1000), (first,)
    )
    lien = Lien("held on a lien", None, again)
    ledger = ProviderLedger("Ann Roe & Co", (charge,), (paid, off), (lien,), (wrong,))
    return Specials((ledger,))


def readiness() -> Readiness:
    """One gate that a clinic blocks, and one that is passed."""
    reason = Reason("The MRI =never= came.", Standing.BLOCKED, "n2", ("f2",), "Ann Roe & Co")
    gates = (GateCheck(Gate.CHRONOLOGY, (reason,)), GateCheck(Gate.BILLING))
    return Readiness(gates, (Blocker("Ann Roe & Co", 1),), blocking=1, pages=9)


def matter() -> tuple[MatterFacts, Judgement]:
    first = visit(
        "p1",
        fact("Neck is tender on the left.", 1, FactKind.EXAM),
        fact("Struck from behind at a light.", 1, FactKind.MECHANISM, significance=1),
        fact(FORMULA, 2, FactKind.OTHER),
        fact(STRANGE, 2, FactKind.VITAL),
        fact(LONG, 3, FactKind.PLAN),
        pages=(1, 2, 3),
    )
    same = visit("p2", fact("Neck is tender on the left.", 1, FactKind.EXAM), provider=None)
    bare = visit("p1", pages=(4,), date=DAY + dt.timedelta(1))
    undated = visit("p2", "Undated words.", date=None, pages=(2,))
    lost = visit("p3", "On a page that cannot be copied.", category=Category.LABORATORY)
    line = BillingLine(
        "l1", DAY, Decimal("1245.50"), 1, LINE, code="99213", code_system=CodeSystem.CPT,
        modifiers=("25",), units=Decimal("1.5"), description="=1+1", provider="Ann Roe",
    )  # fmt: skip
    bill = Bill("b1", BillForm.CMS1500, (1,), (line,))
    facts = facts_of(
        packet("p1", [first, bare], pages=5, file="clinic & co/päckchen 1.pdf"),
        packet("p2", [same, undated], pages=3, bills=(bill,)),
        packet("p3", [lost], file="lost.pdf"),
        unreadable=(UnreadableFile("torn.pdf", "0", "the file is cut off"),),
    )
    flags = (
        gap_flag(DAY),
        missing_flag(Evidence("p1", 5, "knee MRI")),
        missing_flag(id="f3", message="The MRI is also mentioned.", ask=""),
        missing_flag(id="f4", finding="n9", message="Dismissed one.", status="dismissed"),
    )
    return facts, judged(*flags, links={"l1": first.id}, specials=specials(), readiness=readiness())
