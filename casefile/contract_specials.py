"""The specials of casefile.json: the ledgers of what care cost, in the form of the contract."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pydantic import Field

from casefile.bills import CodeSystem
from casefile.contract_forms import Closed, iso
from casefile.money import plain
from casefile.page_refs import Evidence
from casefile.specials import Credit, Expense, Payer, ProviderLedger, Specials

_MONEY = r"^-?\d+\.\d{2}$"


class PlaceDoc(Closed):
    """Words of a page, and where they stand."""

    packet: str
    page: int
    text: str
    bbox: tuple[float, float, float, float] | None


class ExpenseDoc(Closed):
    """One service, however often it was billed; `lines` are the billing lines that say so."""

    date: str | None
    end_date: str | None
    code: str | None
    code_system: CodeSystem | None
    modifiers: list[str]
    units: int | float
    description: str
    charge: str = Field(pattern=_MONEY)
    doubtful: list[str] = Field(default=[])
    lines: list[str]
    cites: list[PlaceDoc]


class CreditDoc(Closed):
    """One payment or adjustment; negative where it was taken back."""

    date: str | None
    amount: str = Field(pattern=_MONEY)
    adjustment: bool
    payer: Payer
    printed: str
    cites: list[PlaceDoc]


class LienDoc(Closed):
    """Words that speak of a lien, and the amount that they give."""

    quote: str
    amount: str | None = Field(pattern=_MONEY)
    cite: PlaceDoc


class DifferenceDoc(Closed):
    """Two figures that ought to be one."""

    message: str
    printed: str = Field(pattern=_MONEY)
    sum: str = Field(pattern=_MONEY)
    cites: list[PlaceDoc]


class SumsDoc(Closed):
    """Sums to the cent: billed = adjusted + paid + outstanding."""

    billed: str = Field(pattern=_MONEY)
    adjusted: str = Field(pattern=_MONEY)
    paid: str = Field(pattern=_MONEY)
    paid_by: dict[Payer, str]
    outstanding: str = Field(pattern=_MONEY)
    lien: str | None = Field(pattern=_MONEY)


class ProviderLedgerDoc(Closed):
    """What one provider billed and what became of it."""

    provider: str
    totals: SumsDoc
    expenses: list[ExpenseDoc]
    credits: list[CreditDoc]
    liens: list[LienDoc]
    differences: list[DifferenceDoc]


class NotCountedDoc(Closed):
    """A billing line that is no expense of its own, and why."""

    line: str
    charge: str = Field(pattern=_MONEY)
    why: str
    cite: PlaceDoc


class PaidUnbilledDoc(Closed):
    """What an insurer paid or took off for a service that no bill shows; it is in no sum."""

    date: str | None
    code: str | None
    description: str
    charge: str = Field(pattern=_MONEY)
    amount: str = Field(pattern=_MONEY)
    adjustment: bool
    insurer: str
    message: str
    cite: PlaceDoc


class SpecialsDoc(Closed):
    """The ledgers of all providers, their sums, and what is in none of them."""

    totals: SumsDoc
    providers: list[ProviderLedgerDoc]
    not_counted: list[NotCountedDoc]
    unbilled: list[PaidUnbilledDoc] = Field(default=[])


def specials_doc(specials: Specials) -> SpecialsDoc:
    """Give the specials in the form of the contract."""
    return SpecialsDoc(
        totals=_sums(specials),
        providers=[_ledger(p) for p in specials.providers],
        not_counted=[
            NotCountedDoc(line=n.line, charge=plain(n.charge), why=n.why, cite=_place(n.citation))
            for n in specials.not_counted
        ],
        unbilled=[
            PaidUnbilledDoc(
                date=iso(p.date),
                code=p.code,
                description=p.description,
                charge=plain(p.charge),
                amount=plain(p.amount),
                adjustment=p.adjustment,
                insurer=p.insurer,
                message=p.message,
                cite=_place(p.citation),
            )
            for p in specials.unbilled
        ],
    )


def number(units: Decimal) -> int | float:
    """Give units as a number, whole where it is."""
    return int(units) if units == units.to_integral_value() else float(units)


def _sums(of: Specials | ProviderLedger) -> SumsDoc:
    return SumsDoc(
        billed=plain(of.billed),
        adjusted=plain(of.adjusted),
        paid=plain(of.paid),
        paid_by={payer: plain(of.paid_by(payer)) for payer in Payer},
        outstanding=plain(of.outstanding),
        lien=None if of.lien is None else plain(of.lien),
    )


def _ledger(ledger: ProviderLedger) -> ProviderLedgerDoc:
    return ProviderLedgerDoc(
        provider=ledger.provider,
        totals=_sums(ledger),
        expenses=[_expense(e) for e in ledger.expenses],
        credits=[_credit(c) for c in ledger.credits],
        liens=[
            LienDoc(
                quote=lien.quote,
                amount=None if lien.amount is None else plain(lien.amount),
                cite=_place(lien.citation),
            )
            for lien in ledger.liens
        ],
        differences=[
            DifferenceDoc(
                message=d.message,
                printed=plain(d.printed),
                sum=plain(d.sum),
                cites=_places(d.citations),
            )
            for d in ledger.differences
        ],
    )


def _expense(expense: Expense) -> ExpenseDoc:
    return ExpenseDoc(
        date=iso(expense.date),
        end_date=iso(expense.end_date),
        code=expense.code,
        code_system=expense.code_system,
        modifiers=list(expense.modifiers),
        units=number(expense.units),
        description=expense.description,
        charge=plain(expense.charge),
        doubtful=list(expense.doubtful),
        lines=list(expense.lines),
        cites=_places(expense.citations),
    )


def _credit(credit: Credit) -> CreditDoc:
    return CreditDoc(
        date=iso(credit.date),
        amount=plain(credit.amount),
        adjustment=credit.adjustment,
        payer=credit.payer,
        printed=credit.printed,
        cites=_places(credit.citations),
    )


def _places(citations: Sequence[Evidence]) -> list[PlaceDoc]:
    return [_place(c) for c in citations]


def _place(cited: Evidence) -> PlaceDoc:
    box = cited.box.rounded() if cited.box else None
    return PlaceDoc(packet=cited.packet, page=cited.page, text=cited.text, bbox=box)
