"""Ledgers and claim forms full of dates, amounts and codes, scanned clean, faxed, and worn."""

from __future__ import annotations

import datetime as dt

from sample_packets.hard_pages import damage
from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.money import claim, ledger, ruled_ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page

_FIRST = dt.date(2023, 4, 3)

_WORN = (
    ("streaks of the scanner", ledger, "level200", damage.streaks(0.09, 0.41, 0.75)),
    ("streaks of the scanner", ledger, "level300", damage.streaks(0.17, 0.77)),
    ("rules that lean", ruled_ledger, "bilevel200", damage.tilt(0.9)),
    ("rules that lean", ruled_ledger, "bilevel300", damage.tilt(-1.6)),
    ("dark paper", ruled_ledger, "gray200", damage.dark_paper(150, 7)),
    ("dark paper", ruled_ledger, "gray300", damage.dark_paper(150, 10)),
)


def matter() -> HardMatter:
    """As many of either, each page with services of its own; and ledgers that suffered."""
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
    worn = Packet("worn.pdf")
    for n, (how, layout, look, done) in enumerate(_WORN * 2):
        content = Content(220 + n, _FIRST + dt.timedelta(days=12 * n))
        worn.add(Page(layout(content), look, how, (done,)))
    return HardMatter("figures", (*packets, worn))
