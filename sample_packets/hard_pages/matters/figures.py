"""Ledgers and claim forms full of dates, amounts and codes, scanned clean and faxed."""

from __future__ import annotations

import datetime as dt

from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page

_FIRST = dt.date(2023, 4, 3)


def matter() -> HardMatter:
    """As many of either, each page with services of its own."""
    packets = []
    for n, (file, looks) in enumerate(
        (("clean.pdf", ("gray300", "bilevel300", "gray200")), ("faxed.pdf", ("fax",)))
    ):
        packet = Packet(file)
        for at in range(8):
            layout = ledger if at % 2 else claim
            content = Content(200 + 10 * n + at, _FIRST + dt.timedelta(days=30 * at + n))
            packet.add(Page(layout(content), looks[at % len(looks)], ""))
        packets.append(packet)
    return HardMatter("figures", tuple(packets))
