"""A page says where its words come from, whether it is legible, and which values to check."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

sys.path.insert(0, str(Path(__file__).parents[1] / "ingest" / "pdf"))
from paper import NOTE, digital, scan, stamped

from api.app import make_api
from api.pages.legibility import how_read
from casefile.matters import Client, Matter
from casefile.pages import PageReading, Source
from casefile.words import Box, Word
from service.house import House, open_house
from service.settings import Settings

ODD = (*NOTE, "Next visit on 13/45/2024 at the clinic.")


def smudged(pixels: np.ndarray) -> np.ndarray:
    spots = np.random.default_rng(7).random(pixels.shape) < 0.35
    return np.where(spots, 255 - pixels, pixels).astype(np.uint8)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("house")
    kinds = {
        "typed": digital(folder / "typed.pdf", (ODD,)),
        "scanned": scan(folder / "scanned.pdf", ODD, turn=90),
        "both": stamped(folder / "both.pdf", "QX000417"),
        "blank": scan(folder / "blank.pdf", ()),
        "spoiled": scan(folder / "spoiled.pdf", spoil=smudged),
        "rescanned": scan(folder / "rescanned.pdf", hidden=("Fhc pot1ent wo5 5een",) * 3),
    }
    settings = Settings(data=folder / "data", cores=1, readings=folder / "readings")
    with open_house(settings) as opened:
        opened.store.matters.upsert(Matter("T-1", Client("Odette Marlowe")))
        for name, file in kinds.items():
            sha256 = opened.vault.add(file)
            packet = opened.store.packets.register("T-1", f"{name}.pdf", sha256, 1).id
            opened.pipeline.open_packet(packet)
            opened.pipeline.read_pages(packet, 1, 1)
            opened.pipeline.find_packet(packet)
        yield opened


@pytest.fixture(scope="module")
def pages(house: House) -> dict[str, str]:
    client = TestClient(make_api(house), raise_server_exceptions=True)
    packets = house.store.packets.of_matter("T-1")
    return {
        p.file.removesuffix(".pdf"): client.get(f"/packets/{p.id}/pages/1").text for p in packets
    }


@pytest.mark.parametrize(
    ("kind", "source", "legible"),
    [
        ("typed", "The file’s own text", "Yes"),
        (
            "scanned",
            "A scan, turned upright",
            "Yes, but check 1 doubtful word. Nearly all of it was read right",
        ),
        ("both", "The file’s own text and a scan", "Yes. Nearly all of it was read right"),
        ("blank", "Nothing: blank", None),
    ],
)
def test_where_the_words_come_from_is_told(
    pages: dict[str, str], kind: str, source: str, legible: str | None
) -> None:
    told = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", pages[kind]))
    assert (told["Read from"], told.get("Legible")) == (source, legible)


def test_a_page_that_cannot_be_relied_on_says_why(pages: dict[str, str]) -> None:
    told = dict(re.findall(r"<dt>([^<]*)</dt><dd>([^<]*)</dd>", pages["spoiled"]))
    assert told["Legible"].startswith("No: ")
    assert len(told["Legible"]) > len("No: ")


@pytest.mark.parametrize(
    ("share", "legible", "told"),
    [
        (1.0, True, "Yes"),
        (0.991, True, "Yes. Nearly all of it was read right"),
        (0.853, True, "Yes. About 85 % of it was read right"),
        (0.3, False, "No: the ink ran. About 30 % of it was read right"),
    ],
)
def test_it_is_told_how_much_of_a_page_was_read_right(
    share: float, legible: bool, told: str
) -> None:
    words = (Word("Plan:", Box(0.1, 0.2, 0.3, 0.25), 0.93),)
    why = None if legible else "the ink ran"
    reading = PageReading(
        1, Source.OCR, words, 612, 792, confidence=share, legible=legible, problem=why
    )
    assert dict(how_read(reading, 0))["Legible"] == told


def test_a_doubtful_word_is_marked_on_the_page_and_listed_as_read(pages: dict[str, str]) -> None:
    (mark,) = re.findall(r'<rect class="doubted"[^>]*>.*?</rect>', pages["scanned"])
    assert "May be misread. Read as: 13/45/2024" in mark
    assert '<a href="#doubted-1">13/45/2024</a>' in pages["scanned"]
    assert 'class="doubted"' not in pages["typed"]
    assert "May be misread" not in pages["typed"]


def test_a_text_that_was_not_used_can_be_looked_at(house: House, pages: dict[str, str]) -> None:
    assert "<summary>The file’s own text, not used</summary>" in pages["rescanned"]
    assert "Fhc pot1ent wo5 5een" in pages["rescanned"]
    assert "not used" not in pages["scanned"]
    client = TestClient(make_api(house), raise_server_exceptions=True)
    told = {
        p.file: client.get(f"/api/packets/{p.id}/pages/1/text").json()
        for p in house.store.packets.of_matter("T-1")
    }
    assert told["scanned.pdf"]["other"] is None
    other = told["rescanned.pdf"]["other"]
    assert other == {"source": "text", "text": "\n".join(["Fhc pot1ent wo5 5een"] * 3)}


def test_each_word_and_the_page_say_how_likely_they_are_right(house: House) -> None:
    client = TestClient(make_api(house), raise_server_exceptions=True)
    told = {
        p.file: client.get(f"/api/packets/{p.id}/pages/1/text").json()
        for p in house.store.packets.of_matter("T-1")
    }
    assert told["typed.pdf"]["confidence"] == 1
    assert {w["right"] for w in told["typed.pdf"]["words"]} == {1}
    assert 0.9 < told["scanned.pdf"]["confidence"] < 1
    assert all(0 < w["right"] < 1 for w in told["scanned.pdf"]["words"])
    assert told["spoiled.pdf"]["confidence"] < 0.5
