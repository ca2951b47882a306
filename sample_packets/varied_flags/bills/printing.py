"""Print a bill: the looks of this set, and the claim forms that all the world uses."""

from __future__ import annotations

from sample_packets.builder.sheet import Sheet, number
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.look import Look
from sample_packets.varied_bills.forms.printing import print_bill as print_form
from sample_packets.varied_bills.forms.tables import table_bill
from sample_packets.varied_flags.bills import reprints
from sample_packets.varied_flags.bills.heads import HEADS
from sample_packets.varied_flags.bills.told import TOLD_HEADS, TOLD_LOOKS

L, R = "left", "right"

LOOKS = {
    "charges_detail": Look(
        "window",
        (("Service Dt", "date", 40, L), ("Rev", "rev", 104, L), ("Proc", "spaced", 138, L),
         ("Description", "words", 206, L), ("Qty", "units", 470, R), ("Charges", "charge", 570, R)),
        row=13, rule="zebra", rows=18, foot="", date="us",
    ),
    "charges_dept": Look(
        "window",
        (("Date", "date", 40, L), ("Description", "words", 104, L), ("HCPCS", "full", 350, L),
         ("Units", "units", 450, R), ("Amount", "charge", 570, R)),
        face="serif", size=9.4, row=14, rows=22, foot="", date="words", money="dollar", subtotal="Subtotal {}",
    ),
    "transactions": Look(
        "company",
        (("Date", "date", 46, L), ("T", "kind", 104, L), ("Code", "spaced", 130, L), ("Description", "words", 206, L),
         ("Amount", "either", 470, R), ("Balance", "balance", 562, R)),
        face="mono", size=8.2, row=12, rows=26, foot="", date="us2", negative="after",
    ),
    "transactions_units": Look(
        "company",
        (("DOS", "date", 46, L), ("CPT", "code", 106, L), ("Mod", "mods", 146, L), ("Service", "words", 190, L),
         ("Un", "units", 400, R), ("Charge", "charge", 470, R), ("Credit", "credit", 550, R)),
        face="mono", size=8.2, row=12, rows=26, foot="", date="dash", negative="paren",
    ),
    "web_invoice": Look(
        "invoice",
        (("Date", "date", 50, L), ("Service", "words", 130, L), ("Code", "full", 340, L), ("Qty", "units", 440, R),
         ("Total", "charge", 556, R)),
        face="vera", size=8.2, row=16, rows=24, foot="Page {at} of {of}", date="month", money="dollar", rule="rows",
    ),
    "web_ledger": Look(
        "invoice",
        (("Date", "date", 50, L), ("Code", "spaced", 120, L), ("Item", "words", 196, L), ("Fee", "charge", 420, R),
         ("Paid", "credit", 490, R), ("Balance", "balance", 560, R)),
        face="vera", size=7.8, row=14, rows=26, foot="Page {at} of {of}", date="iso", money="dollar", once=True,
    ),
    "monthly": Look(
        "resident",
        (("Rendered", "date", 58, L), ("Nature of service", "words", 134, L), ("Item", "full", 350, L),
         ("No.", "units", 446, R), ("Billed", "charge", 556, R)),
        face="serif", size=9.6, row=14.5, rows=22, foot="", date="words",
    ),
    "monthly_ledger": Look(
        "resident",
        (("Posted for", "date", 58, L), ("Entry", "words", 130, L), ("Proc #", "spaced", 318, L),
         ("Debit", "charge", 430, R), ("Credit", "credit", 492, R), ("Bal.", "balance", 556, R)),
        face="serif", size=9, row=13.5, rows=24, foot="", date="us2", negative="cr",
    ),
    "batch_print": Look(
        "batch",
        (("SVC", "date", 42, L), ("RC", "rev", 104, L), ("NARRATIVE", "words", 140, L), ("HCPC", "spaced", 352, L),
         ("CT", "units", 452, R), ("GROSS", "charge", 566, R)),
        face="mono", size=8.4, row=12.5, rows=28, foot="", date="run",
    ),
    "batch_rendering": Look(
        "batch",
        (("FROM", "date", 42, L), ("TO", "until", 100, L), ("PROC", "spaced", 160, L), ("WHAT", "words", 226, L),
         ("BY", "who", 400, L), ("EXT AMT", "charge", 566, R)),
        face="mono", size=8, row=12.5, rows=28, foot="", date="us2",
    ),
}  # fmt: skip


_UNCOUNTED = {"home", "supplier", "flight"}


def print_bill(bill: Account, form: str) -> list[Sheet]:
    """Print a bill; `form` is one of the looks or a form that is known elsewhere.

    Heads without a foot print the sheet's number themselves.
    """
    looks = LOOKS | TOLD_LOOKS | reprints.LOOKS
    if form in looks:
        sheets = table_bill(bill, looks[form], form, HEADS | TOLD_HEADS | reprints.HEADS)
        if not looks[form].foot and looks[form].head not in _UNCOUNTED:
            number(sheets)
        return sheets
    return print_form(bill, form)
