"""The specials ledger: each service once, what is owed, and what does not add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from made_bills import (
    CLAIM,
    STATEMENT,
    UB,
    billed,
    only,
    other_print,
    paid,
    specials,
    told,
    total,
)
from made_matters import (
    BOX,
    CLINIC,
    HOSPITAL,
    bill,
    day,
    line,
    matter,
    packet,
    page,
)

from casefile.bills import (
    Bill,
    CodeSystem,
    LienStatement,
    Payment,
    TotalKind,
)
from casefile.pages import Source
from completeness import judge


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


@pytest.mark.parametrize(("brought", "left"), [("140.00", None), ("75.00", "195.00")])
def test_a_sum_carried_to_the_next_page_is_no_balance_of_before(brought, left):
    lines = (line("99213", day(4, 2), "140.00"), line("99214", day(4, 9), "80.00", number=2))
    account = replace(
        bill(*lines, pages=(1, 2)),
        payments=(paid("100.00", "Insurance payment"),),
        totals=(total(TotalKind.FORWARD, brought), total(TotalKind.BALANCE, "120.00", 2)),
    )
    ledger = only(account)
    assert [f"{d.sum:.2f}" for d in ledger.differences] == ([left] if left else [])


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


def test_the_total_of_payments_may_stand_in_a_column_of_each_payer():
    rows = (paid("14.18", "Insurance"), paid("10.00", "Patient"))
    columns = (total(TotalKind.PAYMENTS, "14.18"), total(TotalKind.PAYMENTS, "10.00"))
    own = replace(bill(line("99213", day(4, 2), "24.18")), payments=rows, totals=columns)
    assert only(own).differences == ()
    short = replace(own, totals=(columns[0], total(TotalKind.PAYMENTS, "8.00")))
    assert [f"{d.printed:.2f}" for d in only(short).differences] == ["22.18"]


def priced(charge: str, rate: str, units: int, n: int):
    return line("99070", day(4, n), charge, rate=Decimal(rate), units=Decimal(units))


def test_units_that_their_price_does_not_make_the_charge_are_told():
    right = (priced("36.80", "18.40", 2, 1), priced("-18.40", "18.40", 1, 1))
    wrong = priced("95.00", "45.00", 2, 2)
    (difference,) = only(bill(*right, wrong)).differences
    assert (difference.printed, difference.sum) == (Decimal("95.00"), Decimal("90.00"))
    assert only(bill(*right)).differences == ()


def test_a_column_that_never_multiplies_holds_no_prices_but_a_hospital_claims_rate_does():
    statement = bill(priced("95.00", "45.00", 2, 1), priced("80.00", "30.00", 3, 2))
    assert only(statement).differences == ()
    room = replace(bill(priced("5670.00", "1890.00", 2, 1)), form=UB)
    assert [d.sum for d in only(room).differences] == [Decimal("3780.00")]


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


def test_the_same_bills_give_the_same_ledger():
    bills = [bill(line("97110", day(4, n), "60.00")) for n in (1, 2)]
    assert specials(*bills) == specials(*bills)
    assert isinstance(specials(*bills).providers[0].expenses[0].date, dt.date)
