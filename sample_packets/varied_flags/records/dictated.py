"""Documents of one visit that name the clinician at the head, after a dictation, by initials."""

from __future__ import annotations

from collections.abc import Callable

from sample_packets.builder.flow import Flow, Furniture, Type
from sample_packets.builder.sheet import HEIGHT, WIDTH, Sheet, number
from sample_packets.varied_flags.records.note import Note, initials_of


def _finished(note: Note, flow: Flow, furniture: Furniture) -> list[Sheet]:
    assert not note.backs
    sheets = flow.done(furniture)
    number(sheets)
    return sheets


def ward(note: Note) -> list[Sheet]:
    """A hospital's chart copy: the attending at the head, the authentication under the text."""
    kind = Type("vera", "vera-b", 8.4, 46, 46, 140, 56, 1.4)
    flow = Flow(note.visit.category, kind, "ward", note.visit)
    for head, words in note.body:
        flow.heading(head.upper(), bar=True, size=8.6)
        flow.para(words)
    signed = note.signature("dash")
    flow.space(6)
    flow.para(f"AUTHENTICATED: {note.signer}" + (f" on {signed}" if signed else ""), face="vera-i")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.frame(46, 30, WIDTH - 92, 78, 0.8)
        sheet.text(52, 44, note.place.name, "vera-b", 11)
        sheet.text(WIDTH - 52, 44, f"{at} OF {of}", "vera", 8, align="right")
        sheet.text(52, 56, f"{note.place.street}, {note.place.town}", "vera", 7.4)
        sheet.line(46, 62, WIDTH - 46, 62, 0.5)
        facts = [
            ("Pt", f"{note.patient.formal} ({note.patient.sex})"), ("Born", note.born("dash")),
            ("MR no.", note.patient.mrn), (note.dated, note.when("dash")),
            ("Attending of record", note.visit.provider), *note.says,
        ]  # fmt: skip
        for n, (label, value) in enumerate(facts[:6]):
            x, y = 52 + 268 * (n % 2), 75.0 + 14 * (n // 2)
            sheet.text(x, y, f"{label}: {value}", "vera", 8.2)
        sheet.text(WIDTH / 2, 124, note.title, "vera-b", 10, align="center")

    return _finished(note, flow, furniture)


def transcribed(note: Note) -> list[Sheet]:
    """A letter-like dictation, signed by one line that tells who dictated it and when."""
    kind = Type("serif", "serif-b", 11, 72, 72, 96, 70, 1.32)
    flow = Flow(note.visit.category, kind, "transcribed", note.visit)
    flow.para(f"Re: {note.patient.name}    b. {note.born('words')}    chart {note.patient.mrn}")
    flow.para(f"{note.dated}: {note.when('words')}", face="serif-b")
    for label, value in note.says:
        flow.para(f"{label}: {value}")
    flow.heading(note.title, size=12)
    for head, words in note.body:
        flow.para(f"{head} -- {words}" if head else words)
    flow.space(10)
    flow.para(f"Dictated and authenticated by {note.signer}")
    signed = note.signature("dash2")
    if signed:
        flow.para(f"d/t {signed}   {initials_of(note.signer)}:rv", face="serif-i")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(72, 48, note.place.name, "serif-b", 14)
        sheet.text(72, 61, f"{note.place.street} | {note.place.town}", "serif", 9)
        sheet.text(72, 72, f"telephone {note.place.phone}", "serif", 9)
        sheet.line(72, 78, WIDTH - 72, 78, 0.4)
        sheet.text(WIDTH - 72, HEIGHT - 40, f"page {at} of {of}", "serif-i", 9, align="right")
        if at > 1:
            sheet.text(72, HEIGHT - 40, f"{note.patient.name}, continued", "serif-i", 9)

    return _finished(note, flow, furniture)


def initialed(note: Note) -> list[Sheet]:
    """A house's own form: every section closes with initials, a legend at the foot tells whose."""
    kind = Type("sans", "sans-b", 9.2, 52, 52, 112, 78, 1.34)
    flow = Flow(note.visit.category, kind, "initialed", note.visit)
    own = initials_of(note.signer)
    for head, words in note.body:
        if "\n" in words:
            flow.para(f"{head}.", face="sans-b")
            flow.para(f"{words} [{own}]")
        else:
            flow.labelled(f"{head}.", f"{words} [{own}]")

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        sheet.text(52, 40, note.title.upper(), "sans-b", 13)
        sheet.text(WIDTH - 52, 40, note.place.name, "sans", 9.5, align="right")
        sheet.text(WIDTH - 52, 52, note.place.town, "sans", 8, align="right")
        sheet.text(52, 62, f"NAME {note.patient.formal}", "sans", 9)
        sheet.text(280, 62, f"BIRTHDATE {note.born('us2')}", "sans", 9)
        sheet.text(WIDTH - 52, 62, f"FILE {note.patient.mrn}", "sans", 9, align="right")
        sheet.text(52, 76, f"{note.dated.upper()} {note.when('us')}", "sans-b", 9)
        more = "   ".join(f"{k.upper()} {v}" for k, v in note.says)
        sheet.text(280, 76, more, "sans", 9)
        sheet.line(52, 84, WIDTH - 52, 84, 1)
        sheet.line(52, HEIGHT - 62, WIDTH - 52, HEIGHT - 62, 0.4)
        signed = note.signature("us")
        legend = f"Initials: {own} = {note.signer}" + (f", entered {signed}" if signed else "")
        sheet.text(52, HEIGHT - 50, legend, "sans", 8)
        sheet.text(WIDTH - 52, HEIGHT - 50, f"Sheet {at} of {of}", "sans", 8, align="right")

    return _finished(note, flow, furniture)


def worklist(note: Note) -> list[Sheet]:
    """A reading room's report as its worklist prints it: plain lines, the reader at the end."""
    kind = Type("mono", "mono-b", 8.6, 60, 60, 134, 60, 1.4)
    flow = Flow(note.visit.category, kind, "worklist", note.visit)
    for head, words in note.body:
        flow.para(head.upper(), face="mono-b")
        flow.para(words)
    flow.space(8)
    signed = note.signature("iso")
    flow.para(f"Clinician: {note.signer}" + (f"   final {signed}" if signed else ""))

    def furniture(sheet: Sheet, at: int, of: int) -> None:
        rows = (
            f"{note.place.name}   {note.place.phone}",
            f"{note.title}",
            f"{'subject':<10}{note.patient.name}   ({note.patient.sex}, {note.born('iso')})",
            f"{'id':<10}{note.patient.mrn}",
            f"{note.dated.lower():<10} {note.when('iso')}",
            "   ".join(f"{k.lower()} {v}" for k, v in note.says),
        )
        for n, words in enumerate(rows):
            sheet.text(60, 44 + 13 * n, words, "mono-b" if n < 2 else "mono", 9)
        sheet.line(60, 116, WIDTH - 60, 116, 0.8)
        sheet.text(WIDTH - 60, 44, f"[{at}/{of}]", "mono", 8.6, align="right")

    return _finished(note, flow, furniture)


LAYOUTS: dict[str, Callable[[Note], list[Sheet]]] = {
    "ward": ward, "transcribed": transcribed, "initialed": initialed, "worklist": worklist,
}  # fmt: skip
