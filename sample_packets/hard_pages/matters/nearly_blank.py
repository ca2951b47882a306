"""Sheets with very little on them, none of them blank."""

from __future__ import annotations

import datetime as dt

from sample_packets.builder.sheet import WIDTH, Sheet
from sample_packets.hard_pages import damage, traces
from sample_packets.hard_pages.content import CLIENT, us
from sample_packets.hard_pages.pages import Page

_DAY = dt.date(2023, 9, 12)
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


def nearly_blank() -> list[Page]:
    """A word, a faint note, a label, a signature, a last line."""
    return [*_few_words(), *_by_hand(), *_tails()]


def _little(style: str) -> Sheet:
    every = ("office_visit", "intake", "radiology", "billing", "correspondence", "authorization")
    return Sheet("other", also=every, style=style)


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
        done = (traces.specks(400),) if n % 2 else ()
        pages.append(Page(closing, look, "closing of a letter", done))
    return pages
