"""The specials ledger: each service once, who paid, what is owed, and what does not add up."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_matters import (
    BOX,
    CLINIC,
    HOSPITAL,
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
    CodeSystem,
    LienStatement,
    Payment,
    PrintedTotal,
    TotalKind,
)
from casefile.categories import FlagKind
from casefile.flags import Judgement
from casefile.matters import MatterFacts, Request
from casefile.pages import Source
from casefile.specials import Expense, Payer, ProviderLedger, Specials
from casefile.words import Box
from completeness import judge

CLAIM, UB, STATEMENT = BillForm.CMS1500, BillForm.UB04, BillForm.ITEMIZED


def paid(amount: str, said: str, *, on: int = 20, adjustment: bool = False, **other) -> Payment:
    return Payment(day(4, on), Decimal(amount), said, 1, BOX, adjustment, **other)


def total(kind: TotalKind, amount: str, number: int = 1) -> PrintedTotal:
    return PrintedTotal(kind, Decimal(amount), number, BOX)


def billed(*bills: Bill, **other) -> MatterFacts:
    """Put each bill into a packet of its own."""
    packets = [
        packet(page(1, "billing"), name=f"p{n}", bills=(b,), provider=b.provider)
        for n, b in enumerate(bills, 1)
    ]
    return matter(*packets, **other)


def specials(*bills: Bill) -> Specials:
    return judge(billed(*bills)).specials


def only(*bills: Bill) -> ProviderLedger:
    (ledger,) = specials(*bills).providers
    return ledger


def told(ledger: ProviderLedger) -> list[tuple[str | None, str, int]]:
    return [(e.code, f"{e.charge:.2f}", len(e.citations)) for e in ledger.expenses]


def test_a_service_on_statement_and_claim_form_is_one_expense_with_two_citations():
    statement = bill(line("99213", day(4, 2), "145.00"), line("73030", day(4, 2), "88.50"))
    claim = bill(line("99213", day(4, 2), "145.00", modifiers=("25",)), form=CLAIM)
    facts = billed(statement, claim)
    (ledger,) = judge(facts).specials.providers
    assert told(ledger) == [("99213", "145.00", 2), ("73030", "88.50", 1)]
    assert {c.packet for c in ledger.expenses[0].citations} == {"p1", "p2"}
    assert ledger.expenses[0].modifiers == ("25",)
    assert ledger.billed == Decimal("233.50")
    assert len([n for p in facts.packets for n in p.lines]) == 3


def test_a_statement_sent_again_with_more_lines_adds_only_these():
    old = bill(line("97110", day(4, 2), "60.00"), line("97110", day(4, 4), "60.00"))
    new = bill(*(line("97110", day(4, n), "60.00") for n in (2, 4, 6)))
    ledger = only(old, new)
    assert [n for *_, n in told(ledger)] == [2, 2, 1]
    assert ledger.billed == Decimal("180.00")


def test_lines_of_one_bill_are_services_of_their_own():
    twice = bill(line("97110", day(4, 2), "60.00"), line("97110", day(4, 2), "60.00"))
    assert only(twice).billed == Decimal("120.00")
    again = bill(*(line("97110", day(4, 2), "60.00") for _ in range(3)), form=CLAIM)
    assert only(twice, again).billed == Decimal("180.00")


@pytest.mark.parametrize("modifiers", [("26",), ("TC",), ("76",), ("77",), ("59",), ("RT",)])
def test_modifiers_make_two_services(modifiers):
    one = bill(line("72148", day(4, 2), "300.00"), form=CLAIM)
    other = bill(line("72148", day(4, 2), "300.00", modifiers=modifiers), form=CLAIM)
    assert only(one, other).billed == Decimal("600.00")
    assert only(other, other_print(other)).billed == Decimal("300.00")


def other_print(known: Bill) -> Bill:
    lines = tuple(replace(n, id=f"{n.id}-again") for n in known.lines)
    return replace(known, id=f"{known.id}-again", lines=lines)


def test_a_statement_without_modifiers_matches_repeats_one_by_one():
    claim = bill(
        line("71046", day(4, 2), "120.00"),
        line("71046", day(4, 2), "120.00", modifiers=("76",)),
        form=CLAIM,
    )
    statement = bill(line("71046", day(4, 2), "120.00"), line("71046", day(4, 2), "120.00"))
    ledger = only(claim, statement)
    assert told(ledger) == [("71046", "120.00", 2)] * 2


def test_units_in_one_line_are_the_lines_that_print_them_one_by_one():
    claim = bill(line("97110", day(4, 2), "120.00", units=Decimal(2)), form=CLAIM)
    statement = bill(line("97110", day(4, 2), "60.00"), line("97110", day(4, 2), "60.00"))
    for bills in ((claim, statement), (statement, claim)):
        ledger = only(*bills)
        assert ledger.billed == Decimal("120.00")
        assert told(ledger) == [("97110", "60.00", 2)] * 2


def test_a_hospitals_claim_and_its_itemized_statement_count_once():
    claim = bill(
        line("99284", day(4, 2), "1960.00", revenue="0450"),
        line("0250", day(4, 2), "114.20", revenue="0250", code_system=CodeSystem.REV),
        line("0270", day(4, 2), "30.00", revenue="0270", code_system=CodeSystem.REV),
        provider=HOSPITAL, form=UB,
    )  # fmt: skip
    itemized = bill(
        line("99284", day(4, 2), "1960.00", revenue="0450"),
        line("J2405", day(4, 2), "66.20", revenue="0250"),
        line("J1885", day(4, 2), "48.00", revenue="0250"),
        line("A4550", day(4, 2), "30.00", revenue="0272"),
        provider=HOSPITAL, form=STATEMENT,
    )  # fmt: skip
    for bills in ((claim, itemized), (itemized, claim)):
        ledger = only(*bills)
        assert ledger.billed == Decimal("2104.20")
        assert [n for *_, n in told(ledger)] == [2, 2, 2, 2]
        assert {e.code for e in ledger.expenses} == {"99284", "J2405", "J1885", "A4550"}


def test_a_hospitals_part_and_a_clinicians_part_are_two_expenses():
    part = line("99284", day(4, 2), "520.00")
    facility = bill(part, provider=HOSPITAL, form=UB)
    clinician = bill(line("99284", day(4, 2), "520.00"), provider=HOSPITAL, form=CLAIM)
    assert only(facility, clinician).billed == Decimal("1040.00")


def test_two_providers_are_two_ledgers():
    one = bill(line("99213", day(4, 2), "145.00"))
    other = bill(line("99213", day(4, 2), "145.00"), provider="Pine Hollow Family Practice")
    found = specials(one, other)
    assert [p.provider for p in found.providers] == [CLINIC, "Pine Hollow Family Practice"]
    assert found.billed == Decimal("290.00")


@pytest.mark.parametrize(("source", "ledgers"), [(Source.OCR, 1), (Source.TEXT, 2)])
def test_a_damaged_name_in_the_packet_of_a_provider_is_its(source, ledgers):
    damaged = "20 dale Orth pedic Cli"
    bills = [
        bill(line("99213", day(4, n), "145.00", number=n), pages=(n,), provider=name)
        for n, name in ((1, "Oakdale Orthopedic Clinic"), (2, damaged))
    ]
    pages = [page(n, "billing", source=source, confidence=0.7) for n in (1, 2)]
    found = judge(matter(packet(*pages, bills=tuple(bills)))).specials
    assert len(found.providers) == ledgers
    assert found.billed == Decimal("290.00")


def test_a_replaced_claim_counts_once_and_a_voided_one_not_at_all():
    def claim(kind: str, charge: str) -> Bill:
        own = bill(line("99284", day(4, 2), charge), provider=HOSPITAL, form=UB)
        return replace(
            own, type_of_bill=kind, account="C-1", date_from=day(4, 2), date_to=day(4, 2)
        )

    found = specials(claim("0131", "900.00"), claim("0137", "950.00"))
    assert found.billed == Decimal("950.00")
    assert [(n.charge, "replaced" in n.why) for n in found.not_counted] == [(Decimal(900), True)]
    gone = specials(claim("0131", "900.00"), claim("0138", "900.00"))
    assert gone.billed == Decimal("0.00")
    assert len(gone.not_counted) == 2


def test_a_repeated_page_adds_its_citation_and_no_charge():
    text = " ".join(f"ledger{n} charge{n} visit{n}" for n in range(40))
    lines = [line("99213", day(4, n), "145.00", number=1) for n in (2, 5, 9, 12)]
    copies = [replace(n, id=f"{n.id}c", page=2) for n in lines]
    misread = replace(copies.pop(), charge=Decimal("745.00"))
    own = bill(*lines, *copies, misread, pages=(1, 2))
    scan = {"source": Source.OCR, "confidence": 0.6, "text": text}
    pages = [page(n, "billing", **scan) for n in (1, 2)]
    judgement = judge(matter(packet(*pages, bills=(own,))))
    assert judgement.duplicates
    (ledger,) = judgement.specials.providers
    assert [n for *_, n in told(ledger)] == [2, 2, 2, 1]
    assert ledger.billed == Decimal("580.00")
    (left,) = judgement.specials.not_counted
    assert (left.line, left.charge) == (misread.id, Decimal("745.00"))


@pytest.mark.parametrize("form", [CLAIM, STATEMENT])
def test_a_copy_of_a_whole_bill_pays_nothing_again(form):
    text = " ".join(f"bill{n} paid{n} visit{n}" for n in range(40))
    lines = [line("99213", day(4, n), "100.00") for n in (2, 5, 9)]
    own = bill(*lines, form=form)
    if form is CLAIM:
        own = replace(own, payments=(Payment(None, Decimal("25.00"), "Amount paid", 1, BOX),))
    else:
        own = replace(own, totals=(total(TotalKind.PAYMENTS, "25.00"),))
    packets = [
        packet(page(1, "billing", text=text), name=name, bills=(b,))
        for name, b in (("p1", own), ("p2", other_print(own)))
    ]
    judgement = judge(matter(*packets))
    assert judgement.duplicates
    (ledger,) = judgement.specials.providers
    assert (ledger.billed, ledger.paid) == (Decimal("300.00"), Decimal("25.00"))
    assert [n for *_, n in told(ledger)] == [2, 2, 2]


def test_a_bill_of_which_nothing_could_be_read_has_no_ledger():
    assert specials(bill()).providers == ()


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


def test_a_balance_that_does_not_follow_is_told_with_both_figures():
    own = bill(line("99213", day(4, 2), "100.00"))
    rows = (paid("40.00", "Ins payment"),)
    before = total(TotalKind.FORWARD, "15.00")
    right = replace(own, payments=rows, totals=(before, total(TotalKind.BALANCE, "75.00")))
    assert only(right).differences == ()
    running = replace(right, totals=(before, total(TotalKind.RUNNING, "75.00")))
    assert only(running).differences == ()
    wrong = replace(right, totals=(total(TotalKind.BALANCE, "75.00"),))
    (difference,) = only(wrong).differences
    assert (difference.printed, difference.sum) == (Decimal("75.00"), Decimal("60.00"))


def test_charges_that_miss_their_total_are_told():
    claim = bill(line("99213", day(4, 2), "100.00"), form=CLAIM, total="150.00")
    (difference,) = only(claim).differences
    assert (difference.printed, difference.sum) == (Decimal("150.00"), Decimal("100.00"))
    assert only(bill(line("99213", day(4, 2), "100.00"), total="100.00")).differences == ()


def test_a_digit_that_a_scan_misread_is_no_difference():
    own = replace(
        bill(line("99213", day(4, 2), "1200.00"), total="1700.00"),
        payments=(paid("440.00", "Ins payment"), paid("60.00", "Write off", adjustment=True)),
    )
    sums = (*own.totals, total(TotalKind.PAYMENTS, "-506.00"), total(TotalKind.BALANCE, "700.01"))
    printed = replace(own, totals=sums)
    told = [d.printed for d in only(printed).differences]
    assert told == [Decimal("1700.00"), Decimal("506.00")]
    scan = page(1, "billing", source=Source.OCR, confidence=0.8)
    (ledger,) = judge(matter(packet(scan, bills=(printed,)))).specials.providers
    assert ledger.differences == ()


def test_payments_that_miss_their_total_are_told():
    own = replace(
        bill(line("99213", day(4, 2), "100.00")),
        payments=(paid("40.00", "Ins payment"),),
        totals=(total(TotalKind.PAYMENTS, "45.00"),),
    )
    assert [(d.printed, d.sum) for d in only(own).differences] == [(Decimal(45), Decimal(40))]


def test_two_charges_for_one_service_of_an_account_are_one_expense_and_told():
    statement = replace(bill(line("99213", day(4, 2), "145.00")), account="A-7")
    scanned = line("99213", day(4, 2), "745.00", doubtful=("charge",))
    claim = replace(bill(scanned, form=CLAIM), account="A-7")
    for bills in ((statement, claim), (claim, statement)):
        ledger = only(*bills)
        assert ledger.billed == Decimal("145.00")
        assert "$745.00" in ledger.differences[0].message
    elsewhere = replace(claim, account="B-9")
    assert only(statement, elsewhere).billed == Decimal("890.00")


def test_a_lien_stands_in_the_ledger_with_its_words_and_its_place():
    own = bill(line("99213", day(4, 2), "900.00"))
    said = LienStatement("Balance on lien basis: $650.00", Decimal("650.00"), 2, BOX)
    pages = (page(1, "billing"), page(2, "correspondence"))
    (ledger,) = judge(matter(packet(*pages, bills=(own,), liens=(said,)))).specials.providers
    assert [(n.quote, n.citation.page, n.citation.box) for n in ledger.liens] == [
        ("Balance on lien basis: $650.00", 2, BOX)
    ]
    assert ledger.lien == Decimal("650.00")
    unnamed = replace(said, amount=None)
    (ledger,) = judge(matter(packet(*pages, bills=(own,), liens=(unnamed,)))).specials.providers
    assert ledger.lien == ledger.outstanding == Decimal("900.00")
    assert only(own).lien is None


def test_a_lien_on_somebody_elses_page_is_not_the_clients():
    own = bill(line("99213", day(4, 2), "900.00"))
    said = LienStatement("Balance on lien basis: $650.00", Decimal("650.00"), 2, BOX)
    pages = (page(1, "billing"), page(2, "correspondence", foreign=True))
    (ledger,) = judge(matter(packet(*pages, bills=(own,), liens=(said,)))).specials.providers
    assert ledger.liens == ()


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


def every(found: Specials) -> list[Expense]:
    return [e for p in found.providers for e in p.expenses]


def test_the_same_bills_give_the_same_ledger():
    bills = [bill(line("97110", day(4, n), "60.00")) for n in (1, 2)]
    assert specials(*bills) == specials(*bills)
    assert isinstance(specials(*bills).providers[0].expenses[0].date, dt.date)
