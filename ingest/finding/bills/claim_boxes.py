"""The boxes of a CMS-1500 around its service lines: 2, 26, 28, 29, 31, 32, 33 and 33a."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from casefile.bills import Payment, PrintedTotal, TotalKind
from casefile.look_alikes import as_digits
from casefile.words import Box, Word, union
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.forms import ClaimLabels
from ingest.finding.bills.labels import Label, beside, find_label, under
from ingest.finding.bills.npi import npi_in
from ingest.finding.bills.printed_rows import Row
from ingest.finding.bills.values import read_cell_money, read_money

_LONGEST_NAME = 6
_CENTS_GAP = 0.02
_BILLING_BOX = 0.075
"""How high box 33 is, below its label, as a share of the page."""
_BOX_NUMBER = re.compile(r"\d{1,2}[a-z]?\.?")
_NEIGHBOURS = {
    "2": {"3", "4"},
    "26": {"25", "27", "28"},
    "28": {"26", "27", "29"},
    "29": {"27", "28", "30"},
    "31": {"32", "33"},
    "32": {"31", "33"},
    "33": {"31", "32"},
}
_DAY_SIGNED = re.compile(r"\W*\d{6}(?:\d{2})?$|\W*\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$")
_TAX_NUMBER = re.compile(r"\d{2}-?\d{7}")


def read_claim_boxes(
    rows: Sequence[Row], labels: ClaimLabels, total_at: float, bill: PageBill
) -> None:
    """Read total, paid, account, patient and providers into `bill`.

    `total_at` is where box 28 stands across the page, for scans whose label cannot be read.
    Amounts stand above boxes 31 to 33: the telephone number of who bills is none.
    """
    paid = find_label(rows, labels.paid) or _numbered(rows, "29")
    total = (
        find_label(rows, labels.total)
        or _numbered(rows, "28")
        or _unlabelled(rows, paid, total_at, bill)
    )
    at = total.row if total else 0
    billing = find_label(rows, labels.billing_provider, at) or _numbered(rows, "33")
    signature = find_label(rows, labels.signature, at) or _numbered(rows, "31")
    facility = find_label(rows, labels.facility, at) or _numbered(rows, "32")
    below = min((b.box.top for b in (billing, signature, facility) if b), default=1.0)
    above = [row for row in rows if row.y < below]
    if total:
        found = _amount_under(above, total, paid.box.x0 if paid else total.box.x0 + 0.11)
        found = found or _amount_beside(rows, total)
        if found:
            bill.totals.append(PrintedTotal(TotalKind.CHARGES, found[0], bill.page, found[1]))
    if paid:
        found = _amount_under(above, paid, paid.box.x1 + 0.04)
        if found and found[0]:
            bill.payments.append(Payment(None, found[0], "Amount paid", bill.page, found[1]))
    account = find_label(rows, labels.account) or _numbered(rows, "26")
    patient = find_label(rows, labels.patient) or _numbered(rows, "2")
    bill.account = _text_under(rows, account, 0.2, r"[A-Z0-9\-]{3,}")
    bill.patient = _text_under(rows, patient, 0.28, r"[A-Za-z,.'\- ]{3,}")
    if billing is None and total:
        at_name = Box(total.box.x0, total.box.top, total.box.x0, total.box.bottom + 0.032)
        billing = Label(total.row, at_name)
    bill.provider = (
        _text_under(rows, billing, 0.4, r".*[A-Za-z]{3}.*")
        or _text_under(rows, facility, 0.3, r".*[A-Za-z]{3}.*")
        or _beside_number(rows, "33")
    )
    bill.npi = _npi_under(rows, billing)
    if signature:
        right = facility.box.x0 - 0.005 if facility else signature.box.x0 + 0.29
        named = []
        for row in under(rows, signature, signature.box.x0 - 0.03, right, 0.09):
            if row.folded.startswith("signed"):
                break
            if not any(word in row.folded for word in labels.signature_print) and (
                len(re.findall(r"[A-Za-z]{2,}", row.text)) >= 2 and len(row.words) <= _LONGEST_NAME
            ):
                named.append(_DAY_SIGNED.sub("", row.text))
        bill.rendering = named[-1] if named else None


def _numbered(rows: Sequence[Row], box: str) -> Label | None:
    """Find a box by its number, where claim data are printed with the numbers of boxes only."""
    for n, row in enumerate(rows):
        if not all(_BOX_NUMBER.fullmatch(w.text) for w in row.words):
            continue
        numbers = {w.text.rstrip("."): w for w in row.words}
        if box in numbers and len(_NEIGHBOURS[box] & numbers.keys()) >= 2:
            return Label(n, numbers[box].box)
    return None


def _beside_number(rows: Sequence[Row], box: str) -> str | None:
    """Give what stands behind the number of a box, where it is all that labels it ("33. NAME")."""
    for row in rows:
        for n, word in enumerate(row.words):
            if word.text.rstrip(".") != box:
                continue
            end = next((m for m, w in enumerate(row.words) if m > n and _is_number(w)), None)
            said = " ".join(w.text for w in row.words[n + 1 : end])
            if re.search("[A-Za-z]{3}", said):
                return said
    return None


def _is_number(word: Word) -> bool:
    return word.text.endswith(".") and bool(_BOX_NUMBER.fullmatch(word.text))


def _amount_beside(rows: Sequence[Row], label: Label) -> tuple[Decimal, Box] | None:
    """Give the amount that a print of claim data has behind the label of its box."""
    words = beside(rows, label, 1.0)
    return next(((r.value, w.box) for w in words if (r := read_money(w.text))), None)


def _unlabelled(
    rows: Sequence[Row], paid: Label | None, total_at: float, bill: PageBill
) -> Label | None:
    """Place box 28 where its label cannot be read: beside box 29, or above the tax number's row."""
    if paid:
        return Label(paid.row, Box(total_at, paid.box.top, total_at, paid.box.bottom))
    below = max((line.box.bottom for line in bill.lines), default=1.0)
    for n, row in enumerate(rows):
        first = "".join(w.text for w in row.words[:2])
        if below < row.y < below + 0.15 and _TAX_NUMBER.match(first):
            top = row.box.top - 0.008
            return Label(max(n - 1, 0), Box(total_at, top - 0.008, total_at, top))
    return None


def _amount_under(rows: Sequence[Row], label: Label, right: float) -> tuple[Decimal, Box] | None:
    for row in under(rows, label, label.box.x0 - 0.02, right, 0.035):
        words = [w for w in row.words if re.search(r"\d", as_digits(w.text))]
        if len(words) == 1 and (cents := _cents_beyond(rows, words[0])):
            words.append(cents)
        spans = [words[a:b] for a in range(len(words)) for b in range(len(words), a, -1)]
        reads = [(read_cell_money(" ".join(w.text for w in span)), span) for span in spans]
        for sure in (True, False):
            for read, span in reads:
                if read and read.sure is sure:
                    return read.value, union(w.box for w in span)
    return None


def _cents_beyond(rows: Sequence[Row], dollars: Word) -> Word | None:
    """Give the cents box that stands close beside dollars, across the edge looked up to."""
    if not re.fullmatch(r"[\d,]+", dollars.text):
        return None
    for row in rows:
        if abs(row.y - dollars.box.middle[1]) < dollars.box.height / 2:
            for word in row.words:
                gap = word.box.x0 - dollars.box.x1
                if 0 <= gap < _CENTS_GAP and re.fullmatch(r"\d{2}", word.text):
                    return word
    return None


def _npi_under(rows: Sequence[Row], billing: Label | None) -> str | None:
    """Read box 33a: the last line of box 33, at its left."""
    if billing is None:
        return None
    left = billing.box.x0
    return npi_in(under(rows, billing, left - 0.02, left + 0.15, _BILLING_BOX))


def _text_under(rows: Sequence[Row], label: Label | None, width: float, shape: str) -> str | None:
    if label is None:
        return None
    for row in under(rows, label, label.box.x0 - 0.02, label.box.x0 + width, 0.035):
        text = row.text.strip(" :.")
        if re.fullmatch(shape, text):
            return text
    return None
