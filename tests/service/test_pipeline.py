"""A page is opened once for its packet and recognised once for all packets."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from packets import visit_note, write_pdf

from casefile.matters import Client, Matter
from casefile.pages import PageReading, Source
from casefile.rules import RuleBook
from casefile.store import Store, Vault, open_store
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders, ReadersClosed
from ingest.reading.settings import ReadingSettings
from service.pipeline import Pipeline


class CountingReaders(PageReaders):
    """Readers that note which pages were asked of them."""

    def __init__(self, cache: ReadingCache) -> None:
        super().__init__(ReadingSettings(), 1, cache)
        self.asked: list[int] = []

    def read(self, path: Path, page: int) -> PageReading:
        self.asked.append(page)
        return super().read(path, page)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def pipeline(tmp_path: Path, store: Store) -> Iterator[Pipeline]:
    cache = ReadingCache(tmp_path / "readings")
    with CountingReaders(cache) as readers:
        yield Pipeline(store, Vault(tmp_path / "vault"), readers, cache, RuleBook(), "")


def received(pipeline: Pipeline, tmp_path: Path, file: str, pages: list[str]) -> str:
    """Register a packet as if it had come; gives its id."""
    path = write_pdf(tmp_path / file, pages)
    pipeline.store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    sha256 = pipeline.vault.add(path)
    return pipeline.store.packets.register("T-1", file, sha256, len(pages)).id


def read_whole(pipeline: Pipeline, packet: str, pages: int) -> None:
    pipeline.open_packet(packet)
    page = 1
    while page <= pages:
        page = pipeline.read_pages(packet, page, pages)


def asked(pipeline: Pipeline) -> list[int]:
    assert isinstance(pipeline.readers, CountingReaders)
    return pipeline.readers.asked


def test_finding_opens_no_page_again(pipeline: Pipeline, tmp_path: Path) -> None:
    packet = received(pipeline, tmp_path, "a.pdf", [visit_note("03/11/2024", n, 2) for n in (1, 2)])
    read_whole(pipeline, packet, 2)
    pipeline.find_packet(packet)
    pipeline.find_packet(packet)
    assert asked(pipeline) == [1, 2]


def test_pages_that_were_read_are_noted_when_the_work_stops(
    pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packet = received(
        pipeline, tmp_path, "a.pdf", [visit_note("03/11/2024", n, 3) for n in (1, 2, 3)]
    )
    read = PageReaders.read

    def closed_at_the_third(readers: PageReaders, path: Path, page: int) -> PageReading:
        if page == 3:
            raise ReadersClosed("reading was stopped")
        return read(readers, path, page)

    monkeypatch.setattr(PageReaders, "read", closed_at_the_third)
    with pytest.raises(ReadersClosed):
        read_whole(pipeline, packet, 3)
    assert [record.page for record in pipeline.store.pages.of_packet(packet)] == [1, 2]
    progress = pipeline.store.progress.of_packet(packet)
    assert progress is not None
    assert (progress.done, progress.total) == (2, 3)


def test_a_page_found_again_keeps_the_time_that_reading_it_took(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    packet = received(pipeline, tmp_path, "a.pdf", [visit_note("03/11/2024", 1, 1)])
    read_whole(pipeline, packet, 1)
    record = pipeline.store.pages.get(packet, 1)
    assert record is not None
    slow = dataclasses.replace(record, reading="another", ms=4321)
    pipeline.store.pages.save([slow])
    pipeline.store.pages.save([dataclasses.replace(slow, ms=9)])
    assert pipeline.store.pages.get(packet, 1) == slow


def test_equal_pages_of_other_packets_share_one_reading(pipeline: Pipeline, tmp_path: Path) -> None:
    note = visit_note("03/11/2024", 1, 1)
    first = received(pipeline, tmp_path, "a.pdf", [note])
    second = received(pipeline, tmp_path, "b.pdf", ["Cover sheet", note])
    read_whole(pipeline, first, 1)
    read_whole(pipeline, second, 2)
    known, other = pipeline.store.packets.get(first), pipeline.store.packets.get(second)
    assert known is not None
    assert other is not None
    one, two = pipeline.reading(known, 1), pipeline.reading(other, 2)
    assert one.key is not None
    assert dataclasses.replace(one, page=2) == two
    assert len(list(pipeline.cache.folder.rglob("*.reading"))) == 2


def test_a_lost_reading_is_read_again(pipeline: Pipeline, tmp_path: Path) -> None:
    packet = received(pipeline, tmp_path, "a.pdf", [visit_note("03/11/2024", 1, 1)])
    read_whole(pipeline, packet, 1)
    known = pipeline.store.packets.get(packet)
    assert known is not None
    before = pipeline.reading(known, 1)
    for kept in pipeline.cache.folder.rglob("*.reading"):
        kept.unlink()
    assert pipeline.reading(known, 1) == before
    assert asked(pipeline) == [1, 1]


def test_a_page_given_up_is_not_tried_again_for_every_look(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    packet = received(pipeline, tmp_path, "a.pdf", ["One page only"])
    pipeline.open_packet(packet)
    pipeline.read_pages(packet, 2, 2)
    known = pipeline.store.packets.get(packet)
    assert known is not None
    reading = pipeline.reading(known, 2)
    assert (reading.source, reading.legible) == (Source.NONE, False)
    assert reading.problem is not None
    assert "there is no page 2" in reading.problem
    assert asked(pipeline) == [2]
    pipeline.read_pages(packet, 2, 2)
    assert asked(pipeline) == [2, 2], "taken up again, it is tried again"
