"""Readings kept by content: the same page is recognised once, whichever file brings it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from casefile.pages import PageReading

_READING = TypeAdapter(PageReading)


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
            data = self._place(key).read_bytes()
            return _READING.validate_json(zlib.decompress(data))
        except (OSError, zlib.error, ValidationError):
            return None

    def put(self, key: str, reading: PageReading) -> None:
        """Keep a reading; a folder that cannot be written keeps nothing and harms nothing."""
        place = self._place(key)
        data = zlib.compress(_READING.dump_json(reading), 6)
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
