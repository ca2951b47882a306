"""Numbers over a whole packet (a fax machine's, a print's, Bates), and pages that never came."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sample_packets.builder.packet import Packet, Withheld
from sample_packets.builder.sheet import HEIGHT


def count(packet: Packet, entry: dict[str, Any]) -> None:
    """Number the leaves as `count` says, then leave out those that `lost` names.

    `{of}` makes it a count with a total; `beyond` are pages after the last; `first` starts it
    elsewhere; `silent` says that another packet brings what is lost.
    """
    leaves, form, first = packet.leaves, entry["count"], entry.get("first", 1)
    total = len(leaves) + entry.get("beyond", 0) if "{of" in form else None
    lost = set(entry.get("lost", ()))
    for at, leaf in enumerate(leaves):
        words = form.format(n=first + at, of=total)
        y = 14 if entry.get("at", "foot") == "head" else HEIGHT - 12
        leaf.sheet.text(580, y, words, "mono", 8, align="right")
        leaf.sheet.printed.append((first + at, total))
    packet.leaves = [leaf for at, leaf in enumerate(leaves, start=1) if at not in lost]
    gone = sorted(lost | set(range(len(leaves) + 1, len(leaves) + 1 + entry.get("beyond", 0))))
    if entry.get("silent"):
        return
    for _, pairs in groupby(enumerate(gone), key=lambda pair: pair[1] - pair[0]):
        run = [n for _, n in pairs]
        before = run[0] - 1 - sum(g < run[0] for g in lost)
        sides = tuple(n for n in (before, before + 1) if 0 < n <= len(packet.leaves))
        absent = [leaves[n - 1].sheet for n in run if n <= len(leaves)]
        own = {n for sheet in absent for n, of in sheet.printed[:-1] if of is not None and of > 1}
        numbers = (*(first + n - 1 for n in run), *sorted(own))
        category = absent[0].category if absent else leaves[-1].sheet.category
        packet.withheld.append(Withheld(category, numbers, total, sides))
