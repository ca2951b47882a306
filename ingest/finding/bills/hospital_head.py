"""The boxes of a UB-04 around its lines: provider and NPI, account, type, period, attending."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import takewhile

from casefile.look_alikes import as_digits
from ingest.finding.bills.drafts import PageBill
from ingest.finding.bills.forms import HospitalLabels
from ingest.finding.bills.labels import beside, find_label, under
from ingest.finding.bills.npi import npi_in
from ingest.finding.bills.printed_rows import Row, folded
from ingest.finding.bills.values import is_form_date, read_compact_date

# Where form locators stand without their labels, as shares of the page (NUBC print grid).
_HEAD_TO, _CONTROL_FROM, _TYPE_FROM = 0.2, 0.6, 0.85
_FROM_AND_THROUGH = 2
# The number of form locator 1, where it is printed before the name.
_SPAN = re.compile(r"\b(\d{6}|\d{8}) (?:THRU|THROUGH|TO|-) (\d{6}|\d{8})\b", re.IGNORECASE)
# How FL 3a is called where a print puts its number behind the name.
_CONTROL = ("pcn", "pcn:", "pcn#", "acct", "acct:", "account", "account:")
_LOCATOR = re.compile(r"^1\s+(?=[A-Za-z])")
_LONGEST_NAME = 4
"""Words of an attending physician's name; more are the print that stands below the box."""


def read_hospital_head(rows: Sequence[Row], labels: HospitalLabels, bill: PageBill) -> None:
    """Read the boxes around the lines of a UB-04 into `bill`."""
    _read_period(rows, labels, bill)
    _read_type(rows, labels, bill)
    control = find_label(rows, labels.control)
    if control:
        beyond = [Row((w,)) for w in beside(rows, control, control.box.x1 + 0.2)]
        below = under(rows, control, control.box.x0 - 0.02, control.box.x1 + 0.15, 0.03)
        found = (re.search(r"[A-Z0-9\-]*\d{3}[A-Z0-9\-]*", r.text) for r in (*beyond, *below))
        bill.account = next((m[0] for m in found if m), None)
    patient = find_label(rows, labels.patient)
    if patient:
        for row in under(rows, patient, patient.box.x0 - 0.02, patient.box.x0 + 0.3, 0.035):
            if re.fullmatch(r"(?:[ab]\s)?[A-Za-z,.'\- ]{4,}", row.text):
                bill.patient = row.text
                break
    bill.provider = _provider(rows, labels)
    bill.rendering = _attending(rows, labels)
    number = find_label(rows, labels.npi)
    if number:
        bill.npi = npi_in(under(rows, number, number.box.x0 - 0.02, number.box.x1 + 0.15, 0.03))


def _read_period(rows: Sequence[Row], labels: HospitalLabels, bill: PageBill) -> None:
    period = find_label(rows, labels.period)
    if period:
        dates: list[dt.date] = []
        for row in under(rows, period, period.box.x0 - 0.05, period.box.x1 + 0.2, 0.04):
            reads = [read_compact_date(w.text) for w in row.words if is_form_date(w.text)]
            dates.extend(r.value for r in reads if r)
        if not dates:  # "STMT COVERS 030424 THRU 030724" as a print of text
            told = [w.text for w in beside(rows, period, 1.0) if is_form_date(w.text)]
            dates = [r.value for t in told[:_FROM_AND_THROUGH] if (r := read_compact_date(t))]
        if dates:
            bill.date_from, bill.date_to = dates[0], dates[1] if len(dates) > 1 else None


def _read_type(rows: Sequence[Row], labels: HospitalLabels, bill: PageBill) -> None:
    kind = find_label(rows, labels.type_of_bill)
    if kind is None:
        _read_type_by_place(rows, bill)
    else:
        for row in under(rows, kind, kind.box.x0 - 0.03, 1.0, 0.04):
            codes = [as_digits(w.text) for w in row.words]
            shaped = [c for c in codes if re.fullmatch(r"0?[1-8]\d[0-9A-Z]", c)]
            if shaped:
                bill.type_of_bill = shaped[-1].zfill(4)
                break


def _read_type_by_place(rows: Sequence[Row], bill: PageBill) -> None:
    """Read FL 3a, 4 and 6 where no label is printed: they stand at the top right, in that order."""
    for row in rows:
        if row.y > _HEAD_TO:
            return
        right = [w for w in row.words if w.box.x0 > _TYPE_FROM]
        if (
            bill.type_of_bill is None
            and right
            and re.fullmatch(r"0[1-8]\d[0-9A-Z]", right[-1].text)
        ):
            bill.type_of_bill = right[-1].text
        beside_type = [w.text for w in row.words if w.box.x0 > _CONTROL_FROM]
        if bill.account is None and beside_type:
            value = beside_type[1] if beside_type[0].lower() in _CONTROL else beside_type[0]
            found = re.fullmatch(r"[A-Z0-9\-]*\d{3}[A-Z0-9\-]*", value)
            bill.account = found[0] if found else None
        dates = [
            d.value
            for w in row.words
            if w.box.x0 > _CONTROL_FROM and is_form_date(w.text)
            if (d := read_compact_date(w.text))
        ]
        spans = _SPAN.search(row.text)
        if spans:
            dates = [d.value for text in spans.groups() if (d := read_compact_date(text))]
        if bill.date_from is None and len(dates) == _FROM_AND_THROUGH:
            bill.date_from, bill.date_to = dates


def _provider(rows: Sequence[Row], labels: HospitalLabels) -> str | None:
    """FL 1 has no printed label: the first name at the top left."""
    for row in rows[:8]:
        left = [w for w in row.words if w.box.x0 < 0.34 and w.box.top < 0.12]
        text = _LOCATOR.sub("", " ".join(w.text for w in left))
        lower = f" {text.lower()} "
        if len(re.findall(r"[A-Za-z]{3,}", text)) < 2 or re.search(r"\d{2}", text):
            continue
        if any(f" {label} " in lower for label in labels.no_provider):
            continue
        return text
    return None


def _attending(rows: Sequence[Row], labels: HospitalLabels) -> str | None:
    label = find_label(rows, labels.attending, len(rows) // 2)
    if label is None:
        return None
    after = find_label(rows, labels.after_attending, label.row + 1)
    depth = after.box.top - label.box.bottom if after else 0.035
    below = [row.words for row in under(rows, label, label.box.x0 - 0.03, 1.0, depth)]
    every = [word for words in below for word in words]
    own = takewhile(
        lambda w: folded(w.text) not in labels.after_attending, beside(rows, label, 1.0)
    )
    for words in (*below, every, [*own, *every]):
        names = [w.text for w in words if _is_name(w.text, labels)]
        if 1 < len(names) <= _LONGEST_NAME:
            return f"{' '.join(names[1:])} {names[0]}"
    return None


def _is_name(text: str, labels: HospitalLabels) -> bool:
    return bool(re.fullmatch(r"[A-Za-z.'\-]+", text)) and (
        text.lower().strip(".") not in labels.no_name
    )
