"""Who paid what: rows of accounts, totals, claim forms and explanations of benefits."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from made_bills import (
    CLAIM,
    only,
    other_print,
    paid,
    specials,
    total,
)
from made_matters import (
    BOX,
    CLINIC,
    bill,
    day,
    line,
    matter,
    of_kind,
    packet,
    page,
    request,
    visit,
)

from casefile.bills import (
    Bill,
    BillForm,
    Payment,
    TotalKind,
)
from casefile.categories import FlagKind
from casefile.flags import Judgement
from casefile.matters import Request
from casefile.specials import Payer
from casefile.words import Box
from completeness import judge


def test_who_paid_is_told_as_printed():
    own = replace(
        bill(line("99213", day(4, 2), "500.00")),
        payments=(
            paid("200.00", "INS PMT - MIDLAND AUTO PIP"),
            paid("25.00", "Copay - visa"),
            paid("40.00", "Settlement from attorney trust account"),
            paid("10.00", "Check 4410"),
            paid("60.00", "Contractual write off", adjustment=True),
            paid("15.00", "Transferred to patient", adjustment=True),
            paid("5.00", "Office visit", payer="Pat Paid", charge=Decimal(500)),
            paid("2.00", "Auto body visit", charge=Decimal(500)),
        ),
    )
    ledger = only(own)
    by = {payer: ledger.paid_by(payer) for payer in Payer}
    assert by == {
        Payer.INSURANCE: Decimal("200.00"),
        Payer.PATIENT: Decimal("30.00"),
        Payer.ATTORNEY: Decimal("40.00"),
        Payer.NOT_SAID: Decimal("12.00"),
    }
    assert ledger.adjusted == Decimal("60.00")
    assert ledger.outstanding == Decimal("158.00")
    assert "INS PMT - MIDLAND AUTO PIP" in [c.printed for c in ledger.credits]
    assert all(c.citations[0].box == BOX for c in ledger.credits)


def test_a_refund_is_taken_back():
    own = replace(
        bill(line("99213", day(4, 2), "100.00")),
        payments=(paid("80.00", "Insurance payment"), paid("30.00", "Insurance refund")),
    )
    assert only(own).paid == Decimal("50.00")


def test_a_payment_on_two_statements_is_one():
    first = replace(
        bill(line("99213", day(4, 2), "100.00")), payments=(paid("40.00", "Ins payment"),)
    )
    second = replace(other_print(first), payments=(*first.payments, paid("9.00", "Cash", on=25)))
    ledger = only(first, second)
    assert [(c.amount, len(c.citations)) for c in ledger.credits] == [
        (Decimal("40.00"), 2),
        (Decimal("9.00"), 1),
    ]


def test_totals_speak_where_no_payment_has_a_row():
    own = bill(line("99213", day(4, 2), "100.00"))
    sums = (total(TotalKind.PAYMENTS, "-70.00"), total(TotalKind.BALANCE, "30.00"))
    ledger = only(replace(own, totals=sums))
    assert (ledger.paid, ledger.outstanding) == (Decimal("70.00"), Decimal("30.00"))
    assert ledger.differences == ()


def test_what_a_claim_form_says_was_paid_counts_only_where_no_account_tells():
    claim = replace(
        bill(line("99213", day(4, 2), "100.00"), form=CLAIM),
        payments=(Payment(None, Decimal("25.00"), "Amount paid", 1, BOX),),
    )
    assert only(claim).paid == Decimal("25.00")
    assert only(claim, other_print(claim)).paid == Decimal("25.00")
    account = replace(bill(line("99213", day(4, 2), "100.00")), payments=(paid("25.00", "Copay"),))
    (credit,) = only(claim, account).credits
    assert len(credit.citations) == 2
    assert credit.payer is Payer.PATIENT
    less = replace(account, payments=(paid("20.00", "Copay"),))
    (difference,) = only(claim, less).differences
    assert (difference.printed, difference.sum) == (Decimal("25.00"), Decimal("20.00"))
    assert "$25.00" in difference.message
    assert "$20.00" in difference.message


def explained(*amounts: str, code: str | None = "99213") -> Bill:
    """An explanation of benefits for charges of $100.00; the n-th row is of the n-th of April."""
    rows = [
        Payment(
            day(4, n), Decimal(amount), "Visit", 1, Box(0.1, 0.1 * n, 0.9, 0.1 * n + 0.02),
            payer="Plan Paid", charge=Decimal(100), code=code,
        )
        for n, amount in enumerate(amounts, 1)
    ]  # fmt: skip
    plan = bill(provider="Lindenwald Benefit Fund", form=BillForm.EOB)
    return replace(plan, payments=tuple(rows))


def test_an_explanation_of_benefits_says_who_paid_and_charges_nothing():
    account = bill(line("99213", day(4, 1), "100.00"))
    (ledger,) = specials(account, explained("80.00", "55.00")).providers
    assert (ledger.billed, ledger.paid) == (Decimal("100.00"), Decimal("80.00"))
    assert ledger.credits[0].printed == "Lindenwald Benefit Fund"
    assert ledger.credits[0].citations[0].packet == "p2"
    assert ledger.paid_by(Payer.INSURANCE) == Decimal("80.00")
    assert only(account, explained("80.00", code="97110")).paid == Decimal("0.00")
    assert only(account, explained("80.00", code=None)).paid == Decimal("80.00")
    telling = replace(account, payments=(paid("80.00", "Ins payment"),))
    (credit,) = only(telling, explained("80.00")).credits
    assert len(credit.citations) == 2


def test_what_was_paid_without_a_bill_held_stands_apart_and_is_in_no_sum():
    found = specials(bill(line("99213", day(4, 1), "100.00")), explained("80.00", "55.00"))
    (apart,) = found.unbilled
    assert (apart.date, apart.amount, apart.charge) == (day(4, 2), Decimal(55), Decimal(100))
    assert (apart.citation.packet, apart.citation.box) == ("p2", Box(0.1, 0.2, 0.9, 0.22))
    assert apart.message == (
        "Lindenwald Benefit Fund paid $55.00 for 99213 Visit of 04/02/2024, charged $100.00: "
        "bill not held. It is in no sum."
    )
    assert (found.billed, found.paid) == (Decimal("100.00"), Decimal("80.00"))


def test_a_payment_for_a_charge_held_at_another_amount_says_so():
    found = specials(bill(line("99213", day(4, 1), "120.00")), explained("80.00"))
    (apart,) = found.unbilled
    assert "the bill held charges $120.00 for it" in apart.message
    assert found.paid == 0


def test_with_only_an_explanation_nothing_is_billed_and_the_payment_is_told():
    found = specials(explained("80.00"))
    assert (found.providers, found.billed) == ((), Decimal(0))
    assert [p.amount for p in found.unbilled] == [Decimal(80)]


def test_the_sum_of_an_explanation_is_no_payment_for_a_service():
    rows = explained("80.00").payments
    total_row = replace(rows[0], charge=None, code=None, amount=Decimal("80.00"))
    assert len(specials(replace(explained(), payments=(*rows, total_row))).unbilled) == 1


def seen_on(*days: int, bills: tuple[Bill, ...] = (), asked: tuple[Request, ...] = ()):
    """Visits of the clinic, its bills in the same packet, and an explanation of benefits."""
    visits = tuple(visit(f"v{n}", "office_visit", day(4, n), (n,)) for n in days)
    own = packet(*(page(n) for n in days), page(9, "billing"), encounters=visits, bills=bills)
    plan = packet(page(1, "billing"), name="p2", file="plan.pdf", bills=(explained("80.00"),))
    return judge(matter(own, plan, requests=asked))


def test_a_visit_without_a_charge_names_the_explanation_that_shows_it_was_billed():
    held = bill(line("99213", day(4, 3), "100.00", number=9), pages=(9,))
    (flag,) = of_kind(seen_on(1, 3, bills=(held,)), FlagKind.MISSING_BILL)
    assert flag.message.endswith(
        "It was billed: the explanation of benefits of Lindenwald Benefit Fund (page 1 of "
        "plan.pdf) tells of what was billed for 04/01/2024."
    )
    assert ("p2", 1) in {(e.packet, e.page) for e in flag.evidence}


def test_bills_that_were_asked_for_and_never_came_name_it_too():
    asked = (request(CLINIC, "billing", files=("p1.pdf",)),)
    judged = judge_without_bills(asked)
    (flag,) = of_kind(judged, FlagKind.MISSING_CATEGORY)
    assert "(page 1 of plan.pdf) tells of what was billed for 04/01/2024." in flag.message
    assert not of_kind(judged, FlagKind.MISSING_BILL)


def judge_without_bills(asked: tuple[Request, ...]) -> Judgement:
    own = packet(page(1), encounters=(visit("v", "office_visit", day(4, 1)),))
    plan = packet(
        page(1, "billing"), name="p2", file="plan.pdf", provider=None, bills=(explained("80.00"),)
    )
    return judge(matter(own, plan, requests=asked))


def test_each_row_of_an_explanation_is_of_a_service_of_its_own():
    twice = [line("99213", day(4, 1), "100.00") for _ in range(2)]
    rows = explained("80.00").payments
    below = replace(rows[0], box=Box(0.1, 0.5, 0.9, 0.52))
    written_off = replace(rows[0], amount=Decimal(15), adjustment=True)
    plan = replace(explained(), payments=(*rows, written_off, below))
    ledger = only(bill(*twice), plan)
    assert (ledger.paid, ledger.adjusted) == (Decimal("160.00"), Decimal("15.00"))
