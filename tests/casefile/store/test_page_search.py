"""Page search finds the same pages on both databases, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casefile.matters import Client, Matter
from casefile.search import parse_search
from casefile.store import Store

NOTE = "Low back pain. M54.50 Lumbago. Seen 03/11/2024 by Dr. Núñez; patient's gait is antalgic."
BILL = "97110 Therapeutic exercise $84.25 03/12/2024 back to work: low pain"
AND = "AND OR NOT NEAR are words on this page too"


@pytest.fixture
def filled(store: Store) -> Store:
    for matter in ("T-1", "T-2"):
        store.matters.upsert(Matter(matter, Client("Odalys Brenneman")))
    for matter, file in (("T-1", "b.pdf"), ("T-1", "a.pdf"), ("T-2", "c.pdf")):
        packet = store.packets.register(matter, file, file * 12, 3)
        store.search.fill(packet.id, {1: NOTE, 2: BILL, 3: AND})
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
    filled.search.fill(packet.id, {1: "Another text", 2: BILL})
    assert pages(filled, "lumbago", "T-2") == []
    assert pages(filled, "another", "T-2") == [("c.pdf", 1)]
    assert pages(filled, "exercise", "T-2") == [("c.pdf", 2)]


def test_some_of_many(filled: Store) -> None:
    packet = filled.packets.register("T-1", "long.pdf", "d" * 64, 120)
    filled.search.fill(packet.id, dict.fromkeys(range(1, 121), "Traction today"))
    count, hits = filled.search.find("T-1", parse_search("traction"), limit=10, offset=100)
    assert count == 120
    assert [hit.page for hit in hits] == list(range(101, 111))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_anything_may_be_typed_and_stand_on_a_page(store: Store, query: str, page: str) -> None:
    store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    packet = store.packets.register("T-1", "a.pdf", "a" * 64, 1)
    store.search.fill(packet.id, {1: page})
    count, _ = store.search.find("T-1", parse_search(query))
    assert count <= 1
    own, _ = store.search.find("T-1", parse_search(page.replace("*", " ").replace('"', " ")))
    assert own == bool(parse_search(page.replace("*", " ").replace('"', " ")))
