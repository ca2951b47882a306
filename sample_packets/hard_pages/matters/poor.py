"""Pages that nobody could read, and pages that look bad and can be read."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.hard_pages import damage, traces
from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.grids import flowsheet, panel
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page
from sample_packets.hard_pages.prose import chart_print, letter, small_print

_FIRST = dt.date(2023, 5, 1)
_LAYOUTS = (chart_print, letter, flowsheet, claim, ledger)

UNREADABLE = (
    ("too faint", "gray200", (damage.pale(0.06), damage.static(12, 0.01))),
    ("copied far too dark", "bilevel200", (damage.dark_copy(0.028),)),
    ("static", "bilevel200", (damage.static(300, 0.02),)),
    ("smeared", "gray200", (damage.smear(0.16),)),
    ("scanned at 32 dpi", "bilevel200", (damage.coarse(32),)),
    ("faded fax", "coarse_fax", (damage.coarse(60), damage.pale(0.42), damage.static(40, 0.005))),
)
READABLE = (
    ("", "coarse_fax", ()),
    ("light print", "gray200", (damage.pale(0.3),)),
    ("specks", "bilevel200", (traces.specks(1500),)),
    ("black borders", "bilevel300", (traces.black_borders(0.45),)),
    ("two degrees askew", "gray200", (damage.tilt(2.0),)),
    ("gray paper, gutter shadow", "gray200", (traces.paper(205), traces.lamp_shadow(90))),
)


def matter() -> HardMatter:
    """Every layout under every damage; small print and scrawls beside them."""
    bad, good = Packet("unreadable.pdf"), Packet("hard_but_readable.pdf")
    for n, layout in enumerate(_LAYOUTS):
        for at, (how, look, done) in enumerate(UNREADABLE):
            content = Content(300 + 8 * n + at, _FIRST + dt.timedelta(days=9 * n + at))
            bad.add(Page(layout(content), look, how, done, legible=False))
        for at, (how, look, done) in enumerate(READABLE):
            content = Content(350 + 8 * n + at, _FIRST + dt.timedelta(days=70 + 9 * n + at))
            # Typewriter print is too thin for the coarse mode of a fax machine.
            thin = look == "coarse_fax" and layout in {claim, ledger}
            good.add(Page(layout(content), "fax" if thin else look, how, done))
    for n, look in enumerate(("gray200", "bilevel200", "fax")):
        day = _FIRST + dt.timedelta(days=140 + n)
        bad.add(Page(_notes_page(""), look, "scrawl", (damage.scrawl(18),), legible=False))
        headed = _notes_page("Nursing notes")
        bad.add(Page(headed, look, "scrawl under a heading", (damage.scrawl(20),), legible=False))
        good.add(
            Page(
                small_print(Content(390 + n, day)),
                ("gray300", "bilevel300", "gray200")[n],
                "small print",
            )
        )
        good.add(Page(panel(Content(394 + n, day)), look, "light print", (damage.pale(0.45),)))
    return HardMatter("poor", (bad, good))


def _notes_page(heading: str) -> Sheet:
    sheet = Sheet("other", also=("inpatient", "office_visit"), style="scrawl")
    if heading:
        sheet.text(WIDTH / 2, 50, heading, "sans-b", 12, align="center")
    return sheet
