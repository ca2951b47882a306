"""Bills that are no table of lines: a ticked superbill, an ambulance invoice, a pharmacy's slips."""

from __future__ import annotations

from collections.abc import Sequence

from sample_packets.builder.script import Bill
from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day, printed_money

_OFFERED = {
    "OFFICE VISIT - NEW": (("99202", "Problem focused"), ("99203", "Low"), ("99204", "Moderate"), ("99205", "High")),
    "OFFICE VISIT - ESTABLISHED": (("99211", "Nurse"), ("99212", "Brief"), ("99213", "Low"), ("99214", "Moderate")),
    "INJECTIONS": (("20552", "Trigger point 1-2"), ("20553", "Trigger point 3+"), ("20610", "Large joint"), ("J1030", "Depo-medrol 40"),
                   ("J3301", "Kenalog 10")),
    "RADIOLOGY IN OFFICE": (("72040", "C-spine 2-3 v"), ("72100", "L-spine 2-3 v"), ("73030", "Shoulder 2 v"), ("73562", "Knee 3 v"),
                            ("73610", "Ankle 3 v")),
    "OTHER": (("99080", "Special report"), ("L3908", "Wrist splint"), ("L1810", "Knee orthosis"), ("A4570", "Splint"), ("29125", "Forearm splint")),
}  # fmt: skip


def superbill(bill: Account) -> list[Sheet]:
    """An office's preprinted list of codes: what was done is ticked and priced by hand."""
    sheet = Sheet("billing", style="superbill_ticked")
    sheet.bill = Bill(bill.key, bill.place.name, bill.shown)
    first = bill.lines[0]
    sheet.text(WIDTH / 2, 42, bill.place.name.upper(), "serif-b", 13, align="center")
    where = f"{bill.place.street}, {bill.place.town}  {bill.place.phone}  TIN {bill.place.tax_id}"
    sheet.text(WIDTH / 2, 55, where, "serif", 8.5, align="center")
    sheet.text(40, 80, f"Patient: {bill.patient.name}", "serif", 10)
    sheet.text(300, 80, f"DOB: {printed_day(bill.patient.dob, 'us')}", "serif", 10)
    sheet.text(420, 80, f"Date of service: {printed_day(first.charge.date, 'us')}", "serif-b", 10)
    sheet.text(40, 96, f"Acct #: {bill.number}", "serif", 10)
    sheet.text(300, 96, f"Provider: {bill.who}", "serif", 10)
    done = {line.charge.code: line.charge for line in bill.lines}
    y = {0: 124.0, 1: 124.0}
    for n, (section, codes) in enumerate(_OFFERED.items()):
        side = n % 2
        x = 40.0 + 280 * side
        sheet.bar(x, y[side] - 9, 258, 13, 0.85)
        sheet.text(x + 3, y[side], section, "serif-b", 8.5)
        y[side] += 16
        for code, words in codes:
            charge = done.pop(code, None)
            sheet.tick(x + 3, y[side], "", ticked=charge is not None)
            sheet.text(x + 20, y[side], f"{code}  {words}", "serif", 9)
            if charge is not None:
                sheet.text(x + 250, y[side], printed_money(charge.amount), "mono", 9, align="right")
                sheet.charges.append(charge)
            y[side] += 14
        y[side] += 8
    assert not done, f"not on the superbill: {sorted(done)}"
    foot = max(y.values()) + 20
    sheet.text(40, foot, f"Diagnosis: {bill.more.get('dx', '')}", "serif", 10)
    sheet.text(400, foot, "TODAY'S CHARGES", "serif-b", 10)
    sheet.text(568, foot, printed_money(bill.shown, "dollar"), "mono-b", 10, align="right")
    sheet.text(400, foot + 16, "Paid today", "serif", 10)
    sheet.text(568, foot + 16, printed_money(bill.paid, "dollar"), "mono", 10, align="right")
    sheet.text(40, foot + 16, "Return visit: ______ days  ______ weeks", "serif", 10)
    return [sheet]


def ambulance_invoice(bill: Account) -> list[Sheet]:
    """A city's ambulance invoice: the run's particulars, charges by dotted leaders, a stub."""
    sheet = Sheet("billing", style="ambulance_invoice")
    sheet.bill = Bill(bill.key, bill.place.name, bill.shown)
    sheet.text(54, 48, bill.place.name, "vera-b", 13)
    sheet.text(54, 62, f"Ambulance Billing - {bill.place.street}, {bill.place.town}", "vera", 8)
    sheet.text(WIDTH - 54, 48, f"INVOICE {bill.number}", "vera-b", 11, align="right")
    run = bill.lines[0].charge
    particulars = (
        ("Patient", bill.patient.name), ("Date of birth", printed_day(bill.patient.dob, "us")),
        ("Date of transport", printed_day(run.date, "words")), *bill.says,
        ("Invoice date", printed_day(bill.printed, "words")),
    )  # fmt: skip
    y = 92.0
    for label, value in particulars:
        sheet.text(54, y, label, "vera", 8.5)
        sheet.text(190, y, value, "vera-b", 8.5)
        y += 15
    y += 14
    sheet.text(54, y, "Charges for this transport", "vera-b", 10)
    y += 18
    for line in bill.lines:
        charge = line.charge
        name = f"{charge.words} ({charge.code})" if charge.code else charge.words
        if charge.units > 1:
            each = printed_money(charge.amount / charge.units, "dollar")
            name += f", {charge.units} @ {each}"
        sheet.text(60, y, name, "vera", 9)
        sheet.text(WIDTH - 60, y, printed_money(charge.amount, "dollar"), "vera", 9, align="right")
        sheet.charges.append(charge)
        y += 16
    for label, what in bill.foot or (("Total charges", "sum"),):
        sheet.text(330, y + 6, label, "vera-b", 9.5)
        shown = printed_money(bill.figure(what), "dollar")
        sheet.text(WIDTH - 60, y + 6, shown, "vera-b", 9.5, align="right")
        y += 16
    sheet.line(40, 690, WIDTH - 40, 690, 0.4)
    sheet.text(54, 706, "Detach and return with your payment", "vera-i", 7.5)
    sheet.text(54, 724, f"{bill.patient.name}    Invoice {bill.number}", "vera", 8.5)
    return [sheet]


def pharmacy_slips(bill: Account) -> list[Sheet]:
    """A pharmacy's receipts for tax or insurance, three columns of slips to the page."""
    sheet = Sheet("billing", style="pharmacy_slips")
    sheet.bill = Bill(bill.key, bill.place.name, bill.shown)
    sheet.text(40, 44, bill.place.name, "sans-b", 12)
    sheet.text(40, 57, f"{bill.place.street}, {bill.place.town}  {bill.place.phone}", "sans", 8.5)
    sheet.text(
        40, 76, f"{bill.patient.formal}   DOB {printed_day(bill.patient.dob, 'us')}", "sans-b", 9.5
    )
    for n, line in enumerate(bill.lines):
        charge = line.charge
        x, y = 40 + 270 * (n % 2), 100.0 + 96 * (n // 2)
        sheet.frame(x, y - 12, 256, 86, 0.5)
        slip: Sequence[str] = (
            f"Rx# {line.note}      Filled {printed_day(charge.date, 'us')}",
            charge.words, f"NDC {line.ndc}", f"Qty {charge.units}    Refills 0",
            f"Prescriber: {line.who or bill.who}",
            f"Price {printed_money(charge.amount, 'dollar')}",
        )  # fmt: skip
        for at, words in enumerate(slip):
            sheet.text(x + 6, y + 2 + 13 * at, words, "sans-b" if at in {1, 5} else "sans", 9)
        sheet.charges.append(charge)
    return [sheet]
