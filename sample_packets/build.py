"""Write the sample packets: `python -m sample_packets.build [--to FOLDER] [--only MATTER]`."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from sample_packets.builder.degrade import LOOKS
from sample_packets.builder.matter import Matter
from sample_packets.builder.packet import DIGITAL, Packet
from sample_packets.builder.press import press
from sample_packets.builder.truth import truth_of
from sample_packets.matters import all_matters

HERE = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=HERE, help="folder to write into")
    parser.add_argument("--only", default="", help="build this matter alone")
    chosen = parser.parse_args(arguments)
    matters = [m for m in all_matters() if chosen.only in {"", m.id}]
    for matter in matters:
        build(matter, chosen.to)
    if not chosen.only:
        (chosen.to / "README.md").write_text(readme(matters), encoding="utf-8")


def build(matter: Matter, to: Path) -> None:
    """Write one matter: its folder and loose files in the inbox, and its truth."""
    folder = to / "inbox" / matter.id
    _write(folder / "matter.json", as_json(matter.matter_json()))
    for packet in matter.packets:
        _put(folder / packet.file, press(packet))
    for packet in matter.loose:
        _put(to / "inbox" / packet.file, press(packet))
    _write(to / "truth" / f"{matter.id}.json", as_json(truth_of(matter)))


def as_json(value: object) -> str:
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def readme(matters: Sequence[Matter]) -> str:
    """Write the table of what each file is for."""
    whole = [(m, p) for m in matters for p in (*m.packets, *m.loose)]
    leaves = [leaf for _, p in whole if not p.cut_off for leaf in p.leaves]
    scanned = sum(leaf.look != DIGITAL for leaf in leaves)
    opening = (HERE / "builder" / "readme.md").read_text(encoding="utf-8")
    rows = [
        f"| `{'' if p in m.loose else m.id + '/'}{p.file}` | {_extent(p)} | {_looks(p)} |"
        f" {p.shows} |"
        for m, p in whole
    ]
    figures = (
        f"{len(matters)} matters, {len(whole)} files, {len(leaves)} pages, {scanned} of them"
        " scanned or faxed."
    )
    head = "| File in `inbox/` | Pages | How | What it shows |\n| --- | ---: | --- | --- |"
    return "\n".join([opening.rstrip(), "", figures, "", head, *rows, ""])


def _extent(packet: Packet) -> str:
    return "-" if packet.cut_off else str(len(packet.leaves))


def _looks(packet: Packet) -> str:
    order = [DIGITAL, *LOOKS]
    return ", ".join(sorted({leaf.look for leaf in packet.leaves}, key=order.index))


def _write(path: Path, text: str) -> None:
    _put(path, text.encode())


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    main()
