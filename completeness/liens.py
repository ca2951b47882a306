"""What pages say of a lien on a provider's account, in their own words and with their places."""

from __future__ import annotations

from collections.abc import Iterable

from casefile.bills import LienStatement
from casefile.flags import Evidence, PageRef
from casefile.matters import PacketFacts
from casefile.specials import Lien
from completeness.held import Held

Stated = tuple[PacketFacts, LienStatement]


def stated_liens(held: Held) -> list[Stated]:
    """Give what the client's bills, letters and other papers say of liens, copies left out."""
    return [
        (packet, stated)
        for packet in held.facts.packets
        for stated in packet.liens
        if not held.is_foreign(packet.id, stated.page)
        and PageRef(packet.id, stated.page) not in held.duplicates
    ]


def as_liens(stated: Iterable[Stated]) -> tuple[Lien, ...]:
    """Give them as they stand in a ledger."""
    return tuple(
        Lien(s.quote, s.amount, Evidence(packet.id, s.page, s.quote, s.box)) for packet, s in stated
    )
