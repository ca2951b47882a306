"""Pages that lie on their side or on their head, by every way of coming so."""

from __future__ import annotations

import datetime as dt

from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.grids import flowsheet, panel, status_slip
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page
from sample_packets.hard_pages.prose import chart_print, letter

LAYOUTS = (chart_print, letter, flowsheet, panel, status_slip, claim, ledger)
_FIRST = dt.date(2023, 3, 1)


def matter() -> HardMatter:
    """Each layout turned each way, scanned and faxed, with and without a /Rotate of the page."""
    scanned, faxed, marked = Packet("scanned.pdf"), Packet("faxed.pdf"), Packet("marked.pdf")
    for at, layout in enumerate(LAYOUTS):
        for turn in (90, 180, 270):
            day = _FIRST + dt.timedelta(days=40 * at + turn // 30)
            look = ("gray200", "bilevel300", "gray300")[(at + turn // 90) % 3]
            own = [layout(Content(at * 9 + turn // 90 + 3 * n, day)) for n in range(3)]
            scanned.add(Page(own[0], look, f"turned {turn}", turn=turn))
            faxed.add(Page(own[1], "fax", f"turned {turn}", turn=turn))
            # The picture is stored sideways, and /Rotate undoes that: nothing is left to turn.
            how = f"stored {turn}, /Rotate undoes it"
            marked.add(Page(own[2], "bilevel200", how, page_turn=turn))
        wrong = layout(Content(at * 9 + 8, _FIRST + dt.timedelta(days=40 * at + 20)))
        turn = (90, 180, 270)[at % 3]
        marked.add(
            Page(wrong, "gray200", f"upright, /Rotate {turn} turns it", turn=turn, page_turn=turn)
        )
        digital = layout(Content(at * 9 + 7, _FIRST + dt.timedelta(days=40 * at + 25)))
        marked.add(Page(digital, None, f"/Rotate {turn} turns it", turn=turn, page_turn=turn))
    return HardMatter("turned", (scanned, faxed, marked))
