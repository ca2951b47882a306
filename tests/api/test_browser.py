"""The pages in a real browser, against a real server: what a paralegal does from first to last."""

from __future__ import annotations

import json
import re
import shutil
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import uvicorn

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest" / "pdf"))
from made import MATTER, drop, note, pdf, until
from paper import HEIGHT, NOTE, WIDTH, scan
from playwright.sync_api import Browser, Page, expect, sync_playwright

from api.app import create_app
from service.house import House


@pytest.fixture(scope="module")
def server(house: House) -> Iterator[str]:
    config = uvicorn.Config(
        create_app(house), host="127.0.0.1", port=0, log_config=None, access_log=False
    )
    served = uvicorn.Server(config)
    thread = threading.Thread(target=served.run)
    thread.start()
    until(lambda: served.started)
    port = served.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    served.should_exit = True
    thread.join(10)


def test_a_slash_in_a_matter_id_is_encoded_twice(house: House, server: str) -> None:
    drop(house, {"slash/matter.json": b'{"matter": "2024/17"}', "slash/a.pdf": pdf(note(1, 1))})

    def get(address: str) -> bytes:
        with urllib.request.urlopen(server + address) as answer:
            return answer.read()

    assert json.loads(get("/api/matters/2024%252F17"))["id"] == "2024/17"
    assert b'href="/matters/2024%252F17"' in get("/")
    assert b"2024/17" in get("/matters/2024%252F17/review")


TURNS = (0, 90, 180)


@pytest.fixture(scope="module")
def scans(house: House, server: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A matter of scans, each fed in another way round, with one word alone at its place."""
    assert server
    folder = tmp_path_factory.mktemp("scans")
    files = {
        f"scans/{turn}.pdf": scan(
            folder / f"{turn}.pdf", (*NOTE, "Quillfeather", "on 13/45/2024"), turn=turn
        ).read_bytes()
        for turn in TURNS
    }
    drop(house, {"scans/matter.json": b'{"client": "Odette Marlowe"}', **files})
    return "/matters/scans"


@pytest.fixture(scope="module")
def browser(server: str, scans: str) -> Iterator[Browser]:
    # After the house: while a browser is driven, this thread counts as one with an event loop.
    assert server
    assert scans
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no browser: none of {', '.join(names)} is on the PATH")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def told() -> list[str]:
    """What the browser complained of, and which other hosts it asked."""
    return []


@pytest.fixture
def page(browser: Browser, server: str, told: list[str]) -> Iterator[Page]:
    opened = browser.new_page(base_url=server, viewport={"width": 1440, "height": 900})
    opened.on("console", lambda m: told.append(m.text) if m.type in {"error", "warning"} else None)
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.on(
        "request",
        lambda asked: (
            told.append(asked.url)
            if urlsplit(asked.url).netloc != urlsplit(server).netloc
            else None
        ),
    )
    yield opened
    opened.close()


@pytest.mark.browser
def test_from_the_list_to_a_decision_and_to_the_chronology(page: Page, told: list[str]) -> None:
    page.goto("/")
    page.get_by_role("link", name="Rosalind Vance").click()
    page.get_by_role("link", name=re.compile(r"Review \d+ flags")).click()
    flags = page.get_by_role("navigation", name="Flags")
    flags.get_by_role("link", name=re.compile("Gideon Sprague")).click()
    expect(page.locator(".finding h1")).to_contain_text("Gideon Sprague")

    page.wait_for_load_state("networkidle")
    sheet, mark = page.locator(".paper").last, page.locator(".mark").last
    paper, box = sheet.bounding_box(), mark.bounding_box()
    assert paper is not None
    assert box is not None
    assert paper["x"] <= box["x"] < box["x"] + box["width"] <= paper["x"] + paper["width"]
    assert paper["y"] <= box["y"] < box["y"] + box["height"] <= paper["y"] + paper["height"]
    assert 300 < paper["width"] <= 1280

    page.get_by_text("Dismiss…").click()
    page.get_by_label("Reason").select_option("Other")
    page.get_by_label("In words").fill("sent back to the clinic")
    page.get_by_label("Your name").fill("D. Ruiz")
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator(".finding h1")).not_to_contain_text("Gideon Sprague")
    assert "flag=" in page.url

    page.locator("summary", has_text="Dismissed").click()
    flags.get_by_role("link", name=re.compile("Gideon Sprague")).click()
    expect(page.locator(".finding")).to_contain_text("D. Ruiz")
    page.get_by_role("button", name="Open again").click()
    expect(page.locator(".finding")).to_contain_text("Opened again by D. Ruiz")

    page.locator(".pane").get_by_role("link", name=re.compile("page 4 of 4")).click()
    expect(page.get_by_role("heading", name="Page 4 of 4")).to_be_visible()
    page.locator(".crumbs").get_by_role("link").click()
    expect(page.locator(".tile a")).to_have_count(4)
    page.wait_for_load_state("networkidle")
    drawn = "images => images.every(i => i.complete && i.naturalWidth > 0)"
    assert page.locator(".thumb img").evaluate_all(drawn)

    page.get_by_role("navigation", name="Matter").get_by_role("link", name="Chronology").click()
    page.locator(".chronology td a").first.click()
    expect(page.locator(".side")).to_contain_text("02/12/2024")
    expect(page.locator(".side .mark").first).to_be_visible()
    assert told == []


@pytest.mark.browser
def test_the_dark_theme_is_dark_and_its_paper_white(page: Page, told: list[str]) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    page.get_by_role("link", name=re.compile(r"\d+ flags")).first.click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(17, 21, 27)")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert page.locator(".paper").first.evaluate(ground) == "rgb(255, 255, 255)"
    assert told == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(
    page: Page, scans: str, told: list[str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    home = page.get_by_role("link", name="Rosalind Vance").get_attribute("href")
    page.goto(f"{scans}/search?q=quillfeather")
    hit = page.get_by_role("link", name="p. 1").first.get_attribute("href")
    packet = dict(parse_qsl(hit))["packet"]
    for address in (
        *("/", "/upload", home, f"{home}/review", f"{home}/chronology?visit=1"),
        *(f"{scans}/search?q=quillf3ather", f"{scans}/search{hit}", f"/packets/{packet}/pages/1"),
    ):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address
    assert told == []


@pytest.mark.browser
def test_a_file_is_uploaded_from_the_page(page: Page, house: House, told: list[str]) -> None:
    page.goto("/upload")
    content = pdf(note(1, 1, "06/06/2024"))
    page.get_by_label("Files").set_input_files(
        {"name": "later note.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_label("Matter", exact=True).fill(MATTER)
    page.get_by_role("button", name="Upload").click()
    expect(page.get_by_role("heading", name="Matters")).to_be_visible()
    until(lambda: any(p.file == "later note.pdf" for p in house.store.packets.of_matter(MATTER)))
    assert told == []


def placed(page: Page, selector: str) -> tuple[float, float, float, float]:
    """Give where the one thing of this kind stands on the paper, in points of the page."""
    page.wait_for_load_state("networkidle")
    paper, box = page.locator(".paper").bounding_box(), page.locator(selector).bounding_box()
    assert paper is not None
    assert box is not None
    across, down = WIDTH / paper["width"], HEIGHT / paper["height"]
    left, top = (box["x"] - paper["x"]) * across, (box["y"] - paper["y"]) * down
    return left, top, left + box["width"] * across, top + box["height"] * down


@pytest.mark.browser
def test_what_was_searched_for_is_boxed_where_it_is_printed(
    page: Page, scans: str, told: list[str]
) -> None:
    page.goto(f"{scans}/search")
    expect(page.get_by_label("Words on the page")).to_be_focused()
    page.keyboard.type("quillfeather")
    page.keyboard.press("Enter")
    expect(page.get_by_role("search")).to_contain_text(f"{len(TURNS)} pages")
    for step in range(len(TURNS)):
        if step:
            page.get_by_role("link", name="Next page with it").click()
            page.wait_for_url(re.compile(r"packet="))
        else:
            page.get_by_role("link", name="p. 1").first.press("Enter")
        expect(page.locator(".selected")).to_have_count(1)
        left, top, right, bottom = placed(page, ".side .mark")
        baseline = HEIGHT - 700 + 20 * len(NOTE)
        # Boxes stand a little off the letters.
        assert left == pytest.approx(72 - 2, abs=4)
        assert right == pytest.approx(72 + 63 + 2, abs=4)
        assert top == pytest.approx(baseline - 9 - 3, abs=4)
        assert bottom == pytest.approx(baseline + 3, abs=4)
    expect(page.get_by_role("link", name="Next page with it")).to_have_count(0)
    page.locator(".side").get_by_role("link", name="page 1 of 1").click()
    expect(page.get_by_role("heading", name="Page 1 of 1")).to_be_visible()
    expect(page.locator(".mark")).to_have_count(1)
    assert told == []


@pytest.mark.browser
def test_a_doubtful_word_is_found_from_its_list(page: Page, scans: str, told: list[str]) -> None:
    page.goto(f"{scans}/search?q=quillfeather")
    page.get_by_role("link", name="p. 1").last.click()
    page.locator(".side").get_by_role("link", name="page 1 of 1").click()
    page.get_by_role("link", name="13/45/2024").click()
    mark = page.locator(".doubted:target")
    expect(mark).to_be_in_viewport()
    expect(mark).to_have_text("May be misread. Read as: 13/45/2024")
    left, _, right, bottom = placed(page, ".doubted:target")
    assert 85 <= left < right <= 72 + 90
    assert bottom == pytest.approx(HEIGHT - 700 + 20 * (len(NOTE) + 1) + 3, abs=4)
    assert told == []
