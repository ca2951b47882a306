"""Pages that came twice in some other dress, and pages that only look as if they did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from sample_packets.builder.sheet import Sheet
from sample_packets.hard_pages import damage, traces
from sample_packets.hard_pages.content import Content
from sample_packets.hard_pages.grids import flowsheet, panel, status_slip
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page
from sample_packets.hard_pages.prose import chart_print, film_report, letter

LAYOUTS = (chart_print, letter, flowsheet, panel, status_slip, claim, ledger)
_FIRST = dt.date(2023, 3, 6)
_MOVED = (damage.shift(0.06, -0.05), traces.specks(160))


def matter() -> HardMatter:
    """Of each layout, six pages come twice, each in its own way; all are of one template or two.

    So every page has decoys: the same form of another day. Beside them stand notes with most
    figures carried forward, pages of one ledger, corrected claims, films of either side.
    """
    first, second = Packet("chart.pdf"), Packet("second_production.pdf")
    for at, layout in enumerate(LAYOUTS):
        template = Content(600 + 10 * at, _FIRST + dt.timedelta(days=3 * at))
        for n in range(6):
            content = replace(template, story=template.story + n // 4)
            sheet = layout(content.on(content.day + dt.timedelta(days=14 * n)))
            one, other = _pair(n, at, sheet)
            second.add(replace(other, copy_of=first.add(one)))
    first.pages += _decoys(0)
    second.pages += _decoys(1)
    return HardMatter("copied", (first, second))


def _pair(way: int, at: int, sheet: Sheet) -> tuple[Page, Page]:
    """Give a page and its copy, as the sheet was reproduced the one time and the other."""
    turn = (90, 180, 270)[at % 3]
    if way == 0:
        return Page(sheet, "gray200", "first scan"), Page(
            sheet, "bilevel300", "scanned again", _MOVED
        )
    if way == 1:
        return (
            Page(
                _faxed(sheet, 4 + at, 20, "06/02/2023 09:14  COPPERLINE ORTHO"), "fax", "first fax"
            ),
            Page(
                _faxed(sheet, 1 + at, 7, "08/21/2023 16:40  RELEASE DESK"),
                "fax",
                "faxed again",
                _MOVED[:1],
            ),
        )
    if way == 2:
        return Page(sheet, "bilevel200", "upright"), Page(sheet, "gray200", "turned", turn=turn)
    if way == 3:
        return Page(sheet, None, "printed"), Page(sheet, ("gray200", "fax")[at % 2], "scan of it")
    if way == 4:
        return Page(sheet, None, "printed"), Page(_stamped(sheet, 700 + at), None, "exported again")
    smaller = (damage.shift(0.2, 0.2, 0.95),)
    # Typewriter print is too thin for the coarse mode of a fax machine.
    poor = "fax" if sheet.category == "billing" else "coarse_fax"
    return Page(sheet, "gray300", "good scan"), Page(sheet, poor, "poor copy", smaller)


def _faxed(sheet: Sheet, number: int, total: int, line: str) -> Sheet:
    faxed = sheet.copy()
    faxed.text(40, 15, line, "mono", 8.5)
    faxed.text(572, 15, f"P.{number:03d}/{total:03d}", "mono", 8.5, align="right")
    faxed.printed.append((number, total))
    return faxed


def _stamped(sheet: Sheet, number: int) -> Sheet:
    stamped = sheet.copy()
    stamped.text(572, 784, f"FAIRCLOTH{number:06d}", "mono-b", 8, align="right")
    stamped.printed.append((number, None))
    return stamped


def _decoys(which: int) -> Iterator[Page]:
    """Give the one or the other half of pages that are alike and are not the same."""
    for at, layout in enumerate(LAYOUTS):
        for n, look in list(enumerate(("bilevel200", "gray200", None, "fax")))[which::2]:
            day = _FIRST + dt.timedelta(days=60 + 7 * n + at)
            template = Content(680 + at, day, carried=0.9)
            yield Page(layout(template), look, "same template, another day")
    for n in (which, which + 2):
        content = Content(695, _FIRST + dt.timedelta(days=20 + 60 * n), part=n)
        yield Page(ledger(content), "bilevel200", "next page of one ledger")
    for n, look in enumerate(("gray300", "fax")):
        billed = Content(705 + 10 * n, _FIRST + dt.timedelta(days=90 + n), amended=bool(which))
        yield Page(claim(billed), look, "corrected claim" if which else "claim before correction")
    for n, look in enumerate((None, "bilevel200", "fax")):
        film = Content(730 + n, _FIRST + dt.timedelta(days=100 + n))
        side = ("left", "right")[which]
        yield Page(film_report(film, side), look, f"the {side} of two films of a day")
