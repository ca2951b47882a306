"""What two numberings lack at one place of a packet is one flag."""

from __future__ import annotations

import pytest
from made_matters import day, flags, matter, numbered, packet, page

from casefile.categories import FlagKind
from casefile.pages import Numbering

MISSING = FlagKind.MISSING_PAGES


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
