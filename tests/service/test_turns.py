"""Whose turn it is: a short packet is through while a long one is still being read."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from packets import visit_note, write_pdf

from casefile.matters import Client, Matter
from casefile.pages import PageReading
from casefile.rules import RuleBook
from casefile.store import PacketState, Store, Vault, open_store
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from ingest.reading.settings import ReadingSettings
from service.engine import Engine
from service.pipeline import Pipeline

LONG, SHORT = 60, 3
PATIENCE = 120
"""Seconds before a wait counts as in vain."""


class Readers(PageReaders):
    """Readers that stop before a given page of the long packet until they may go on."""

    def __init__(self, cache: ReadingCache) -> None:
        super().__init__(ReadingSettings(), 1, cache)
        self.at_the_second = threading.Event()
        self.short_has_come = threading.Event()
        self.short_is_found = threading.Event()
        self.long: Path | None = None
        self.waited_in_vain = False

    def read(self, path: Path, page: int) -> PageReading:
        if path == self.long and page == 2:
            self.at_the_second.set()
            self._until(self.short_has_come)
        if path == self.long and page == LONG:
            self._until(self.short_is_found)
        return super().read(path, page)

    def _until(self, event: threading.Event) -> None:
        self.waited_in_vain |= not event.wait(PATIENCE)


def test_a_short_packet_is_found_before_a_long_one_is_read(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    store = open_store(url)
    cache = ReadingCache(tmp_path / "readings")
    with Readers(cache) as readers:
        pipeline = Pipeline(store, Vault(tmp_path / "vault"), readers, cache, RuleBook(), url)
        with Engine(pipeline, chunk_pages=8, cores=1, worker="tests-1") as engine:
            long = registered(pipeline, tmp_path / "long.pdf", LONG)
            known = store.packets.get(long)
            assert known is not None
            readers.long = pipeline.vault.path_of(known.sha256)
            engine.take(long)
            assert readers.at_the_second.wait(PATIENCE)
            short = registered(pipeline, tmp_path / "short.pdf", SHORT)
            engine.take(short)
            readers.short_has_come.set()
            # The last page of the long packet waits for this.
            wait_for_state(store, short, PacketState.FOUND)
            assert store.pages.count(long) < LONG
            readers.short_is_found.set()
            wait_for_state(store, long, PacketState.FOUND)
    assert not readers.waited_in_vain
    store.close()


def registered(pipeline: Pipeline, path: Path, pages: int) -> str:
    notes = [visit_note(f"03/{1 + n % 28:02}/2024", n + 1, pages) for n in range(pages)]
    sha256 = pipeline.vault.add(write_pdf(path, notes))
    pipeline.store.matters.upsert(Matter("T-1", Client("Odalys Brenneman")))
    return pipeline.store.packets.register("T-1", path.name, sha256, pages).id


def wait_for_state(store: Store, packet: str, state: PacketState) -> None:
    until = time.monotonic() + PATIENCE
    while packet not in {p.id for p in store.packets.in_state(state)}:
        assert time.monotonic() < until, f"{packet} is not {state} yet"
        time.sleep(0.05)
