"""Papers about money that bill for nothing: explanations of benefits, balances, liens."""

from __future__ import annotations

from decimal import Decimal

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.figures import printed_day, printed_money


def _sheet(style: str, *also: str) -> Sheet:
    sheet = Sheet("correspondence", style=style)
    sheet.also = ("billing", "other", *also)
    return sheet


def explanation(bill: Account) -> list[Sheet]:
    """A health plan's explanation of benefits: what it allowed, paid and left."""
    sheet = _sheet("eob")
    sheet.text(48, 48, bill.more.get("payer", "Harborlight Health Plan"), "sans-b", 14)
    sheet.text(48, 66, "EXPLANATION OF BENEFITS", "sans-b", 11)
    sheet.text(WIDTH - 48, 66, "THIS IS NOT A BILL", "sans-b", 10, align="right")
    sheet.text(48, 86, f"Member: {bill.patient.name}   Member ID: HC{bill.patient.mrn}", "sans", 9)
    sheet.text(48, 100, f"Provider: {bill.place.name}   Claim number: {bill.number}", "sans", 9)
    sheet.text(48, 114, f"Processed {printed_day(bill.printed, 'us')}", "sans", 9)
    columns = (
        (48, "left"),
        (112, "left"),
        (330, "right"),
        (400, "right"),
        (470, "right"),
        (562, "right"),
    )
    heads = ("Service date", "Service", "Amount billed", "Plan allowed", "Plan paid", "You may owe")
    for (x, side), head in zip(columns, heads, strict=True):
        sheet.text(x, 142, head, "sans-b", 8, align=side)
    y, sums = 158.0, [Decimal(0)] * 4
    for line in bill.lines:
        amount = line.charge.amount
        allowed = (amount * Decimal("0.62")).quantize(Decimal("0.01"))
        paid = (allowed * Decimal("0.8")).quantize(Decimal("0.01"))
        figures = [amount, allowed, paid, allowed - paid]
        sums = [a + b for a, b in zip(sums, figures, strict=True)]
        cells = [printed_day(line.charge.date, "us"), f"{line.charge.code} {line.charge.words}"]
        cells += [printed_money(f, "dollar") for f in figures]
        for (x, side), words in zip(columns, cells, strict=True):
            sheet.text(x, y, words, "sans", 8, align=side)
        y += 15
    for (x, side), words in zip(
        columns, ["", "Claim totals", *(printed_money(s, "dollar") for s in sums)], strict=True
    ):
        sheet.text(x, y + 4, words, "sans-b", 8, align=side)
    return [sheet]


def remittance(bill: Account) -> list[Sheet]:
    """An insurer's remittance advice to the provider, as its system prints it."""
    sheet = _sheet("remittance")
    head = (
        f"{bill.more.get('payer', 'HARBORLIGHT CASUALTY').upper()}   ELECTRONIC REMITTANCE ADVICE",
        f"PAYEE: {bill.place.name.upper()}   NPI {bill.place.npi}",
        f"CHECK/EFT {bill.number}   DATE {printed_day(bill.printed, 'us')}",
        f"PATIENT {bill.patient.formal.upper()}   HIC HC{bill.patient.mrn}   ICN 22{bill.number}",
        "",
        "SERV DATE   PROC    MODS     BILLED    ALLOWED   DEDUCT   COINS   GRP/RC    AMT     PROV PD",
    )
    for n, words in enumerate(head):
        sheet.text(30, 46 + 13 * n, words, "mono", 8.6)
    y = 128.0
    for line in bill.lines:
        charge = line.charge
        allowed = (charge.amount * Decimal("0.55")).quantize(Decimal("0.01"))
        cut = charge.amount - allowed
        words = (
            f"{charge.date:%m%d %m%d%y}  {charge.code:<7} {' '.join(charge.modifiers):<6}"
            f"{charge.amount:>9.2f} {allowed:>9.2f}     0.00    0.00   CO-45 {cut:>8.2f} {allowed:>9.2f}"
        )
        sheet.text(30, y, words, "mono", 8.6)
        y += 13
    sheet.text(30, y + 10, "PT RESP 0.00   CLAIM STATUS 1 - PROCESSED AS PRIMARY", "mono", 8.6)
    sheet.text(
        30, y + 30, "CO-45: charge exceeds fee schedule. Do not bill the patient.", "mono", 8.6
    )
    return [sheet]


def balance(bill: Account) -> list[Sheet]:
    """A balance statement with totals alone."""
    sheet = _sheet("balance")
    sheet.text(60, 60, bill.place.name, "serif-b", 14)
    sheet.text(60, 75, f"{bill.place.street}, {bill.place.town}", "serif", 9.5)
    sheet.text(60, 110, "Account summary", "serif-b", 13)
    rows = (
        ("Patient", bill.patient.name), ("Account number", bill.number),
        ("Statement date", printed_day(bill.printed, "long")), *bill.says,
        *((label, printed_money(Decimal(what), "dollar", "minus")) for label, what in bill.foot),
    )  # fmt: skip
    y = 136.0
    for label, value in rows:
        sheet.text(60, y, label, "serif", 10.5)
        sheet.text(420, y, value, "serif", 10.5, align="right")
        sheet.line(60, y + 4, 420, y + 4, 0.2)
        y += 18
    words = bill.remark or "Please pay the amount due upon receipt. Detailed charges on request."
    sheet.para(60, y + 20, 440, words, "serif", 10.5)
    return [sheet]


def lien(bill: Account) -> list[Sheet]:
    """A notice of lien or letter of protection."""
    sheet = _sheet("lien")
    sheet.text(72, 72, bill.place.name, "serif-b", 13)
    sheet.text(72, 87, f"{bill.place.street}, {bill.place.town}", "serif", 10)
    sheet.text(72, 120, printed_day(bill.printed, "long"), "serif", 11)
    sheet.text(72, 150, "NOTICE OF MEDICAL LIEN", "serif-b", 12)
    sheet.text(
        72, 168, f"Re: {bill.patient.name}, injured {printed_day(bill.loss, 'long')}", "serif", 11
    )
    y = sheet.para(72, 196, 460, bill.remark, "serif", 11, 15)
    y += 20
    for label, what in bill.foot:
        sheet.text(72, y, f"{label}: {printed_money(Decimal(what), 'dollar')}", "serif", 11)
        y += 16
    sheet.sign(72, y + 40, "A. Lien", 20)
    sheet.text(72, y + 56, bill.who or "Patient Accounts Manager", "serif", 11)
    return [sheet]
