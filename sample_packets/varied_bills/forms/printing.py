"""Print a bill in the form that is asked for by name."""

from __future__ import annotations

from collections.abc import Callable

from sample_packets.builder.sheet import Sheet
from sample_packets.varied_bills.forms import notices, slips
from sample_packets.varied_bills.forms.claim1500 import FILLS, claim_forms
from sample_packets.varied_bills.forms.claim_ub import hospital_claim
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.looks import LOOKS
from sample_packets.varied_bills.forms.tables import table_bill

_OTHERS: dict[str, Callable[[Account], list[Sheet]]] = {
    "superbill": slips.superbill,
    "ambulance_invoice": slips.ambulance_invoice,
    "pharmacy_slips": slips.pharmacy_slips,
    "eob": notices.explanation,
    "remittance": notices.remittance,
    "balance": notices.balance,
    "lien": notices.lien,
}


def print_bill(bill: Account, form: str) -> list[Sheet]:
    """Print a bill; `form` is a table's look, "1500 <fill>", "ub <style>" or another form."""
    kind, _, style = form.partition(" ")
    if kind == "1500":
        assert style in FILLS
        return claim_forms(bill, style)
    if kind == "ub":
        return hospital_claim(bill, style)
    if form in _OTHERS:
        return _OTHERS[form](bill)
    return table_bill(bill, LOOKS[form], form)
