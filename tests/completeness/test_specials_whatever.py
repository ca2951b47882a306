"""The specials ledger adds up whatever was billed and paid."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from made_bills import (
    UB,
    billed,
    every,
    other_print,
    paid,
    specials,
)
from made_matters import (
    CLINIC,
    HOSPITAL,
    bill,
    day,
    line,
)

from casefile.bills import (
    Bill,
    BillForm,
    Payment,
)
from casefile.specials import Payer
from casefile.words import Box
from completeness import judge

CENTS = st.integers(1, 500_000).map(lambda n: Decimal(n) / 100)

LINES = st.tuples(
    st.sampled_from(["99213", "97110", "72148", "0250", ""]),
    st.integers(1, 4),
    CENTS,
    st.sampled_from([(), ("26",), ("76",), ("GP", "59")]),
    st.sampled_from([None, "0250", "0450"]),
)

CREDITS = st.tuples(CENTS, st.sampled_from(["Ins payment", "Refund", "Cash", "x"]), st.booleans())

BILLS = st.tuples(
    st.sampled_from(list(BillForm)),
    st.sampled_from([CLINIC, HOSPITAL]),
    st.lists(LINES, max_size=6),
    st.lists(CREDITS, max_size=4),
    st.booleans(),
)


def drawn(parts) -> Bill:
    form, provider, lines, rows, _ = parts
    charged = [] if form is BillForm.EOB else lines
    own = bill(
        *(
            line(code, day(4, n), f"{charge:.2f}", modifiers=mods, revenue=room)
            for code, n, charge, mods, room in charged
        ),
        form=form, provider=provider,
    )  # fmt: skip
    return replace(own, payments=tuple(paid(f"{a:.2f}", s, adjustment=j) for a, s, j in rows))


@settings(max_examples=150, deadline=None)
@given(st.lists(BILLS, max_size=5))
def test_totals_add_up_whatever_was_billed(parts):
    bills = [drawn(p) for p in parts]
    bills += [other_print(b) for b, p in zip(bills, parts, strict=True) if p[-1]]
    facts = billed(*bills)
    found = judge(facts).specials
    assert found.billed == sum((p.billed for p in found.providers), Decimal(0))
    assert found.outstanding == found.billed - found.adjusted - found.paid
    assert found.paid == sum((found.paid_by(payer) for payer in Payer), Decimal(0))
    assert found.billed == found.billed.quantize(Decimal("0.01"))
    lines = {n.id: n for p in facts.packets for n in p.lines}
    counted = Counter(i for e in every(found) for i in e.lines)
    left = {n.line for n in found.not_counted}
    assert set(counted) | left == set(lines)
    assert not set(counted) & left
    for expense in every(found):
        assert expense.charge in {lines[i].charge for i in expense.lines}
        assert len(expense.citations) >= 1
    once = judge(billed(*bills, *(other_print(b) for b in bills))).specials
    assert once.billed == found.billed


ROWS = st.lists(
    st.tuples(
        st.integers(1, 3),
        st.sampled_from(["99213", "97110", None]),
        st.sampled_from(["60.00", "145.00", "145.01"]),
        CENTS,
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(ROWS, ROWS)
def test_what_an_insurer_tells_is_counted_once_or_stands_apart(charged, rows):
    account = bill(*(line(code or "", day(4, n), charge) for n, code, charge, *_ in charged))
    payments = tuple(
        Payment(
            day(4, n), amount, "Visit", 1, Box(0.1, 0.1 * at, 0.9, 0.1 * at + 0.02), adjustment,
            payer="Plan Paid", charge=Decimal(charge), code=code,
        )
        for at, (n, code, charge, amount, adjustment) in enumerate(rows)
    )  # fmt: skip
    plan = bill(provider="Lindenwald Benefit Fund", form=BillForm.EOB)
    found = specials(account, replace(plan, payments=payments))
    for adjustment, summed in ((False, found.paid), (True, found.adjusted)):
        apart = sum((p.amount for p in found.unbilled if p.adjustment is adjustment), Decimal(0))
        assert summed + apart == sum(
            (p.amount for p in payments if p.adjustment is adjustment), Decimal(0)
        )
    assert found.billed == sum((n.charge for n in account.lines), Decimal(0))
    assert all(p.citation.box for p in found.unbilled)


CHARGES = st.lists(CENTS, min_size=1, max_size=4)


@settings(max_examples=100, deadline=None)
@given(CHARGES, st.lists(CHARGES, max_size=3), st.lists(CHARGES, max_size=2), st.booleans())
def test_of_the_claims_of_an_account_the_last_stands_and_late_charges_add(
    first, replacements, late, void
):
    def claim(kind: str, at: int, charges: list[Decimal]) -> Bill:
        # Days apart, so that no two claims bill a service at the same charge by chance.
        own = (line("", day(4, 1 + at), f"{c:.2f}", revenue="0450") for c in charges)
        made = bill(*own, provider=HOSPITAL, form=UB)
        return replace(
            made, account="A9", type_of_bill=kind, date_from=day(4, 1), date_to=day(4, 20)
        )

    standing = [first, *replacements][-1]
    claims = [claim("0131", 0, first)]
    claims += [claim("0137", at, charges) for at, charges in enumerate(replacements, 1)]
    claims += [claim("0138", len(replacements), standing)] if void else []
    claims += [claim("0135", 10 + at, charges) for at, charges in enumerate(late)]
    found = specials(*claims)
    stands = sum(standing, Decimal(0)) if not void else Decimal(0)
    assert found.billed == stands + sum((c for charges in late for c in charges), Decimal(0))
    lines = sum(len(b.lines) for b in claims)
    counted = sum(len(e.lines) for e in every(found)) + len(found.not_counted)
    assert counted == lines
