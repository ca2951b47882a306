"""Write the set of varied records with its truth: `python -m sample_packets.varied_records OUT`."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from sample_packets.builder.press import press
from sample_packets.sets import write_chosen, write_matter
from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.matters import all_charts


def write(chart: Chart, folder: Path) -> None:
    """Write one matter: its packets and its truth."""
    packets = ((binder.packet.file, press(binder.packet)) for binder in chart.packets)
    write_matter(folder, chart.matter_json(), chart.truth(), packets)


if __name__ == "__main__":
    write_chosen(__doc__, {chart.id: partial(write, chart) for chart in all_charts()})
