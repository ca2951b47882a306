"""Looking through the inbox: every file in it, and whose it is by the folders it lies in.

The scan is the truth; file system events only say when to scan again. Links are never followed and
nothing outside the inbox is touched.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from casefile.rules import RuleBook

MATTER_FILE = "matter.json"

Mark = tuple[int, int, int, int, int]
"""What changes when a file does: inode, size, modified, changed, blocks on disk."""


class Ignored(BaseModel):
    """The table of what is no received record."""

    model_config = ConfigDict(extra="forbid")
    names: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    folders: frozenset[str]

    def file(self, name: str) -> bool:
        """Tell whether a file of this name is left alone."""
        plain = name.casefold()
        return (
            plain in self.names
            or plain.startswith(self.beginnings)
            or (plain.endswith(self.endings))
        )

    def folder(self, name: str) -> bool:
        """Tell whether a folder of this name is left alone."""
        return name.startswith(".") or name.casefold() in self.folders


@dataclass(frozen=True)
class Seen:
    """A file in the inbox. `parts` are the names on the way to it, as they can be printed."""

    path: Path
    parts: tuple[str, ...]
    mark: Mark

    @cached_property
    def source(self) -> str:
        """Its path in the inbox, as the store keeps it."""
        return "/".join(self.parts)

    @property
    def matter_folder(self) -> str | None:
        """The matter's folder; None for a file that lies in the inbox itself."""
        return self.parts[0] if len(self.parts) > 1 else None

    @property
    def provider_folder(self) -> str | None:
        """The folder below the matter's, which hints at who sent it."""
        return self.parts[1] if len(self.parts) > 2 else None

    @property
    def file(self) -> str:
        """Its path relative to the matter folder."""
        return "/".join(self.parts[1:] if len(self.parts) > 1 else self.parts)

    @property
    def is_matter_file(self) -> bool:
        """Tell whether it describes a matter, and is no packet."""
        return len(self.parts) == 2 and self.parts[1].casefold() == MATTER_FILE


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something in the inbox that is not taken yet, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in the inbox now: matter files first, then by path."""

    files: tuple[Seen, ...]
    left_alone: tuple[Waiting, ...]


def printable(name: str) -> str:
    """Give a file name that any database can hold; bytes that are no UTF-8 show as hex escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def mark_of(status: os.stat_result) -> Mark:
    """Give what changes when the file does."""
    blocks = getattr(status, "st_blocks", 0)
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns, blocks)


def scan(inbox: Path, rules: RuleBook = RuleBook(), skip: Iterable[Path] = ()) -> Scan:
    """Look through the inbox. Raises OSError where the inbox itself cannot be listed.

    `skip` names folders that are not part of it although they may lie in it.
    """
    ignored = rules.table("ingest.folder", "ignored", Ignored)
    outside = frozenset(skip)
    files: list[Seen] = []
    alone: list[Waiting] = []
    folders: list[tuple[Path, tuple[str, ...]]] = [(inbox, ())]
    while folders:
        folder, parts = folders.pop()
        try:
            with os.scandir(folder) as listing:
                entries = list(listing)
        except OSError as error:
            if not parts:
                raise
            alone.append(Waiting("/".join(parts), f"cannot be looked into: {error.strerror}"))
            continue
        for entry in entries:
            here = (*parts, printable(entry.name))
            try:
                if entry.is_symlink():
                    if not ignored.file(entry.name):
                        alone.append(Waiting("/".join(here), "is a link; links are not followed"))
                elif entry.is_dir(follow_symlinks=False):
                    if not ignored.folder(entry.name) and folder / entry.name not in outside:
                        folders.append((folder / entry.name, here))
                elif entry.is_file(follow_symlinks=False) and not ignored.file(entry.name):
                    mark = mark_of(entry.stat(follow_symlinks=False))
                    files.append(Seen(folder / entry.name, here, mark))
            except OSError as error:
                alone.append(Waiting("/".join(here), f"cannot be looked at: {error.strerror}"))
    files.sort(key=lambda seen: (not seen.is_matter_file, seen.parts))
    return Scan(tuple(files), tuple(sorted(alone, key=lambda w: w.file)))
