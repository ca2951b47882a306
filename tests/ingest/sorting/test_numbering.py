"""Printed page numbers in their many forms, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_sheets import typed_packet, typed_page

from casefile.pages import Numbering
from ingest.sorting import SortedPage, sort_pages

BODY = "DELTA CLINIC\nOffice Visit\nPatient: Ida Koenig\nHPI: neck pain after a crash.\nPlan: rest."


def one(foot: str = "", head: str = "", body: str = BODY) -> SortedPage:
    return sort_pages([typed_page(body, foot=foot, head=head)]).pages[0]


@pytest.mark.parametrize(
    ("foot", "number", "total"),
    [
        ("Page 3 of 12", 3, 12),
        ("page 3 of 12", 3, 12),
        ("PAGE: 3 of 12", 3, 12),
        ("Page: 3/12", 3, 12),
        ("Pg. 3", 3, None),
        ("Pg 3 of 12", 3, 12),
        ("Page No. 3 of 12", 3, 12),
        ("Page # 3", 3, None),
        ("Page 3", 3, None),
        ("3 of 12", 3, 12),
        ("3/12", 3, 12),
        ("- 3 of 12 -", 3, 12),
        ("(3/12)", 3, 12),
        ("Sheet 3 of 12", 3, 12),
        ("Printed by DOE, J on 5/5/2023 9:15 AM     Page 3 of 12", 3, 12),
        ("Document ID: 8812.3   Status: Final     3 of 12", 3, 12),
        ("Page l of 3", 1, 3),
        ("Paqe 2 of 3", 2, 3),
        ("Page 1O of 12", 10, 12),
        ("Printed on 5/5/2023 9:15 AM from workstation 7   Page 3 of 12", 3, 12),
        ("lof1", 1, 1),
        ("Total pages 9/14", 9, 14),
        ("Daily note - Koenig, Ida - 3/12", 3, 12),
        ("Pglofl", 1, 1),
        ("Quill Harbor export, image 3 of 12", 3, 12),
        ("Release 5510 (chart copy) 3/12", 3, 12),
        ("DELTA HIM 3 / 12", 3, 12),
        ("Koenig, Ida DOB 03/04/1980 MRN 55120 Chart 3/12", 3, 12),
        ("- 3 -", 3, None),
    ],
)
def test_forms_of_a_documents_own_number(foot: str, number: int, total: int | None) -> None:
    page = one(foot)
    assert (page.printed_page, page.printed_total) == (number, total)


@pytest.mark.parametrize(
    "foot", ["FORM CMS-1500 (02/12)", "Form HCFA 2/12", "Intake sheet rev 3/12"]
)
def test_the_revision_of_a_form_is_no_page_number(foot: str) -> None:
    assert one(foot).printed_page is None


@pytest.mark.parametrize("foot", ["Pain 3/10", "Visit 3 of 12", "Units of strength 4/5"])
def test_what_is_counted_in_the_margin_need_not_be_pages(foot: str) -> None:
    assert one(foot).printed_page is None


def test_a_count_that_ends_a_running_header_below_the_margin() -> None:
    head = "Delta Hospital Ida Koenig DOB 03/04/1980 05/05/2023 ward record"
    bodies = [f"\n\n{head} {n}/5\n\n{BODY} Day {n}." for n in (1, 2, 3)]
    pages = sort_pages([typed_page(body, n) for n, body in enumerate(bodies, 1)]).pages
    assert [(p.printed_page, p.printed_total) for p in pages] == [(1, 5), (2, 5), (3, 5)]
    assert one(body=f"\n\n{head} session 2/5\n\n{BODY}").printed_page is None
    assert one(body=f"\n\n{head} seen 05/05/2023\n\n{BODY}").printed_page is None


def test_a_sheet_counted_in_a_table_is_no_page_of_the_document() -> None:
    table = "Asked   Mon   Tue\nDiary sheet 1 of 3   kept   lost\nSlept   6   7"
    assert (
        one(
            body=f"{BODY}\n\n{table}\n\nReturn as needed.\nStay well.\nEat well.\nWalk.\nRest."
        ).printed_page
        is None
    )


def test_a_named_count_within_the_page_is_no_page_number() -> None:
    assert one(body=f"{BODY}\nAuthorised sessions 3/12\nReturn as needed.").printed_page is None


def test_a_word_that_counts_something_else_at_the_head_numbers_no_page() -> None:
    assert one(body=f"Quill Clinic\nGatherings: 3 of 12\n{BODY}").printed_page is None
    assert one(body=f"Quill Clinic     leaf 3 of 12\n{BODY}").printed_page == 3


def test_a_column_of_marks_out_of_ten_numbers_no_page() -> None:
    flow = "Pain\n7/10\n5/10\n4/10"
    assert one(body=f"{flow}\n{BODY}").printed_page is None
    assert one(head="3/10", foot="3/10").printed_page == 3


@pytest.mark.parametrize(
    "foot",
    [
        "Pain 7/10",
        "Visit 4 of 12",
        "Visit No.: 4 of 12",
        "Born: 11/03/1979     Visit No.:     4 of 12",
        "Pages including cover: 12",
        "PAGES: 12",
        "Strength 5/5",
        "Next appointment 3/12/2023",
        "Version 1 of 1",
        "Phone 555-0100",
        "APPROVED OMB-0938-1197 FORM 1500 (02-12)",
        "MRN 00718822",
        "Zip 29031",
        "Visit # 4 of 12",
        "File 00718822",
        "Koenig Invoice DC-0417",
        "BP 9/12",
    ],
)
def test_numbers_that_count_no_pages(foot: str) -> None:
    assert one(foot).printed_page is None


def test_a_column_of_visits_numbers_no_page() -> None:
    card = "DELTA CLINIC\nDate       Visit\n5/1/23     2 of 12\n5/3/23     3 of 12"
    page = one(body=card, foot="Page 1 of 1")
    assert [(n.number, n.total) for n in page.printed] == [(1, 1)]


def test_a_count_behind_the_senders_letters_counts_where_the_packet_goes_on() -> None:
    packet = typed_packet([typed_page(BODY, foot=" " * 70 + f"DCL {n}/5") for n in (1, 2, 4)])
    assert [(p.printed_page, p.printed_total) for p in sort_pages(packet).pages] == [
        (1, 5), (2, 5), (4, 5),
    ]  # fmt: skip


def test_numbers_in_the_body_count_no_pages() -> None:
    body = (
        BODY
        + "\n\n\n\nDeltoid   5/5   4/5\nPain 3/10\n2 of 10 visits used\n1/2 tablet\n\n\n\n\nEnd."
    )
    assert one(body=body).printed == ()


@pytest.mark.parametrize(
    "head",
    [
        "05/12/2023 12:13   DELTA CLINIC HIM                    P. 003/012",
        "May-12-23 12:13 PM   From: DELTA CLINIC   555-010-2222      Page 3/12",
        "2023-05-12 12:13   5550102222 >> 5550109999      P 3/12",
        "05/12/2023 12:13   DELTA CLINIC HIM                    P. 0O3/012",
        "05/12/2023 FRI 12:13   FAX 555 010 2222   DELTA CLINIC    @003/012",
        "May-12-2023 12:13 PM   DELTA CLINIC 5550102222            3/12",
        "                                       3 OF 12 FROM DELTA CLINIC",
        "May 12, 2023 12:13 DELTA DRUG P. 003/012",
        "May 12, 2023 12:13 DELTA PHYSICAL THERAPY P. 3/12",
    ],
)
def test_fax_counters(head: str) -> None:
    page = one(head=head)
    assert [(n.numbering, n.number, n.total) for n in page.printed] == [(Numbering.FAX, 3, 12)]
    assert (page.printed_page, page.printed_total) == (3, 12)


def test_all_counters_are_kept_and_the_documents_own_comes_first() -> None:
    page = one(
        foot="Page 2 of 3\n" + " " * 70 + "KOENIG000117",
        head="05/12/2023 12:13   DELTA CLINIC HIM                    P. 009/012",
    )
    assert {(n.numbering.value, n.number, n.total, n.series) for n in page.printed} == {
        ("document", 2, 3, ""), ("fax", 9, 12, ""), ("bates", 117, None, "KOENIG"),
    }  # fmt: skip
    assert (page.printed_page, page.printed_total) == (2, 3)


@pytest.mark.parametrize(
    ("stamp", "prefix"),
    [("KOENIG000117", "KOENIG"), ("PLF-000117", "PLF"), ("Delta Clinic 000117", "Delta Clinic"),
     ("KOENIG_000117", "KOENIG")],
)  # fmt: skip
def test_bates_stamps(stamp: str, prefix: str) -> None:
    page = one(foot=" " * 70 + stamp)
    assert [(n.numbering, n.number, n.series) for n in page.printed] == [
        (Numbering.BATES, 117, prefix)
    ]
    assert (page.printed_page, page.printed_total) == (117, None)


def test_a_stamp_beside_the_footer_counts_where_the_packet_goes_on() -> None:
    foot = "Printed 5/5/2023 Koenig, Ida KOENIG{:06}"
    packet = typed_packet([typed_page(BODY, foot=foot.format(n)) for n in (7, 8, 9)])
    assert [p.printed_page for p in sort_pages(packet).pages] == [7, 8, 9]


def test_zeros_read_as_letters_count_where_the_packet_goes_on() -> None:
    stamps = ["HALOGOOO8", "HALGGOO09", "HALOOOO10", "HALO00O11", "HAL000012"]
    packet = typed_packet([typed_page(BODY, foot=" " * 80 + s) for s in stamps])
    assert [p.printed_page for p in sort_pages(packet).pages] == [8, 9, 10, 11, 12]
    assert one(foot=" " * 80 + stamps[0]).printed_page is None


def test_a_bare_bates_number_counts_where_the_packet_goes_on() -> None:
    packet = typed_packet([typed_page(BODY, foot=" " * 80 + f"{n:06}") for n in range(41, 46)])
    assert [p.printed_page for p in sort_pages(packet).pages] == [41, 42, 43, 44, 45]


def test_a_bare_number_at_the_foot_counts_where_the_next_page_goes_on() -> None:
    packet = typed_packet([typed_page(BODY, foot=" " * 40 + str(n)) for n in (1, 2, 3)])
    assert [p.printed_page for p in sort_pages(packet).pages] == [1, 2, 3]
    assert one(foot=" " * 40 + "2").printed_page is None


def test_a_misread_fax_digit_is_mended_by_its_neighbours() -> None:
    head = "05/12/2023 12:13   DELTA CLINIC HIM                    P. {}"
    texts = ["001/005", "002/005", "008/005", "004/005", "005/005"]
    packet = typed_packet([typed_page(BODY, head=head.format(t)) for t in texts])
    pages = sort_pages(packet).pages
    assert [p.printed_page for p in pages] == [1, 2, 3, 4, 5]
    assert pages[2].printed[0].text.endswith("008/005")


def test_a_clear_number_stands_though_its_neighbours_would_have_another() -> None:
    packet = typed_packet([typed_page(BODY, foot=f"Page {n} of 3") for n in (1, 1, 3)])
    assert [p.printed_page for p in sort_pages(packet).pages] == [1, 1, 3]


def test_a_note_count_and_a_print_out_count_on_one_page() -> None:
    packet = typed_packet(
        [
            typed_page(BODY, head="Page 1 of 2", foot="Page 7 of 43"),
            typed_page("Plan: more rest.", head="Page 2 of 2", foot="Page 8 of 43"),
        ]
    )
    for index, page in enumerate(sort_pages(packet).pages):
        assert {(n.numbering.value, n.number, n.total) for n in page.printed} == {
            ("document", index + 1, 2), ("print_run", index + 7, 43),
        }  # fmt: skip
        assert (page.printed_page, page.printed_total) == (index + 1, 2)


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 60), st.integers(0, 60),
    st.sampled_from(["Page {n} of {t}", "Page: {n}/{t}", "Pg {n} of {t}", "{n} of {t}", "{n}/{t}"]),
)  # fmt: skip
def test_any_count_is_read_back(number: int, more: int, form: str) -> None:
    total = number + more
    page = one(form.format(n=number, t=total))
    assert (page.printed_page, page.printed_total) == (number, total)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 19), unique=True, min_size=1))
def test_missing_pages_never_change_the_numbers_of_those_that_are_there(kept: list[int]) -> None:
    head = "05/12/2023 12:13   DELTA CLINIC HIM                    P. {:03}/020"
    pages = [
        typed_page(BODY, head=head.format(n + 1), foot=f"Page {n + 1} of 20") for n in sorted(kept)
    ]
    found = sort_pages(typed_packet(pages)).pages
    for n, page in zip(sorted(kept), found, strict=True):
        assert {x.number for x in page.printed} == {n + 1}


def test_a_shuffled_print_out_is_one_print_out() -> None:
    order = [7, 3, 4, 9, 1, 2, 8]
    notes = [
        typed_page(f"{BODY}\nNote {n}.", head=f"Page {1 + n % 2}", foot=f"{n}/9") for n in order
    ]
    pages = sort_pages(typed_packet(notes)).pages
    runs = [[x for x in p.printed if x.numbering is Numbering.PRINT_RUN] for p in pages]
    assert [[(x.number, x.total) for x in run] for run in runs] == [[(n, 9)] for n in order]
    assert len({run[0].series for run in runs}) == 1


@pytest.mark.parametrize(
    "line",
    [
        "S - Jaw sore on the right, headaches shorter. 3 of 10.",
        "She worked on the outside only and left at 1 of 10.",
        "Ended 4 of 10",
        "Neck feels looser after the session, pain now 2 of 10",
        "Met 3 of 4",
    ],
)
def test_a_rating_at_the_end_of_a_line_counts_no_pages(line: str) -> None:
    page = sort_pages([typed_page(f"DELTA CLINIC\n{line}\nPlan: rest.")]).pages[0]
    assert page.printed_page is None


@pytest.mark.parametrize(
    "foot", ["Medical record of Ida Koenig, 3 of 12", "Confidential patient chart 3 of 12"]
)
def test_a_count_in_the_margin_may_follow_words(foot: str) -> None:
    assert (one(foot).printed_page, one(foot).printed_total) == (3, 12)
