"""The vault: every received file by the SHA-256 of its bytes, written once, never changed."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Copied:
    """Bytes that lie complete and synced in the vault's `tmp`, not yet under their address."""

    path: Path
    sha256: str
    size: int


class Vault:
    """A content-addressed folder: `ab/abcd....pdf`. Every operation may be repeated."""

    def __init__(self, root: Path) -> None:
        """Use `root` as the vault; it is made where it does not exist."""
        self.root = root
        self._tmp = root / "tmp"
        self._tmp.mkdir(parents=True, exist_ok=True)

    def path_of(self, sha256: str) -> Path:
        """Give the place of the file with these bytes, whether it is there or not."""
        return self.root / sha256[:2] / f"{sha256}.pdf"

    def holds(self, sha256: str) -> bool:
        """Tell whether the vault has these bytes."""
        return self.path_of(sha256).is_file()

    def copy_in(self, source: BinaryIO) -> Copied:
        """Copy what is left to read of `source` into `tmp` while hashing; synced to disk.

        Raises OSError where the disk is full or the source cannot be read; nothing stays behind.
        """
        path = self._tmp / uuid.uuid4().hex
        seen = hashlib.sha256()
        size = 0
        try:
            with path.open("xb") as target:
                while chunk := source.read(_CHUNK):
                    seen.update(chunk)
                    target.write(chunk)
                    size += len(chunk)
                target.flush()
                os.fsync(target.fileno())
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return Copied(path, seen.hexdigest(), size)

    def keep(self, copied: Copied) -> Path:
        """Put copied bytes under their address, read-only; the same bytes again change nothing."""
        home = self.path_of(copied.sha256)
        if home.is_file():
            copied.path.unlink(missing_ok=True)
            return home
        home.parent.mkdir(exist_ok=True)
        copied.path.chmod(0o444)
        copied.path.replace(home)
        _sync_folder(home.parent)
        _sync_folder(self.root)
        return home

    def add(self, path: Path) -> str:
        """Copy the file at `path` into the vault and give the SHA-256 of its bytes."""
        with path.open("rb") as source:
            copied = self.copy_in(source)
        self.keep(copied)
        return copied.sha256

    def drop(self, copied: Copied) -> None:
        """Give up a copy that was not kept, because its source changed under the copying."""
        copied.path.unlink(missing_ok=True)

    def left_over(self) -> Iterator[Copied]:
        """Give what an interrupted run left in `tmp`, hashed anew."""
        for path in sorted(self._tmp.iterdir()):
            with path.open("rb") as source:
                digest = hashlib.file_digest(source, "sha256").hexdigest()
            yield Copied(path, digest, path.stat().st_size)


def _sync_folder(folder: Path) -> None:
    # Without this a power cut can undo the rename although the file itself is safe.
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
