"""Folders that hold matters with their truth."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple


class TruthMatter(NamedTuple):
    """A matter to run and what is true of it.

    `loose` are its packets that lie beside its folder, in no matter's folder.
    """

    name: str
    folder: Path
    truth: dict[str, Any]
    loose: tuple[Path, ...] = ()


class NoTruthFoundError(ValueError):
    """A folder holds no matter with truth; the message says what was looked for."""


def find_set(folder: Path) -> list[TruthMatter]:
    """Find matters with truth, in the order of their names.

    Two layouts are known: `<matter>/in` beside `<matter>/truth.json`, and `inbox/<matter>` beside
    `truth/<matter>.json` as in the sample packets.

    Raises:
        NoTruthFoundError: there is neither.
    """
    found = [
        (path.parent.name, path.parent / "in", path)
        for path in sorted(folder.glob("*/truth.json"))
        if (path.parent / "in").is_dir()
    ]
    found += [
        (path.stem, folder / "inbox" / path.stem, path)
        for path in sorted((folder / "truth").glob("*.json"))
        if (folder / "inbox" / path.stem).is_dir()
    ]
    if not found:
        raise NoTruthFoundError(
            f"{folder} holds no matter with truth: neither <matter>/in with <matter>/truth.json,"
            " nor inbox/<matter> with truth/<matter>.json"
        )
    return [_matter(name, packets, path) for name, packets, path in found]


def _matter(name: str, packets: Path, path: Path) -> TruthMatter:
    truth = json.loads(path.read_text(encoding="utf-8"))
    named = [packets / packet["file"] for packet in truth.get("packets", ())]
    loose = [packets.parent / f.name for f in named if not f.exists()]
    return TruthMatter(name, packets, truth, tuple(f for f in loose if f.is_file()))
