"""Packets and their pages over the interface."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from answers import chart_of, problem
from fastapi.testclient import TestClient
from made import CHART, HOSTILE, MATTER, drop, note, pdf, rest

from service.house import House


def test_packets_say_where_they_stand(client: TestClient) -> None:
    chart = chart_of(client)
    assert chart["file"] == "larkspur/chart #1 (50%).pdf"
    assert (chart["state"], chart["page_count"], chart["matter"]) == ("found", 4, MATTER)
    assert client.get(f"/api/packets/{chart['id']}").json() == chart
    assert chart in client.get("/api/packets").json()


def test_the_original_comes_back_byte_for_byte(client: TestClient) -> None:
    answer = client.get(f"/api/packets/{chart_of(client)['id']}/original")
    assert answer.content == CHART
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert quote("chart #1 (50%).pdf") in answer.headers["content-disposition"]


def test_every_page_is_accounted_for(client: TestClient) -> None:
    chart = chart_of(client)
    pages = client.get(f"/api/packets/{chart['id']}/pages").json()
    assert [p["page"] for p in pages] == [1, 2, 3, 4]
    assert [p["somebody_elses"] for p in pages] == [False, False, False, True]
    assert [p["date"] for p in pages[:3]] == ["2024-02-12", "2024-02-12", "2024-02-26"]
    assert client.get(f"/api/packets/{chart['id']}/pages/3").json() == pages[2]
    text = client.get(f"/api/packets/{chart['id']}/pages/1/text").json()
    assert HOSTILE in text["text"]
    assert all(0 <= edge <= 1 for word in text["words"] for edge in word["bbox"])


@pytest.mark.parametrize("page", ["0", "5", "-1"])
@pytest.mark.parametrize("part", ["", "/text", "/picture"])
def test_a_page_that_is_not_there(client: TestClient, page: str, part: str) -> None:
    address = f"/api/packets/{chart_of(client)['id']}/pages/{page}{part}"
    assert problem(client.get(address), 404)["code"] == "no_such_page"


def test_a_picture_is_asked_again_and_not_sent_again(client: TestClient) -> None:
    address = f"/api/packets/{chart_of(client)['id']}/pages/1/picture"
    first = client.get(address, params={"width": 104})
    assert first.headers["content-type"] == "image/jpeg"
    assert first.content[:3] == b"\xff\xd8\xff"
    assert "private" in first.headers["cache-control"]
    kept = {"If-None-Match": first.headers["etag"]}
    again = client.get(address, params={"width": 104}, headers=kept)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(address, params={"width": 208}, headers=kept)
    assert other.status_code == 200
    assert other.headers["etag"] != first.headers["etag"]
    assert problem(client.get(address, params={"width": 9}), 422)
    head = client.head(address, params={"width": 104})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == first.headers["etag"]


def test_a_missing_original_is_told_not_broken(client: TestClient, house: House) -> None:
    drop(house, {"lost/a.pdf": pdf(note(1, 1, "05/05/2024"))})
    packet = client.get("/api/matters/lost/packets").json()[0]
    held = house.vault.path_of(packet["sha256"])
    held.rename(held.with_suffix(".away"))
    address = f"/api/packets/{packet['id']}"
    assert problem(client.get(f"{address}/original"), 409)["code"] == "original_missing"
    assert problem(client.get(f"{address}/pages/1/picture"), 409)["code"] == "original_missing"
    held.with_suffix(".away").rename(held)
    assert client.get(f"{address}/original").status_code == 200


def test_a_stray_packet_waits_until_somebody_says_whose_it_is(
    client: TestClient, house: House
) -> None:
    waiting = client.get("/api/unassigned").json()
    assert [p["file"] for p in waiting] == ["stray.pdf"]
    address = f"/api/packets/{waiting[0]['id']}/assign"
    assert problem(client.post(address, json={"matter": "nobody"}), 404)["code"] == "no_such_matter"
    client.post("/api/matters", json={"id": "found", "client": "Harlan Okpara"})
    assert client.post(address, json={"matter": "found"}).json()["matter"] == "found"
    rest(house)
    assert client.get("/api/unassigned").json() == []
    assert [v["date"] for v in client.get("/api/matters/found/chronology").json()] == ["2024-04-01"]

    client.post("/api/matters", json={"id": "other"})
    client.post(address, json={"matter": "other"})
    rest(house)
    assert client.get("/api/matters/found").json()["packets"] == 0
    assert client.get("/api/matters/found/casefile").json()["flags"] == []


def test_failed_files_say_why(client: TestClient) -> None:
    failed = client.get("/api/failed").json()
    assert failed[0]["source"] == f"{MATTER}/cut off.pdf"
    assert "cut off" in failed[0]["reason"]


def test_a_packet_is_taken_through_the_stages_again(client: TestClient, house: House) -> None:
    packet = chart_of(client)["id"]
    spent = house.store.pages.of_packet(packet)
    assert client.post(f"/api/packets/{packet}/retry").status_code == 202
    rest(house)
    assert client.get(f"/api/packets/{packet}").json()["state"] == "found"
    assert len(spent) == len(house.store.pages.of_packet(packet)) == 4
    job = client.get(f"/api/jobs/{packet}").json()
    assert (job["stage"], job["done"], job["total"]) == ("done", 4, 4)
    assert client.get("/api/jobs").json() == []
