"""Write the set of flags with its truth: `python -m sample_packets.varied_flags OUT`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sample_packets.builder.press import press
from sample_packets.sets import write_chosen, write_matter
from sample_packets.varied_flags.reading import read_matter
from sample_packets.varied_flags.truth import true_of

MATTERS = Path(__file__).parent / "matters"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the matters that the command line asks for."""
    told = sorted(MATTERS.glob("*.toml"))
    write_chosen(__doc__, {path.stem: partial(write, path) for path in told}, arguments)


def write(path: Path, folder: Path) -> None:
    """Write the matter that a file tells of: its packets and its truth."""
    matter, reader = read_matter(path)
    packets = ((packet.file, press(packet)) for packet in matter.packets)
    write_matter(folder, matter.matter_json(), true_of(matter, reader), packets)


if __name__ == "__main__":
    main()
