"""Write the set of hard pages with its truth: `python -m sample_packets.hard_pages OUT`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from sample_packets.build import as_json
from sample_packets.hard_pages.binding import bound
from sample_packets.hard_pages.matters import all_matters
from sample_packets.hard_pages.pages import HardMatter


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--only", default="", help="write this matter alone")
    chosen = parser.parse_args(arguments)
    for matter in all_matters():
        if chosen.only in {"", matter.name}:
            write(matter, chosen.out / matter.name)


def write(matter: HardMatter, folder: Path) -> None:
    """Write one matter: its packets and its truth."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    (folder / "in" / "matter.json").write_text(as_json(matter.matter_json()), encoding="utf-8")
    (folder / "truth.json").write_text(as_json(matter.truth()), encoding="utf-8")
    for packet in matter.packets:
        (folder / "in" / packet.file).write_bytes(bound(packet))


if __name__ == "__main__":
    main()
