"""Readings kept by content: the same page is recognised once, whichever file brings it."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from casefile.pages import PageReading, Table
from casefile.words import placed, places, respelled

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
        try:
            head, texts, packed = self._kept(key).split(b"\n", 2)
            spelled, read = json.loads(texts)
            words = placed(spelled, packed, {int(number): was for number, was in read.items()})
            return replace(_READING.validate_json(head), words=words)
        except (OSError, zlib.error, ValueError, LookupError):
            return None

    def put(self, key: str, reading: PageReading) -> None:
        """Keep a reading; a folder that cannot be written keeps nothing and harms nothing."""
        # Words are nearly all of a reading: their places are kept as numbers, not as JSON.
        head = _READING.dump_json(replace(reading, words=()))
        texts = [word.text for word in reading.words]
        spelled = json.dumps([texts, respelled(reading.words)]).encode()
        self._keep(key, b"\n".join((head, spelled, places(reading.words))))

    def get_tables(self, key: str) -> tuple[Table, ...] | None:
        """Give the tables kept under the key, if there are any."""
        try:
            return _TABLES.validate_json(self._kept(key))
        except (OSError, zlib.error, ValueError):
            return None

    def put_tables(self, key: str, tables: tuple[Table, ...]) -> None:
        """Keep the tables of a page, as `put` keeps a reading."""
        self._keep(key, _TABLES.dump_json(tables))

    def _kept(self, key: str) -> bytes:
        return zlib.decompress(self._place(key).read_bytes())

    def _keep(self, key: str, content: bytes) -> None:
        place = self._place(key)
        data = zlib.compress(content, 6)
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
