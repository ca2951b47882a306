"""Pages with nothing on them but what machines stamped."""

from __future__ import annotations

import dataclasses

import pytest
from typed_sheets import typed_packet, typed_page

from casefile.categories import Category
from ingest.sorting import sort_pages


@pytest.mark.parametrize(
    "text",
    [
        "This page intentionally left blank",
        "INTENTIONALLY BLANK",
        "THIS PAGE 1NTENTI0NALLY LEFT BLANK",
    ],
)
def test_a_page_left_blank_is_blank(text: str) -> None:
    page = sort_pages([typed_page(text)]).pages[0]
    assert page.blank
    assert page.category == Category.BLANK
    assert not page.needs_review


def test_stamps_alone_leave_a_page_blank() -> None:
    fax = "05/12/2023 12:13   RIVERBEND HIM          P. 00{}/003"
    packet = typed_packet(
        [
            typed_page(
                "Riverbend Medical Center\nED Provider Notes\nHPI: fell.", head=fax.format(1)
            ),
            typed_page("", head=fax.format(2), foot="OKAFOR000118"),
            typed_page("Riverbend Medical Center\nSTATEMENT\nAmount due 5.00", head=fax.format(3)),
        ]
    )
    pages = sort_pages(packet).pages
    assert [p.blank for p in pages] == [False, True, False]
    assert [p.printed_page for p in pages] == [1, 2, 3]


def test_specks_do_not_make_words() -> None:
    page = dataclasses.replace(typed_page("cz .  -vv  rn", conf=0.31))
    assert sort_pages([page]).pages[0].blank


def test_a_divider_is_not_blank() -> None:
    assert not sort_pages([typed_page("RADIOLOGY")]).pages[0].blank


def test_an_illegible_page_is_not_blank() -> None:
    page = dataclasses.replace(typed_page("zz qq", conf=0.2), legible=False)
    sorted_page = sort_pages([page]).pages[0]
    assert not sorted_page.blank
    assert sorted_page.needs_review


def test_a_blank_back_inside_a_numbered_document_stays_its_member() -> None:
    packet = typed_packet(
        [
            typed_page("DELTA CLINIC\nOffice Visit\nHPI: pain.", foot="Page 1 of 3"),
            typed_page(""),
            typed_page("Plan: rest.", foot="Page 3 of 3"),
            typed_page("DELTA CLINIC\nOffice Visit\nHPI: better.", foot="Page 1 of 1"),
            typed_page(""),
        ]
    )
    assert [p.document for p in sort_pages(packet).pages] == [0, 0, 0, 1, 2]
