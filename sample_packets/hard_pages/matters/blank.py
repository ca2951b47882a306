"""Sheets with nothing on them but dirt and stamps, and sheets with very little on them."""

from __future__ import annotations

import datetime as dt

import pypdfium2

from sample_packets.builder.degrade import Gray, Look
from sample_packets.builder.press import draw, photograph
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet
from sample_packets.hard_pages import damage
from sample_packets.hard_pages.content import CLIENT, Content, us
from sample_packets.hard_pages.damage import Damage
from sample_packets.hard_pages.grids import flowsheet
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
_DIVIDERS = (
    "RADIOLOGY", "End of record", "Billing records follow", "Not applicable", "See attached film",
    "Tab 4",
)  # fmt: skip
_NOTES = (
    "Patient phoned, will come on Friday instead.",
    "Brace picked up today, fits well.",
    "Voicemail left about the MRI appointment.",
    "Copy of the films handed to her sister.",
)
_LOOKS = ("gray200", "bilevel300", "fax", "bilevel200")


def matter() -> HardMatter:
    """Blank sheets in one file, near-blank ones in another."""
    nothing, little = Packet("nothing.pdf"), Packet("little.pdf")
    for page in (*_bare(), *_stamped(), *_shining_through()):
        nothing.add(page)
    for page in (*_few_words(), *_by_hand(), *_tails()):
        little.add(page)
    return HardMatter("blank", (nothing, little))


def _sheet() -> Sheet:
    return Sheet("blank", style="blank", blank=True)


def _little(style: str) -> Sheet:
    every = ("office_visit", "intake", "radiology", "billing", "correspondence", "authorization")
    return Sheet("other", also=every, style=style)


def _bare() -> list[Page]:
    """Nothing but what machines, holes and dirt leave."""
    pages = [Page(_sheet(), look, "clean") for look in (None, "gray200", "bilevel300", "fax")]
    dirt: tuple[tuple[str, tuple[Damage, ...]], ...] = (
        ("gutter shadow", (damage.lamp_shadow(110),)),
        ("gray paper", (damage.paper(190), damage.lamp_shadow(60))),
        ("punch holes", (damage.punch_holes,)),
        ("specks", (damage.specks(500),)),
        ("fold and staple", (damage.staple_and_fold, damage.punch_holes)),
        ("black borders", (damage.black_borders(0.35),)),
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
            Page(_sheet(), look, "back shows through", (damage.show_through(back, strength),))
        )
    return pages


def _picture(sheet: Sheet) -> Gray:
    document = pypdfium2.PdfDocument(draw([sheet], embedded=True))
    picture = photograph(document[0], Look((100, 100), False))
    document.close()
    return picture


def _few_words() -> list[Page]:
    pages = []
    for n, words in enumerate(_DIVIDERS):
        divider = _little("divider")
        divider.text(
            WIDTH / 2,
            (360, 120)[n % 2],
            words,
            ("sans-b", "serif-b")[n % 2],
            18 - n,
            align="center",
        )
        pages.append(Page(divider, ("gray200", "fax", None, "bilevel200")[n % 4], "few words"))
    for n, words in enumerate(_NOTES):
        note = _little("note")
        note.text(70, 140 + 90 * n, f"{us(_DAY + dt.timedelta(days=n))}  {words}", "sans", 10)
        pages.append(Page(note, ("gray200", "gray300")[n % 2], "faint note", (damage.pale(0.3),)))
    for n, look in enumerate(_LOOKS):
        label = _little("label")
        label.text(400, 60, CLIENT.formal.upper(), "sans-b", 9)
        label.text(400, 73, f"DOB {us(CLIENT.dob)}", "sans", 9)
        label.text(400, 86, f"Tray {n + 4}{'ABCD'[n]}", "sans", 9)
        pages.append(Page(label, look, "label in the corner"))
    return pages


def _by_hand() -> list[Page]:
    """A signature over its line; a pen's note that can be read."""
    pages = []
    captions = ("Signature of patient", "Witness", "Received by", "Signature of guardian")
    names = ("Ottoline Faircloth", "Perdita Lunn", "Amos Birdwhistle", "Rosalind Faircloth")
    for n, look in enumerate(_LOOKS):
        signed = _little("signature")
        signed.line(80, 300 + 60 * n, 330, 300 + 60 * n, 0.8)
        signed.sign(96, 294 + 60 * n, names[n])
        signed.text(80, 314 + 60 * n, captions[n], "sans", 9)
        signed.text(360, 314 + 60 * n, f"Date {us(_DAY + dt.timedelta(days=n))}", "sans", 9)
        pages.append(Page(signed, look, "signature line"))
    for n, words in enumerate(
        ("Called back 4:15, no answer", "Chart copied for attorney", "Gave ice pack and sling")
    ):
        pen = _little("pen note")
        pen.hand(90, 200 + 130 * n, words, 15)
        pages.append(Page(pen, ("gray200", "gray300", "bilevel300")[n], "pen note"))
    return pages


def _tails() -> list[Page]:
    """The last lines of a document on a sheet of their own."""
    pages = []
    closings = (
        "No further entries.", "Dictated but not read.", "cc: patient portal", "Total due 214.60",
    )  # fmt: skip
    for n, words in enumerate(closings):
        tail = _little("tail")
        tail.text(72, 80, words, ("serif", "sans", "vera", "mono")[n], 11)
        tail.text(572, 776, f"FAIRCLOTH{902 + n:06d}", "mono-b", 9, align="right")
        tail.printed.append((902 + n, None))
        pages.append(Page(tail, (None, "gray200", "bilevel200", "fax")[n], "last line"))
    for n, name in enumerate(
        ("Hester Pruitt, DO", "Lucian Okonjo, MD", "Solveig Amadi, DPT", "Bertrand Nyqvist, MD")
    ):
        closing = _little("closing")
        closing.text(76, 110, "Sincerely,", "serif", 12)
        closing.text(76, 160, name, "serif", 12)
        look = ("bilevel300", "fax", "gray200", "gray300")[n]
        done = (damage.specks(400),) if n % 2 else ()
        pages.append(Page(closing, look, "closing of a letter", done))
    return pages
