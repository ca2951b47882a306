"""The hard pages by what they ask: which way up, blank or not, readable, seen before, figures."""

from __future__ import annotations

from sample_packets.hard_pages.matters import blank, copied, figures, poor, turned
from sample_packets.hard_pages.pages import HardMatter


def all_matters() -> list[HardMatter]:
    """Give the whole set."""
    return [blank.matter(), copied.matter(), figures.matter(), poor.matter(), turned.matter()]
