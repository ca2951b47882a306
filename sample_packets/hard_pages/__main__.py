"""Write the set of hard pages with its truth: `python -m sample_packets.hard_pages OUT`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sample_packets.hard_pages.binding import bound
from sample_packets.hard_pages.matters import all_matters
from sample_packets.hard_pages.pages import HardMatter
from sample_packets.sets import write_chosen, write_matter


def write(matter: HardMatter, folder: Path) -> None:
    """Write one matter: its packets and its truth."""
    packets = ((packet.file, bound(packet)) for packet in matter.packets)
    write_matter(folder, matter.matter_json(), matter.truth(), packets)


if __name__ == "__main__":
    write_chosen(__doc__, {matter.name: partial(write, matter) for matter in all_matters()})
