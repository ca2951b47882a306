"""The made-up matters: who was hurt, what was asked for, what came and what is wrong with it."""

from __future__ import annotations

from sample_packets.builder.matter import Matter
from sample_packets.matters import missed_leak, rear_end, store_fall


def all_matters() -> list[Matter]:
    """Give every sample matter, in the order of their numbers."""
    return [missed_leak.matter(), store_fall.matter(), rear_end.matter()]
