"""Modifiers that make two services of one code, on claim forms and statements."""

from __future__ import annotations

from decimal import Decimal

import pytest
from made_bills import CLAIM, STATEMENT, UB, billed, only
from made_matters import CLINIC, bill, day, flags, line, matter, packet, page, visit

from casefile.categories import FlagKind
from casefile.pages import Source
from completeness import judge

FORMS = [CLAIM, UB, STATEMENT]
READERS = "Quarry Road Radiologists"
PAIRS = [
    (("26",), ("TC",)),
    (("59",), ()),
    (("XS",), ("GP",)),
    (("XS",), ("XU",)),
    ((), ("76",)),
    (("76",), ("77",)),
    (("LT",), ("RT",)),
    (("50",), ("RT",)),
    (("91",), ()),
    (("F6",), ("F7",)),
    (("LT", "59"), ("LT",)),
]
# A statement without any modifier may be one with some, printed shortly.
PRINTED = [(form, *pair) for form in FORMS for pair in PAIRS if form is not STATEMENT or all(pair)]
FORM = """{house} statement of services for Nora Quill born 05/04/1980 account 7731120 policy
KX88210 group 4410 diagnosis S43.421A M25.511 place of service 11 date of service 04/02/2024
procedure 73030 {modifier} charge 120.00 units 1 total charge 120.00 federal tax number 34-7781203
signed on file 04/09/2024 referring Abiodun rendering 1234567893 accepts assignment yes return to
box 90 Dunmore Ohio 44200 please detach"""


def form_page(number: int, modifiers: tuple[str, ...], **other):
    text = FORM.format(house=CLINIC, modifier=" ".join(modifiers))
    return page(number, "billing", text=text, **other)


def film(modifiers, number=1, charge="120.00", code="73030", **other):
    return line(code, day(4, 2), charge, number=number, modifiers=modifiers, **other)


@pytest.mark.parametrize(("form", "one", "other"), PRINTED)
def test_two_services_of_one_bill_or_of_two_are_two_expenses(form, one, other):
    together = bill(film(one), film(other), form=form)
    assert only(together).billed == Decimal("240.00")
    apart = only(bill(film(one), form=form), bill(film(other), form=form))
    assert apart.billed == Decimal("240.00")
    again = only(together, bill(film(one), film(other), form=form))
    assert [len(e.citations) for e in again.expenses] == [2, 2]


@pytest.mark.parametrize(("form", "one", "other"), PRINTED)
def test_their_pages_are_no_copies_of_each_other(form, one, other):
    pages = (form_page(1, one), form_page(2, other))
    bills = tuple(
        bill(film(m, n), pages=(n,), form=form) for n, m in enumerate((one, other), start=1)
    )
    judgement = judge(matter(packet(*pages, bills=bills)))
    assert not judgement.duplicates
    (ledger,) = judgement.specials.providers
    assert ledger.billed == Decimal("240.00")


def scanned(modifiers, confidence):
    """The claim of the left, as typed, and a scan of it or of another that reads `modifiers`."""
    pages = [
        form_page(1, ("LT",)),
        form_page(2, modifiers, source=Source.OCR, confidence=confidence),
    ]
    bills = tuple(
        bill(film(m, n), pages=(n,), form=CLAIM) for n, m in enumerate((("LT",), modifiers), 1)
    )
    return judge(matter(packet(*pages, bills=bills))).duplicates


@pytest.mark.parametrize(
    ("modifiers", "confidence"), [(("LT",), 0.97), ((), 0.97), (("LI",), 0.8), (("LT", "59"), 0.97)]
)
def test_a_scan_of_the_page_is_a_copy_also_where_it_lost_or_misread_a_modifier(
    modifiers, confidence
):
    assert scanned(modifiers, confidence)


@pytest.mark.parametrize(
    ("modifiers", "confidence"), [(("RT",), 0.97), (("RT",), 0.8), (("76",), 0.97), (("50",), 0.8)]
)
def test_a_scan_that_reads_another_modifier_is_another_page(modifiers, confidence):
    assert not scanned(modifiers, confidence)


@pytest.mark.parametrize("form", [CLAIM, UB])
def test_a_study_billed_whole_on_the_statement_and_in_parts_on_the_claim_counts_once(form):
    parts = bill(
        film(("TC",), charge="90.00"),
        film(("26",), charge="30.00"),
        film(("50",), charge="75.00"),
        form=form,
    )
    whole = bill(film(()), form=STATEMENT)
    ledger = only(parts, whole)
    assert ledger.billed == Decimal("195.00")
    assert sorted(len(e.citations) for e in ledger.expenses) == [1, 2, 2]


def test_parts_that_do_not_make_the_whole_stand_beside_it():
    parts = bill(film(("TC",), charge="90.00"), film(("26",), charge="35.00"), form=CLAIM)
    assert only(parts, bill(film(()), form=STATEMENT)).billed == Decimal("245.00")


@pytest.mark.parametrize("first", FORMS)
@pytest.mark.parametrize("read_on", [2, 4])
def test_the_two_parts_of_a_study_miss_one_record_and_one_answers_both(first, read_on):
    technical = ("TC",) if first is not UB else ()
    facility = bill(line("72148", day(4, 2), "900.00", modifiers=technical), form=first)
    reading = bill(
        line("72148", day(4, read_on), "250.00", modifiers=("26",), provider=READERS),
        form=CLAIM,
        provider=READERS,
    )
    (flag,) = flags(billed(facility, reading), FlagKind.MISSING_RECORD)
    assert (flag.date, flag.detail["charge"]) == (day(4, 2), "1150.00")
    assert {e.packet for e in flag.evidence} == {"p1", "p2"}
    report = packet(
        page(1, "radiology"),
        name="p3",
        encounters=(visit("e1", "radiology", day(4, 2), packet="p3"),),
    )
    answered = matter(*billed(facility, reading).packets, report)
    assert not flags(answered, FlagKind.MISSING_RECORD)
    assert set(judge(answered).links.values()) == {"e1"}
