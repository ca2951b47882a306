"""Words of a matter's pages are found with the place where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from packets import visit_note, write_pdf

from casefile.matters import Client, Matter
from casefile.rules import RuleBook
from casefile.store import Vault, open_store
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from service.pipeline import Pipeline
from service.searching import search_matter


@pytest.fixture
def pipeline(tmp_path: Path) -> Iterator[Pipeline]:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    vault = Vault(tmp_path / "vault")
    notes = [visit_note("03/11/2024", 1, 2), visit_note("04/08/2024", 2, 2)]
    sha256 = vault.add(write_pdf(tmp_path / "a.pdf", notes))
    packet = store.packets.register("T-1", "a.pdf", sha256, 2)
    cache = ReadingCache(tmp_path / "readings")
    with PageReaders(ReadingSettings(), 1, cache) as readers:
        made = Pipeline(store, vault, readers, cache, RuleBook(), "")
        made.open_packet(packet.id)
        made.read_pages(packet.id, 1, 1)
        made.read_pages(packet.id, 2, 2)
        made.find_packet(packet.id)
        yield made
    store.close()


def test_a_hit_has_its_page_snippet_and_boxes(pipeline: Pipeline) -> None:
    result = search_matter(pipeline, "T-1", '"right trapezius"')
    assert result.total == 2
    assert [(hit.file, hit.page) for hit in result.pages] == [("a.pdf", 1), ("a.pdf", 2)]
    found = result.pages[0].found
    assert "Tender over the right trapezius." in found.snippet
    (box,) = found.boxes
    assert 0 < box.x0 < box.x1 < 1
    assert box.height < 0.03


def test_a_date_is_found_on_its_page_only(pipeline: Pipeline) -> None:
    assert [hit.page for hit in search_matter(pipeline, "T-1", "04/08/2024").pages] == [2]
    assert search_matter(pipeline, "T-1", "04/09/2024").total == 0


def test_some_of_the_pages(pipeline: Pipeline) -> None:
    result = search_matter(pipeline, "T-1", "neck", limit=1, offset=1)
    assert (result.total, [hit.page for hit in result.pages]) == (2, [2])
