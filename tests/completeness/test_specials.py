"""The specials ledger: each service once, what is owed, and what does not add up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from made_bills import (
    CLAIM,
    UB,
    only,
    other_print,
    specials,
    told,
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
    LienStatement,
)
from casefile.pages import Source
from completeness import judge


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


def test_units_in_one_line_are_the_lines_that_print_them_one_by_one():
    claim = bill(line("97110", day(4, 2), "120.00", units=Decimal(2)), form=CLAIM)
    statement = bill(line("97110", day(4, 2), "60.00"), line("97110", day(4, 2), "60.00"))
    for bills in ((claim, statement), (statement, claim)):
        ledger = only(*bills)
        assert ledger.billed == Decimal("120.00")
        assert told(ledger) == [("97110", "60.00", 2)] * 2


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


def test_a_bill_of_which_nothing_could_be_read_has_no_ledger():
    assert specials(bill()).providers == ()


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
