"""Print a bill: the looks of this set, and the claim forms that all the world uses."""

from __future__ import annotations

from sample_packets.builder.sheet import Sheet, number
from sample_packets.varied_bills.forms.entry import Account
from sample_packets.varied_bills.forms.printing import print_bill as print_form
from sample_packets.varied_bills.forms.tables import table_bill
from sample_packets.varied_flags.bills.looks import COUNTED, HEADS, LOOKS


def print_bill(bill: Account, form: str) -> list[Sheet]:
    """Print a bill; `form` is one of the looks or a form that is known elsewhere.

    Without a foot it is the head that prints the sheet's number.
    """
    if form not in LOOKS:
        return print_form(bill, form)
    look = LOOKS[form]
    sheets = table_bill(bill, look, form, HEADS)
    if not look.foot and look.head in COUNTED:
        number(sheets)
    return sheets
