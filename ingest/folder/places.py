"""Where dropped files go when their verdict is committed: `processed/` or `failed/`.

Nothing is ever overwritten, and nothing is deleted but a file whose copy is safe elsewhere.
"""

from __future__ import annotations

import datetime as dt
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NAME_BYTES = 255
"""The longest name that common file systems allow."""


@dataclass(frozen=True, slots=True)
class Places:
    """The watched folder and where its files end up."""

    inbox: Path
    processed: Path
    failed: Path

    @classmethod
    def beside(cls, inbox: Path) -> Places:
        """Give the usual places: next to the inbox, so that moving is a mere renaming."""
        return cls(inbox, inbox.parent / "processed", inbox.parent / "failed")

    def make(self) -> None:
        """Make the folders that do not exist."""
        for folder in (self.inbox, self.processed, self.failed):
            folder.mkdir(parents=True, exist_ok=True)

    def for_received(self, names: tuple[str, ...], on: dt.datetime) -> Path:
        """Choose a free place in `processed/YYYY-MM/<matter>/<provider>/`.

        `names` is the way to the file in the inbox; deeper folders are flattened.
        """
        return free(self.processed / f"{on:%Y-%m}", names)

    def for_unreadable(self, names: tuple[str, ...]) -> Path:
        """Choose a free place in `failed/<matter>/<provider>/`."""
        return free(self.failed, names)


def free(root: Path, names: tuple[str, ...]) -> Path:
    """Choose a place that nothing takes, with a number after the name where needed."""
    *folders, name = (_safe(n) for n in names)
    home = root.joinpath(*(_short(f, "", 0) for f in folders[:2]))
    for candidate in _numbered(name):
        path = home / candidate
        if not os.path.lexists(path) and not os.path.lexists(note_path(path)):
            return path
    raise AssertionError("counting never ends")


def note_path(path: Path) -> Path:
    """Give the place of the note that belongs to a file in `failed/`."""
    return path.with_name(_short(path.name, ".txt", 0))


def write_note(path: Path, reason: str, received: dt.datetime) -> None:
    """Say in plain words beside a failed file why it could not be read, and what to do."""
    note = note_path(path)
    note.parent.mkdir(parents=True, exist_ok=True)
    text = (
        f"{path.name}\n\n"
        f"This file could not be read: {reason}.\n"
        f"It was received on {received:%Y-%m-%d at %H:%M} UTC and is kept here unchanged.\n\n"
        "Please send, scan or save it again and drop the new copy into the watched folder.\n"
    )
    half = note.with_name(".note.tmp")
    half.write_text(text, encoding="utf-8")
    half.replace(note)


def move(source: Path, destination: Path) -> None:
    """Move a file; to another disk by a synced copy first. Raises OSError where it cannot be."""
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.rename(destination)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        half = destination.with_name(".moving.tmp")
        shutil.copy2(source, half)
        with half.open("rb") as copied:
            os.fsync(copied.fileno())
        half.replace(destination)
        source.unlink()


def _safe(name: str) -> str:
    return name.replace("/", "_").replace("\0", "_")


def _numbered(name: str) -> Iterator[str]:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    # Room is left for the note's own ending, so that the two stay together by name.
    yield _short(stem, suffix, len(".txt"))
    number = 2
    while True:
        yield _short(stem, f" ({number}){suffix}", len(".txt"))
        number += 1


def _short(stem: str, suffix: str, spare: int) -> str:
    room = NAME_BYTES - len(os.fsencode(suffix)) - spare
    return os.fsencode(stem)[: max(room, 1)].decode("utf-8", "ignore") + suffix
