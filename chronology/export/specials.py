"""The rows of the specials ledger: sums for each provider, and the amounts that they are of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casefile.money import shown
from casefile.page_refs import Evidence
from casefile.specials import NOTHING, Payer, ProviderLedger, Specials
from chronology.export.citations import Citation
from chronology.export.wording import PAYER_LABELS, clean, doubt_said

SPECIALS_TITLES = ("Provider", "Billed", "Adjusted", "Paid", "Outstanding", "Lien")

Cite = Callable[[Sequence[Evidence]], tuple[Citation, ...]]
"""Makes citations of evidence."""


@dataclass(frozen=True, slots=True)
class SpecialsRow:
    """The sums of one provider, or of all of them where `provider` is None."""

    provider: str | None
    billed: Decimal
    adjusted: Decimal
    paid: tuple[Decimal, ...]
    outstanding: Decimal
    lien: Decimal | None
    sources: tuple[Citation, ...] = ()

    @property
    def name(self) -> str:
        """What the row is called."""
        return self.provider or "All providers"

    def cells(self) -> tuple[str, ...]:
        """Give provider, billed, adjusted, paid and by whom, outstanding and lien as texts."""
        said = zip(PAYER_LABELS.values(), self.paid, strict=True)
        paid = "\n".join(f"{label}: {shown(amount)}" for label, amount in said if amount)
        lien = "" if self.lien is None else shown(self.lien)
        sums = (shown(self.billed), shown(self.adjusted), paid or shown(NOTHING))
        return (self.name, *sums, shown(self.outstanding), lien)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One expense, payment or adjustment; the amount stands in the column of what it is."""

    provider: str
    day: dt.date | None
    end: dt.date | None
    kind: str
    code: str
    modifiers: str
    what: str
    units: Decimal | None
    charged: Decimal | None
    paid: Decimal | None
    adjusted: Decimal | None
    doubt: str
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class RemarkRow:
    """What does not add up, a lien as it is worded, or a payment without a bill, with its pages."""

    provider: str
    message: str
    sources: tuple[Citation, ...]


def specials_rows(specials: Specials, cite: Cite) -> tuple[SpecialsRow, ...]:
    """Give the sums of each provider and, last, of all; none where nothing was billed."""
    rows = [_sums(p.provider, p, _sources(p, cite)) for p in specials.providers]
    return (*rows, _sums(None, specials)) if rows else ()


def ledger_rows(specials: Specials, cite: Cite) -> tuple[LedgerRow, ...]:
    """Give every amount of the ledgers once, provider by provider."""
    return tuple(row for p in specials.providers for row in _amounts(p, cite))


def remark_rows(specials: Specials, cite: Cite) -> tuple[RemarkRow, ...]:
    """Give what does not add up, what is said of liens, and what was paid without a bill held."""
    own = (row for p in specials.providers for row in _remarks(p, cite))
    unbilled = (
        RemarkRow(clean(p.insurer), clean(p.message), cite([p.citation])) for p in specials.unbilled
    )
    return (*own, *unbilled)


def _sums(
    name: str | None, of: ProviderLedger | Specials, sources: tuple[Citation, ...] = ()
) -> SpecialsRow:
    return SpecialsRow(
        clean(name) if name else None,
        of.billed,
        of.adjusted,
        tuple(of.paid_by(payer) for payer in Payer),
        of.outstanding,
        of.lien,
        sources,
    )


def _sources(ledger: ProviderLedger, cite: Cite) -> tuple[Citation, ...]:
    charged = [c for expense in ledger.expenses for c in expense.citations]
    return cite(charged + [c for credit in ledger.credits for c in credit.citations])


def _amounts(ledger: ProviderLedger, cite: Cite) -> Iterator[LedgerRow]:
    provider = clean(ledger.provider)
    for e in ledger.expenses:
        yield LedgerRow(
            provider, e.date, e.end_date, "Charge", clean(e.code or ""),
            clean(" ".join(e.modifiers)), clean(e.description), e.units, e.charge, None, None,
            doubt_said(e.doubtful), cite(e.citations),
        )  # fmt: skip
    for c in ledger.credits:
        kind = "Adjustment" if c.adjustment else f"Payment, {PAYER_LABELS[c.payer].lower()}"
        paid, adjusted = (None, c.amount) if c.adjustment else (c.amount, None)
        yield LedgerRow(
            provider, c.date, None, kind, "", "", clean(c.printed), None, None, paid, adjusted,
            "", cite(c.citations),
        )  # fmt: skip


def _remarks(ledger: ProviderLedger, cite: Cite) -> Iterator[RemarkRow]:
    provider = clean(ledger.provider)
    for difference in ledger.differences:
        yield RemarkRow(provider, clean(difference.message), cite(difference.citations))
    for lien in ledger.liens:
        message = f"It speaks of a lien: “{clean(lien.quote)}”"
        yield RemarkRow(provider, message, cite([lien.citation]))
