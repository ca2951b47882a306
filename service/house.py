"""The wiring: one place that puts store, vault, readers, pipeline and engine together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from casefile.rules import RuleBook
from casefile.store import Clock, Store, Vault, open_store, utc_now
from ingest.reading.cache import ReadingCache
from ingest.reading.children import PageReaders
from service.cycles import look_seldom_for_cycles
from service.engine import Engine
from service.pipeline import Pipeline
from service.reception import Reception
from service.settings import Settings


@dataclass(frozen=True)
class House:
    """A running installation: what the web pages, the watcher and the commands work on.

    `viewers` draw pages for people, apart from the readers, so that nobody waits behind a scan.
    """

    settings: Settings
    store: Store
    vault: Vault
    readers: PageReaders
    pipeline: Pipeline
    engine: Engine
    reception: Reception
    viewers: PageReaders


@contextmanager
def open_house(settings: Settings, clock: Clock = utc_now) -> Iterator[House]:
    """Open the store (brought up to date), start the readers and the engine; close them after."""
    look_seldom_for_cycles()
    settings.data.mkdir(parents=True, exist_ok=True)
    store = open_store(settings.database, clock)
    vault = Vault(settings.vault_folder)
    reading = settings.reading()
    cache = ReadingCache(settings.readings_folder)
    try:
        with (
            PageReaders(reading, settings.cores, cache) as readers,
            PageReaders(reading, 1, cache) as viewers,
        ):
            pipeline = Pipeline(
                store, vault, readers, cache, RuleBook(settings.rules), settings.database
            )
            engine = Engine(
                pipeline,
                chunk_pages=settings.chunk_pages,
                cores=settings.cores,
                worker=settings.worker,
            )
            with engine:
                reception = Reception(settings, store, vault, readers, engine)
                yield House(settings, store, vault, readers, pipeline, engine, reception, viewers)
    finally:
        store.close()
