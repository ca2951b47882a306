"""Counts over a whole print: a fax machine's, Bates stamps, and counts that papers state."""

from __future__ import annotations

import pytest
from made_matters import (
    flags,
    matter,
    numbered,
    packet,
    page,
    stated,
)
from made_numbers import ASKED, MISSING, missing

from casefile.pages import Numbering, Source


def test_a_stamp_that_was_taken_for_two_counters_is_one():
    pages = [
        page(1, document=0, printed=(numbered(1, 4),)),
        page(2, document=1, printed=(numbered(2, 4, Numbering.PRINT_RUN),)),
        page(3, document=1, printed=(numbered(4, 4, Numbering.PRINT_RUN),)),
    ]
    assert {n for gap in missing(matter(packet(*pages))) for n in gap} == {3}


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


def test_a_shuffled_print_out_is_whole_where_all_of_its_numbers_are_there():
    order = (28, 3, 4, 1, 2, *range(5, 24), 30, 29, *range(25, 28), 24)
    pages = (
        page(at, document=at, printed=(numbered(n, 30, Numbering.PRINT_RUN),))
        for at, n in enumerate(order, 1)
    )
    assert not missing(matter(packet(*pages)))
