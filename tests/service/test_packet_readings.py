"""A packet's readings are looked up page by page, and few are held."""

from __future__ import annotations

import gc

import pytest

from casefile.matters import Client
from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from ingest.finding.packet import PacketHead, find_packet
from service.packet_readings import AT_HAND, PacketReadings

PAGES = 2 * AT_HAND
CLIENT = Client("Odalys Brenneman")


def note(page: int) -> PageReading:
    """A visit note of a day of its own; every third one runs over two pages."""
    first = page - (page % 3 == 2)
    lines = (
        "Juniper Flat Orthopedic Clinic",
        "OFFICE VISIT NOTE",
        "Patient: Odalys Brenneman",
        f"Date of Service: {1 + first // 28 % 12:02}/{1 + first % 28:02}/{2020 + first // 336}",
        f"HISTORY: She was seen {page} days after the collision and has pain in the left knee.",
        "PLAN: Continue therapy twice a week. An MRI of the left knee was done at Brook Imaging.",
    )
    words = tuple(
        Word(
            text, Box(0.1 + 0.05 * n, 0.1 + 0.03 * row, 0.14 + 0.05 * n, 0.12 + 0.03 * row), 1, row
        )
        for row, line in enumerate(lines)
        for n, text in enumerate(line.split())
    )
    return PageReading(page, Source.TEXT, words, 612, 792)


def test_readings_are_a_sequence_of_pages_counted_from_one() -> None:
    readings = PacketReadings(5, note)
    assert len(readings) == 5
    assert [r.page for r in readings] == [1, 2, 3, 4, 5]
    assert readings[-1] == note(5)
    assert [r.page for r in readings[1:3]] == [2, 3]
    with pytest.raises(IndexError):
        readings[5]


def test_a_page_just_looked_at_is_not_fetched_again() -> None:
    asked: list[int] = []

    def fetch(page: int) -> PageReading:
        asked.append(page)
        return note(page)

    readings = PacketReadings(3 * AT_HAND, fetch)
    assert readings[7] is readings[7]
    assert asked == [8]
    for _ in readings:
        pass
    assert readings[7].page == 8
    assert asked.count(8) == 2


def test_finding_holds_few_readings_of_a_long_packet() -> None:
    most = fetched = 0

    def fetch(page: int) -> PageReading:
        nonlocal most, fetched
        fetched += 1
        if fetched % AT_HAND == 0:
            most = max(most, sum(isinstance(o, PageReading) for o in gc.get_objects()))
        return note(page)

    before = sum(isinstance(o, PageReading) for o in gc.get_objects())
    head = PacketHead("p1", "packet.pdf", "0" * 64, PAGES)
    facts = find_packet(head, PacketReadings(PAGES, fetch), CLIENT)
    assert fetched > PAGES
    assert most - before < 1.5 * AT_HAND
    assert len(facts.encounters) > PAGES / 2
    assert facts == find_packet(head, [note(page) for page in range(1, PAGES + 1)], CLIENT)
