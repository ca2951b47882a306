"""`fullchart export`: a matter's files from what the service has found, beside a running one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from casefile.rules import RuleBook
from casefile.store import Packet, Store, Vault, open_store
from chronology.export.searchable import CannotCopyError, write_searchable
from ingest.reading.cache import ReadingCache
from service.pipeline import export_matter_files, kept_reading
from service.settings import Settings

SEARCHABLE = "searchable"


def export_matter(
    settings: Settings, matter: str, out: Path, *, searchable: bool = False
) -> tuple[Path, ...]:
    """Write a matter's exports into `out`, with `searchable` a searchable copy of each packet too.

    Raises KeyError where there is no such matter, and CannotCopyError.
    """
    store = open_store(settings.database)
    vault = Vault(settings.vault_folder)
    try:
        written = export_matter_files(store, vault, RuleBook(settings.rules), matter, out)
        if searchable:
            cache = ReadingCache(settings.readings_folder)
            written += tuple(_copies(store, vault, cache, matter, out / SEARCHABLE))
        return written
    finally:
        store.close()


def searchable_copy(
    store: Store, vault: Vault, cache: ReadingCache, packet: Packet, target: Path
) -> None:
    """Write a searchable copy of a packet; pages not read yet are copied as they are.

    The file appears when it is whole. Raises CannotCopyError.
    """
    records = {record.page: record for record in store.pages.of_packet(packet.id)}
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".copy-") as unfinished:
        copy = Path(unfinished) / "copy.pdf"
        write_searchable(
            vault.path_of(packet.sha256),
            packet.page_count,
            lambda page: kept_reading(cache, records.get(page)),
            copy,
        )
        copy.replace(target)


def _copies(
    store: Store, vault: Vault, cache: ReadingCache, matter: str, folder: Path
) -> Iterator[Path]:
    """Copy each packet that can be copied; raises CannotCopyError at the end for the others."""
    taken: set[Path] = set()
    failed: list[str] = []
    for packet in store.packets.of_matter(matter):
        # A file sent again under the same name is another packet.
        parts = [p for p in PurePosixPath(packet.file).parts if p not in {"/", ".."}]
        target = folder.joinpath(*parts)
        if target in taken:
            target = target.with_name(f"{target.stem}-{packet.id}{target.suffix}")
        taken.add(target)
        try:
            searchable_copy(store, vault, cache, packet, target)
        except CannotCopyError as error:
            failed.append(f"{packet.file}: {error}")
        else:
            yield target
    if failed:
        raise CannotCopyError("; ".join(failed))
