"""Sheets with nothing on them but dirt and stamps, and sheets with very little on them."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from sample_packets.builder.degrade import Gray, Look
from sample_packets.builder.press import draw, photograph
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet
from sample_packets.hard_pages import traces
from sample_packets.hard_pages.content import Content, us
from sample_packets.hard_pages.damage import Damage
from sample_packets.hard_pages.grids import flowsheet
from sample_packets.hard_pages.matters.nearly_blank import nearly_blank
from sample_packets.hard_pages.money import claim, ledger
from sample_packets.hard_pages.pages import HardMatter, Packet, Page
from sample_packets.hard_pages.prose import chart_print, letter

_DAY = dt.date(2023, 9, 12)
_LEFT_BLANK = (
    "This page intentionally left blank.",
    "INTENTIONALLY LEFT BLANK",
    "[ Page left blank intentionally ]",
    "This page is intentionally blank",
)
_LOOKS = ("gray200", "bilevel300", "fax", "bilevel200")


def matter() -> HardMatter:
    """Blank sheets in one file, near-blank ones in another."""
    nothing, little = Packet("nothing.pdf"), Packet("little.pdf")
    for page in (*_bare(), *_stamped(), *_shining_through()):
        nothing.add(page)
    for page in nearly_blank():
        little.add(page)
    return HardMatter("blank", (nothing, little))


def _sheet() -> Sheet:
    return Sheet("blank", style="blank", blank=True)


def _bare() -> list[Page]:
    """Nothing but what machines, holes and dirt leave."""
    pages = [Page(_sheet(), look, "clean") for look in (None, "gray200", "bilevel300", "fax")]
    dirt: tuple[tuple[str, tuple[Damage, ...]], ...] = (
        ("gutter shadow", (traces.lamp_shadow(110),)),
        ("gray paper", (traces.paper(190), traces.lamp_shadow(60))),
        ("punch holes", (traces.punch_holes,)),
        ("specks", (traces.specks(500),)),
        ("fold and staple", (traces.staple_and_fold, traces.punch_holes)),
        ("black borders", (traces.black_borders(0.35),)),
    )
    for at, (how, done) in enumerate(dirt):
        pages += [Page(_sheet(), _LOOKS[(at + n) % 4], how, done) for n in (0, 1, 2)]
    return pages


def _stamped() -> list[Page]:
    """A fax machine's line, a Bates stamp, a page number, or a word that says so."""
    pages = []
    for n, look in enumerate((None, "gray200", "fax", "bilevel200")):
        bates = _sheet()
        bates.text(572, 776, f"FAIRCLOTH{431 + n:06d}", "mono-b", 9, align="right")
        bates.printed.append((431 + n, None))
        pages.append(Page(bates, look, "Bates stamp"))
        numbered = _sheet()
        numbered.text(WIDTH / 2, HEIGHT - 34, f"Page {n + 2} of 9", "vera", 8, align="center")
        numbered.printed.append((n + 2, 9))
        pages.append(Page(numbered, look, "page number"))
        left = _sheet()
        left.text(
            WIDTH / 2,
            380,
            _LEFT_BLANK[n],
            ("serif-i", "sans", "mono", "vera")[n],
            12,
            align="center",
        )
        pages.append(Page(left, look, "says so"))
    for n, look in enumerate(("fax", "fax", "coarse_fax", "bilevel200", "bilevel300")):
        faxed = _sheet()
        when = f"{us(_DAY + dt.timedelta(days=n))} 1{n}:2{n}"
        faxed.text(40, 15, f"{when}   THISTLEDOWN REHAB", "mono", 8.5)
        faxed.text(572, 15, f"P.{n + 3:03d}/018", "mono", 8.5, align="right")
        faxed.printed.append((n + 3, 18))
        pages.append(Page(faxed, look, "fax header"))
    return pages


def _shining_through() -> list[Page]:
    pages = []
    looks = ("gray200", "gray300", "bilevel200")
    for at in range(10):
        layout = (chart_print, letter, flowsheet, claim, ledger)[at // 2]
        back = _picture(layout(Content(500 + at, _DAY)))
        look, strength = looks[at % 3], (0.2, 0.28, 0.5)[at % 3]
        pages.append(
            Page(_sheet(), look, "back shows through", (traces.show_through(back, strength),))
        )
    return pages


def _picture(sheet: Sheet) -> Gray:
    document = pypdfium2.PdfDocument(draw([sheet], embedded=True))
    picture = photograph(document[0], Look((100, 100), False))
    document.close()
    return picture
