"""The payers of a UB-04 and what they paid before: form locators 50 and 54."""

from __future__ import annotations

import re
from collections.abc import Sequence

from casefile.bills import Payment
from casefile.look_alikes import as_digits
from casefile.words import union
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.forms import HospitalLabels
from ingest.finding.bills.labels import find_label, under
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_cell_money

_DEPTH, _PAYER_WIDTH, _ASIDE = 0.06, 0.3, 0.03
_BESIDE = 0.006


def read_prior_payments(rows: Sequence[Row], labels: HospitalLabels, bill: PageBill) -> None:
    """Read what each payer paid before (rows A to C), with the payer's name in the same row."""
    paid = find_label(rows, labels.prior_payments)
    if paid is None:
        return
    payer = find_label(rows, labels.payer)
    left, right = paid.box.x0 - _ASIDE, paid.box.x1 + _ASIDE
    for row in under(rows, paid, left, right, _DEPTH):
        words = [w for w in row.words if re.search(r"\d", as_digits(w.text))]
        read = read_cell_money(" ".join(w.text for w in words)) if words else None
        if read is None or not read.value:
            continue
        name = ""
        if payer:
            at = payer.box.x0 - _ASIDE
            names = under(rows, payer, at, at + _PAYER_WIDTH, _DEPTH + _ASIDE)
            name = next((n.text for n in names if abs(n.y - row.y) < _BESIDE), "")
        box = union(w.box for w in words)
        payment = Payment(None, read.value, "Prior payments", bill.page, box, payer=_plain(name))
        bill.payments.append(payment)


def _plain(name: str) -> str:
    """Give a payer's name without the letter of its row."""
    return re.sub(r"^[ABC]\s+", "", name).strip()
