"""Sets of matters with their truth, in the folders that `fullchart evaluate` takes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sample_packets.build import as_json


def write_chosen(
    doc: str | None,
    matters: Mapping[str, Callable[[Path], None]],
    arguments: Sequence[str] | None = None,
) -> None:
    """Write the matters that a command line asks for, each into a folder of its name.

    Args:
        doc: what the command is for.
        matters: by name, what writes each of them into a folder.
        arguments: the command line; None takes the process's own.
    """
    parser = argparse.ArgumentParser(description=doc)
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--only", default="", help="write this matter alone")
    chosen = parser.parse_args(arguments)
    for name, write in matters.items():
        if chosen.only in {"", name}:
            write(chosen.out / name)


def write_matter(
    folder: Path,
    matter: Mapping[str, Any],
    truth: Mapping[str, Any],
    packets: Iterable[tuple[str, bytes]],
) -> None:
    """Write one matter: matter.json, its packets (file and bytes), and its truth."""
    inside = folder / "in"
    inside.mkdir(parents=True, exist_ok=True)
    (inside / "matter.json").write_text(as_json(matter), encoding="utf-8")
    (folder / "truth.json").write_text(as_json(truth), encoding="utf-8")
    for file, content in packets:
        path = inside / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
