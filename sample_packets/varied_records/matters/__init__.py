"""The matters, each with houses, people and papers of its own."""

from __future__ import annotations

from sample_packets.varied_records.chart import Chart
from sample_packets.varied_records.matters import (
    bridge_bus,
    depot_lift,
    ferry_slip,
    harbor_crash,
    mill_press,
    orchard_fall,
    quarry_slide,
    turnpike_rear,
)

_ALL = (
    bridge_bus, depot_lift, ferry_slip, harbor_crash, mill_press, orchard_fall, quarry_slide,
    turnpike_rear,
)  # fmt: skip


def all_charts() -> list[Chart]:
    """Give the whole set."""
    return [matter.chart() for matter in _ALL]
