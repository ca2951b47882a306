"""Claims that replace or void others are not counted twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from made_matters import HOSPITAL, bill, day, flags, line, matter, packet, page

from casefile.bills import Bill, BillForm, BillingLine
from casefile.categories import FlagKind
from completeness.superseded import superseded_bills


def claim(
    kind: str, *lines: BillingLine, name: str, account: str | None = "A77", **other: Any
) -> Bill:
    own = bill(*lines, provider=HOSPITAL, form=BillForm.UB04, name=name, **other)
    return replace(own, type_of_bill=kind, account=account, date_from=day(4, 2), date_to=day(4, 2))


@pytest.mark.parametrize(
    ("kinds", "gone"),
    [
        (("0131", "0137"), {"b0"}),
        (("0137", "0131"), {"b1"}),
        (("0131", "0137", "0137"), {"b0", "b1"}),
        (("0131", "0138"), {"b0", "b1"}),
        (("0131", "0135"), set()),
        (("0112", "0113", "0114"), set()),
        (("0135", "0137"), set()),
        (("0111", "0137"), set()),
        (("0131", "0138", "0131"), {"b0", "b1"}),
        (("0138", "0131"), {"b0", "b1"}),
        (("0112", "0113", "0117"), {"b0", "b1"}),
    ],
)
def test_which_claims_no_longer_stand(kinds, gone):
    claims = [claim(kind, name=f"b{n}") for n, kind in enumerate(kinds)]
    assert superseded_bills(claims) == gone


def test_a_void_takes_the_claim_with_its_charges_and_leaves_what_was_billed_anew():
    wrong, right = line("99284", day(4, 2), "900.00"), line("99283", day(4, 2), "700.00")
    claims = [
        claim("0131", right, name="anew"),
        claim("0138", wrong, name="void"),
        claim("0131", wrong, name="first"),
    ]
    for ordered in (claims, claims[::-1]):
        assert superseded_bills(ordered) == {"void", "first"}


def test_other_accounts_stand():
    one, other = claim("0131", name="b0", account="A1"), claim("0137", name="b1", account="A2")
    assert superseded_bills([one, other]) == set()


def test_a_claim_without_an_account_is_known_by_house_and_period():
    one, other = claim("0131", name="b0", account=None), claim("0137", name="b1")
    assert superseded_bills([one, other]) == {"b0"}


def test_a_charge_that_the_replacement_drops_is_not_missed():
    facts = packet(
        page(1, "billing"),
        page(2, "billing"),
        bills=(
            claim(
                "0131",
                line("99284", day(4, 2), "900.00", revenue="0450"),
                line("70450", day(4, 2), "700.00", number=1, revenue="0351"),
                name="b0",
            ),
            claim("0137", line("99284", day(4, 2), "900.00", number=2), name="b1", pages=(2,)),
        ),
        provider=HOSPITAL,
    )
    (flag,) = flags(matter(facts), FlagKind.MISSING_RECORD)
    assert (flag.category, flag.detail["charge"]) == ("emergency", "900.00")


def test_a_total_of_a_replaced_claim_is_not_checked():
    facts = packet(
        page(1, "billing"),
        page(2, "billing"),
        bills=(
            claim("0131", line("99284", day(4, 2), "90.00"), name="b0", total="95.00"),
            claim(
                "0137",
                line("99284", day(4, 2), "95.00", number=2),
                name="b1",
                pages=(2,),
                total="95.00",
            ),
        ),
        provider=HOSPITAL,
    )
    assert not flags(matter(facts), FlagKind.BILLING_TOTAL_MISMATCH)
