"""What was weighed for a page keeps the words; so does why it begins a document or goes on."""

from __future__ import annotations

from typed_sheets import typed_packet

from ingest.sorting.sort import sort_pages

NOTE = """
Fennimore Family Practice
41 Orchard Row, Tilden, OH 44010

OFFICE VISIT

Patient: Dana Whitlock     DOB: 03/14/1979
Date of Service: 04/02/2024
ASSESSMENT: Cervical strain.
PLAN: Home exercises.
"""
LEAFLET = "She will come back in two weeks and bring the letter from work."


def test_a_kind_is_told_by_the_words_and_their_place() -> None:
    (page,) = sort_pages(typed_packet([NOTE])).pages
    best = page.candidates[0]
    assert best.value == page.category.value == "office_visit"
    told = {(g.place, g.words) for g in best.grounds}
    assert {("title", "OFFICE VISIT"), ("letterhead", "Fennimore Family Practice")} <= told
    assert all(g.weight for g in best.grounds)
    assert "title “OFFICE VISIT”" in best.evidence


def test_running_text_is_quoted_as_it_is_spelt() -> None:
    (page,) = sort_pages(typed_packet([NOTE])).pages
    quoted = [g.words for c in page.candidates for g in c.grounds if g.place == "text"]
    assert quoted
    assert all(q in NOTE.lower() for q in quoted)


def test_a_page_that_goes_on_says_so() -> None:
    first, second = sort_pages(typed_packet([NOTE, LEAFLET])).pages
    assert second.category is first.category
    assert second.candidates[0].grounds[0].words == "goes on from a page of office visit"


def test_a_page_says_why_it_begins_its_document_or_goes_on() -> None:
    bill = "STATEMENT OF ACCOUNT\n\nTilden Billing Services\nBalance due: 40.00"
    packet = [NOTE + "\nPage 1 of 2", LEAFLET + "\n\nPage 2 of 2", NOTE + "\nPage 1 of 1", bill]
    told = [(p.document, p.placed) for p in sort_pages(typed_packet(packet)).pages]
    assert told == [
        (0, "it is the first page of the packet"),
        (0, "its count goes on: “Page 2 of 2” after “Page 1 of 2”"),
        (1, "its own number is the first: “Page 1 of 1”"),
        (2, "the document before it is complete by its own count"),
    ]
