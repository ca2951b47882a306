"""Which kind of bill a page is, by the words printed on it."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict
from rapidfuzz import fuzz

from casefile.bills import BillForm
from casefile.rules import RuleBook
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_date, read_money

_LIKE = 88.0
_SHORT = 12
_HEAD = 0.35


class _Closed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindCues(_Closed):
    """Cues of one kind of bill; `enough` of them must stand on the page."""

    form: BillForm
    enough: int
    cues: tuple[str, ...]


class ClaimLabels(_Closed):
    """Labels of the CMS-1500."""

    lines_head: tuple[str, ...]
    lines_above: tuple[str, ...]
    lines_foot: tuple[str, ...]
    total: tuple[str, ...]
    paid: tuple[str, ...]
    account: tuple[str, ...]
    patient: tuple[str, ...]
    billing_provider: tuple[str, ...]
    facility: tuple[str, ...]
    signature: tuple[str, ...]
    signature_print: tuple[str, ...]


class HospitalLabels(_Closed):
    """Labels of the UB-04."""

    lines_head: tuple[str, ...]
    lines_foot: tuple[str, ...]
    period: tuple[str, ...]
    type_of_bill: tuple[str, ...]
    control: tuple[str, ...]
    patient: tuple[str, ...]
    attending: tuple[str, ...]
    after_attending: tuple[str, ...]
    no_name: tuple[str, ...]
    no_provider: tuple[str, ...]
    units: tuple[str, ...]
    npi: tuple[str, ...]
    charges: tuple[str, ...]
    not_covered: tuple[str, ...]
    payer: tuple[str, ...] = ()
    prior_payments: tuple[str, ...] = ()


class FormTable(_Closed):
    """forms.toml."""

    kinds: tuple[KindCues, ...]
    no_bill: tuple[str, ...] = ()
    price_list: tuple[str, ...] = ()
    cms1500: ClaimLabels
    ub04: HospitalLabels


def bill_form(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> BillForm | None:
    """Tell the kind of bill that a page is; None where no kind has cues enough.

    The claim forms carry so many labels of their own that three of them settle it.
    """
    words = _printed(rows)
    head = _printed([row for row in rows if row.y < _HEAD and not _is_entry(row)])
    found: dict[BillForm, int] = {}
    for kind in rules.table("ingest.finding.bills", "forms", FormTable).kinds:
        claim = kind.form in (BillForm.CMS1500, BillForm.UB04)
        looked = head if kind.form is BillForm.EOB else words
        hits = sum(_stands(cue, looked, loosely=claim) for cue in kind.cues)
        if hits >= kind.enough:
            found[kind.form] = hits
    for form in (BillForm.CMS1500, BillForm.UB04):
        rival = BillForm.UB04 if form is BillForm.CMS1500 else BillForm.CMS1500
        if found.get(form, 0) >= 3 and found.get(form, 0) >= found.get(rival, 0):
            return form
    plain = {f: n for f, n in found.items() if f not in (BillForm.CMS1500, BillForm.UB04)}
    if BillForm.EOB in plain:
        return BillForm.EOB
    order = list(BillForm)
    return max(plain, key=lambda f: (plain[f], -order.index(f))) if plain else None


def _is_entry(row: Row) -> bool:
    """Tell whether a row is one of a table, with a day and an amount: it tells of itself alone."""
    texts = [w.text for w in row.words]
    return any(map(read_money, texts)) and any(map(read_date, texts))


def is_no_bill(rows: Sequence[Row], rules: RuleBook = RuleBook()) -> bool:
    """Tell whether a page says above its amounts that it prices care without charging it.

    "Fee schedule: WC" over charges is a label that says which prices they go by.
    """
    table = rules.table("ingest.finding.bills", "forms", FormTable)
    amounts = (n for n, row in enumerate(rows) if any(read_money(w.text) for w in row.words))
    above = [row for row in rows[: next(amounts, len(rows))] if row.y < _HEAD]
    head, plain = _printed(above), " ".join(row.text.lower() for row in above)
    unlabelled = (cue for cue in table.price_list if f"{cue}:" not in plain)
    return any(_stands(cue, head, loosely=False) for cue in (*table.no_bill, *unlabelled))


def _printed(rows: Sequence[Row]) -> str:
    return f" {' '.join(row.folded for row in rows)} "


def _stands(cue: str, words: str, *, loosely: bool) -> bool:
    if f" {cue} " in words:
        return True
    return loosely and len(cue) > _SHORT and fuzz.partial_ratio(cue, words) >= _LIKE
