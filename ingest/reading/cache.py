"""Readings kept by content: the same page is recognised once, whichever file brings it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from casefile.pages import PageReading, Table

Kept = TypeVar("Kept")

_READING = TypeAdapter(PageReading)
_TABLES = TypeAdapter(tuple[Table, ...])


@dataclass(frozen=True)
class ReadingCache:
    """A folder of readings; several processes may use it at once.

    A key names the page's content, the engine and the settings. Files are written beside their
    place and moved into it, so a reader never sees half a reading; a damaged one counts as absent.
    """

    folder: Path

    def get(self, key: str) -> PageReading | None:
        """Give the reading kept under the key, if there is one."""
        return self._get(key, _READING)

    def put(self, key: str, reading: PageReading) -> None:
        """Keep a reading; a folder that cannot be written keeps nothing and harms nothing."""
        self._put(key, _READING.dump_json(reading))

    def get_tables(self, key: str) -> tuple[Table, ...] | None:
        """Give the tables kept under the key, if there are any."""
        return self._get(key, _TABLES)

    def put_tables(self, key: str, tables: tuple[Table, ...]) -> None:
        """Keep the tables of a page, as `put` keeps a reading."""
        self._put(key, _TABLES.dump_json(tables))

    def _get(self, key: str, kind: TypeAdapter[Kept]) -> Kept | None:
        try:
            data = self._place(key).read_bytes()
            return kind.validate_json(zlib.decompress(data))
        except (OSError, zlib.error, ValidationError):
            return None

    def _put(self, key: str, text: bytes) -> None:
        place = self._place(key)
        data = zlib.compress(text, 6)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".writing-")
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(beside).replace(place)
        except OSError:
            return

    def _place(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self.folder / name[:2] / f"{name}.reading"
