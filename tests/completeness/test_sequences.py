"""Missing pages: what a numbering shows, and what only looks like a gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_matters import (
    CLINIC,
    bill,
    day,
    flags,
    line,
    matter,
    numbered,
    packet,
    page,
    request,
    visit,
)
from made_numbers import ASKED, MISSING, document, missing

from casefile.categories import FlagKind
from casefile.pages import Numbering, Source
from completeness import judge


@pytest.mark.parametrize(
    ("numbers", "total", "expected"),
    [
        ([1, 3], 3, [[2]]),
        ([1, 2, 3], 5, [[4, 5]]),
        ([2, 3], 3, [[1]]),
        ([1, 3, 5], 6, [[2, 4, 6]]),
        ([1, 2, 3], 3, []),
        ([1], 1, []),
        ([3, 1, 2], 3, []),
        ([1, None, 3], 3, []),
        ([1, 2, None], 3, []),
    ],
)
def test_the_numbers_of_one_document(numbers, total, expected):
    assert missing(matter(document(numbers, total))) == expected


def test_a_flag_names_the_pages_on_either_side():
    (flag,) = flags(matter(document([1, 2, 5], 5)), MISSING)
    assert flag.pages == (2, 3)
    assert flag.detail == {"printed_missing": [3, 4], "printed_total": 5}
    assert "3–4 of 5" in flag.message
    assert [e.page for e in flag.evidence] == [2, 3]


@given(
    total=st.integers(2, 9),
    dropped=st.sets(st.integers(1, 9), min_size=1, max_size=4),
)
def test_exactly_what_was_taken_out_is_missing(total, dropped):
    kept = [n for n in range(1, total + 1) if n not in dropped]
    gone = [n for n in range(1, total + 1) if n in dropped]
    found = missing(matter(document(kept, total))) if kept else []
    assert found == ([gone] if gone and kept else [])


def test_two_short_documents_in_a_row_are_two():
    pages = [
        page(1, document=0, printed=(numbered(1, 2),), date=day(4, 1)),
        page(2, document=1, printed=(numbered(1, 2),), date=day(4, 8)),
        page(3, document=1, printed=(numbered(2, 2),), date=day(4, 8)),
    ]
    (flag,) = flags(matter(packet(*pages)), MISSING)
    assert flag.detail["printed_missing"] == [2]
    assert flag.pages == (1,)


def test_an_illegible_page_may_be_the_missing_one():
    pages = [
        page(1, document=0, printed=(numbered(1, 3),)),
        page(2, document=1, legible=False, text=""),
        page(3, document=2, printed=(numbered(3, 3),)),
    ]
    assert not missing(matter(packet(*pages)))


def test_a_supplement_brings_the_page():
    first = packet(
        page(1, document=0, printed=(numbered(1, 3),), date=day(4, 2)),
        page(2, document=0, printed=(numbered(3, 3),), date=day(4, 2)),
        name="p1",
    )
    late = packet(page(1, printed=(numbered(2, 3),), date=day(4, 2)), name="p2")
    assert not missing(matter(first, late, requests=ASKED))
    assert missing(matter(first, requests=ASKED)) == [[2]]


def test_a_supplement_brings_the_later_visits_of_a_log():
    log = packet(page(1, "chiropractic", printed=(numbered(1, 2),), date=day(4, 2)), name="p1")
    rest = packet(page(1, "chiropractic", printed=(numbered(2, 2),), date=day(4, 30)), name="p2")
    other = packet(page(1, "radiology", printed=(numbered(2, 2),), date=day(4, 30)), name="p2")
    assert not missing(matter(log, rest, requests=ASKED))
    assert sorted(missing(matter(log, other, requests=ASKED))) == [[1], [2]]


def test_a_page_that_speaks_of_another_page_keeps_its_own_number():
    carried = (numbered(2, None), numbered(1, 2))
    pages = [page(1, document=0, printed=carried), page(2, document=0, printed=(numbered(2, 2),))]
    assert not missing(matter(packet(*pages)))


def test_a_supplements_few_pages_are_no_gap():
    long = packet(*(page(n) for n in range(1, 9)), name="p1")
    late = packet(page(1, printed=(numbered(3, 7),)), name="p2")
    assert not missing(matter(long, late, requests=ASKED))


def test_the_bills_sent_apart_are_no_supplement():
    long = packet(*(page(n) for n in range(1, 9)), name="p1")
    bills = packet(page(1, "billing", printed=(numbered(2, 2),)), name="p2")
    assert missing(matter(long, bills, requests=ASKED)) == [[1]]


def test_a_page_of_another_document_of_that_length_does_not_fill_a_gap():
    one = packet(page(1, printed=(numbered(1, 2),), date=day(4, 2)), name="p1")
    other = packet(page(1, printed=(numbered(2, 2),), date=day(6, 9)), name="p2")
    assert sorted(missing(matter(one, other))) == [[1], [2]]


def test_copies_and_other_peoples_pages_count_for_nothing():
    text = "word " * 40 + "fever cough ankle sprain return tomorrow morning again soon"
    pages = [
        page(1, document=0, printed=(numbered(1, 2),), text=text),
        page(2, document=0, printed=(numbered(2, 2),)),
        page(3, document=1, printed=(numbered(1, 2),), text=text),
        page(4, document=2, printed=(numbered(1, 4),), foreign=True),
    ]
    assert not missing(matter(packet(*pages)))


@pytest.mark.parametrize("copied_as", [Numbering.PRINT_RUN, Numbering.DOCUMENT])
def test_a_copy_of_one_page_of_a_print_out_asks_for_none_of_the_others(copied_as):
    """In the copy the count of the print-out is the only one, and looks like the page's own."""
    text = "word " * 40 + "fever cough ankle sprain return tomorrow morning again soon"
    kind = Numbering.PRINT_RUN
    whole = packet(
        *(
            page(n, document=n, printed=(numbered(n, 4, kind),), text=text if n == 3 else "")
            for n in (1, 2, 3, 4)
        )
    )
    copy = packet(page(1, document=0, printed=(numbered(3, 4, copied_as),), text=text), name="p2")
    assert not missing(matter(whole, copy))
    assert missing(matter(copy)) == [[1, 2, 4]]


@pytest.mark.parametrize("numbers", [[1, 2, 4], [2, 3, 5]])
def test_numbers_without_a_total_show_gaps_inside_a_document_only(numbers):
    (found,) = missing(matter(document(numbers, None)))
    assert found == [numbers[1] + 1]


def test_a_lone_scanned_fraction_is_no_page_number():
    form = page(1, "billing", printed=(numbered(2, 12),), source=Source.OCR)
    assert not missing(matter(packet(form)))


@pytest.mark.parametrize(("text", "gaps"), [("5 of 10", 0), ("Page 5 of 10", 1), ("pg 5/10", 1)])
def test_a_lone_fraction_counts_pages_where_it_says_so(text, gaps):
    mark = replace(numbered(5, 10), text=text)
    assert len(missing(matter(packet(page(1, printed=(mark,)))))) == gaps


def test_a_misread_total_goes_with_the_page_before():
    pages = [
        page(1, document=0, printed=(numbered(1, 2),), source=Source.OCR),
        page(2, document=1, printed=(numbered(2, 12),), source=Source.OCR),
    ]
    assert not missing(matter(packet(*pages)))


def test_a_bill_with_a_missing_page_is_one_finding_with_its_total_and_its_visits():
    pages = [
        page(1, "physical_therapy"),
        page(2, "billing", document=5, printed=(numbered(1, 3),)),
        page(3, "billing", document=5, printed=(numbered(3, 3),)),
    ]
    lines = [line("97110", day(4, 1), number=2), line("97110", day(4, 20), number=3)]
    visits = tuple(visit(f"e{n}", "physical_therapy", day(4, n), (1,)) for n in (1, 10, 20))
    facts = packet(*pages, encounters=visits, bills=(bill(*lines, pages=(2, 3), total="300.00"),))
    judgement = judge(matter(facts, requests=(request(CLINIC, "billing"),)))
    kinds = {f.kind: f.finding for f in judgement.flags}
    assert kinds[MISSING] == kinds[FlagKind.BILLING_TOTAL_MISMATCH] == kinds[FlagKind.MISSING_BILL]
