"""Page search over HTTP: hits with boxes, and a page that shows them; nothing typed is an error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "service"))
from packets import visit_note, write_pdf

from api.app import make_api
from casefile.matters import Client, Matter
from service.house import open_house
from service.settings import Settings


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("house")
    file = write_pdf(folder / "a.pdf", [visit_note("03/11/2024", n, 60) for n in range(1, 61)])
    settings = Settings(data=folder / "data", cores=1, readings=folder / "readings")
    with open_house(settings) as house:
        house.store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
        sha256 = house.vault.add(file)
        packet = house.store.packets.register("T-1", "a.pdf", sha256, 60).id
        house.pipeline.open_packet(packet)
        for page in range(1, 61):
            house.pipeline.read_pages(packet, page, page)
        house.pipeline.find_packet(packet)
        house.store.matters.upsert(Matter("T-2", Client("Odalys Brenneman")))
        half = house.store.packets.register("T-2", "a.pdf", sha256, 2).id
        house.pipeline.open_packet(half)
        house.pipeline.read_pages(half, 1, 1)
        yield TestClient(make_api(house), raise_server_exceptions=True)


def test_hits_have_packet_page_snippet_and_boxes(client: TestClient) -> None:
    answer = client.get("/api/matters/T-1/search", params={"q": '"right trapezius"', "limit": 2})
    assert answer.status_code == 200
    found = answer.json()
    assert found["total"] == 60
    assert [hit["page"] for hit in found["hits"]] == [1, 2]
    hit = found["hits"][0]
    assert "right trapezius" in hit["snippet"]
    ((x0, top, x1, bottom),) = hit["boxes"]
    assert 0 < x0 < x1 < 1
    assert 0 < top < bottom < 1


@pytest.mark.parametrize("q", ["", '"', "* * *", "a AND (", "';--", "“M54", "naïve*", "\x00", "%"])
def test_nothing_typed_is_an_error(client: TestClient, q: str) -> None:
    assert client.get("/api/matters/T-1/search", params={"q": q}).status_code == 200
    assert client.get("/matters/T-1/search", params={"q": q}).status_code == 200


def test_the_page_lists_hits_and_shows_the_chosen_one(client: TestClient) -> None:
    listed = client.get("/matters/T-1/search", params={"q": "trapezius <b>"}).text
    assert "No page holds that" not in client.get("/matters/T-1/search?q=trapezius").text
    assert "trapezius &lt;b&gt;" in listed
    whole = client.get("/matters/T-1/search", params={"q": "trapezius"}).text
    assert "60 pages" in whole
    assert "Later pages" in whole
    packet = client.get("/api/matters/T-1/packets").json()[0]["id"]
    place = {"q": "trapezius", "packet": packet, "page": 3}
    shown = client.get("/matters/T-1/search", params=place).text
    assert f"/api/packets/{packet}/pages/3/picture" in shown
    assert 'class="mark"' in shown
    rest = client.get("/matters/T-1/search", params={"q": "trapezius", "offset": 50}).text
    assert "Earlier pages" in rest
    assert "p. 60<" in rest


def test_near_spellings_stand_apart_from_hits(client: TestClient) -> None:
    found = client.get("/api/matters/T-1/search", params={"q": "trapez1us"}).json()
    assert (found["total"], found["hits"]) == (0, [])
    assert found["near"] == [{"word": "trapezius", "pages": 60}]
    listed = client.get("/matters/T-1/search", params={"q": "trapez1us"}).text
    assert "No page holds that" in listed
    assert 'href="?q=trapezius"' in listed
    exact = client.get("/api/matters/T-1/search", params={"q": "trapezius"}).json()
    assert (exact["total"], exact["near"]) == (60, [])


def test_the_shown_page_leads_to_the_next_hit_and_to_itself_alone(client: TestClient) -> None:
    packet = client.get("/api/matters/T-1/packets").json()[0]["id"]
    place = {"q": '"right trapezius"', "packet": packet, "page": 3}
    shown = client.get("/matters/T-1/search", params=place).text
    assert f"packet={packet}&amp;page=4#{packet}-4" in shown
    assert f"packet={packet}&amp;page=2#{packet}-2" in shown
    assert f'href="/packets/{packet}/pages/3?q=%22right%20trapezius%22"' in shown
    alone = client.get(f"/packets/{packet}/pages/3", params={"q": '"right trapezius"'}).text
    assert alone.count('class="mark"') == 1
    assert f'href="/packets/{packet}/pages/4?q=%22right%20trapezius%22"' in alone


def test_pages_can_be_searched_while_their_packet_is_being_read(client: TestClient) -> None:
    unread = client.get("/api/matters/T-2/search", params={"q": "trapezius"}).json()
    assert [hit["page"] for hit in unread["hits"]] == [1]
    listed = client.get("/matters/T-2/search", params={"q": "trapezius"}).text
    assert "1 packet still being read: 1 of 2 pages can be searched" in listed
    packet = unread["hits"][0]["packet"]
    place = {"q": "trapezius", "packet": packet, "page": 1}
    assert 'class="mark"' in client.get("/matters/T-2/search", params=place).text
    alone = client.get(f"/packets/{packet}/pages/1").text
    assert "The file’s own text" in alone
    assert "not been read yet" in client.get(f"/packets/{packet}/pages/2").text


def test_an_unknown_matter_is_not_found(client: TestClient) -> None:
    assert client.get("/api/matters/T-9/search", params={"q": "x"}).status_code == 404


def test_the_searchable_copy_is_a_pdf_with_a_name(client: TestClient) -> None:
    packet = client.get("/api/matters/T-1/packets").json()[0]["id"]
    answer = client.get(f"/api/packets/{packet}/searchable")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert "a%20%28searchable%29.pdf" in answer.headers["content-disposition"]
    assert client.get(f"/api/packets/{packet}/searchable").content == answer.content
