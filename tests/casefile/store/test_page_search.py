"""Page search finds the same pages on both databases, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefile.matters import Client, Matter
from casefile.search import parse_search
from casefile.store import Store
from casefile.words import Box, Word

NOTE = "Low back pain. M54.50 Lumbago. Seen 03/11/2024 by Dr. Núñez; patient's gait is antalgic."
BILL = "97110 Therapeutic exercise $84.25 03/12/2024 back to work: low pain"
AND = "AND OR NOT NEAR are words on this page too"


def words(text: str) -> list[Word]:
    """Lay a text out as words of a page, line by line."""
    box = Box(0.1, 0.1, 0.2, 0.12)
    return [
        Word(word, box, 1.0, line)
        for line, whole in enumerate(text.split("\n"))
        for word in whole.split(" ")
    ]


def fill(store: Store, packet: str, *pages: str) -> None:
    store.search.put(packet, {number: words(text) for number, text in enumerate(pages, start=1)})


@pytest.fixture
def filled(store: Store) -> Store:
    for matter in ("T-1", "T-2"):
        store.matters.upsert(Matter(matter, Client("Odalys Brenneman")))
    for matter, file in (("T-1", "b.pdf"), ("T-1", "a.pdf"), ("T-2", "c.pdf")):
        packet = store.packets.register(matter, file, file * 12, 3)
        fill(store, packet.id, NOTE, BILL, AND)
    return store


def pages(store: Store, query: str, matter: str = "T-1") -> list[tuple[str, int]]:
    count, hits = store.search.find(matter, parse_search(query))
    assert count == len(hits)
    return [(hit.file, hit.page) for hit in hits]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("lumbago", [1]),
        ("LUMBAGO antalgic", [1]),
        ("lumbago exercise", []),
        ("low back", [1, 2]),
        ('"low back"', [1]),
        ('"low back', [1]),
        ("ther*", [2]),
        ("ther", []),
        ('"therapeutic ex"*', [2]),
        ("M54.50", [1]),
        ("m5450", []),
        ("03/11/2024", [1]),
        ("03/*", [1, 2]),
        ("$84.25", [2]),
        ("nunez", [1]),
        ("Núñez", [1]),
        ("patient’s", [1]),
        ("and", [3]),
        ("NOT near OR", [3]),
        ("", []),
        (' " * ( ) - : ^ ', []),
    ],
)
def test_pages_are_found_in_page_order(filled: Store, query: str, expected: list[int]) -> None:
    assert pages(filled, query) == [(f, p) for f in ("a.pdf", "b.pdf") for p in expected]


def test_other_matters_are_not_searched(filled: Store) -> None:
    assert pages(filled, "lumbago", "T-2") == [("c.pdf", 1)]
    assert pages(filled, "lumbago", "T-3") == []


def test_found_again_a_packet_is_not_doubled(filled: Store) -> None:
    packet = filled.packets.of_matter("T-2")[0]
    fill(filled, packet.id, "Another text")
    assert pages(filled, "lumbago", "T-2") == []
    assert pages(filled, "another", "T-2") == [("c.pdf", 1)]
    assert pages(filled, "exercise", "T-2") == [("c.pdf", 2)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("cervical", True),
        ('"upper cervical spine"', True),
        ('"cervical spine"', True),
        ("cer vical", True),
        ("cerv*", True),
        ('"follow-up"', True),
        ("followup", True),
        ("03112024", False),
        ("leftarm", False),
    ],
)
def test_a_word_that_a_line_parts_is_found_in_parts_and_whole(
    store: Store, query: str, found: bool
) -> None:
    store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    packet = store.packets.register("T-1", "a.pdf", "a" * 64, 1)
    text = "Pain in the upper cer-\nvical spine, follow-\nup on 03/11-\n2024 left -\narm"
    fill(store, packet.id, text)
    assert pages(store, query) == ([("a.pdf", 1)] if found else [])


@pytest.mark.parametrize(
    "query",
    ["03/11/2024", "3/11/24", "3-11-2024", "2024-03-11", "03.11.24", "03/11/2024 care"],
)
def test_a_date_is_found_in_every_form_that_is_printed(store: Store, query: str) -> None:
    store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    packet = store.packets.register("T-1", "a.pdf", "a" * 64, 9)
    printed = (
        *("03/11/2024", "3/11/24", "3-11-2024", "2024-03-11", "March 11, 2024", "Mar. 11, 2024"),
        *("03 11 24", "031124", "03/12/2024", "11/03/2024", "3/1/124"),
    )
    fill(store, packet.id, *(f"Care of {day} at home" for day in printed))
    assert [page for _, page in pages(store, query)] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [page for _, page in pages(store, '"03/11/2024"')] == [1]
    assert pages(store, "13/45/2024") == []


def test_words_of_a_matter_with_their_pages(filled: Store) -> None:
    held = filled.search.words_of("T-1")
    assert (held["lumbago"], held["pain"], held["nunez"]) == (2, 4, 2)
    assert filled.search.words_of("T-3") == {}


def test_some_of_many(filled: Store) -> None:
    packet = filled.packets.register("T-1", "long.pdf", "d" * 64, 120)
    fill(filled, packet.id, *["Traction today"] * 120)
    count, hits = filled.search.find("T-1", parse_search("traction"), limit=10, offset=100)
    assert count == 120
    assert [hit.page for hit in hits] == list(range(101, 111))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_anything_may_be_typed_and_stand_on_a_page(store: Store, query: str, page: str) -> None:
    store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    packet = store.packets.register("T-1", "a.pdf", "a" * 64, 1)
    fill(store, packet.id, page)
    count, _ = store.search.find("T-1", parse_search(query))
    assert count <= 1
    own, _ = store.search.find("T-1", parse_search(page.replace("*", " ").replace('"', " ")))
    assert own == bool(parse_search(page.replace("*", " ").replace('"', " ")))
