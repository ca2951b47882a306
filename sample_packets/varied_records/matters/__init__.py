"""The matters, each with houses, people and papers of its own."""

from __future__ import annotations

from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.matters import depot_lift, harbor_crash, orchard_fall


def all_charts() -> list[Chart]:
    """Give the whole set."""
    return [depot_lift.chart(), harbor_crash.chart(), orchard_fall.chart()]
