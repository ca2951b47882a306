"""Missing pages: what a numbering shows, and what only looks like a gap."""

from __future__ import annotations

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
    stated,
    visit,
)

from casefile.categories import FlagKind
from casefile.pages import Numbering, Source
from completeness import judge

MISSING = FlagKind.MISSING_PAGES
ASKED = (request(CLINIC, "office_visit"),)


def document(numbers, total, **other):
    """One document whose pages carry these numbers; None carries none."""
    return packet(
        *(
            page(at, document=0, printed=(numbered(n, total),) if n else (), **other)
            for at, n in enumerate(numbers, 1)
        )
    )


def missing(facts) -> list[list[int]]:
    return [list(f.detail["printed_missing"]) for f in flags(facts, MISSING)]


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


def test_a_stamp_that_was_taken_for_two_counters_is_one():
    pages = [
        page(1, document=0, printed=(numbered(1, 4),)),
        page(2, document=1, printed=(numbered(2, 4, Numbering.PRINT_RUN),)),
        page(3, document=1, printed=(numbered(4, 4, Numbering.PRINT_RUN),)),
    ]
    assert {n for gap in missing(matter(packet(*pages))) for n in gap} == {3}


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


def test_a_copy_of_one_page_of_a_print_out_asks_for_none_of_the_others():
    text = "word " * 40 + "fever cough ankle sprain return tomorrow morning again soon"
    kind = Numbering.PRINT_RUN
    whole = packet(
        *(
            page(n, document=n, printed=(numbered(n, 4, kind),), text=text if n == 3 else "")
            for n in (1, 2, 3, 4)
        )
    )
    copy = packet(page(1, document=0, printed=(numbered(3, 4, kind),), text=text), name="p2")
    assert not missing(matter(whole, copy))
    assert missing(matter(copy)) == [[1, 2, 4]]


def counter(numbers, total, numbering, series="", source=Source.TEXT):
    return packet(
        *(
            page(at, printed=(numbered(n, total, numbering, series),) if n else (), source=source)
            for at, n in enumerate(numbers, 1)
        )
    )


@pytest.mark.parametrize(
    ("numbers", "total", "expected"),
    [
        ([1, 2, 4, 5, 6], 6, [[3]]),
        ([1, 2, 4, 5, 7], 7, [[3], [6]]),
        ([1, 2, 3], 5, [[4, 5]]),
        ([1, 2, None, 4], 4, []),
        ([1, 2, 9, 4], 4, []),
        ([1, 2, 3, 1, 2, 3], 3, []),
    ],
)
def test_the_fax_counter(numbers, total, expected):
    facts = matter(counter(numbers, total, Numbering.FAX))
    assert missing(facts) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([101, 102, 104, 105], [[103]]),
        ([101, 102, 103], []),
        ([101, 102, 900, 901], []),
        ([101, 102, None, 104], []),
        ([101, None, 104], [[102, 103]]),
    ],
)
def test_bates_numbers(numbers, expected):
    facts = matter(counter(numbers, None, Numbering.BATES, "QUILL"))
    assert missing(facts) == expected


def test_a_bates_number_in_another_packet_is_not_missing():
    one = counter([101, 103], None, Numbering.BATES, "QUILL")
    other = packet(page(1, printed=(numbered(102, None, Numbering.BATES, "QUILL"),)), name="p2")
    third = packet(page(1, printed=(numbered(140, None, Numbering.BATES, "QUILL"),)), name="p3")
    assert missing(matter(one, third)) == [[102]]
    two_page = packet(
        page(1, printed=(numbered(102, None, Numbering.BATES, "QUILL"),)),
        page(2, printed=(numbered(107, None, Numbering.BATES, "QUILL"),)),
        name="p4",
    )
    assert [103, 104, 105, 106] not in missing(matter(one, two_page, other))
    assert [102] not in missing(matter(one, two_page))


@pytest.mark.parametrize("numbers", [[1, 2, 4], [2, 3, 5]])
def test_numbers_without_a_total_show_gaps_inside_a_document_only(numbers):
    (found,) = missing(matter(document(numbers, None)))
    assert found == [numbers[1] + 1]


def test_a_lone_scanned_fraction_is_no_page_number():
    form = page(1, "billing", printed=(numbered(2, 12),), source=Source.OCR)
    assert not missing(matter(packet(form)))


def test_a_misread_total_goes_with_the_page_before():
    pages = [
        page(1, document=0, printed=(numbered(1, 2),), source=Source.OCR),
        page(2, document=1, printed=(numbered(2, 12),), source=Source.OCR),
    ]
    assert not missing(matter(packet(*pages)))


def stamped(numbers, total, stamps, numbering=Numbering.BATES, stamp_total=None):
    """One document whose pages carry their own numbers and, beside them, a counter's."""
    return packet(
        *(
            page(
                at,
                document=0 if own else at,
                date=day(4, 2),
                printed=(
                    *((numbered(own, total),) if own else ()),
                    *((numbered(stamp, stamp_total, numbering, "QUILL"),) if stamp else ()),
                ),
            )
            for at, (own, stamp) in enumerate(zip(numbers, stamps, strict=True), 1)
        )
    )


@pytest.mark.parametrize(
    ("numbers", "total", "stamps", "sides", "stamps_missing"),
    [
        ([1, 2, 5, 6], 6, [101, 102, 105, 106], (2, 3), [103, 104]),
        ([1, 3, 5], 5, [101, 103, 105], (1, 2, 3), [102, 104]),
        ([2, 3, None, None], 3, [102, 103, 104, 105], (1,), None),
        ([1, 2, None, None], 4, [11, 12, 18, 19], (2,), [13, 14, 15, 16, 17]),
        ([1, 2, 3, 4], 4, [11, 12, None, 14], None, None),
    ],
)
def test_what_two_numberings_lack_at_one_place_is_one_flag(
    numbers, total, stamps, sides, stamps_missing
):
    found = flags(matter(stamped(numbers, total, stamps)), MISSING)
    assert [f.pages for f in found] == ([sides] if sides else [])
    for flag in found:
        also = flag.detail.get("also_missing", [])
        assert [a["printed_missing"] for a in also] == ([stamps_missing] if stamps_missing else [])


def test_both_numberings_are_told_with_their_pages():
    (flag,) = flags(matter(stamped([1, 2, 5, 6], 6, [101, 102, 105, 106])), MISSING)
    assert flag.detail["printed_missing"] == [3, 4]
    assert "pages 3–4 of 6 are missing" in flag.message
    assert "The Bates numbers skip there too: QUILL000103–000104 are missing." in flag.message
    assert "(Bates QUILL000103–000104)" in flag.ask
    assert [(e.page, e.text) for e in flag.evidence] == [
        (2, "2/6"), (3, "5/6"), (2, "102/None"), (3, "105/None"),
    ]  # fmt: skip


def test_a_fax_counter_that_skips_with_the_document_is_no_flag_of_its_own():
    facts = stamped([1, 2, 4], 4, [1, 2, 4], Numbering.FAX, 4)
    (flag,) = flags(matter(facts), MISSING)
    assert "The fax page counter skips there too" in flag.message


def test_stamps_that_skip_elsewhere_are_a_flag_of_their_own():
    facts = stamped([1, 2, 4, None, None], 4, [101, 102, 104, 105, 109])
    found = flags(matter(facts), MISSING)
    assert [f.pages for f in found] == [(2, 3), (4, 5)]
    assert len({f.finding for f in found}) == 2


def test_two_documents_that_lack_pages_where_they_meet_are_two():
    pages = [
        page(1, document=0, date=day(4, 2), printed=(numbered(1, 2), bates(31))),
        page(2, document=1, date=day(4, 9), printed=(numbered(3, 3), bates(34))),
    ]
    found = flags(matter(packet(*pages)), MISSING)
    assert [f.pages for f in found] == [(1,), (2,)]
    assert [bool(f.detail.get("also_missing")) for f in found] == [True, False]


def bates(number):
    return numbered(number, None, Numbering.BATES, "QUILL")


def test_a_counter_with_many_gaps_keeps_those_that_no_document_shows():
    stamps = [1, 2, 4, 6, 8, 10, 11]
    facts = stamped([1, 2, 4, None, None, None, None], 4, stamps)
    found = flags(matter(facts), MISSING)
    assert [f.detail["printed_missing"] for f in found] == [[3], [5], [7], [9]]


@pytest.mark.parametrize("source", ["fax_cover", "certification"])
def test_a_stated_count_that_falls_short(source):
    facts = packet(page(1, "correspondence"), page(2), stated_counts=(stated(source, 4),))
    (flag,) = flags(matter(facts), MISSING)
    assert flag.detail == {"printed_missing": [], "printed_total": 4}
    assert "4 pages, 2 came" in flag.message


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_stated_count_that_is_met(count):
    facts = packet(page(1), page(2), page(3), stated_counts=(stated("certification", count),))
    assert not flags(matter(facts), MISSING)


def test_two_covers_in_one_packet_count_their_own_pages():
    facts = packet(
        *(page(n) for n in range(1, 7)),
        stated_counts=(stated("fax_cover", 3, 1), stated("fax_cover", 3, 4)),
    )
    assert not flags(matter(facts), MISSING)


def test_a_late_packet_makes_up_for_a_short_one():
    short = packet(page(1), page(2), name="p1", stated_counts=(stated("fax_cover", 3),))
    late = packet(page(1), name="p2")
    assert not flags(matter(short, late, requests=ASKED), MISSING)


def test_a_short_packet_and_the_gap_in_it_are_one_finding():
    facts = packet(
        *(page(at, printed=(numbered(n, 4, Numbering.FAX),)) for at, n in enumerate([1, 2, 4], 1)),
        stated_counts=(stated("fax_cover", 4),),
    )
    found = flags(matter(facts), MISSING)
    assert len(found) == 2
    assert len({f.finding for f in found}) == 1


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


@pytest.mark.parametrize(
    ("numbering", "expected"), [(Numbering.PRINT_RUN, []), (Numbering.DOCUMENT, [[2]])]
)
def test_a_strangers_page_stands_in_the_count_of_a_print_out_and_in_no_document(
    numbering, expected
):
    pages = [
        page(at, document=0, printed=(numbered(at, 3, numbering=numbering),), foreign=at == 2)
        for at in (1, 2, 3)
    ]
    assert missing(matter(packet(*pages))) == expected
