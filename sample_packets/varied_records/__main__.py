"""Write the set of varied records with its truth: `python -m sample_packets.varied_records OUT`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from sample_packets.build import as_json
from sample_packets.builder.press import press
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.matters import all_charts


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder to write into")
    parser.add_argument("--only", default="", help="write this matter alone")
    chosen = parser.parse_args(arguments)
    for chart in all_charts():
        if chosen.only in {"", chart.id}:
            write(chart, chosen.out / chart.id)


def write(chart: Chart, folder: Path) -> None:
    """Write one matter: its packets and its truth."""
    (folder / "in").mkdir(parents=True, exist_ok=True)
    (folder / "in" / "matter.json").write_text(as_json(chart.matter_json()), encoding="utf-8")
    (folder / "truth.json").write_text(as_json(chart.truth()), encoding="utf-8")
    for binder in chart.packets:
        (folder / "in" / binder.packet.file).write_bytes(press(binder.packet))


if __name__ == "__main__":
    main()
