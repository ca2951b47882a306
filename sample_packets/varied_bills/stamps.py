"""The sender's own numbering of a whole packet, and sheets of it that never came."""

from __future__ import annotations

from typing import Any

from sample_packets.builder.packet import Packet, Withheld
from sample_packets.builder.sheet import HEIGHT


def stamp(packet: Packet, entry: dict[str, Any]) -> None:
    """Number the leaves as their sender did, then leave out those that never came."""
    leaves, gone = packet.leaves, set(entry.get("drop", ()))
    prefix, first = entry.get("bates", ("", 1))
    for at, leaf in enumerate(leaves):
        number = first + at
        total = None if prefix else len(leaves)
        words = f"{prefix}{number:06d}" if prefix else entry["stamp"].format(n=number, of=total)
        leaf.sheet.text(576, HEIGHT - 14, words, "sans-b", 8, align="right")
        leaf.sheet.printed.append((number, total))
    packet.leaves = [leaf for at, leaf in enumerate(leaves, start=1) if at not in gone]
    for run in _runs(sorted(gone)):
        numbers = tuple(first + n - 1 for n in run)
        before = run[0] - 1 - sum(g < run[0] for g in gone)
        sides = tuple(n for n in (before, before + 1) if 0 < n <= len(packet.leaves))
        category = leaves[run[0] - 1].sheet.category
        total = None if prefix else len(leaves)
        packet.withheld.append(Withheld(category, numbers, total, sides))


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for n in numbers:
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs
