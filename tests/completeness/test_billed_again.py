"""Bills and pages that come again, replaced or voided: each charge counts once."""

from __future__ import annotations

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
    specials,
    told,
    total,
)
from made_matters import (
    BOX,
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


def test_a_statement_without_modifiers_matches_repeats_one_by_one():
    claim = bill(
        line("71046", day(4, 2), "120.00"),
        line("71046", day(4, 2), "120.00", modifiers=("76",)),
        form=CLAIM,
    )
    statement = bill(line("71046", day(4, 2), "120.00"), line("71046", day(4, 2), "120.00"))
    ledger = only(claim, statement)
    assert told(ledger) == [("71046", "120.00", 2)] * 2


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
