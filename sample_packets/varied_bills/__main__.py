"""Write the set of bills with its truth: `python -m sample_packets.varied_bills OUT`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sample_packets.build import as_json
from sample_packets.builder.matter import Matter
from sample_packets.builder.press import press
from sample_packets.varied_bills.reading import read_matter
from sample_packets.varied_bills.truth import true_of

MATTERS = Path(__file__).parent / "matters"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--only", default="", help="write this matter alone")
    chosen = parser.parse_args(arguments)
    for path in sorted(MATTERS.glob("*.toml")):
        if chosen.only in {"", path.stem}:
            matter, data = read_matter(path)
            write(matter, data, chosen.out / path.stem)


def write(matter: Matter, data: dict[str, Any], folder: Path) -> None:
    """Write one matter: its packets and its truth."""
    inside = folder / "in"
    inside.mkdir(parents=True, exist_ok=True)
    (inside / "matter.json").write_text(as_json(matter.matter_json()), encoding="utf-8")
    (folder / "truth.json").write_text(as_json(true_of(matter, data)), encoding="utf-8")
    for packet in matter.packets:
        path = inside / packet.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(press(packet))


if __name__ == "__main__":
    main()
