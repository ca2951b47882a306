"""Page counts that a fax cover or a certificate states, against what came."""

from __future__ import annotations

from collections.abc import Iterator

from casefile.categories import FlagKind
from casefile.encounters import StatedCount
from casefile.flags import Evidence
from casefile.matters import PacketFacts
from completeness.drafts import Draft, cause
from completeness.held import Held
from completeness.phrases import pages as pages_phrase


def short_packets(held: Held, gaps: list[Draft]) -> Iterator[Draft]:
    """Flag a packet that holds fewer pages than its cover or certificate says.

    A cover counts what was sent with it, up to the next cover; a certificate what the custodian
    sent in all, so every packet that answers the request is counted. Pages that came later with a
    supplement make up for a short packet. Where a printed numbering already shows which pages are
    missing (`gaps`), both are one finding.
    """
    for packet in held.facts.packets:
        for stated, received in _counted(packet, held):
            short = stated.pages - received
            if short > 0:
                yield _flag(packet, stated, received, gaps)


def _counted(packet: PacketFacts, held: Held) -> Iterator[tuple[StatedCount, int]]:
    covers = sorted(
        (s for s in packet.stated_counts if s.source == "fax_cover"), key=lambda s: s.page
    )
    request = held.requests.get(packet.id)
    others = sum(
        p.page_count
        for p in held.facts.packets
        if p.id != packet.id and request is not None and held.requests.get(p.id) == request
    )
    starts = sorted({s.page for s in covers})
    for stated in covers:
        later = [p for p in starts if p > stated.page]
        end = later[0] if later else packet.page_count + 1
        yield stated, end - stated.page + (0 if later else others)
    for stated in packet.stated_counts:
        if stated.source == "certification":
            yield stated, packet.page_count + others


def _flag(packet: PacketFacts, stated: StatedCount, received: int, gaps: list[Draft]) -> Draft:
    source = "fax cover" if stated.source == "fax_cover" else "certificate"
    shared = [c for g in gaps if g.packet == packet.id for c in g.causes]
    return Draft(
        kind=FlagKind.MISSING_PAGES,
        identity=(packet.id, stated.source, stated.page),
        message=(
            f"{packet.file}: the {source} on {pages_phrase([stated.page])} states {stated.pages} "
            f"pages, {received} came."
        ),
        causes=(cause("short", packet.id), *shared),
        packet=packet.id,
        pages=(stated.page,),
        detail={"printed_missing": [], "printed_total": stated.pages},
        evidence=(Evidence(packet.id, stated.page, stated.quote, stated.box),),
        ask=(
            f"The rest of what you sent: your {source} states {stated.pages} pages, and {received} "
            "arrived."
        ),
    )
