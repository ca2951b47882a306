"""The REST interface gives why, and the pages say what needs review."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from made import MATTER, drop, note, pdf

from service.house import House

HOME = f"/api/matters/{quote(MATTER, safe='')}"
CLOSE = pdf(
    [line.replace("Date of Service", "Dictated") for line in note(1, 1, "04/15/2024")],
    note(1, 1, "04/22/2024", "Rosalind Vance", "01/15/1951"),
)


@pytest.fixture(scope="module")
def chart(client: TestClient) -> str:
    """The id of a packet in which nothing is close."""
    packets = client.get(f"{HOME}/packets").json()
    return next(p["id"] for p in packets if "chart" in p["file"])


@pytest.fixture(scope="module")
def close(client: TestClient, house: House) -> str:
    """The id of a packet with a dictated note, and with one of a person of the client's name."""
    drop(house, {f"{MATTER}/close.pdf": CLOSE})
    packets = client.get(f"{HOME}/packets").json()
    return next(p["id"] for p in packets if p["file"] == "close.pdf")


def given(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_page_is_given_with_candidates_evidence_and_why(client: TestClient, chart: str) -> None:
    page = given(client, f"/api/packets/{chart}/pages/1/explanation")
    kind = page["category"]
    assert kind["value"] == kind["candidates"][0]["value"] == "office_visit"
    assert {"title", "letterhead"} <= {g["place"] for g in kind["candidates"][0]["grounds"]}
    assert kind["lead"] > 1.5
    assert page["person"]["value"] == "client"
    dates = {d["text"]: d for d in page["dates"]}
    assert dates["02/12/2024"]["role"] == "service"
    assert dates["02/12/2024"]["visits"] == [v["id"] for v in page["visits"]]
    assert dates["06/02/1979"]["visits"] == []
    assert all(0 <= edge <= 1 for d in page["dates"] for edge in d["bbox"])
    assert [(n["numbering"], n["chosen"]) for n in page["printed"]] == [("document", True)]
    assert page["document"]["pages"] == [1, 2]
    assert page["reading"]["source"] == "text"
    assert page["needs_review"] == []


def test_somebody_elses_page_is_given_with_what_spoke_against_the_client(
    client: TestClient, chart: str
) -> None:
    page = given(client, f"/api/packets/{chart}/pages/4/explanation")
    assert page["person"]["value"] == "another"
    assert "11/30/1950" in page["person"]["why"]
    assert page["visits"] == []
    assert page["date"] is None


def test_an_encounter_is_given_with_every_question(client: TestClient, chart: str) -> None:
    packet = given(client, f"/api/packets/{chart}/explanation")
    first = packet["visits"][0]
    visit = given(client, f"/api/packets/{chart}/encounters/{first['id']}/explanation")
    asked = {c["question"]: c for c in visit["choices"]}
    assert set(asked) == {"category", "date", "provider", "facility"}
    assert asked["date"]["value"] == visit["date"] == "2024-02-12"
    assert asked["provider"]["value"] == visit["provider"] == "Ines Calloway"
    assert [p["page"] for p in visit["pages"]] == first["pages"] == [1, 2]
    assert visit in given(client, f"/api/packets/{chart}/pages/2/explanation")["visits"]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("pages/0/explanation", "no_such_page"),
        ("pages/5/explanation", "no_such_page"),
        ("encounters/e1/explanation", "no_such_encounter"),
    ],
)
def test_what_is_not_there(client: TestClient, chart: str, part: str, code: str) -> None:
    answer = client.get(f"/api/packets/{chart}/{part}")
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == code


def test_a_packet_in_which_nothing_was_found_yet(client: TestClient, house: House) -> None:
    waiting = house.store.packets.register(None, "waiting.pdf", "0" * 64, 1)
    answer = client.get(f"/api/packets/{waiting.id}/explanation")
    assert answer.status_code == 409
    assert answer.json()["error"]["code"] == "not_found_yet"


def test_close_calls_are_marked_wherever_a_page_is_given(client: TestClient, close: str) -> None:
    listed = given(client, f"/api/packets/{close}/explanation")
    assert [p["needs_review"] for p in listed["pages"]] == [["date"], ["person"]]
    assert [p["somebody_elses"] for p in listed["pages"]] == [False, True]
    pages = given(client, f"/api/packets/{close}/pages")
    assert [p["needs_review"] for p in pages] == [["date"], ["person"]]
    explained = given(client, f"/api/packets/{close}/pages/1/explanation")
    assert explained["needs_review"] == ["date"]
    assert explained["date"]["needs_review"]


def test_the_web_page_says_what_needs_review(client: TestClient, chart: str, close: str) -> None:
    first = client.get(f"/packets/{close}/pages/1").text
    assert "<dt>Needs review</dt><dd>Date of visit</dd>" in first
    second = client.get(f"/packets/{close}/pages/2").text
    assert "<dt>Needs review</dt><dd>Whose page</dd>" in second
    assert "Needs review" not in client.get(f"/packets/{chart}/pages/1").text
    tiles = client.get(f"/packets/{close}").text
    assert tiles.count("We are not sure, please check") == 2
    assert "We are not sure" not in client.get(f"/packets/{chart}").text
