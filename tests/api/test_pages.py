"""The pages that people see, without a browser: what stands on them, and what forms do."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from made import HOSTILE, MATTER, drop, note, pdf, rest, until

from api.pages.matter_tabs import REASONS
from casefile.store import PacketState
from service.house import House

HOME = f"/matters/{quote(MATTER, safe='')}"
PERSON = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def chart(house: House) -> str:
    return next(p.id for p in house.store.packets.of_matter(MATTER) if "chart" in p.file)


@pytest.fixture(scope="module")
def addresses(chart: str) -> list[str]:
    pages = [f"/packets/{chart}", f"/packets/{chart}?page=4", f"/packets/{chart}/pages/1"]
    tabs = [HOME, f"{HOME}/review", f"{HOME}/chronology", f"{HOME}/chronology?visit=1"]
    return ["/", "/upload", "/directory", *tabs, *pages]


def seen(html: str) -> str:
    """Give the words of a page as a person reads them."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def test_every_page_speaks_of_the_matter(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        answer = client.get(address, headers=PERSON)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/html")
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["cache-control"] == "no-store"


def test_words_of_received_pages_are_never_markup(client: TestClient, addresses: list[str]) -> None:
    quoted = 0
    for address in addresses:
        html = client.get(address).text
        assert HOSTILE not in html
        quoted += "&lt;script&gt;" in html
    assert quoted >= 2


def test_nothing_inline_nothing_from_elsewhere(client: TestClient, addresses: list[str]) -> None:
    for address in addresses:
        html = client.get(address).text
        assert "<script" not in html
        assert " style=" not in html
        assert not re.findall(r"\son\w+=", html)
        links = re.findall(r'\s(?:href|src|action)="([^"]*)"', html)
        assert links
        assert all(link.startswith(("/", "?", "#")) for link in links), links


def test_no_ids_no_iso_dates_no_words_of_the_workshop(
    client: TestClient, addresses: list[str], house: House
) -> None:
    ids = {p.id for p in house.store.packets.in_state(*PacketState)}
    ids |= {f.flag.id for f in house.store.flags.of_matter(MATTER, resolved=True)}
    for address in addresses:
        said = seen(client.get(address).text.replace(MATTER, ""))
        assert not [name for name in ids if name in said]
        assert not re.findall(r"\b20\d\d-\d\d-\d\d\b", said), address
        for word in ("encounter", "OCR", "entity", "ingest", "oops", "sha256", "category"):
            assert word.casefold() not in said.casefold(), (address, word)


def test_the_matter_says_what_stands_in_the_way(client: TestClient) -> None:
    said = seen(client.get(HOME).text)
    assert "Rosalind Vance" in said
    assert "Born 06/02/1979 · Accident 02/10/2024" in said
    assert "Not ready for a demand" in said
    assert "3 in visits, 1 somebody else's" in said
    assert "4 received" in said
    assert "Larkspur Family Practice" in said


def test_packets_still_being_read_are_told_wherever_a_matter_is_judged(
    client: TestClient, house: House, chart: str
) -> None:
    reading = "1 packet is still being read"
    addresses = (HOME, f"{HOME}/review")
    assert not any(reading in seen(client.get(a).text) for a in addresses)
    house.store.packets.set_state(chart, PacketState.READING)
    try:
        assert all(reading in seen(client.get(a).text) for a in addresses)
        assert "1 packet still being read" in seen(client.get("/").text)
        readiness = client.get(f"/api{HOME}/readiness").json()
        assert (readiness["ready"], readiness["packets_under_work"]) == (False, 1)
    finally:
        house.store.packets.set_state(chart, PacketState.FOUND)


def test_a_flag_stands_beside_its_boxed_page(client: TestClient, house: House) -> None:
    flags = {f.flag.kind.value: f.flag for f in house.store.flags.of_matter(MATTER)}
    html = client.get(f"{HOME}/review?flag={flags['wrong_patient'].id}").text
    assert "Gideon Sprague" in html
    (window,) = re.findall(r'<svg class="paper" viewBox="0 ([\d.]+) 1 ([\d.]+)"', html)[-1:]
    boxes = re.findall(
        r'class="mark" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"', html
    )
    assert boxes
    top, height = map(float, window)
    for x, y, w, h in (map(float, box) for box in boxes):
        assert 0 <= x < x + w <= 1
        assert top <= y < y + h <= top + height
    whole = client.get(f"{HOME}/review?flag={flags['wrong_patient'].id}&whole=1").text
    assert 'class="paper whole"' in whole
    missing = seen(client.get(f"{HOME}/review?flag={flags['missing_pages'].id}").text)
    assert "Page 2 of 3 not received" in missing


def test_boxes_of_a_quote_follow_its_lines(client: TestClient, chart: str, house: House) -> None:
    html = client.get(f"/packets/{chart}/pages/1").text
    heights = [float(h) for h in re.findall(r'class="mark"[^>]* height="([\d.]+)"', html)]
    line = 18 / 612
    assert len(heights) >= 3
    assert max(heights) < 1.5 * line


def test_the_chronology_quotes_and_leads_to_its_page(client: TestClient, chart: str) -> None:
    html = client.get(f"{HOME}/chronology?visit=1").text
    said = seen(html)
    assert "02/12/2024" in said
    assert "02/26/2024" in said
    assert "03/05/2024" not in said
    assert f"/api/packets/{chart}/pages/1/picture" in html
    assert "“" in said


def test_a_packet_shows_every_page_and_the_one_not_received(client: TestClient, chart: str) -> None:
    html = client.get(f"/packets/{chart}?page=4").text
    said = seen(html)
    assert [f'href="?page={n}#p{n}"' in html for n in (1, 2, 3, 4, 5)] == [True] * 4 + [False]
    assert "Not client" in said
    assert "Page 2 of 3 not received" in said
    assert "4 of 4 pages accounted for" in said
    assert "Whose page Gideon Sprague" in said
    assert client.get(f"/packets/{chart}?page=99").status_code == 200


def test_a_form_dismisses_a_flag_and_leads_to_the_next(client: TestClient, house: House) -> None:
    open_ids = re.findall(r'<li id="(\w+)">', client.get(f"{HOME}/review").text)
    said = {"reason": REASONS[0], "words": "page 9 of the other packet", "person": "D. Ruíz"}
    address = f"{HOME}/flags/{open_ids[0]}"
    answer = client.post(f"{address}/dismiss", data=said, follow_redirects=False)
    assert answer.status_code == 303
    following = open_ids[1]
    assert answer.headers["location"] == f"{HOME}/review?flag={following}#{following}"
    assert "HttpOnly" in answer.headers["set-cookie"]

    shown = client.get(f"{HOME}/review?flag={open_ids[0]}")
    assert "Dismissed by D. Ruíz" in seen(shown.text)
    assert "page 9 of the other packet" in seen(shown.text)
    assert 'value="D. Ruíz"' in client.get(f"{HOME}/review").text
    house.engine.judge_again(MATTER)
    rest(house)
    assert house.store.flags.get(MATTER, open_ids[0]).flag.status == "dismissed"

    client.post(f"{address}/reopen", data={"person": "D. Ruíz"})
    assert house.store.flags.get(MATTER, open_ids[0]).flag.status == "open"
    assert "Opened again by D. Ruíz" in seen(client.get(f"{HOME}/review?flag={open_ids[0]}").text)


def test_the_reason_other_needs_words(client: TestClient, house: House) -> None:
    flag = house.store.flags.of_matter(MATTER)[0].flag.id
    said = {"reason": "Other", "words": " ", "person": "A"}
    answer = client.post(f"{HOME}/flags/{flag}/dismiss", data=said, headers=PERSON)
    assert answer.status_code == 422
    assert "Say in words why" in seen(answer.text)
    assert client.post(f"{HOME}/flags/{flag}/dismiss", data={"reason": "x"}).status_code == 422


def test_a_request_and_the_exports_come_from_forms(client: TestClient, house: House) -> None:
    asked = {"provider": "Quill Imaging", "sent": "", "items": ["radiology", "billing"]}
    assert client.post(f"{HOME}/requests", data=asked).status_code == 200
    rest(house)
    assert "Quill Imaging Imaging, Bill" in seen(client.get(HOME).text)
    html = client.post(f"{HOME}/exports").text
    for kind in ("pdf", "docx", "xlsx", "json"):
        assert client.get(f"/api{HOME}/exports/{kind}").status_code == 200
        assert f'href="/api{HOME}/exports/{kind}"' in html


def test_the_upload_page_lists_what_needs_a_hand(client: TestClient, house: House) -> None:
    said = seen(client.get("/upload").text)
    assert "stray.pdf 1 Harlan Okpara" in said
    assert "cut off.pdf The file is cut off" in said
    stray = house.store.packets.unassigned()[0].id
    drop(house, {"elsewhere/x.pdf": pdf(note(1, 1, "07/07/2024"))})
    moved = client.post(f"/packets/{stray}/assign", data={"matter": "elsewhere"})
    rest(house)
    assert moved.status_code == 200
    assert "Every packet has its matter" in seen(client.get("/upload").text)
    arrived = len(house.store.arrivals.recent(10_000))
    sent = [("files", ("more.pdf", pdf(note(1, 1, "08/08/2024"))))]
    assert "Matters" in seen(client.post("/upload", files=sent, data={"matter": "elsewhere"}).text)
    until(lambda: len(house.store.arrivals.recent(10_000)) > arrived)
    rest(house)  # the next test looks whether anything is being worked on


def test_work_going_on_is_shown_and_looked_at_again(
    client: TestClient, house: House, chart: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert 'http-equiv="refresh"' not in client.get("/").text
    house.store.progress.beat(chart, "reading", 1, 4)
    for address in ("/", HOME, f"/packets/{chart}"):
        html = client.get(address).text
        assert 'http-equiv="refresh"' in html
        assert "1 of 4 pages" in seen(html)
    assert 'http-equiv="refresh"' not in client.get(f"{HOME}/review").text
    monkeypatch.setattr(house.engine, "failed_packets", lambda: {chart: "The work stopped."})
    said = client.get("/").text
    assert 'http-equiv="refresh"' not in said
    assert "The work stopped." in seen(said)
    house.store.progress.beat(chart, "done", 4, 4)


def test_an_empty_matter_says_what_to_do(client: TestClient) -> None:
    client.post("/api/matters", json={"id": "empty one"})
    said = seen(client.get("/matters/empty%20one").text)
    assert "No packets yet. Upload one" in said
    assert "No packets have come yet" in seen(client.get("/matters/empty%20one/review").text)
    assert "No visits yet" in seen(client.get("/matters/empty%20one/chronology").text)


def test_what_is_not_there_is_told_as_a_page(client: TestClient, chart: str) -> None:
    for address in ("/matters/none", "/packets/none", "/none", f"/packets/{chart}/pages/9"):
        answer = client.get(address, headers=PERSON)
        assert answer.status_code == 404
        assert "There is no such" in seen(answer.text)
        assert "Back to the matters" in seen(answer.text)
