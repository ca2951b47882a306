"""Where documents begin and end in a packet."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from typed_sheets import typed_packet, typed_page

from casefile.pages import Numbering, PageReading
from ingest.sorting import sort_pages


def visit(day: str, title: str = "FOLLOW-UP VISIT", foot: str = "") -> PageReading:
    return typed_page(
        f"TIDEWATER ORTHOPAEDIC SPECIALISTS\n{title}\nName: Dina Mora\nDate of service: {day}\n"
        "HPI: shoulder pain.\nPLAN: rest.",
        foot=foot,
    )


def rest(
    words: str = "and the pain continues at night. PLAN: rest.", foot: str = ""
) -> PageReading:
    return typed_page(words, foot=foot)


def parts(*pages: PageReading) -> list[int]:
    return [p.document for p in sort_pages(typed_packet(pages)).pages]


def test_numbering_that_starts_again_parts_documents() -> None:
    assert parts(
        visit("1/2/2024", foot="Page 1 of 2"), rest(foot="Page 2 of 2"),
        visit("1/2/2024", foot="Page 1 of 2"), rest(foot="Page 2 of 2"),
    ) == [0, 0, 1, 1]  # fmt: skip


def test_another_total_is_another_document() -> None:
    assert parts(visit("1/2/2024", foot="Page 1 of 3"), rest(foot="Page 2 of 4")) == [0, 1]


def test_a_missing_page_does_not_break_a_document() -> None:
    assert parts(visit("1/2/2024", foot="1 of 3"), rest(foot="3 of 3")) == [0, 0]


def test_unnumbered_visits_are_parted_by_their_dates() -> None:
    assert parts(visit("1/2/2024"), rest(), visit("2/2/2024"), visit("3/2/2024"), rest()) == [
        0, 0, 1, 2, 2,
    ]  # fmt: skip


def test_another_title_begins_another_document() -> None:
    assert parts(visit("1/2/2024"), visit("1/2/2024", "PROCEDURE NOTE")) == [0, 1]


def test_a_running_header_keeps_pages_together() -> None:
    header = "Mora, Dina (MRN 7720118) DOB: 09/09/1991     Encounter Date: 3/1/2024\n"
    pages = [
        typed_page(
            header + "Office Visit - 3/1/2024\nTidewater Orthopaedic Specialists\nHPI: pain"
        ),
        typed_page(header + "Objective: Neer positive."),
        typed_page(header + "Plan: injection."),
    ]
    assert parts(*pages) == [0, 0, 0]


def test_a_header_that_stands_on_first_pages_alone_begins_the_next_note() -> None:
    """The second note has no day, and its title was read as nobody wrote it."""
    undated = typed_page(
        "TIDEWATER ORTHOPAEDIC SPECIALISTS\n12 Quay Lane, Port Ellery\nName: Dina Mora\n"
        "Chart: 55120\nF0L1 W-L)P\nShe is doing better and sleeps on that side again."
    )
    first = typed_page(
        "TIDEWATER ORTHOPAEDIC SPECIALISTS\n12 Quay Lane, Port Ellery\nName: Dina Mora\n"
        "Date of service: 1/2/2024\nFOLLOW-UP VISIT\nHPI: shoulder pain.\nPLAN: rest."
    )
    assert parts(first, rest(), undated, rest()) == [0, 0, 1, 1]
    assert parts(first, undated, undated) == [0, 0, 0]


def test_what_follows_a_cover_sheet_is_another_document() -> None:
    cover = typed_page(
        "Tidewater Orthopaedic Specialists\nFAX COVER SHEET\nTo: Oakes & Lunt LLP\nPages: 3\n"
        "Records that you asked for."
    )
    assert parts(cover, rest("She came in walking with a cane."), rest()) == [0, 1, 1]


def test_claim_forms_are_each_a_document() -> None:
    form = "HEALTH INSURANCE CLAIM FORM\n1a. INSURED'S I.D. NUMBER X1\n28. TOTAL CHARGE 90.00"
    assert parts(typed_page(form), typed_page(form), typed_page(form)) == [0, 1, 2]


def test_pages_of_one_ledger_stay_together() -> None:
    top = "STRIDE PHYSICAL THERAPY & REHAB\nPatient Ledger\nAccount 5512 Field, Omar\n"
    assert parts(
        typed_page(top + "10/04/2021 97110 90.00 Charges Balance"),
        typed_page(top + "10/11/2021 97110 90.00 Charges Balance"),
    ) == [0, 0]


def test_interleaved_documents_find_their_pages() -> None:
    other = typed_page(
        "SHORELINE RADIOLOGY GROUP\nRADIOLOGY REPORT\nExam date: 5/5/2022\nFindings: none.",
        foot="Page 1 of 3",
    )
    assert parts(
        visit("1/2/2024", foot="Page 1 of 2"), other, rest(foot="Page 2 of 2"),
        typed_page("Impression: normal.", foot="Page 2 of 3"),
        typed_page("Addendum: none.", foot="Page 3 of 3"),
    ) == [0, 1, 0, 1, 1]  # fmt: skip


def test_a_print_out_count_over_many_visits() -> None:
    pages = [visit(f"{n}/2/2024", foot=f"Page {n} of 9") for n in range(1, 6)]
    sorting = sort_pages(typed_packet(pages))
    assert len(sorting.documents) == 5
    assert {n.numbering for p in sorting.pages for n in p.printed} == {Numbering.PRINT_RUN}
    assert [p.printed_page for p in sorting.pages] == [1, 2, 3, 4, 5]


def test_documents_hold_every_page_once_and_name_themselves() -> None:
    sorting = sort_pages(
        typed_packet([visit("1/2/2024"), rest(), visit("2/2/2024", "PROCEDURE NOTE"), rest()])
    )
    assert [d.pages for d in sorting.documents] == [(1, 2), (3, 4)]
    assert [d.title for d in sorting.documents] == ["FOLLOW-UP VISIT", "PROCEDURE NOTE"]
    assert {d.facility for d in sorting.documents} == {"TIDEWATER ORTHOPAEDIC SPECIALISTS"}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 4), min_size=1, max_size=8), st.integers(0, 999))
def test_numbered_documents_come_apart_wherever_they_stand(lengths: list[int], seed: int) -> None:
    random.Random(seed).shuffle(lengths)
    pages, expected = [], []
    for ordinal, length in enumerate(lengths):
        for n in range(1, length + 1):
            foot = f"Page {n} of {length}"
            day = f"{ordinal + 1}/3/2024"
            pages.append(visit(day, foot=foot) if n == 1 else rest(foot=foot))
            expected.append(ordinal)
    assert parts(*pages) == expected


def test_sorting_is_the_same_every_time() -> None:
    packet = typed_packet([visit("1/2/2024"), rest(), visit("2/2/2024")])
    assert sort_pages(packet) == sort_pages(packet)


def test_an_empty_packet_has_nothing_to_sort() -> None:
    assert sort_pages([]).pages == ()


def test_interleaved_documents_are_followed_by_their_day_and_the_form_of_their_numbers() -> None:
    assert parts(
        visit("1/2/2024", foot="Page 1 of 2"), visit("2/2/2024", foot="Pg 1/2"),
        visit("1/2/2024", foot="Page 2 of 2"), visit("2/2/2024", foot="Pg 2/2"),
    ) == [0, 1, 0, 1]  # fmt: skip


def test_a_title_with_its_author_begins_a_document() -> None:
    note = typed_page("Progress Notes: Ines Walder, DO\nDina Mora\nSubjective: shoulder pain.")
    assert parts(rest("Dina Mora\nHPI: shoulder pain. Plan: rest."), note) == [0, 1]


def test_the_first_page_of_a_note_within_a_print_out_parts_notes() -> None:
    pages = [
        visit("1/2/2024", foot=f"Page: 1\nRelease 77 - pg {n} of 7", title=title)
        for n, title in enumerate(("FOLLOW-UP VISIT", "FOLLOW-UP VISIT"), 1)
    ]
    assert parts(*pages) == [0, 1]


def test_a_second_page_out_of_the_print_out_s_order_is_of_another_note() -> None:
    first = visit("1/2/2024", foot="Page: 1\nRelease 77 - pg 6 of 9")
    assert parts(first, rest(foot="Page: 2\nRelease 77 - pg 7 of 9")) == [0, 0]
    assert parts(first, rest(foot="Page: 2\nRelease 77 - pg 2 of 9")) == [0, 1]


def _listed(head: str) -> PageReading:
    return typed_page(f"{head}\nTASKS GIVEN:\nClock drawing\nTrail making\nA. Mora, Ph.D.")


def test_a_running_head_of_patient_number_and_house_goes_on() -> None:
    evaluation = typed_page(
        "HARTSHORN MEMORY CLINIC\n12 Weir Lane\nNeuropsychological Evaluation\n"
        "Patient Name: Dina Mora\nDate of Evaluation: 3/1/2024\nHISTORY: a fall from a roof."
    )
    assert parts(evaluation, _listed("Mora, Dina   HM40117   Hartshorn Memory Clinic")) == [0, 0]
    assert parts(evaluation, _listed("Mora, Dina   HM40117   Weldmere Memory Clinic")) == [0, 1]


def _film(study: str) -> PageReading:
    return typed_page(
        "TIDEWATER GENERAL HOSPITAL\n8 Weir Lane\nPatient: Dina Mora\nMRN: 7720118\n"
        f"Date of Exam: 3/1/2024\nEXAM: {study}\nFINDINGS: No fracture is seen.\n"
        "IMPRESSION: Negative."
    )


def test_films_of_one_day_are_two_reports_under_one_head() -> None:
    assert parts(_film("Three views of the left wrist."), _film("Left knee series.")) == [0, 1]
    assert parts(_film("Left knee series."), _film("Left knee series.")) == [0, 0]
