"""Sorting and finding: from what was read of a packet to its facts, on one core."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from bench.material import changed, digital_pages, readings
from bench.measuring import Report, core_seconds
from casefile.matters import Client
from casefile.pages import PageReading
from ingest.finding.packet import PacketHead, find_packet
from ingest.sorting.sort import sort_pages

CLIENT = Client("Marisol Tennant", dt.date(1987, 11, 3))


def measure(*, sizes: tuple[int, ...] = (100, 300, 1000, 3000)) -> Report:
    """Time sorting alone and sorting with finding, for packets of growing size."""
    models = readings(digital_pages())
    alone = [page.category for page in find_packet(_head(len(models)), models, CLIENT).pages]
    rows = []
    for size in sizes:
        packet = _packet(models, size)
        sorting = core_seconds(partial(sort_pages, packet))
        found = core_seconds(partial(find_packet, _head(size), packet, CLIENT))
        kinds = [page.category for page in sort_pages(packet).pages]
        same = sum(kind is alone[n % len(alone)] for n, kind in enumerate(kinds)) / size
        rows.append((str(size), sorting, size / sorting, found, size / found, same))
    return Report(
        "finding",
        "Sorting and finding, seconds of one core",
        ("pages", "sorting, s", "pages/s", "sorting and finding, s", "pages/s", "kind as alone"),
        tuple(rows),
    )


def _packet(models: list[PageReading], size: int) -> list[PageReading]:
    """Repeat the sample pages with other numbers."""
    packet = []
    for number in range(1, size + 1):
        model = models[(number - 1) % len(models)]
        packet.append(replace(model, page=number, words=changed(model.words, number)))
    return packet


def _head(pages: int) -> PacketHead:
    return PacketHead("p-bench", "packet.pdf", "0" * 64, pages)
