"""Hard pages in grades, from good copies to ruined ones: every degree of legibility.

The set of hard pages is of pages that can be read or cannot; what lies between is made here. Pages
of which nothing can be read are few, as among records: too many make every poor word look worse.
"""

from __future__ import annotations

import datetime as dt

from sample_packets.hard_pages import damage
from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.grids import flowsheet, panel, status_slip
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import SCANS, Page
from sample_packets.hard_pages.prose import chart_print, letter, small_print

_FIRST = dt.date(2023, 6, 5)
_STORIES = 600
_LAYOUTS = (chart_print, letter, flowsheet, claim, ledger, panel, status_slip, small_print)
_GRAIN = damage.static(12, 0.01)
_GRADES = (
    *((look, "", ()) for look in SCANS),
    *(("gray200", "pale", (damage.pale(left), _GRAIN)) for left in (0.2, 0.14, 0.1)),
    *(("bilevel200", "static", (damage.static(level, 0.02),)) for level in (80, 130)),
    *(("gray200", "smeared", (damage.smear(inches),)) for inches in (0.025, 0.05)),
    *(("bilevel200", "scanned before", (damage.coarse(dpi),)) for dpi in (100, 75, 60)),
    ("bilevel200", "dark copy", (damage.dark_copy(0.006),)),
    ("coarse_fax", "faxed again", (damage.coarse(110),)),
)  # fmt: skip


def graded_pages() -> list[Page]:
    """Give every layout in every grade; no two say the same."""
    return [
        Page(layout(Content(_STORIES + 40 * n + at, _FIRST + dt.timedelta(days=n + at))), *grade)
        for n, layout in enumerate(_LAYOUTS)
        for at, grade in enumerate(_GRADES)
    ]
