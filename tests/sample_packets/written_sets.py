"""What holds of every set of matters that is written with its truth."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pypdfium2

from service.evaluation.sets import find_set
from service.evaluation.truth import Truth


def truths(folder: Path) -> dict[str, Truth]:
    """Give the truth of each matter of a set by the matter's name."""
    return {m.name: Truth.model_validate(m.truth) for m in find_set(folder)}


def is_written_alike(
    main: Callable[[Sequence[str]], None], matter: str, written: Path, again: Path
) -> bool:
    """Write a matter of a set anew, and tell whether its files have the same names and bytes."""
    main([str(again), "--only", matter])
    files = {p.relative_to(again): p.read_bytes() for p in again.rglob("*") if p.is_file()}
    before = {
        p.relative_to(written): p.read_bytes() for p in (written / matter).rglob("*") if p.is_file()
    }
    return bool(files) and files == before


def has_every_page(written: Path) -> bool:
    """Tell whether the packets of a set have as many pages as their truth tells of."""
    return all(
        _pages(written / name / "in" / packet.file) == len(packet.pages)
        for name, truth in truths(written).items()
        for packet in truth.packets
    )


def _pages(path: Path) -> int:
    book = pypdfium2.PdfDocument(path)
    try:
        return len(book)
    finally:
        book.close()


def links_its_lines(written: Path) -> bool:
    """Tell whether billing lines are linked to none but visits of the truth."""
    for name in truths(written):
        whole = json.loads((written / name / "truth.json").read_text(encoding="utf-8"))
        known = {e["id"] for e in whole["encounters"]}
        if any(set(line["encounters_ok"]) - known for line in whole["billing_lines"]):
            return False
    return True
